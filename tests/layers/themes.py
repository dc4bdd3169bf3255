#!/usr/bin/python3
"""Every theme is complete, and what meets on a screen can be told apart (WCAG 2.2 AA)."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

THEMES = Path(__file__).resolve().parents[2] / "themes"

TEXT = 4.5  # 1.4.3 Contrast (Minimum)
SHAPE = 3.0  # 1.4.11 Non-text Contrast

GROUNDS = ["canvas", "surface", "surface-sunken", "surface-hover"]
STATUSES = ["positive", "warning", "danger", "info", "neutral"]

# (foreground, grounds, least ratio)
PAIRS: list[tuple[str, list[str], float]] = [
    ("text", [*GROUNDS, "accent-soft", "field", "skeleton"], TEXT),
    ("text", [f"{status}-soft" for status in STATUSES], TEXT),
    ("text-muted", [*GROUNDS, "field"], TEXT),
    ("text-on-accent", ["accent", "accent-hover", "accent-pressed"], TEXT),
    ("accent-text", [*GROUNDS, "accent-soft"], TEXT),
    *[(status, [f"{status}-soft", *GROUNDS], TEXT) for status in STATUSES],
    ("border-strong", ["field", "surface"], SHAPE),
    ("accent", ["surface", "canvas"], SHAPE),
    ("focus", ["surface", "canvas", "field"], SHAPE),
    *[(f"series{number}", ["surface"], SHAPE) for number in range(1, 6)],
]

Rgb = tuple[float, float, float]


def rgb(color: str) -> Rgb:
    """The colour's channels, 0..1; an alpha channel is left out."""
    return (int(color[1:3], 16) / 255, int(color[3:5], 16) / 255, int(color[5:7], 16) / 255)


def luminance(color: str) -> float:
    """WCAG's relative luminance."""
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(color)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two opaque colours, 1..21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def scheme_faults(roles: dict[str, str], palette: dict[str, str]) -> list[str]:
    """Roles without a colour, and pairs too alike."""
    missing = [
        f"{role} names {name}, which is not in the palette"
        for role, name in roles.items()
        if name not in palette
    ]
    if missing:
        return missing
    faults = []
    for front, grounds, least in PAIRS:
        for ground in grounds:
            ratio = contrast(palette[roles[front]], palette[roles[ground]])
            if ratio < least:
                faults.append(f"{front} on {ground}: {ratio:.2f}, wants {least}")
    return faults


def theme_faults(theme: dict, schema: dict) -> list[str]:
    """What the schema demands (its part that themes use), and each scheme's contrast."""
    faults = [f"no {key}" for key in schema["required"] if key not in theme]
    faults += [f"unknown {key}" for key in theme if key not in schema["properties"]]
    if faults:
        return faults
    wanted = set(schema["$defs"]["roles"]["required"])
    faults += [
        f"palette {name}: {color} is no colour"
        for name, color in theme["palette"].items()
        if not re.fullmatch(r"#[0-9a-f]{6}([0-9a-f]{2})?", color)
    ]
    for scheme in schema["properties"]["roles"]["required"]:
        roles = theme["roles"].get(scheme, {})
        faults += [f"{scheme}: no role {role}" for role in sorted(wanted - set(roles))]
        faults += [f"{scheme}: unknown role {role}" for role in sorted(set(roles) - wanted)]
        if wanted == set(roles) and not faults:
            faults += [f"{scheme}: {fault}" for fault in scheme_faults(roles, theme["palette"])]
    used = {name for roles in theme["roles"].values() for name in roles.values()}
    return faults + [f"palette {name} has no role" for name in theme["palette"] if name not in used]


def main() -> int:
    """Prints the faults of every theme; 1 when there are any."""
    schema = json.loads((THEMES / "schema.json").read_text())
    count = 0
    for path in sorted(THEMES.glob("*/theme.json")):
        theme = json.loads(path.read_text())
        faults = theme_faults(theme, schema)
        for key in ("light", "dark"):
            logo = path.parent / theme["logo"][key]
            if not logo.exists():
                faults.append(f"no picture {logo.name}")
        for fault in faults:
            print(f"{path.relative_to(THEMES.parent)}: {fault}")
        count += len(faults)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
