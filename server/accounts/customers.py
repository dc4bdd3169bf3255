"""The customers that a person may see, and what other subjects tell of them."""
from __future__ import annotations

from typing import Callable, Sequence

from accounts.brand import shown_at
from accounts.models import Customer, Membership, Person

# Currencies in use of each customer (by primary key), most used first. Billing sets it.
currencies_in_use: Callable[[Sequence[int]], dict[int, list[str]]] = lambda keys: {}


def set_currencies_in_use(source: Callable[[Sequence[int]], dict[int, list[str]]]) -> None:
    global currencies_in_use
    currencies_in_use = source


def customers_of(person: Person, host: str) -> list[tuple[Customer, list[str]]]:
    """Each customer shown at this host with the person's roles there, by name.

    Staff see all customers of their seller.
    """
    roles: dict[int, list[str]] = {}
    customers: dict[int, Customer] = {}
    memberships = Membership.objects.filter(person=person).select_related("customer", "seller")
    for membership in memberships:
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


def is_staff(person: Person) -> bool:
    return Membership.objects.filter(person=person, customer__isnull=True).exists()
