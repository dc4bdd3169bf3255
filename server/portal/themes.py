"""Brands as files, a folder each: those of PORTICO_THEMES and those of the built client.

A folder that is put there is a theme from then on. Where both have a file, the newer counts.
"""
from __future__ import annotations

import json
import re
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings

ID = re.compile(r"[a-z][a-z0-9-]{0,39}\Z")
COLOUR = re.compile(r"#[0-9a-f]{6}([0-9a-f]{2})?\Z")
PLAIN = "northwind"  # where nothing names a theme


def find(theme: str, name: str) -> Path | None:
    """A file of the theme, by its name below the theme's folder. REQUIRES: `name` is no address
    that leads out of it."""
    if not ID.match(theme):
        return None
    newest: tuple[int, Path] | None = None
    for folder in (Path(settings.THEMES), Path(settings.DIST, "themes")):
        file = folder / theme / name
        with suppress(OSError):  # Not there, or not for us to read.
            changed_ns = file.stat().st_mtime_ns
            if file.is_file() and (newest is None or changed_ns > newest[0]):
                newest = (changed_ns, file)
    return newest[1] if newest else None


def names() -> list[str]:
    found: set[str] = set()
    for folder in (Path(settings.THEMES), Path(settings.DIST, "themes")):
        with suppress(OSError):
            found.update(file.parent.name for file in folder.glob("*/theme.json"))
    return sorted(name for name in found if ID.match(name))


def described(theme: str) -> dict[str, Any]:
    """What theme.json says; nothing where it is not there, or no JSON."""
    file = find(theme, "theme.json")
    return _read(file, file.stat().st_mtime_ns) if file else {}


@lru_cache(maxsize=64)
def _read(file: Path, _changed_ns: int) -> dict[str, Any]:
    try:
        read = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return read if isinstance(read, dict) else {}


def colour(theme: str, scheme: str, role: str) -> str | None:
    """ "#rrggbb" or "#rrggbbaa"."""
    known = described(theme)
    name = known.get("roles", {}).get(scheme, {}).get(role)
    found = known.get("palette", {}).get(name)
    return found if isinstance(found, str) and COLOUR.match(found) else None


def first_paint(theme: str) -> str:
    """CSS of the page's ground until the program draws: the brand's, from the first paint on."""
    rules, loud = [], []
    for name, role in (("page", "canvas"), ("outline", "skeleton")):
        light, dark, more = (colour(theme, each, role) for each in ("light", "dark", "contrast"))
        if light and dark and more:
            rules.append(f"--portico-{name}:light-dark({light},{dark})")
            loud.append(f"--portico-{name}:{more}")
    media = "(prefers-contrast:more),(forced-colors:active)"
    return f":root{{{';'.join(rules)}}}\n@media {media}{{:root{{{';'.join(loud)}}}}}\n"
