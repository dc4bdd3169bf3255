"""A seller's colour and logo for its files, out of themes/ (a folder a brand)."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from accounts.models import Seller
from django.conf import settings

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
SLUG = re.compile(r"[a-z0-9-]{1,40}\Z")
PLAIN_ACCENT = "#1f4b99"
LOGOS = (("logo.svg", "image/svg+xml"), ("logo.png", "image/png"))


@dataclass(frozen=True)
class Brand:
    accent: str  # "#rrggbb"
    logo: bytes = b""
    logo_type: str = ""


def brand_of(seller: Seller) -> Brand:
    return _brand(seller.theme) if SLUG.match(seller.theme) else Brand(PLAIN_ACCENT)


@lru_cache(maxsize=32)
def _brand(theme: str) -> Brand:
    folders = [Path(settings.DIST) / "themes" / theme, Path(settings.ROOT) / "themes" / theme]
    folder = next((each for each in folders if (each / "theme.json").is_file()), None)
    if folder is None:
        return Brand(PLAIN_ACCENT)
    try:
        described: dict[str, Any] = json.loads((folder / "theme.json").read_text("utf-8"))
    except (OSError, ValueError):
        described = {}
    for name, media_type in LOGOS:
        if (folder / name).is_file():
            return Brand(_accent(described), (folder / name).read_bytes(), media_type)
    return Brand(_accent(described))


def _accent(described: dict[str, Any]) -> str:
    """The role "accent" for light backgrounds: a colour or the palette's name of one."""
    palette = described.get("palette", {})
    roles = described.get("roles", {})
    light = roles.get("light", roles)
    named = light.get("accent") or light.get("primary") if isinstance(light, dict) else None
    for value in (named, palette.get(named) if isinstance(named, str) else None):
        if isinstance(value, str) and COLOUR.match(value):
            return value
    return PLAIN_ACCENT
