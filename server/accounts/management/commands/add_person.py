"""manage.py add_person: someone who signs in, for a customer or as staff of a seller."""
from __future__ import annotations

import getpass
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import Customer, Membership, Person, Seller, normal_email
from accounts.permissions import ROLES

SHORTEST_PASSWORD = 12


class Command(BaseCommand):
    help = "Adds a person, or another customer to a person. Asks for the password (or reads stdin)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("--customer", help="id of the customer they act for")
        parser.add_argument("--staff-of", help="id of the seller they work for")
        parser.add_argument("--role", choices=sorted(ROLES), default="viewer")
        parser.add_argument("--locale", default="en")

    def handle(self, *args: Any, **options: Any) -> None:
        customer, seller = self._place(options["customer"], options["staff_of"])
        role = "clerk" if customer is None else options["role"]
        with transaction.atomic():
            person = Person.objects.filter(email=normal_email(options["email"])).first()
            if person is None:
                person = Person.objects.create_user(
                    options["email"],
                    self._password(),
                    name=options["name"],
                    locale=options["locale"],
                    time_zone=seller.time_zone,
                )
            Membership.objects.update_or_create(
                person=person, seller=seller, customer=customer, defaults={"roles": [role]}
            )

    def _place(self, customer_id: str | None, seller_id: str | None) -> tuple[Any, Seller]:
        if bool(customer_id) == bool(seller_id):
            raise CommandError("Give either --customer or --staff-of.")
        if customer_id:
            customer = Customer.objects.filter(public_id=customer_id).first()
            if customer is None:
                raise CommandError(f"There is no customer {customer_id}: add it first.")
            return customer, customer.seller
        seller = Seller.objects.filter(slug=seller_id).first()
        if seller is None:
            raise CommandError(f"There is no seller {seller_id}: add it first.")
        return None, seller

    def _password(self) -> str:
        if sys.stdin.isatty():
            password = getpass.getpass("Password: ")
        else:
            password = sys.stdin.readline().rstrip("\n")
        if len(password) < SHORTEST_PASSWORD:
            raise CommandError(f"A password has {SHORTEST_PASSWORD} characters or more.")
        return password
