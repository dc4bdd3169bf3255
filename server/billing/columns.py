"""Columnar pages of the contract (contract/columns.md): many rows as typed arrays.

A column is written with the narrowest width that the client knows; words that repeat are sent once.
"""

from __future__ import annotations

import struct
import sys
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

MEDIA_TYPE = "application/vnd.portico.columns"
MAGIC, VERSION = b"PCOL", 1
INTEGER, MONEY, DATE, CODE, TEXT = 1, 2, 3, 4, 5
NO_UNIT = 0xFFFF
NO_DATE = -(2**31)  # what is not there
EPOCH = date(1970, 1, 1).toordinal()
LITTLE = sys.byteorder == "little"
HEAD = struct.Struct("<4sHHIIQII")
ENTRY = struct.Struct("<BBHIIIIIII")


@dataclass(frozen=True)
class Column:
    """`values`: whole numbers; for dates days since 1970-01-01; for codes and texts, texts."""

    name: str
    kind: int
    values: Sequence[Any]
    unit: int = NO_UNIT  # money: index of its currency's column


def day_number(day: str | None) -> int:
    """An ISO date as a value of a date column."""
    return date.fromisoformat(day).toordinal() - EPOCH if day else NO_DATE


def page(columns: Sequence[Column], rows: int, total: int, next_cursor: str = "") -> bytes:
    parts = _Parts(HEAD.size + len(columns) * ENTRY.size)
    cursor = next_cursor.encode()
    cursor_at = parts.put(cursor, 1)
    entries = b"".join(_entry(parts, column) for column in columns)
    head = HEAD.pack(MAGIC, VERSION, len(columns), rows, 0, total, cursor_at, len(cursor))
    return b"".join([head, entries, *parts.pieces])


class _Parts:
    """What follows the head, with where it begins."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.pieces: list[bytes] = []

    def put(self, data: bytes, align: int = 8) -> int:
        gap = -self.size % align
        if gap:
            self.pieces.append(bytes(gap))
        at = self.size + gap
        self.pieces.append(data)
        self.size = at + len(data)
        return at


def _entry(parts: _Parts, column: Column) -> bytes:
    name = column.name.encode()
    name_at = parts.put(name, 1)
    width, words_at, word_count, letters_at, letter_bytes = 4, 0, 0, 0, 0
    if column.kind == TEXT:
        texts = [text.encode() for text in column.values]
        values_at = parts.put(_ends(texts))
        letters_at, letter_bytes = _letters(parts, texts)
    elif column.kind == CODE:
        codes: dict[str, int] = {}
        numbers = [codes.setdefault(word, len(codes)) for word in column.values]
        width = 1 if len(codes) <= 0x100 else 2 if len(codes) <= 0x10000 else 4
        values_at = parts.put(_packed("BHI"[width // 2], numbers))
        words = [word.encode() for word in codes]
        words_at, word_count = parts.put(_ends(words)), len(words)
        letters_at, letter_bytes = _letters(parts, words)
    else:
        wide = column.kind != DATE and any(not -(2**31) < n < 2**31 for n in column.values)
        width = 8 if wide else 4
        values_at = parts.put(_packed("q" if wide else "i", column.values))
    return ENTRY.pack(
        column.kind, width, column.unit, name_at, len(name),
        values_at, words_at, word_count, letters_at, letter_bytes,
    )  # fmt: skip


def _letters(parts: _Parts, texts: list[bytes]) -> tuple[int, int]:
    joined = b"".join(texts)
    return parts.put(joined, 1), len(joined)


def _ends(texts: list[bytes]) -> bytes:
    return _packed("I", accumulate(map(len, texts), initial=0))


def _packed(kind: str, numbers: Iterable[int]) -> bytes:
    """Little endian, whatever the machine."""
    packed = array(kind, numbers)
    if not LITTLE:
        packed.byteswap()
    return packed.tobytes()
