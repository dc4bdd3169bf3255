"""Signing in at a kiosk, and what people do for it on devices of their own."""
from __future__ import annotations

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts import lockout
from accounts.access import customer_for, signed_in_elsewhere
from accounts.brand import host_of, shown_at
from accounts.kiosks import codes, pairings
from accounts.kiosks.devices import kiosk_of
from accounts.models import KioskPairing, Membership, Person, Seller
from accounts.session_answer import session_json
from accounts.views import begin, keep_demo_here
from portal import clock
from portal.answers import json_response, no_content
from portal.problems import Problem, not_found
from portal.reading import read_json


def sign_in(request: HttpRequest) -> HttpResponse:
    """By customer number and code; which of both was wrong isn't said."""
    kiosk = kiosk_of(request)
    credentials = read_json(request, "KioskCredentials")
    number = codes.normal(credentials["customer_number"])
    attempt = lockout.at_kiosk(kiosk, number)
    attempt.check()
    found = codes.whose(kiosk.seller, number, credentials["code"])
    if found is None:
        attempt.fail()
        raise Problem("wrong-credentials", 401, "Customer number or code is wrong.")
    attempt.succeed()
    keep_demo_here(request, found.person)
    begin(request, found.person, kiosk=kiosk, only_customer=found.customer)
    return json_response(session_json(request))


def open_pairing(request: HttpRequest) -> HttpResponse:
    opened = pairings.open_for(kiosk_of(request))
    answer = {
        "id": opened.id,
        "address": opened.address,
        "picture": pairings.picture(opened.address),
        "number": opened.pairing.number,
        "expires_at": clock.rfc3339(opened.pairing.expires_at),
    }
    return json_response(answer, status=201)


def sign_in_by_pairing(request: HttpRequest, pairing: str) -> HttpResponse:
    """Answers the session either way: nobody's, while nobody has allowed it."""
    kiosk = kiosk_of(request)
    with transaction.atomic():
        person = pairings.take(kiosk, pairing)
        if person is not None:
            keep_demo_here(request, person)
            begin(request, person, kiosk=kiosk)
    return json_response(session_json(request))


def show_request(request: HttpRequest, token: str) -> HttpResponse:
    signed_in_elsewhere(request)
    pairing = _asked(request, token)
    return json_response(
        {
            "kiosk": pairing.kiosk.name,
            "number": pairing.number,
            "expires_at": clock.rfc3339(pairing.expires_at),
        }
    )


def allow_request(request: HttpRequest, token: str) -> HttpResponse:
    person = signed_in_elsewhere(request)
    pairing = _asked(request, token)
    if not _is_customers(person, pairing.kiosk.seller):
        raise Problem(
            "forbidden", 403, "A kiosk is for customers.", "Staff signs in at the portal itself."
        )
    pairings.allow(token, person)
    return no_content()


def make_code(request: HttpRequest, customer_id: str) -> HttpResponse:
    """In place of the former. Shown this once."""
    person = signed_in_elsewhere(request)
    customer = customer_for(request, customer_id)
    if not Membership.objects.filter(person=person, customer=customer).exists():
        raise Problem("forbidden", 403, "A code is for the customer's own people.")
    if not customer.account_number:
        raise Problem("conflict", 409, "This customer has no number.", "Ask your supplier for one.")
    code, made = codes.make(person, customer)
    answer = {
        "customer_number": customer.account_number,
        "code": code,
        "expires_at": clock.rfc3339(made.expires_at),
    }
    return json_response(answer, status=201)


def _asked(request: HttpRequest, token: str) -> KioskPairing:
    pairing = pairings.asked(token)
    if not shown_at(pairing.kiosk.seller, host_of(request)):
        raise not_found()
    return pairing


def _is_customers(person: Person, seller: Seller) -> bool:
    """Someone of the seller's customers, and not of its staff."""
    theirs = person.memberships.filter(seller=seller)
    return theirs.exists() and not theirs.filter(customer__isnull=True).exists()
