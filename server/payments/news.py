"""Tells open portals what a payment changed, in the transaction that changed it."""

from __future__ import annotations

from collections.abc import Iterable

from events import outbox

from payments.models import Payment, Status

EVENTS = {
    Status.PENDING: "payment.pending",
    Status.SUCCEEDED: "payment.succeeded",
    Status.LATE_SUCCEEDED: "payment.succeeded",
    Status.FAILED: "payment.failed",
    Status.EXPIRED: "payment.expired",
}


def documents_changed(
    payment: Payment, document_ids: Iterable[str], paid: frozenset[str] = frozenset()
) -> None:
    for document_id in document_ids:
        outbox.publish(
            payment.customer,
            "invoice.paid" if document_id in paid else "invoice.updated",
            document_id=document_id,
            payment_id=payment.public_id,
        )


def status_changed(payment: Payment) -> None:
    """A reversal has no event of its own: its documents are told of, they are open again."""
    kind = EVENTS.get(Status(payment.status))
    if kind:
        outbox.publish(payment.customer, kind, payment_id=payment.public_id)
