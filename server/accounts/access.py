"""Who asks, and what of whose they may touch."""
from __future__ import annotations

from django.http import HttpRequest

from accounts.brand import host_of, shown_at
from accounts.models import Customer, Membership, Person
from accounts.permissions import VIEW, allows
from accounts.sessions import session_of
from portal.problems import Problem, not_found


def signed_in(request: HttpRequest) -> Person:
    """The person of this request; 401 where nobody is signed in."""
    person = session_of(request).person
    if person is None:
        raise Problem("signed-out", 401, "Sign in first.")
    return person


def customer_for(request: HttpRequest, customer_id: str, permission: str = VIEW) -> Customer:
    """The customer, if the person may do this there.

    404 for a customer that is not theirs, existing or not; 403 where they belong to it
    and their roles don't allow this.
    """
    person = signed_in(request)
    customer = Customer.objects.select_related("seller").filter(public_id=customer_id).first()
    here = customer is not None and shown_at(customer.seller, host_of(request))
    roles = roles_at(person, customer) if customer and here else []
    if customer is None or not roles:
        raise not_found()
    if not allows(roles, permission):
        raise Problem("forbidden", 403, "Your role does not allow this.")
    return customer


def roles_at(person: Person, customer: Customer) -> list[str]:
    """A member's roles at the customer, and a clerk's at the customer's seller."""
    rows = Membership.objects.filter(person=person, seller_id=customer.seller_id).values_list(
        "customer_id", "roles"
    )
    roles: list[str] = []
    for customer_id, row_roles in rows:
        if customer_id in (None, customer.pk):
            roles += [role for role in row_roles if role not in roles]
    return roles
