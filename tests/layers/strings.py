#!/usr/bin/python3
"""Every language says everything: assets/strings/*.json against en.json and against the sources,
and so do the texts that lie elsewhere (elsewhere.py).

A text is missing, left in English, without a place ({name}) that English has, or asked for by a
key that nobody wrote: each is printed. What is rightly the same as English is in
same-as-english.txt beside them ("locale key", one a line).
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Union

sys.path.insert(0, str(Path(__file__).resolve().parent))

import elsewhere  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDER = ROOT / "assets" / "strings"
SAME = FOLDER / "same-as-english.txt"
LIST = ROOT / "src" / "app" / "languages.h"
# Where languages are listed once more; each must name the same.
LISTS = {
    "contract/openapi.yaml": r"enum: \[(en, .*?)\]",
    "server/portal/settings.py": r"LOCALES = \[(.*?)\]",
}
SOURCE_FOLDERS = ("src/screens", "src/app", "src/ui", "src/api", "src/gallery", "web")
# The plural categories of each language, by Unicode CLDR (and `Intl.PluralRules` of the browsers).
CATEGORIES = {
    "ar": {"zero", "one", "two", "few", "many", "other"},
    "de": {"one", "other"},
    "en": {"one", "other"},
    "es": {"one", "many", "other"},
    "fa": {"one", "other"},
    "fil": {"one", "other"},
    "fr": {"one", "many", "other"},
    "hi": {"one", "other"},
    "ja": {"other"},
    "th": {"other"},
}
KEY = re.compile(r"[\"'`]([a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+)[\"'`]")
# "error." + name, or name + ".title": keys made at run time.
PREFIX = re.compile(r"[\"'`]([a-z][a-z0-9_.]*\.)[\"'`$]")
SUFFIX = re.compile(r"[\"'`}]((?:\.[a-z0-9_]+)+)[\"'`]")

Text = Union[str, dict[str, str]]
Table = dict[str, Text]


def forms(text: Text) -> dict[str, str]:
    return text if isinstance(text, dict) else {"": text}


def places(text: Text) -> set[str]:
    found = (re.findall(r"\{(\w+)\}", form) for form in forms(text).values())
    return {name for names in found for name in names}


def compare(locale: str, english: Table, other: Table, same: set[str]) -> Iterator[str]:
    """What is wrong with a language beside English."""
    for key in sorted(english.keys() - other.keys()):
        yield f"{locale}: {key} is missing"
    for key in sorted(other.keys() - english.keys()):
        yield f"{locale}: {key} is not in English"
    for key in sorted(english.keys() & other.keys()):
        here, there = other[key], english[key]
        if isinstance(here, dict) != isinstance(there, dict):
            yield f"{locale}: {key} is a plural in one language only"
            continue
        if places(here) != places(there):
            yield f"{locale}: {key} has places {sorted(places(here))}, not {sorted(places(there))}"
        if here == there and locale != "en" and f"{locale} {key}" not in same:
            yield f"{locale}: {key} is still English: {here}"


def form_breaches(locale: str, table: Table) -> Iterator[str]:
    for key, text in table.items():
        if isinstance(text, dict) and text.keys() != CATEGORIES.get(locale):
            yield f"{locale}: {key} needs CLDR's plural categories of that language"
        if any(not form.strip() for form in forms(text).values()):
            yield f"{locale}: {key} is empty"


def use_breaches(english: Table, sources: dict[str, str]) -> Iterator[str]:
    """Keys that the sources ask for and nobody wrote, and those that nobody asks for."""
    topics = {key.split(".")[0] for key in english}
    used: set[str] = set()
    prefixes: set[str] = set()
    suffixes: set[str] = set()
    for path, text in sources.items():
        for key in KEY.findall(text):
            used.add(key)
            if key.split(".")[0] in topics and key not in english:
                yield f"{path}: {key} is in no language"
        prefixes.update(PREFIX.findall(text))
        suffixes.update(SUFFIX.findall(text))
    for key in sorted(english.keys() - used):
        made = any(key.startswith(prefix) for prefix in prefixes)
        made = made or any(key.endswith(suffix) for suffix in suffixes)
        whole = any(f'"{key}"' in text for text in sources.values())
        if not made and not whole:
            yield f"en: {key} is never used"


def list_breaches(offered: list[str], texts: dict[str, str]) -> Iterator[str]:
    """Lists of languages that differ from what the portal offers."""
    for path, pattern in LISTS.items():
        found = re.findall(pattern, texts[path])
        if not found:
            yield f"{path}: no list of languages"
        for names in found:
            if re.findall(r"[\w-]+", names) != offered:
                yield f"{path}: lists {names}, {LIST.name} lists {', '.join(offered)}"


def read_sources() -> dict[str, str]:
    texts = {}
    for folder in SOURCE_FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in (".cpp", ".h", ".js"):
                texts[str(path.relative_to(ROOT))] = path.read_text()
    return texts


def main() -> int:
    wrong: list[str] = []
    tables: dict[str, Table] = {}
    offered = re.findall(r'\{"([\w-]+)", "', LIST.read_text(encoding="utf-8"))
    there = sorted(file.stem for file in FOLDER.glob("*.json"))
    if sorted(offered) != there:
        wrong.append(f"{LIST.name} offers {sorted(offered)}, the files of strings are {there}")
    wrong += list_breaches(offered, {path: (ROOT / path).read_text() for path in LISTS})
    for locale in there:
        tables[locale] = json.loads((FOLDER / f"{locale}.json").read_text(encoding="utf-8"))
    lines = SAME.read_text(encoding="utf-8").splitlines()
    same = {line for line in lines if line and not line.startswith("#")}
    english = tables.get("en", {})
    for locale, table in tables.items():
        wrong += compare(locale, english, table, same)
        wrong += form_breaches(locale, table)
    wrong += use_breaches(english, read_sources())
    further = elsewhere.tables()
    if sorted(further) != there:
        wrong.append(f"the server, the sandbox and the page say things in {sorted(further)}")
    for locale, texts in further.items():
        wrong += compare(locale, dict(further["en"]), dict(texts), same)
        wrong += form_breaches(locale, dict(texts))
        tables.setdefault(locale, {}).update(texts)
    for line in same:
        locale, _, key = line.partition(" ")
        if locale and tables.get(locale, {}).get(key) != english.get(key):
            wrong.append(f"same-as-english.txt: {line} is no longer so")
    print("\n".join(wrong))
    return 1 if wrong or not english else 0


if __name__ == "__main__":
    sys.exit(main())
