"""Who asks, and what of whose they may touch."""
from __future__ import annotations

import json

from django.db import connection
from django.db.models import Q
from django.http import HttpRequest

from accounts.brand import host_of, shown_at
from accounts.models import Customer, Membership, Person, Seller
from accounts.permissions import AT_KIOSK, VIEW, allows
from accounts.sessions import session_of
from portal.database.rows import Rows
from portal.problems import Problem, not_found


def signed_in(request: HttpRequest) -> Person:
    """The person of this request; 401 where nobody is signed in."""
    person = session_of(request).person
    if person is None:
        raise Problem("signed-out", 401, "Sign in first.")
    return person


def signed_in_elsewhere(request: HttpRequest) -> Person:
    """The person of this request, at a device of their own: 403 `kiosk` at one that many use."""
    person = signed_in(request)
    if session_of(request).at_kiosk:
        raise not_at_a_kiosk()
    return person


def not_at_a_kiosk() -> Problem:
    return Problem("kiosk", 403, "This can't be done at a kiosk.", "Use a device of your own.")


def customer_for(request: HttpRequest, customer_id: str, permission: str = VIEW) -> Customer:
    """The customer, if the person may do this there.

    404 for a customer that is not theirs, existing or not; 403 where they belong to it
    and their roles don't allow this.
    """
    person = signed_in(request)
    customer = _look_up(customer_id, person)
    if customer is None or not shown_at(customer.seller, host_of(request)):
        raise not_found()
    session = session_of(request)
    if session.seller_only not in (None, customer.seller_id):
        raise not_found()
    if session.only_customer not in (None, customer.pk):
        raise not_found()
    roles = roles_at(person, customer)
    if not roles:
        raise not_found()
    if session.at_kiosk:
        if permission != VIEW:
            raise not_at_a_kiosk()
        customer.roles_of_asker = (person.pk, AT_KIOSK)
    if not allows(roles, permission):
        raise Problem("forbidden", 403, "Your role does not allow this.")
    return customer


_customers = Rows(Customer, "c")
_sellers = Rows(Seller, "s")
_LOOK_UP = f"""
    SELECT {_customers.columns}, {_sellers.columns}, m.roles
    FROM accounts_customer c
    JOIN accounts_seller s ON s.id = c.seller_id
    LEFT JOIN accounts_membership m ON m.person_id = %s AND m.seller_id = c.seller_id
        AND (m.customer_id = c.id OR m.customer_id IS NULL)
    WHERE c.public_id = %s
    ORDER BY m.id
"""


def _look_up(customer_id: str, person: Person) -> Customer | None:
    """The customer with its seller, and with the person's roles there beside it."""
    with connection.cursor() as cursor:
        cursor.execute(_LOOK_UP, [person.pk, customer_id])
        rows = cursor.fetchall()
    if not rows:
        return None
    customer: Customer = _customers.make(rows[0])
    customer.seller = _sellers.make(rows[0][_customers.width :])
    lists = [json.loads(row[-1]) if isinstance(row[-1], str) else row[-1] for row in rows]
    customer.roles_of_asker = (person.pk, _merged([found for found in lists if found]))
    return customer


def roles_at(person: Person, customer: Customer) -> list[str]:
    """A member's roles at the customer, and a clerk's at the customer's seller."""
    asker, roles = getattr(customer, "roles_of_asker", (None, []))
    if asker == person.pk:
        return list(roles)
    rows = Membership.objects.filter(
        Q(customer=customer) | Q(customer__isnull=True),
        person=person,
        seller_id=customer.seller_id,
    )
    return _merged(list(rows.order_by("pk").values_list("roles", flat=True)))


def _merged(lists: list[list[str]]) -> list[str]:
    return list(dict.fromkeys(role for roles in lists for role in roles))
