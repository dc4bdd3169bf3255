"""The receipt of a payment, as a PDF."""

from __future__ import annotations

from accounts.models import Person
from django.http import HttpRequest, HttpResponse

from payments.models import Payment


def response(request: HttpRequest, person: Person, payment: Payment) -> HttpResponse:
    raise NotImplementedError
