"""What happened to a document, oldest first: from the ledger and from its payments."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from django.db import connection
from portal.clock import rfc3339

from billing import pending
from billing.models import Closing, Document
from billing.presentation import minor_money

ENDED = {"void": "voided", "write_off": "written_off"}
FAILED = {"failed": "payment_failed", "expired": "payment_expired"}


def history(document: Document, with_reasons: bool = False) -> list[dict[str, Any]]:
    """`with_reasons`: also why it was ended, and by whom, which is for the seller's staff alone."""
    found: list[tuple[datetime, int, dict[str, Any]]] = []

    def add(at: Any, kind: str, amount: int | None = None, **more: str) -> None:
        instant = at if isinstance(at, datetime) else datetime.fromisoformat(str(at))
        if instant.tzinfo is None:
            instant = instant.replace(tzinfo=timezone.utc)
        entry: dict[str, Any] = {"at": rfc3339(instant), "kind": kind}
        if amount is not None:
            entry["amount"] = minor_money(amount, document.currency)
        entry.update({key: value for key, value in more.items() if value})
        found.append((instant, len(found), entry))

    add(document.issued_at, "issued", document.payable_minor)
    ends = {each.posting_id: each for each in document.closings.select_related("person")}

    def add_end(kind: str, at: Any, amount: int | None, end: Closing | None) -> None:
        more = _reason(end) if end is not None and with_reasons else {}
        add(at, ENDED[kind], amount, **more)

    for posting, kind, amount, created_at, payment_id, other in _movements(document):
        if kind in ("payment", "late_payment"):
            add(created_at, "payment_succeeded", -amount, payment_id=payment_id)
        elif kind == "reversal":
            add(created_at, "payment_reversed", amount, payment_id=payment_id)
        elif kind == "credit_note_application":
            if amount > 0:
                add(created_at, "credit_applied", amount)
            else:
                add(created_at, "credited", -amount, document_number=other)
        elif kind == "credit_application":
            add(created_at, "credit_applied" if amount < 0 else "credit_reversed", abs(amount))
        elif kind in ("void", "write_off"):
            add_end(kind, created_at, abs(amount), ends.get(posting))
    if None in ends:  # every amount is zero, so nothing was booked
        add_end(ends[None].kind, ends[None].created_at, None, ends[None])
    for payment_id, status, amount, created_at, completed_at in pending.history_of(document.pk):
        add(created_at, "payment_started", amount, payment_id=payment_id)
        if status in FAILED:
            add(completed_at or created_at, FAILED[status], amount, payment_id=payment_id)
    return [entry for _, _, entry in sorted(found, key=lambda each: each[:2])]


def _reason(end: Closing) -> dict[str, str]:
    by = end.person.name if end.person else ""
    return {"reason": end.reason, "reason_code": end.code, "by": by}


def _movements(document: Document) -> list[tuple[int, str, int, Any, str, str]]:
    """(posting, its kind, amount on this document, when, payment, reference) after its issue."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.id, p.kind, e.amount_minor, p.created_at, p.payment_id, p.reference"
            " FROM billing_entry e JOIN billing_posting p ON p.id = e.posting_id"
            " WHERE e.document_id = %s AND p.kind NOT IN ('invoice', 'credit_note')"
            " ORDER BY p.id",
            [document.pk],
        )
        return [(row[0], row[1], int(row[2]), row[3], row[4], row[5]) for row in cursor.fetchall()]
