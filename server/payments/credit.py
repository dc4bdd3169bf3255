"""POST /customers/{customer_id}/credit-applications: invoices settled from the customer's credit.

No provider takes part and no money moves: it is booked at once, or refused.
"""

from __future__ import annotations

import secrets

from accounts.models import Customer
from accounts.permissions import PAY
from billing import credit, ledger, rules
from billing.models import Document
from events import outbox
from django.http import HttpRequest, HttpResponse
from portal import clock
from portal.api import (
    FieldError,
    Problem,
    customer_for,
    endpoint,
    idempotent,
    json_response,
    read_json,
    signed_in,
)

from payments.choice import Choice, choose
from payments.models import ALPHABET


def apply_credit(request: HttpRequest, customer_id: str) -> HttpResponse:
    customer = customer_for(request, customer_id, PAY)
    asked = read_json(request, "CreditRequest")

    def book() -> HttpResponse:
        ledger.lock(customer)
        chosen = choose(customer, asked)
        return json_response(_applied(customer, asked["currency"], chosen), status=201)

    return idempotent(request, signed_in(request), customer, book)


credit_applications = endpoint(POST=apply_credit)


def _applied(customer: Customer, currency: str, chosen: list[Choice]) -> dict[str, object]:
    reference = "crd_" + "".join(secrets.choice(ALPHABET) for _ in range(20))
    now = clock.now()
    parts = [(one.document.pk, one.amount_minor) for one in chosen]
    try:
        notes = credit.apply(customer, currency, parts, reference, now)
    except rules.CreditExceeded as error:
        raise Problem(
            "amount-exceeds-credit",
            422,
            "That is more than your credit.",
            "Nothing was booked. Choose less, or pay the rest.",
            errors=[FieldError("amount_minor", "too-large", "More than the credit.")],
        ) from error
    _tell(customer, currency, [*(key for key, _ in parts), *notes])

    def money(amount_minor: int) -> dict[str, object]:
        return {"amount_minor": amount_minor, "currency": currency}

    return {
        "id": reference,
        "amount": money(sum(amount for _, amount in parts)),
        "allocations": [
            {
                "document_id": one.document.document_id,
                "number": one.document.number,
                "amount": money(one.amount_minor),
            }
            for one in chosen
        ],
        "remaining": money(sum(amount for _, amount in credit.available(customer, currency))),
        "created_at": clock.rfc3339(now),
    }


def _tell(customer: Customer, currency: str, keys: list[int]) -> None:
    open_now = ledger.open_amounts(customer, currency, keys)
    names = dict(Document.objects.filter(pk__in=keys).values_list("pk", "document_id"))
    for key in keys:
        kind = "invoice.paid" if open_now[key] == 0 else "invoice.updated"
        outbox.publish(customer, kind, document_id=names[key])
