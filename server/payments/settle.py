"""The one place where a payment changes: whatever is heard of it, however often, in any order.

A webhook, a return from the provider's page, the expiry job and a retry all end here, under the
customer's lock. portico_rules says what the news means; the ledger books a payment once, by the
source `payment:<id>`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from accounts.models import Customer
from billing import credit, ledger
from billing.models import Document
from django.db import transaction
from portal import clock

from payments import news, receipts, rules
from payments.models import Payment
from payments.providers.base import ProviderPayment

log = logging.getLogger("portico.payments")

CHANGING = [
    "status",
    "provider_reference",
    "redirect_url",
    "completed_at",
    "failure_code",
    "receipt_number",
    "flag",
]


@dataclass(frozen=True)
class Verdict:
    """Our own decision, without the provider's word: `declined` or `timed_out`."""

    event: str
    failure_code: str


def settle(known: Payment, heard: ProviderPayment | Verdict) -> Payment:
    """Moves the payment by what was heard and answers it as it stands then.

    Of what is `known` only the identity counts: the rest is read again under the lock.

    What the provider took must be what was asked: another amount or currency is flagged for a
    person to look at, and never booked.
    """
    with transaction.atomic(savepoint=False):
        customer = ledger.lock(Customer(pk=known.customer_id))
        payment = Payment.objects.get(pk=known.pk)
        payment.customer = customer
        if isinstance(heard, ProviderPayment) and not _as_asked(payment, heard):
            _flag(payment)
            return payment
        before = payment.status
        opened: list[int] = []
        for event in _events(heard):
            step = rules.next_step(payment.status, event)
            payment.status = step.state
            opened += _book(payment, step.booking)
        if payment.status != before:
            _note(payment, heard)
            payment.save(update_fields=CHANGING)
            _tell(payment, opened)
        return payment


def _events(heard: ProviderPayment | Verdict) -> tuple[str, ...]:
    return (heard.event,) if isinstance(heard, Verdict) else rules.EVENTS[heard.state]


def _as_asked(payment: Payment, told: ProviderPayment) -> bool:
    return (told.payment_id, told.amount_minor, told.currency) == (
        payment.public_id,
        payment.amount_minor,
        payment.currency,
    )


def _flag(payment: Payment) -> None:
    log.error("provider's amount differs", extra={"fields": {"payment_id": payment.public_id}})
    payment.flag = "amount-mismatch"
    payment.save(update_fields=["flag"])


def _book(payment: Payment, booking: str) -> list[int]:
    """Answers the documents beside the payment's own that are open again."""
    now = clock.now()
    if booking in ("payment", "unapplied_credit"):
        payment.receipt_number = receipts.next_number(payment.customer.seller_id)
        parts = payment.allocations.values_list("document_id", "amount_minor").order_by("id")
        ledger.record_payment(
            payment.customer,
            payment.public_id,
            payment.currency,
            payment.amount_minor,
            parts if booking == "payment" else [],
            now,
            payment.receipt_number,
        )
    elif booking == "reversal":
        ledger.record_reversal(payment.customer, payment.public_id, now, payment.receipt_number)
        return credit.take_back(payment.customer, payment.currency, payment.public_id, now)
    return []


def _note(payment: Payment, heard: ProviderPayment | Verdict) -> None:
    if isinstance(heard, ProviderPayment):
        payment.provider_reference = heard.reference
        payment.redirect_url = heard.redirect_url or payment.redirect_url
    if payment.status in ("failed", "expired"):
        payment.failure_code = heard.failure_code or (
            "expired" if payment.status == "expired" else "declined"
        )
    else:
        payment.failure_code = ""
    if not rules.blocks_payment(payment.status):
        payment.completed_at = clock.now()


def _tell(payment: Payment, opened: list[int]) -> None:
    news.status_changed(payment)
    if payment.status == "pending":
        return  # Creating it told of the documents already.
    rows = payment.allocations.order_by("id").values_list("document_id", "document__document_id")
    documents = dict(rows)
    documents |= dict(Document.objects.filter(pk__in=opened).values_list("pk", "document_id"))
    open_now = ledger.open_amounts(payment.customer, payment.currency, documents)
    paid = frozenset(documents[key] for key, amount in open_now.items() if amount <= 0)
    news.documents_changed(payment, documents.values(), paid)
