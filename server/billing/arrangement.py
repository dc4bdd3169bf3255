"""Which rows and columns of all documents are asked for, and in what order."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from portal.reading import Query

from billing.columns import day_number
from billing.files.tables import AMOUNTS, DATES, LIST_COLUMNS

CODES = {"type", "standing", "currency"}
HOW = ("contains", "in", "from", "to")


@dataclass
class Arrangement:
    columns: list[str] = field(default_factory=lambda: list(LIST_COLUMNS))
    quick: str = ""
    filters: list[dict[str, Any]] = field(default_factory=list)
    sort: list[dict[str, Any]] = field(default_factory=list)

    @property
    def is_plain(self) -> bool:
        return not (self.quick or self.filters or self.sort)


def arrangement(asked: Query) -> Arrangement:
    """`columns=number,total`, `sort=-total,number`, `q=words`, `filter=standing:in:open,paid`."""
    found = Arrangement(quick=asked.text("q"))
    names = _split(asked.text("columns", max_length=200))
    if len(set(names)) < len(names) or not set(names) <= set(LIST_COLUMNS):
        asked.error("columns", "invalid", f"Some of: {', '.join(LIST_COLUMNS)}.")
    elif names:
        found.columns = names
    for each in _split(asked.text("sort", max_length=200)):
        name = each.removeprefix("-")
        if name not in LIST_COLUMNS:
            asked.error("sort", "invalid", f"Some of: {', '.join(LIST_COLUMNS)}.")
            break
        found.sort.append({"column": name, "descending": each != name})
    for text in asked.texts("filter"):
        made = _filter(text)
        if made is None:
            asked.error("filter", "invalid", "A column, how, and a value: total:from:1000.")
            break
        found.filters.append(made)
    asked.check()
    return found


def _split(text: str) -> list[str]:
    return [part for part in text.split(",") if part]


def _filter(text: str) -> dict[str, Any] | None:
    name, how, value = (text.split(":", 2) + ["", ""])[:3]
    if name not in LIST_COLUMNS or how not in HOW or not value:
        return None
    is_number = name in AMOUNTS or name in DATES
    if how == "in":
        return {"column": name, "any_of": _split(value)} if name in CODES else None
    if how == "contains":
        return None if is_number else {"column": name, "contains": value}
    bound = _bound(name, value) if is_number else None
    return None if bound is None else {"column": name, how: bound}


def _bound(name: str, value: str) -> int | None:
    """Days since 1970-01-01, or minor units."""
    try:
        number = day_number(value) if name in DATES else int(value)
    except ValueError:
        return None
    return number if abs(number) < 2**53 else None
