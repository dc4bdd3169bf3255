"""What a payment pays: the parts the person chose, or one amount on the oldest documents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import Customer
from billing import ledger
from billing.models import Document, DocumentStatus, DocumentType
from portal.api import FieldError, Problem, invalid

from payments import rules
from payments.models import BLOCKING, Allocation


@dataclass(frozen=True)
class Choice:
    document: Document
    amount_minor: int


def choose(customer: Customer, body: dict[str, Any]) -> list[Choice]:
    """The documents and amounts of a PaymentRequest.

    REQUIRES: the caller holds `ledger.lock(customer)`, so that what is open stays so.
    Errors: Problem payment-pending, amount-exceeds-open, invalid.
    """
    if "allocations" in body:
        return _chosen(customer, body)
    if "amount_minor" in body:
        return _oldest_first(customer, body["currency"], body["amount_minor"])
    raise invalid(FieldError("allocations", "required", "Choose what to pay."))


def _chosen(customer: Customer, body: dict[str, Any]) -> list[Choice]:
    currency = body["currency"]
    wanted = [(part["document_id"], part["amount_minor"]) for part in body["allocations"]]
    documents = {
        document.document_id: document
        for document in _payable(customer).filter(document_id__in=[name for name, _ in wanted])
    }
    busy = pending_documents(documents.values())
    if busy:
        raise Problem(
            "payment-pending",
            409,
            "A payment of this is on its way.",
            "Wait until it has ended, then try again.",
            errors=[
                FieldError(f"allocations/{i}/document_id", "invalid", "A payment is pending.")
                for i, (name, _) in enumerate(wanted)
                if name in documents and documents[name].pk in busy
            ],
        )
    total = rules.checked_total(wanted, _items(customer, documents.values()), currency)
    if body.get("amount_minor", total) != total:
        raise invalid(FieldError("amount_minor", "invalid", "Not the sum of the allocations."))
    return [Choice(documents[name], amount) for name, amount in wanted]


def _oldest_first(customer: Customer, currency: str, amount_minor: int) -> list[Choice]:
    open_now = ledger.open_amounts(customer, currency)
    owed = [key for key, amount in open_now.items() if amount > 0]
    found = _payable(customer).in_bulk(owed)
    busy = pending_documents(found.values())
    documents = {one.document_id: one for one in found.values() if one.pk not in busy}
    items = [_item(one, open_now[one.pk]) for one in documents.values()]
    parts, unapplied = rules.oldest_first(amount_minor, items, currency)
    if unapplied:
        raise Problem(
            "amount-exceeds-open",
            422,
            "That is more than is open.",
            errors=[FieldError("amount_minor", "too-large", "More than is open.")],
        )
    return [Choice(documents[name], amount) for name, amount in parts]


def pending_documents(documents: Iterable[Document]) -> set[int]:
    """Primary keys of those that a payment on its way names."""
    keys = [document.pk for document in documents]
    rows = Allocation.objects.filter(document__in=keys, payment__status__in=BLOCKING)
    return set(rows.values_list("document_id", flat=True))


def _payable(customer: Customer) -> Any:
    return Document.objects.filter(
        customer=customer, type=DocumentType.INVOICE, status=DocumentStatus.OPEN
    )


def _items(customer: Customer, documents: Iterable[Document]) -> Sequence[rules.OpenItem]:
    documents = list(documents)
    open_now: dict[int, int] = {}
    for currency in {document.currency for document in documents}:
        keys = [document.pk for document in documents if document.currency == currency]
        open_now |= ledger.open_amounts(customer, currency, keys)
    return [_item(document, open_now[document.pk]) for document in documents]


def _item(document: Document, open_minor: int) -> rules.OpenItem:
    return rules.OpenItem(
        document.document_id,
        document.due_date,
        document.issue_date,
        open_minor,
        document.currency,
    )
