"""How the seller ends a document that nobody will pay: void, or written off.

Void is for what should not have been issued, and only while nothing of it is settled. Writing
off gives up what is open on an invoice; it stays in the books. A credit note that names it later
finds nothing open. Both take the customer's lock, and a reason: staff sees it in the document's
history, the customer sees only that it was ended, and when.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from events.outbox import publish

from billing import ledger, pending, rules
from billing.models import (
    Closing,
    Document,
    DocumentStatus,
    DocumentType,
    Posting,
    PostingKind,
)


@dataclass(frozen=True)
class Why:
    reason: str  # as rules.reason() keeps it
    code: str = ""  # of a write-off: WriteOffCode
    person: Any = None  # of the seller's staff


class CannotClose(ValueError):
    """Why the document stays as it is; nothing was written. `reason` is a problem's type."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason


def void(document: Document, at: datetime, why: Why) -> None:
    """Errors: CannotClose."""
    with transaction.atomic():
        _hold(document)
        posting = None
        issued = Posting.objects.filter(source=f"issue:{document.pk}").first()
        if issued is not None:
            entries = [
                (entry.account, entry.amount_minor, entry.document_id)
                for entry in issued.entries.order_by("id")
            ]
            open_now = ledger.open_amount(document)
            turned = rules.void_entries(entries, open_now, document)
            posting = _post(document, PostingKind.VOID, turned, at)
        _keep(document, PostingKind.VOID, posting, at, why)
        _end(document, DocumentStatus.VOID)


def write_off(document: Document, at: datetime, why: Why) -> None:
    """Errors: CannotClose."""
    with transaction.atomic():
        _hold(document)
        if document.type != DocumentType.INVOICE:
            raise CannotClose("document-settled", "Only an invoice is written off.")
        open_now = ledger.open_amount(document)
        entries = rules.write_off_entries(document.pk, open_now, document.currency)
        posting = _post(document, PostingKind.WRITE_OFF, entries, at)
        _keep(document, PostingKind.WRITE_OFF, posting, at, why)
        _end(document, DocumentStatus.UNCOLLECTIBLE)


def actions(document: Document) -> list[str]:
    """What the seller's staff may do with it now."""
    if document.status != DocumentStatus.OPEN or pending.of_document(document.pk)[0]:
        return []
    open_now = ledger.open_amount(document)
    whole = (
        -document.payable_minor
        if document.type == DocumentType.CREDIT_NOTE
        else (document.payable_minor)
    )
    found = ["void"] if open_now == whole else []
    if document.type == DocumentType.INVOICE and open_now > 0:
        found.append("write_off")
    return found


def _hold(document: Document) -> None:
    ledger.lock(document.customer)
    document.refresh_from_db(fields=["status"])
    if document.status != DocumentStatus.OPEN:
        raise CannotClose("document-settled", "The document has ended already.")
    if pending.of_document(document.pk)[0]:
        raise CannotClose("payment-pending", "A payment of this is on its way.")


def _post(
    document: Document, kind: str, entries: list[tuple[str, int, int | None]] | None, at: datetime
) -> Posting:
    if entries is None:
        raise CannotClose("document-settled", "Of this something is settled already.")
    # A reversal may open a written-off invoice again: each end has a source of its own.
    times = Posting.objects.filter(document=document, kind=kind).count()
    return ledger.post(
        ledger.NewPosting(
            customer=document.customer,
            kind=kind,
            date=ledger.day_at(document.customer, at),
            reference=document.number,
            currency=document.currency,
            source=f"{kind}:{document.pk}:{times}",
            entries=[ledger.NewEntry(*entry) for entry in entries],
            document=document.pk,
        )
    )


def _keep(document: Document, kind: str, posting: Posting | None, at: datetime, why: Why) -> None:
    Closing.objects.create(
        document=document,
        posting=posting,
        kind=kind,
        code=why.code,
        reason=why.reason,
        person=why.person,
        created_at=at,
    )


def _end(document: Document, status: str) -> None:
    document.status = status
    document.save(update_fields=["status"])
    publish(document.customer, "invoice.updated", document_id=document.document_id)
