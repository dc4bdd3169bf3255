"""The one place where payments calls portico_rules (src/domain in C++). No rule is written here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import portico_rules
from portal.api import FieldError, Problem

from payments.providers.base import ProviderState

# What a provider's word means to the state machine, in the order in which it must have happened.
EVENTS: dict[ProviderState, tuple[str, ...]] = {
    ProviderState.OPEN: ("submitted",),
    ProviderState.PROCESSING: ("submitted",),
    ProviderState.SUCCEEDED: ("approved",),
    ProviderState.FAILED: ("declined",),
    ProviderState.EXPIRED: ("timed_out",),
    ProviderState.REVERSED: ("approved", "reversed"),
}


@dataclass(frozen=True)
class OpenItem:
    """A document that can take money."""

    document_id: str
    due_date: date | None
    issue_date: date
    open_minor: int
    currency: str

    def row(self) -> dict[str, Any]:
        return {
            "id": self.document_id,
            "due_date": self.due_date,
            "issue_date": self.issue_date,
            "open_minor": self.open_minor,
            "currency": self.currency,
        }


@dataclass(frozen=True)
class Step:
    state: str
    booking: str  # nothing, payment, unapplied_credit, reversal


def next_step(state: str, event: str) -> Step:
    """Where the event leads. Known news lead to the same state and book nothing."""
    return Step(*portico_rules.payment_step(state, event))


def blocks_payment(state: str) -> bool:
    return bool(portico_rules.blocks_payment(state))


def checked_total(
    parts: Sequence[tuple[str, int]], items: Sequence[OpenItem], currency: str
) -> int:
    """The sum of the parts (document id, amount). Errors: Problem with one field error a part."""
    rows = [{"id": name, "amount_minor": amount} for name, amount in parts]
    try:
        return int(portico_rules.check_allocation(rows, [item.row() for item in items], currency))
    except portico_rules.RuleError as error:
        raise _problem(error) from error


def oldest_first(
    amount_minor: int, items: Sequence[OpenItem], currency: str
) -> tuple[list[tuple[str, int]], int]:
    """The parts in the order in which they are paid, and what is left over."""
    try:
        plan = portico_rules.allocate_oldest_first(
            amount_minor, currency, [item.row() for item in items]
        )
    except portico_rules.RuleError as error:
        raise _problem(error) from error
    parts = [(str(part["id"]), int(part["amount_minor"])) for part in plan["parts"]]
    return parts, int(plan["unapplied_minor"])


def _problem(error: Any) -> Problem:
    kind = "amount-exceeds-open" if error.type == "amount-exceeds-open" else "invalid"
    fields = [FieldError(one["field"], one["code"], one["detail"]) for one in error.fields]
    return Problem(kind, 422, "This can't be paid as asked.", str(error.detail), errors=fields)
