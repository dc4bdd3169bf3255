#!/usr/bin/python3
"""Holds assets/strings: every text that the screens ask for is there in every language, no text is
left over, places agree, plurals are complete, and nothing was left in English.

Prints each breach, and `N passed, N failed` over texts and languages.
"""

import json
import re
import sys
from pathlib import Path
from typing import Union

ROOT = Path(__file__).resolve().parent.parent.parent
STRINGS = ROOT / "assets" / "strings"
Text = Union[str, dict[str, str]]

# CLDR plural categories of cardinal numbers that the language tells apart.
CATEGORIES = {"en": {"one", "other"}, "fa": {"one", "other"}, "fil": {"one", "other"}}

# Keys are made of a literal start and a word of the domain: "status." + name.
KEY = re.compile(r'"([a-z_]+(?:\.[A-Za-z0-9_-]+)*\.?)"')
PLACE = re.compile(r"\{([a-z_]+)\}")


def load(tag: str) -> dict[str, Text]:
    pairs = json.loads(
        (STRINGS / f"{tag}.json").read_text(encoding="utf-8"), object_pairs_hook=list
    )
    names = [name for name, _ in pairs]
    twice = {name for name in names if names.count(name) > 1}
    if twice:
        raise SystemExit(f"{tag}: {sorted(twice)} written twice")
    return {name: dict(text) if isinstance(text, list) else text for name, text in pairs}


def literals() -> set[str]:
    found: set[str] = set()
    for folder in ("screens", "app"):
        for file in sorted((ROOT / "src" / folder).glob("*.cpp")):
            found |= set(KEY.findall(file.read_text(encoding="utf-8")))
    return found


def places(text: Text) -> set[str]:
    forms = [text] if isinstance(text, str) else text.values()
    return set().union(*(set(PLACE.findall(form)) for form in forms))


def allowed() -> set[tuple[str, str]]:
    lines = (STRINGS / "same-as-english.txt").read_text(encoding="utf-8").splitlines()
    return {(line.split()[0], line.split()[1]) for line in lines if line and line[0] != "#"}


def breaches_of_use(english: dict[str, Text], used: set[str]) -> list[str]:
    """Texts that no code asks for, and literals below a known start that have no text."""
    starts = {name for name in used if name.endswith(".")}
    found = [
        f"en: {key} is used by no screen"
        for key in english
        if key not in used and not any(key.startswith(start) for start in starts)
    ]
    heads = {key.split(".")[0] for key in english if "." in key}
    files = {"receipt.pdf", "theme.json"}  # names of files, not of texts
    for name in sorted(used - files):
        if "." not in name or name.split(".")[0] not in heads:
            continue
        if name.endswith(".") and not any(key.startswith(name) for key in english):
            found.append(f"en: nothing begins with {name}")
        elif not name.endswith(".") and name not in english:
            found.append(f"en: {name} is missing")
    return found


def breaches_of(tag: str, english: dict[str, Text], texts: dict[str, Text]) -> list[str]:
    found = [f"{tag}: {key} is missing" for key in english if key not in texts]
    found += [f"{tag}: {key} is not in en" for key in texts if key not in english]
    same = allowed()
    for key, text in texts.items():
        if key not in english:
            continue
        if isinstance(text, dict) != isinstance(english[key], dict):
            found.append(f"{tag}: {key} is a plural in one language only")
            continue
        if isinstance(text, dict) and set(text) != CATEGORIES[tag]:
            found.append(f"{tag}: {key} has the plural forms {sorted(text)}")
        # "A payment is waiting" says one without its number.
        if places(text) != places(english[key]):
            found.append(f"{tag}: {key} has the places {sorted(places(text))}")
        empty = text == "" or (isinstance(text, dict) and "" in text.values())
        if empty:
            found.append(f"{tag}: {key} is empty")
        if tag != "en" and text == english[key] and (tag, key) not in same:
            found.append(f"{tag}: {key} is English")
        if tag != "en" and text != english[key] and (tag, key) in same:
            found.append(f"{tag}: {key} differs from English, take it off same-as-english.txt")
    return found


def main() -> int:
    english = load("en")
    found = breaches_of_use(english, literals())
    count = 0
    for tag in CATEGORIES:
        texts = load(tag)
        count += len(texts)
        found += breaches_of(tag, english, texts)
    for line in found:
        print(line)
    print(f"{count - min(count, len(found))} passed, {len(found)} failed")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
