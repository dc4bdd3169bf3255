"""The one place where billing calls portico_rules (src/domain in C++). No rule is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import portico_rules


def document_violations(body: Mapping[str, Any]) -> list[dict[str, str]]:
    """Where a document disagrees with EN 16931: `{rule, path, message}` each."""
    found: list[dict[str, str]] = portico_rules.check_document(body)["violations"]
    return found


def computed(body: Mapping[str, Any]) -> dict[str, Any]:
    """Line nets, tax breakdown and totals of a document that has none yet."""
    answer: dict[str, Any] = portico_rules.compute_document(body)
    return answer


def minor(amount: str, currency: str) -> int:
    """A decimal string in minor units. Errors: ValueError where it is not exact."""
    return int(portico_rules.minor_from_decimal(amount, currency))


def decimal(amount_minor: int, currency: str) -> str:
    return str(portico_rules.decimal_from_minor(amount_minor, currency))


def minor_digits(currency: str) -> int:
    return int(portico_rules.minor_digits(currency))


def posting_problem(entries: Sequence[tuple[str, str, int]]) -> str:
    """Why entries (account, currency, amount) are no posting; "" where they balance."""
    return str(portico_rules.posting_problem(list(entries)))


def settle(
    open_now: Mapping[int, int], wanted: Sequence[tuple[int, int]], amount_minor: int
) -> tuple[list[tuple[int, int]], int]:
    """What each document takes of an amount, never above its open amount, and what is left."""
    booked, left = portico_rules.settle(
        [(key, open_now[key], asked) for key, asked in wanted], amount_minor
    )
    return [(int(key), int(amount)) for key, amount in booked], int(left)


def ageing(
    items: Sequence[tuple[date | None, int]], currency: str, today: date
) -> list[tuple[str, int, int]]:
    """Buckets in order: key, amount, count."""
    answer: list[tuple[str, int, int]] = portico_rules.ageing(
        [(due.isoformat() if due else None, amount) for due, amount in items],
        currency,
        today.isoformat(),
    )
    return answer
