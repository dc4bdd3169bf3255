"""The portal as an app that people install: its manifest and icons, made from the brand's files.

https://www.w3.org/TR/appmanifest/
"""
from __future__ import annotations

import json
import re

from portal import themes
from portal.serving.pages import LOCALE, RIGHT_TO_LEFT

MANIFEST = "/manifest.webmanifest"
ICON = "app-icon.svg"  # of each theme, made from its files
OWN_ICON = "icon.svg"  # of a theme that has one: a full square, what counts in the middle 80 %
SIZE, CORNER = 512, 112  # of the icon, in its own units
LOGO_WIDTH = 368  # of a logo that stands in for the icon

_ROOT = re.compile(r"<svg\b([^>]*)>(.*)</svg>", re.DOTALL)
_ATTRIBUTE = re.compile(r'\b(viewBox|width|height)="([^"]*)"')


def manifest(theme: str) -> bytes:
    described = themes.described(theme)
    name = str(described.get("name", theme))
    answer: dict[str, object] = {
        "id": "/",
        "name": name,
        "short_name": name.split()[0],
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "icons": _icons(theme),
    }
    locale = described.get("locale")
    if isinstance(locale, str) and LOCALE.fullmatch(locale):
        answer["lang"] = locale
        answer["dir"] = "rtl" if locale.split("-")[0] in RIGHT_TO_LEFT else "ltr"
    for member, role in (("background_color", "canvas"), ("theme_color", "accent")):
        colour = themes.colour(theme, "light", role)
        if colour:
            answer[member] = colour[:7]
    return json.dumps(answer, ensure_ascii=False).encode()


def _icons(theme: str) -> list[dict[str, str]]:
    icon = {"sizes": "any", "type": "image/svg+xml"}
    made = {"src": f"/themes/{theme}/{ICON}", "purpose": "any", **icon}
    own = {"src": f"/themes/{theme}/{OWN_ICON}", "purpose": "maskable", **icon}
    return [made, own] if themes.find(theme, OWN_ICON) else [made]


def icon(theme: str) -> bytes | None:
    """The theme's icon with round corners; without one its logo on a plain ground."""
    own = themes.find(theme, OWN_ICON)
    logo = themes.described(theme).get("logo", {}).get("light", "")
    file = own or themes.find(theme, str(logo))
    found = _ROOT.search(file.read_text("utf-8")) if file else None
    if not found:
        return None
    said = dict(_ATTRIBUTE.findall(found[1]))
    box = said.get("viewBox") or f'0 0 {said.get("width", 1)} {said.get("height", 1)}'
    ground = themes.colour(theme, "light", "surface")
    side = SIZE if own else LOGO_WIDTH
    at = (SIZE - side) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        f'<clipPath id="corners"><rect width="{SIZE}" height="{SIZE}" rx="{CORNER}"/></clipPath>'
        f'<g clip-path="url(#corners)">'
        + (f'<rect width="{SIZE}" height="{SIZE}" fill="{ground}"/>' if ground else "")
        + f'<svg x="{at:g}" y="{at:g}" width="{side}" height="{side}" viewBox="{box}">'
        + f"{found[2]}</svg>"
        "</g></svg>"
    ).encode()
