"""The words of files and receipts, in each language of the portal: words/<language>.json.

Units are those of UN/ECE Recommendation 20 that sellers use most; others show their code.
"""

from __future__ import annotations

import json
from pathlib import Path

from billing.files.locales import LOCALES

FOLDER = Path(__file__).resolve().parent / "words"


def _read(part: str) -> dict[str, dict[str, str]]:
    """By language, then by key or unit code."""
    files = {locale: (FOLDER / f"{locale}.json").read_text(encoding="utf-8") for locale in LOCALES}
    return {locale: json.loads(text)[part] for locale, text in files.items()}


TEXTS = _read("texts")
UNITS = _read("units")
RECEIPT = _read("receipt")
