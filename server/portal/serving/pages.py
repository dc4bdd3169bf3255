"""The page of the portal: as built, with the brand that is shown there put in.

So the first paint is the brand's already, and what the program needs first is on its way.
"""
from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs

from django.conf import settings
from django.db import Error as DatabaseError

from portal import themes
from portal.serving import framed
from portal.serving.answering import Header

log = logging.getLogger("portico.errors")

LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")
RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")


@dataclass(frozen=True)
class Asked:
    """What a page's request says about whose brand it wants."""

    host: str
    cookies: dict[str, str]
    query: str
    framed: bool = False  # within a page of another site


@dataclass(frozen=True)
class Naming:
    """What a page is served with."""

    theme: str
    headers: tuple[Header, ...] = ()
    origins: tuple[str, ...] = ()  # that may frame the page
    has_session: bool = False  # somebody is signed in: the whole portal, not its entrance
    is_kiosk: bool = False  # a kiosk's browser: its page, at every address


def asked(headers: dict[bytes, bytes], query: bytes, is_framed: bool = False) -> Asked:
    host = headers.get(b"host", b"").decode("latin-1")
    host = (host if host.endswith("]") else host.rsplit(":", 1)[0]).lower()
    cookies = {}
    for part in headers.get(b"cookie", b"").decode("latin-1").split(";"):
        name, _, value = part.strip().partition("=")
        cookies[name] = value
    return Asked(host, cookies, query.decode("latin-1"), is_framed)


def name_theme(page: Asked) -> Naming:
    """In a demonstration `?theme=` tries one, until `?theme=` with nothing ends it."""
    from accounts import brand, customers, sessions
    from accounts.kiosks import devices

    headers: tuple[Header, ...] = ()
    if page.framed:
        return _name_framed(page)
    try:
        tried = parse_qs(page.query, keep_blank_values=True).get("theme")
        if settings.DEMO and tried is not None:
            theme = brand.tried_theme(tried[-1])
            age = "" if theme else "; Max-Age=0"
            cookie = f"{brand.TRIED}={theme}; Path=/; HttpOnly; SameSite=Lax{age}"
            headers = ((b"set-cookie", cookie.encode("latin-1")),)
        else:
            theme = brand.tried_theme(page.cookies.get(brand.TRIED))
        session = sessions.find(page.cookies.get(sessions.COOKIE, ""), note=False)
        kiosk = devices.find(page.cookies.get(devices.COOKIE, ""), page.host)
        if not theme:
            own = []
            if session:
                own = customers.customers_of(session.person, page.host, session.seller_only)
            seller = kiosk.seller if kiosk else brand.seller_at(page.host)
            theme = brand.theme_of(seller, page.host, own[0][0] if own else None)
        return Naming(theme, headers, has_session=session is not None, is_kiosk=kiosk is not None)
    except DatabaseError as error:  # The page says it better than an answer without one.
        log.error("no theme for a page", exc_info=error)
        return Naming(themes.PLAIN)


def _name_framed(page: Asked) -> Naming:
    """What its seller says; nobody frames a page whose seller can't be asked."""
    from accounts import brand

    try:
        seller = brand.seller_at(page.host)
    except DatabaseError as error:
        log.error("no theme for a page", exc_info=error)
        return Naming(themes.PLAIN, framed.page_headers(()))
    origins = tuple(seller.frame_origins) if seller else ()
    theme = brand.theme_of(seller, page.host)
    return Naming(theme, framed.page_headers(origins), origins)


def with_origins(page: bytes, origins: tuple[str, ...]) -> bytes:
    """The framed page hears the origins that may frame it, and no other."""
    return page.replace(b'origins=""', f'origins="{escape(" ".join(origins))}"'.encode())


def branded(page: bytes, theme: str) -> bytes:
    """The page as built (shell/portal.html) names one theme: `theme` takes its place. A brand
    for one language first names that, too."""
    if not themes.described(theme):
        return page
    text = page.decode("utf-8").replace(f"/themes/{themes.PLAIN}/", f"/themes/{theme}/")
    named = f'theme="{theme}"'
    locale = themes.described(theme).get("locale")
    if isinstance(locale, str) and LOCALE.fullmatch(locale):
        named += f' locale="{locale}"'
        direction = "rtl" if locale.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        text = text.replace(
            '<html lang="en" dir="ltr">', f'<html lang="{locale}" dir="{direction}">'
        )
    return text.replace(f'theme="{themes.PLAIN}"', named).encode("utf-8")
