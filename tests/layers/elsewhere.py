"""Texts that lie outside of assets/strings: what the server writes into files, the sandbox
provider's page, the kiosk's keyboard, and what is said without the program."""

import json
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FILES = ROOT / "server" / "billing" / "files" / "words"
SANDBOX = ROOT / "server" / "sandbox_provider" / "strings.json"
SCRIPTS = ("web/panic.js", "web/embed/frame-return.js", "web/kiosk/layouts.js")
PAGES = {"shell/portal.html": "noscript", "shell/kiosk-offline.html": "body"}

# const WORDS = {
#   fil: ['Magbayad', "Go on"],
# };
TABLE = re.compile(r"^(?:export )?const (WORDS|UNREACHED) = \{$(.*?)^\};$", re.M | re.S)
LANGUAGE = re.compile(r"^  (\w+): [\[{](.*?)[\]}],$", re.M | re.S)
QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'|\"((?:[^\"\\]|\\.)*)\"")
ELEMENT = re.compile(r'<(p|li|h1)(?: lang="(\w+)"[^>]*)?>(.*?)</\1>', re.S)

Texts = dict[str, dict[str, str]]


def script_texts(script: str) -> Texts:
    """By language; a key is the table's name and the place in it."""
    found: Texts = defaultdict(dict)
    for name, languages in TABLE.findall(script):
        for locale, texts in LANGUAGE.findall(languages):
            for index, either in enumerate(QUOTED.findall(texts)):
                found[locale][f"{name.lower()}.{index}"] = "".join(either)
    return found


def page_texts(page: str, within: str) -> Texts:
    """What an element says in each language; English is what has no `lang`."""
    section = page[page.index(f"<{within}>") : page.index(f"</{within}>")]
    return {tag or "en": {within: text} for _, tag, text in ELEMENT.findall(section)}


def tables() -> Texts:
    """By language; a key begins with where it is from."""
    found: Texts = defaultdict(dict)

    def add(source: str, texts: Texts) -> None:
        for locale in texts:
            found[locale].update({f"{source}.{key}": texts[locale][key] for key in texts[locale]})

    for file in sorted(FILES.glob("*.json")):
        for group, words in json.loads(file.read_text(encoding="utf-8")).items():
            add(f"files.{group}", {file.stem: words})
    add("sandbox", json.loads(SANDBOX.read_text(encoding="utf-8")))
    for name in SCRIPTS:
        add(Path(name).stem, script_texts((ROOT / name).read_text(encoding="utf-8")))
    for name, within in PAGES.items():
        add(Path(name).stem, page_texts((ROOT / name).read_text(encoding="utf-8"), within))
    return found
