"""The session as the client sees it."""
from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from accounts import customers
from accounts.brand import TRIED, host_of, seller_json, seller_of, tried_theme
from accounts.kiosks import devices
from accounts.models import Person
from accounts.permissions import AT_KIOSK, PAY, allows
from accounts.sessions import SessionState, session_of
from portal import clock
from portal.contract import CONTRACT_VERSION


def session_json(request: HttpRequest) -> dict[str, Any]:
    state = session_of(request)
    kiosk, host = devices.of_cookie(request), host_of(request)
    seller = kiosk.seller if kiosk else seller_of(request)
    tried = tried_theme(request.COOKIES.get(TRIED))
    answer: dict[str, Any] = {
        "person": person_json(state.person, state.seller_only) if state.person else None,
        "csrf_token": state.csrf_token(),
        "seller": seller_json(seller, host, tried),
        "customers": customers_json(state, host, tried) if state.person else [],
        "locales": settings.LOCALES,
        "server_time": clock.rfc3339(clock.now()),
        "contract_version": CONTRACT_VERSION,
        "demo": settings.DEMO,
    }
    if seller is not None and state.person and not state.framed and seller.kiosks.exists():
        answer["seller"]["kiosks"] = True
    if kiosk:
        answer["kiosk"] = {"name": kiosk.name, "idle_seconds": kiosk.idle_seconds}
    if state.device:
        answer["expires_at"] = clock.rfc3339(state.device.expires_at)
    return answer


def person_json(person: Person, seller_only: int | None) -> dict[str, Any]:
    return {
        "id": person.public_id,
        "name": person.name,
        "email": person.email,
        "locale": person.locale,
        "time_zone": person.time_zone,
        "staff": customers.is_staff(person, seller_only),
    }


def customers_json(state: SessionState, host: str, tried: str = "") -> list[dict[str, Any]]:
    assert state.person is not None
    rows = customers.customers_of(state.person, host, state.seller_only)
    if state.only_customer:
        rows = [row for row in rows if row[0].pk == state.only_customer]
    if state.at_kiosk:
        rows = [(customer, AT_KIOSK) for customer, _ in rows]
    currencies = customers.currencies_in_use([customer.pk for customer, _ in rows])
    answers = [
        {
            "id": customer.public_id,
            "name": customer.name,
            "account_number": customer.account_number,
            "currencies": currencies.get(customer.pk, []),
            "roles": roles,
            "actions": [PAY] if allows(roles, PAY) else [],
        }
        for customer, roles in rows
    ]
    for answer, (customer, _) in zip(answers, rows):
        if customer.theme and not tried:
            answer["theme"] = customer.theme
    return answers
