"""A kiosk is known by a cookie, which its supervisor puts into each fresh browser.

It says whose kiosk it is, and nothing of anybody: without it nobody can try codes, and a browser
that holds it is shown the kiosk's page at every address.
"""
from __future__ import annotations

import hashlib
import secrets

from django.db import transaction
from django.http import HttpRequest

from accounts.brand import host_of, shown_at
from accounts.models import Kiosk, Seller
from portal import clock
from portal.problems import Problem

COOKIE = "portico_kiosk"
_TOKEN_CHARACTERS = 43


def add(seller: Seller, name: str, idle_seconds: int) -> str:
    """Its token, told this once. IntegrityError where another has the name."""
    token = secrets.token_urlsafe(32)
    Kiosk.objects.create(
        name=name,
        seller=seller,
        token_hash=token_hash(token),
        idle_seconds=idle_seconds,
        created_at=clock.now(),
    )
    return token


def remove(kiosk: Kiosk) -> int:
    """Ends it, and what was begun at it: how many sessions."""
    from accounts.views import end

    with transaction.atomic():
        sessions = list(kiosk.sessions.select_related("person"))
        end(sessions)
        kiosk.delete()
    return len(sessions)


def find(token: str, host: str) -> Kiosk | None:
    """The kiosk of a cookie, at this host name."""
    if len(token) != _TOKEN_CHARACTERS or not token.isascii():
        return None
    kiosk = Kiosk.objects.select_related("seller").filter(token_hash=token_hash(token)).first()
    return kiosk if kiosk is not None and shown_at(kiosk.seller, host) else None


def of_cookie(request: HttpRequest) -> Kiosk | None:
    return find(request.COOKIES.get(COOKIE, ""), host_of(request))


def kiosk_of(request: HttpRequest) -> Kiosk:
    kiosk = of_cookie(request)
    if kiosk is None:
        raise Problem("no-kiosk", 403, "This device is no kiosk.", "Ask who runs it.")
    return kiosk


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
