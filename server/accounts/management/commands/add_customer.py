"""manage.py add_customer: an organisation that buys from a seller."""
from __future__ import annotations

import re
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Customer, Seller


class Command(BaseCommand):
    help = "Adds a customer to a seller."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("seller", help="id of the seller")
        parser.add_argument("id", help="short name in addresses: a-z, 0-9 and -")
        parser.add_argument("name")
        parser.add_argument("--account-number", default="")
        parser.add_argument("--tax-id", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        seller = Seller.objects.filter(slug=options["seller"]).first()
        if seller is None:
            raise CommandError(f"There is no seller {options['seller']}: add it first.")
        if not re.fullmatch(r"[a-z0-9-]{1,40}", options["id"]):
            raise CommandError("An id is made of a-z, 0-9 and -, at most 40 of them.")
        if Customer.objects.filter(public_id=options["id"]).exists():
            raise CommandError(f"There is a customer {options['id']} already.")
        Customer.objects.create(
            seller=seller,
            public_id=options["id"],
            name=options["name"],
            account_number=options["account_number"],
            tax_id=options["tax_id"],
        )
