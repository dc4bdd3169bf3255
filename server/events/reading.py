"""Reads the outbox for streams, in plain rows."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Iterable

from django.db.models import Max, Q

from events.models import Event, Horizon
from portal import clock

# What a stream listens for: ("customer", key), ("seller", key) for staff, ("person", key).
Interest = tuple[str, int]

BATCH = 500


@dataclass(frozen=True)
class Row:
    position: int
    type: str
    at: str
    customer: str  # Public id; empty where the event is a person's.
    customer_key: int | None
    seller_key: int | None
    person_key: int | None
    session_id: str
    document_id: str
    payment_id: str

    def interests(self) -> list[Interest]:
        if self.person_key is not None:
            return [("person", self.person_key)]
        return [("customer", self.customer_key or 0), ("seller", self.seller_key or 0)]

    def data(self) -> str:
        """The event as JSON (contract: Event)."""
        event = {"type": self.type, "at": self.at, "customer_id": self.customer}
        if self.document_id:
            event["document_id"] = self.document_id
        if self.payment_id:
            event["payment_id"] = self.payment_id
        return json.dumps(event, separators=(",", ":"), ensure_ascii=False)


def rows_after(
    position: int, limit: int = BATCH, interests: Iterable[Interest] | None = None
) -> list[Row]:
    """Committed events past `position`, in order; all, or those of some interests."""
    found = Event.objects.filter(position__gt=position)
    if interests is not None:
        found = found.filter(_condition(interests))
    values = found.order_by("position").values_list(
        "position",
        "type",
        "created_at",
        "customer__public_id",
        "customer_id",
        "customer__seller_id",
        "person_id",
        "session_id",
        "document_id",
        "payment_id",
    )[:limit]
    return [
        Row(row[0], row[1], clock.rfc3339(row[2]), row[3] or "", *row[4:7], *row[7:])
        for row in values
    ]


def _condition(interests: Iterable[Interest]) -> Any:
    keys: dict[str, list[int]] = {"customer": [], "seller": [], "person": []}
    for kind, key in interests:
        keys[kind].append(key)
    return (
        Q(person_id__in=keys["person"])
        | Q(person__isnull=True, customer_id__in=keys["customer"])
        | Q(person__isnull=True, customer__seller_id__in=keys["seller"])
    )


@dataclass(frozen=True)
class Bounds:
    """What can be resumed: positions from `deleted_through` to `head`, of this `epoch`."""

    epoch: str
    deleted_through: int
    head: int

    def resumable(self, last_event_id: str) -> int | None:
        """The position that an id names; None where the reader must load anew."""
        epoch, _, digits = last_event_id.partition(".")
        if epoch != self.epoch or not digits.isascii() or not digits.isdigit():
            return None
        position = int(digits) if len(digits) < 19 else -1
        return position if self.deleted_through <= position <= self.head else None


def bounds() -> Bounds:
    horizon, _ = Horizon.objects.get_or_create(pk=1)
    head = Event.objects.aggregate(head=Max("position"))["head"] or 0
    return Bounds(horizon.epoch, horizon.deleted_through, max(head, horizon.deleted_through))


def prune(before: Any) -> int:
    """Deletes events older than `before` and remembers how far; answers how many."""
    old = Event.objects.filter(created_at__lt=before, position__isnull=False)
    through = old.aggregate(through=Max("position"))["through"]
    if through is None:
        return 0
    bounds()
    Horizon.objects.filter(deleted_through__lt=through).update(deleted_through=through)
    # By position: a clock set back must not leave a hole.
    count: int = Event.objects.filter(position__lte=through).delete()[0]
    return count
