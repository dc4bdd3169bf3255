"""The first step of a payment: what is paid is checked and written, all in one transaction.

The provider is not called here. A payment whose documents have one pending already is refused;
the customer's lock makes that check and the writing one step.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from accounts.models import Customer, Person
from billing import ledger
from django.db import IntegrityError, transaction
from portal import clock
from portal.api import FieldError, Problem, invalid

from payments import deadlines, followup, news, providers
from payments.choice import Choice, choose
from payments.models import Allocation, Payment, new_public_id


@dataclass(frozen=True)
class Asked:
    """A PaymentRequest of the contract under its Idempotency-Key."""

    key: str
    body: dict[str, Any]
    origin: str  # scheme and host that the browser used, for the way back

    def fingerprint(self, customer: Customer) -> str:
        text = json.dumps([customer.public_id, self.body], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()


def write_intent(person: Person, customer: Customer, asked: Asked) -> Payment:
    """The payment of this key: the one there is, or a new one in state `created`.

    Errors: Problem idempotency-mismatch, payment-pending, amount-exceeds-open, invalid.
    """
    path = return_path(asked.body.get("return_path", ""))
    try:
        with transaction.atomic():
            ledger.lock(customer)
            known = Payment.objects.filter(person=person, idempotency_key=asked.key).first()
            if known is None:
                return _write(person, customer, asked, choose(customer, asked.body), path)
    except IntegrityError:
        # Another customer's payment took the key at this very moment: their locks differ.
        known = Payment.objects.filter(person=person, idempotency_key=asked.key).first()
        if known is None:
            raise
    if known.fingerprint != asked.fingerprint(customer):
        raise Problem("idempotency-mismatch", 409, "This key was used for another request.")
    return known


def _write(
    person: Person, customer: Customer, asked: Asked, chosen: list[Choice], path: str
) -> Payment:
    now = clock.now()
    public_id = new_public_id()
    payment: Payment = Payment.objects.create(
        public_id=public_id,
        customer=customer,
        person=person,
        currency=asked.body["currency"],
        amount_minor=sum(one.amount_minor for one in chosen),
        provider=providers.DEFAULT,
        return_url=asked.origin + with_payment(path, public_id),
        locale=person.locale,
        idempotency_key=asked.key,
        fingerprint=asked.fingerprint(customer),
        created_at=now,
        expires_at=now + deadlines.EXPIRES_AFTER,
    )
    Allocation.objects.bulk_create(
        Allocation(payment=payment, document=one.document, amount_minor=one.amount_minor)
        for one in chosen
    )
    followup.look_after(payment, now + deadlines.FOLLOW_AFTER)
    news.documents_changed(payment, [one.document.document_id for one in chosen])
    return payment


def return_path(path: str) -> str:
    """A route of the client on its own origin, never an address elsewhere."""
    sound = (
        path.startswith("/")
        and not path.startswith("//")
        and not set(path) & set("\\# \t")
        and path.isprintable()
    )
    if path and not sound:
        raise invalid(FieldError("return_path", "invalid", "Not a route of the portal."))
    return path


def with_payment(path: str, public_id: str) -> str:
    """The way back with `payment=<id>` in its query; without a path, the payment's own route."""
    if not path:
        return f"/payments/{public_id}"
    parts = urlsplit(path)
    query = [
        pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "payment"
    ]
    return parts._replace(query=urlencode([*query, ("payment", public_id)])).geturl()
