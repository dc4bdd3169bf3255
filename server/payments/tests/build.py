"""Builders with defaults: open invoices in the ledger, payments over HTTP, webhooks."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any

from accounts.models import Customer
from billing import ledger
from billing.models import Account, Document, DocumentStatus, DocumentType, PostingKind
from portal import clock
from portal.api import document_id

_numbers = itertools.count(1)


def invoice(
    customer: Customer,
    amount_minor: int = 10000,
    *,
    currency: str = "EUR",
    issued: date | None = None,
    number: str = "",
) -> Document:
    """An open invoice, posted."""
    return _document(customer, DocumentType.INVOICE, amount_minor, currency, issued, number)


def credit_note(
    customer: Customer, corrected: Document, amount_minor: int, *, number: str = ""
) -> Document:
    """A credit note, posted and applied to the invoice it corrects."""
    credit = _document(
        customer, DocumentType.CREDIT_NOTE, -amount_minor, corrected.currency, None, number
    )
    ledger.apply_credit_note(credit, [corrected])
    return credit


def _document(
    customer: Customer,
    kind: str,
    amount_minor: int,
    currency: str,
    issued: date | None,
    number: str,
) -> Document:
    number = number or f"INV-{next(_numbers):06d}"
    issued = issued or date(2026, 1, 1)
    document: Document = Document.objects.create(
        seller=customer.seller,
        customer=customer,
        type=kind,
        number=number,
        document_id=document_id(number),
        issue_date=issued,
        due_date=issued + timedelta(days=30),
        currency=currency,
        payable_minor=abs(amount_minor),
        status=DocumentStatus.OPEN,
        search_text=number.casefold(),
        content_hash="",
        issued_at=clock.now(),
    )
    ledger.post(
        ledger.NewPosting(
            customer=customer,
            kind=PostingKind.INVOICE if amount_minor > 0 else PostingKind.CREDIT_NOTE,
            date=issued,
            reference=number,
            currency=currency,
            source=f"issue:{document.pk}",
            entries=[
                ledger.NewEntry(Account.RECEIVABLE, amount_minor, document.pk),
                ledger.NewEntry(Account.REVENUE, -amount_minor),
            ],
            document=document.pk,
        )
    )
    return document


def new_key() -> str:
    return f"key-of-a-press-{next(_numbers):08d}"


def request_for(*parts: tuple[Document, int], currency: str = "EUR") -> dict[str, Any]:
    """The body of a PaymentRequest that pays these amounts."""
    return {
        "currency": currency,
        "allocations": [
            {"document_id": document.document_id, "amount_minor": amount}
            for document, amount in parts
        ],
    }
