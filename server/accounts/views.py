"""Signing in and out, here and elsewhere."""
from __future__ import annotations

import secrets

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts import host_tokens, lockout, passwords
from accounts.access import signed_in, signed_in_elsewhere
from accounts.brand import host_of
from accounts.devices import device_name
from accounts.models import Customer, DeviceSession, HostKey, Kiosk, Person
from accounts.session_answer import session_json
from accounts.sessions import IDLE_LIFETIME, open_session, session_of
from events.outbox import publish_to_person
from portal import clock, demo
from portal.answers import json_response, no_content
from portal.middleware.keeping import KEEPING
from portal.problems import Problem, not_found
from portal.reading import read_json

# Cookies are left out: the device cookie stays, and the session's is replaced by name.
CLEAR = {"Clear-Site-Data": '"cache", "storage"'}


def get_session(request: HttpRequest) -> HttpResponse:
    return json_response(session_json(request))


def sign_in(request: HttpRequest) -> HttpResponse:
    credentials = read_json(request, "Credentials")
    attempt = lockout.by_password(request, credentials["email"])
    attempt.check()
    person = passwords.person_with(credentials["email"], credentials["password"])
    if person is None:
        attempt.fail()
        raise Problem("wrong-credentials", 401, "E-mail address or password is wrong.")
    attempt.succeed()
    keep_demo_here(request, person)
    begin(request, person)
    response = json_response(session_json(request))
    lockout.remember_device(request, response, person)
    return response


def sign_in_by_host(request: HttpRequest) -> HttpResponse:
    """By a token that the seller's own site signed; whoever was signed in before is not."""
    token = read_json(request, "HostToken")["token"]
    attempt = lockout.by_host_token(request, host_tokens.key_name(token))
    attempt.check()
    try:
        with transaction.atomic():
            person, key = host_tokens.redeem(token, host_of(request))
            keep_demo_here(request, person)
            device = session_of(request).device
            # Several portals on one page are signed in one after the other.
            if device is None or (device.person_id, device.host_key_id) != (person.pk, key.pk):
                begin(request, person, host_key=key)
    except host_tokens.Refused:
        attempt.fail()  # outside of what was rolled back
        raise
    attempt.succeed()
    return json_response(session_json(request))


def keep_demo_here(request: HttpRequest, person: Person) -> None:
    if person.memberships.filter(seller__demo=True).exists():
        demo.note_demo_seller()
        demo.check_reach(request.META.get("SERVER_NAME", ""))


def begin(
    request: HttpRequest,
    person: Person,
    *,
    host_key: HostKey | None = None,
    kiosk: Kiosk | None = None,
    only_customer: Customer | None = None,
) -> None:
    """A new cookie and a new CSRF token; the session before, if any, ends."""
    state = session_of(request)
    before = state.device
    with transaction.atomic():
        if before is not None:
            end([before])
        cookie, session = open_session(
            person,
            device=kiosk.name if kiosk else device_name(request.META.get("HTTP_USER_AGENT", "")),
            address=request.META.get("REMOTE_ADDR", ""),
            host_key=host_key,
            kiosk=kiosk,
            only_customer=only_customer,
        )
    state.replace(cookie, session)


def sign_out(request: HttpRequest) -> HttpResponse:
    signed_in(request)
    state = session_of(request)
    if state.device is not None:
        end([state.device])
    _leave(request)
    return no_content(CLEAR)


def list_sessions(request: HttpRequest) -> HttpResponse:
    person = signed_in_elsewhere(request)
    current = session_of(request).device
    now = clock.now()
    sessions = DeviceSession.objects.filter(
        person=person, expires_at__gt=now, last_seen_at__gte=now - IDLE_LIFETIME
    )
    data = [
        {
            "id": session.public_id,
            "device": session.device,
            "address": session.address,
            "created_at": clock.rfc3339(session.created_at),
            "last_seen_at": clock.rfc3339(session.last_seen_at),
            "current": bool(current and session.pk == current.pk),
        }
        for session in sessions.order_by("-created_at", "-pk")[:100]
    ]
    return json_response({"data": data, "next_cursor": None}, headers={KEEPING: "no-store"})


def sign_out_everywhere(request: HttpRequest) -> HttpResponse:
    person = signed_in_elsewhere(request)
    end(list(DeviceSession.objects.filter(person=person)))
    _leave(request)
    return no_content(CLEAR)


def end_session(request: HttpRequest, session_id: str) -> HttpResponse:
    person = signed_in_elsewhere(request)
    session = DeviceSession.objects.filter(person=person, public_id=session_id).first()
    if session is None:
        raise not_found()
    current = session_of(request).device
    end([session])
    if current is not None and session.pk == current.pk:
        _leave(request)
        return no_content(CLEAR)
    return no_content()


def end(sessions: list[DeviceSession]) -> None:
    """Ends sessions and the streams that they hold open."""
    with transaction.atomic():
        for session in sessions:
            publish_to_person(session.person, "session.ended", session_id=session.public_id)
        DeviceSession.objects.filter(pk__in=[session.pk for session in sessions]).delete()


def _leave(request: HttpRequest) -> None:
    session_of(request).replace("a." + secrets.token_urlsafe(32))
