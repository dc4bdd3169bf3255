"""The customers that a person may see, and what other subjects tell of them."""
from __future__ import annotations

from typing import Any, Callable, Sequence

from accounts.brand import shown_at
from accounts.models import Customer, Membership, Person

# Currencies in use of each customer (by primary key), most used first. Billing sets it.
currencies_in_use: Callable[[Sequence[int]], dict[int, list[str]]] = lambda keys: {}


def set_currencies_in_use(source: Callable[[Sequence[int]], dict[int, list[str]]]) -> None:
    global currencies_in_use
    currencies_in_use = source


def customers_of(
    person: Person, host: str, seller_only: int | None = None
) -> list[tuple[Customer, list[str]]]:
    """Each customer shown at this host with the person's roles there, by name.

    Staff see all customers of their seller. `seller_only`: see SessionState.
    """
    roles: dict[int, list[str]] = {}
    customers: dict[int, Customer] = {}
    for membership in _memberships(person, seller_only).select_related("customer", "seller"):
        if not shown_at(membership.seller, host):
            continue
        found = (
            [membership.customer]
            if membership.customer
            else Customer.objects.filter(seller_id=membership.seller_id)
        )
        for customer in found:
            customers[customer.pk] = customer
            known = roles.setdefault(customer.pk, [])
            known += [role for role in membership.roles if role not in known]
    ordered = sorted(customers.values(), key=lambda customer: (customer.name, customer.pk))
    return [(customer, roles[customer.pk]) for customer in ordered]


def is_staff(person: Person, seller_only: int | None = None) -> bool:
    return bool(_memberships(person, seller_only).filter(customer__isnull=True).exists())


def _memberships(person: Person, seller_only: int | None) -> Any:
    found = Membership.objects.filter(person=person)
    return found if seller_only is None else found.filter(seller_id=seller_only)
