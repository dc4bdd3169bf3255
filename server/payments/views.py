"""The payments of one customer."""

from __future__ import annotations

from datetime import datetime

from accounts.access import roles_at
from accounts.models import Customer, Person
from accounts.permissions import PAY, allows
from billing.files.headers import file_response
from billing.views.document import locale_of
from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from portal import idempotency
from portal.api import (
    FieldError,
    Problem,
    Query,
    customer_for,
    encode_cursor,
    endpoint,
    invalid,
    json_response,
    not_found,
    query,
    read_json,
    signed_in,
)

from payments import followup
from payments.answers import BOOKED, payment_json, payments_json
from payments.intent import Asked, write_intent
from payments.models import Payment
from payments.providers.base import Unavailable
from payments.receipt_file import receipt_pdf


def list_payments(request: HttpRequest, customer_id: str) -> HttpResponse:
    customer = customer_for(request, customer_id)
    asked = query(request)
    limit = asked.limit()
    place = _place(asked)
    asked.check()
    rows = Payment.objects.filter(customer=customer).order_by("-created_at", "-id")
    if place is not None:
        created_at, key = place
        rows = rows.filter(Q(created_at__lt=created_at) | Q(created_at=created_at, id__lt=key))
    found = list(rows[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    return json_response(
        {
            "data": payments_json(found[:limit], may_pay=_may_pay(signed_in(request), customer)),
            "next_cursor": encode_cursor([last.created_at.isoformat(), last.pk]) if last else None,
        }
    )


def create_payment(request: HttpRequest, customer_id: str) -> HttpResponse:
    """The same key answers the same payment, and goes on with it where it stopped."""
    customer = customer_for(request, customer_id, PAY)
    asked = Asked(_key(request), read_json(request, "PaymentRequest"), _origin(request))
    payment = write_intent(signed_in(request), customer, asked)
    try:
        payment = followup.submit(payment)
    except Unavailable as error:
        raise _unavailable(
            "Nothing was charged. Trying again goes on with this payment."
        ) from error
    return json_response(payment_json(payment, may_pay=True), status=201)


def get_payment(request: HttpRequest, customer_id: str, payment_id: str) -> HttpResponse:
    customer, payment = _found(request, customer_id, payment_id)
    return json_response(payment_json(payment, may_pay=_may_pay(signed_in(request), customer)))


def refresh_payment(request: HttpRequest, customer_id: str, payment_id: str) -> HttpResponse:
    customer, payment = _found(request, customer_id, payment_id)
    try:
        payment = followup.refresh(payment)
    except Unavailable as error:
        raise _unavailable("The payment is as it was. Ask again in a moment.") from error
    return json_response(payment_json(payment, may_pay=_may_pay(signed_in(request), customer)))


def download_receipt(request: HttpRequest, customer_id: str, payment_id: str) -> HttpResponse:
    customer, payment = _found(request, customer_id, payment_id)
    locale = locale_of(request)
    if payment.status not in BOOKED:
        raise not_found()
    data = receipt_pdf(payment, customer.seller, locale)
    return file_response(data, f"receipt-{payment.receipt_number}.pdf")


payments = endpoint(GET=list_payments, POST=create_payment)
payment = endpoint(GET=get_payment)
refresh = endpoint(POST=refresh_payment)
receipt = endpoint(GET=download_receipt)


def _found(request: HttpRequest, customer_id: str, payment_id: str) -> tuple[Customer, Payment]:
    customer = customer_for(request, customer_id)
    found = Payment.objects.filter(customer=customer, public_id=payment_id).first()
    if found is None:
        raise not_found()
    found.customer = customer
    return customer, found


def _place(asked: Query) -> tuple[datetime, int] | None:
    """Where the page begins; a cursor of another list is refused."""
    values = asked.cursor()
    if values is None:
        return None
    try:
        created_at, key = values
        return datetime.fromisoformat(created_at), int(key)
    except (TypeError, ValueError):
        asked.error("cursor", "invalid", "This page can't be found again.")
        return None


def _may_pay(person: Person, customer: Customer) -> bool:
    return allows(roles_at(person, customer), PAY)


def _key(request: HttpRequest) -> str:
    key = str(request.META.get("HTTP_IDEMPOTENCY_KEY", ""))
    if not key:
        raise invalid(FieldError("Idempotency-Key", "required", "This header is needed."))
    if not idempotency.KEY.fullmatch(key):
        raise invalid(FieldError("Idempotency-Key", "invalid", "16 to 64 of [A-Za-z0-9_-]."))
    return key


def _origin(request: HttpRequest) -> str:
    """The host was checked against ALLOWED_HOSTS."""
    scheme = "https" if settings.TLS or request.is_secure() else "http"
    return f"{scheme}://{request.get_host()}"


def _unavailable(detail: str) -> Problem:
    return Problem(
        "provider-unavailable",
        503,
        "The payment provider does not answer.",
        detail,
        retry_after_seconds=5,
    )
