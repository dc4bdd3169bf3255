"""Whether a folder holds a theme: its schema, what it refers to, and the contrast of what meets.

The pairs of roles that meet on a screen, and how far apart they must be (WCAG 2.2: 4.5 for words,
1.4.3; 3 for shapes, 1.4.11), stand in themes/pairs.json.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMES = ("light", "dark", "contrast")
ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)")
FONTS = "fonts.txt"  # files of npm packages that the build puts into fonts/

Json = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    where: str  # "theme.json roles.dark.focus"
    what: str
    cure: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.cure}"


def luminance(color: str) -> float:
    """WCAG's relative luminance of "#rrggbb"; an alpha channel is left out."""
    channels = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG's contrast ratio of two opaque colours, 1..21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check(folder: Path, themes: Path) -> list[Fault]:
    """Every fault of the theme in `folder`; `themes` has schema.json and pairs.json."""
    file = folder / "theme.json"
    if not file.is_file():
        return [Fault(str(folder), "has no theme.json.", "Copy one of themes/ and change it.")]
    try:
        theme = json.loads(file.read_text("utf-8"))
    except ValueError as error:
        return [Fault("theme.json", f"is no JSON ({error}).", "Correct it there.")]
    faults = schema_faults(theme, json.loads((themes / "schema.json").read_text("utf-8")))
    if faults:  # what follows takes its form for granted
        return faults
    faults = palette_faults(theme)
    if not faults:
        faults = contrast_faults(theme, json.loads((themes / "pairs.json").read_text("utf-8")))
    return faults + file_faults(theme, folder)


def schema_faults(theme: Any, schema: Json) -> list[Fault]:
    from jsonschema import Draft202012Validator

    faults = []
    for error in sorted(Draft202012Validator(schema).iter_errors(theme), key=lambda e: str(e.path)):
        where = "theme.json " + ".".join(str(step) for step in error.absolute_path)
        rule = error.validator
        cure = "See themes/schema.json."
        if rule == "required":
            cure = "Add it; themes/northwind/theme.json has one to start from."
        elif rule == "additionalProperties":
            cure = "Take it out, or correct its spelling."
        elif rule == "pattern" and "palette" in error.absolute_path:
            cure = 'Write it as "#rrggbb" or "#rrggbbaa", in small letters.'
        elif rule in ("minimum", "maximum"):
            cure = f"The {rule} is {error.validator_value}."
        faults.append(Fault(where.strip(), f"{error.message}.", cure))
    return faults


def palette_faults(theme: Json) -> list[Fault]:
    palette, used, faults = theme["palette"], set(), []
    for scheme in SCHEMES:
        for role, name in theme["roles"][scheme].items():
            used.add(name)
            if name not in palette:
                where = f"theme.json roles.{scheme}.{role}"
                cure = "Name one of the palette, or add it there."
                faults.append(Fault(where, f'names "{name}", which the palette lacks.', cure))
    for name in palette:
        if name not in used:
            where = f"theme.json palette.{name}"
            faults.append(Fault(where, "no role uses it.", "Take it out, or give it a role."))
    return faults


def contrast_faults(theme: Json, pairs: list[Json]) -> list[Fault]:
    faults = []
    for scheme in SCHEMES:
        roles = {role: theme["palette"][name] for role, name in theme["roles"][scheme].items()}
        for pair in pairs:
            front, least = pair["front"], pair["least"]
            for ground in pair["grounds"]:
                ratio = contrast(roles[front], roles[ground])
                if ratio >= least:
                    continue
                darker = luminance(roles[front]) < luminance(roles[ground])
                faults.append(
                    Fault(
                        f"theme.json roles.{scheme}",
                        f"{front} ({roles[front]}) on {ground} ({roles[ground]}) has a contrast "
                        f"of {ratio:.2f} and needs {least} ({pair['where']}).",
                        f"Make {front} {'darker' if darker else 'lighter'}, "
                        f"or {ground} {'lighter' if darker else 'darker'}.",
                    )
                )
    return faults


def file_faults(theme: Json, folder: Path) -> list[Fault]:
    faults = []
    if theme["id"] != folder.resolve().name:
        what = f'is "{theme["id"]}", the folder is "{folder.resolve().name}".'
        faults.append(Fault("theme.json id", what, "Give both the same name."))
    for key, name in theme["logo"].items():
        if not (folder / name).is_file():
            what = f"names {name}, which is not there."
            faults.append(Fault(f"theme.json logo.{key}", what, "Draw it, 148 by 32."))
    faults += style_faults(theme, folder)
    for tag in theme.get("strings", []):
        faults += string_faults(folder / "strings" / f"{tag}.json", tag)
    return faults


def style_faults(theme: Json, folder: Path) -> list[Fault]:
    """brand.css is there, and what it loads is the brand's own."""
    if "css" not in theme:
        return []
    file = folder / theme["css"]
    if not file.is_file():
        what = f"names {file.name}, which is not there."
        return [Fault("theme.json css", what, "Write it, or take the line out.")]
    faults, built = [], set()
    if (folder / FONTS).is_file():
        built = {f"fonts/{Path(line).name}" for line in (folder / FONTS).read_text().split()}
    for address in ADDRESS.findall(file.read_text("utf-8")):
        if "//" in address:
            cure = "Put the file into the theme's folder: people's browsers ask nobody else."
            faults.append(Fault(file.name, f"loads {address}.", cure))
        elif not (folder / address).is_file() and address not in built:
            cure = f"Add it, or name its npm file in {FONTS}."
            faults.append(Fault(file.name, f"loads {address}, which is not there.", cure))
    return faults


def string_faults(file: Path, tag: str) -> list[Fault]:
    where = f"strings/{tag}.json"
    if not file.is_file():
        cure = "Write it, or take the language out of theme.json."
        return [Fault(where, "is not there.", cure)]
    catalogue = file.resolve().parents[3] / "assets" / where
    try:
        own = json.loads(file.read_text("utf-8"))
        known = json.loads(catalogue.read_text("utf-8")) if catalogue.is_file() else own
    except ValueError as error:
        return [Fault(where, f"is no JSON ({error}).", "Correct it there.")]
    cure = f"Correct its spelling: assets/{where} has all keys."
    return [
        Fault(where, f'"{key}" is no text of the portal.', cure) for key in own if key not in known
    ]
