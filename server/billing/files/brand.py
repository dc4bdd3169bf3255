"""A seller's colour and logo for its files, out of its theme."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import Seller
from portal import themes

PLAIN_ACCENT = "#1f4b99"
LOGOS = (("logo.svg", "image/svg+xml"), ("logo.png", "image/png"))


@dataclass(frozen=True)
class Brand:
    accent: str  # "#rrggbb"
    logo: bytes = b""
    logo_type: str = ""


def brand_of(seller: Seller) -> Brand:
    accent = (themes.colour(seller.theme, "light", "accent") or PLAIN_ACCENT)[:7]
    for name, media_type in LOGOS:
        file = themes.find(seller.theme, name)
        if file is not None:
            return Brand(accent, file.read_bytes(), media_type)
    return Brand(accent)
