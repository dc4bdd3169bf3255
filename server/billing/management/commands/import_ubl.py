"""manage.py import_ubl: takes e-invoices and credit notes in UBL 2.1 (EN 16931) in."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from accounts.models import Customer, Membership, Person, Seller
from django.core.management.base import BaseCommand, CommandError

from billing import rules
from billing.importing import Destination, Imported, import_file
from billing.ubl.fields import UblRefused


class Command(BaseCommand):
    help = (
        "Imports UBL 2.1 invoices and credit notes (EN 16931). Totals are recomputed; a file that "
        "breaks a rule is refused with the rule and its line, and the others are kept. The same "
        "file again changes nothing. Exit status 1 where a file was refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
        parser.add_argument(
            "--seller",
            metavar="SLUG",
            help="file under this seller; otherwise the document's supplier is recognised by its "
            "electronic address, party id or tax id, and added when it is unknown",
        )
        parser.add_argument(
            "--customer",
            metavar="ID",
            help="file under this customer of the portal, whatever buyer the document names",
        )
        parser.add_argument(
            "--known-only",
            action="store_true",
            help="refuse documents of sellers and customers that are not known yet",
        )
        parser.add_argument(
            "--member",
            metavar="EMAIL",
            action="append",
            default=[],
            help="give this person the role of an owner at each customer that the files are of",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        destination = self._destination(options)
        members = [self._person(email) for email in options["member"]]
        imported = unchanged = refused = 0
        for path in options["files"]:
            try:
                result = import_file(path, destination)
            except UblRefused as error:
                refused += 1
                self.stderr.write(f"refused {path}: {error}")
                continue
            imported += result.is_new
            unchanged += not result.is_new
            self.stdout.write(f"{self._said(result)} ({path})")
            for person in members:
                _join(person, result.document.customer)
        self.stdout.write(f"{imported} imported, {unchanged} unchanged, {refused} refused")
        if refused:
            sys.exit(1)

    def _destination(self, options: dict[str, Any]) -> Destination:
        seller = customer = None
        if options["seller"]:
            seller = Seller.objects.filter(slug=options["seller"]).first()
            if seller is None:
                raise CommandError(f"There is no seller {options['seller']}.")
        if options["customer"]:
            customer = (
                Customer.objects.select_related("seller")
                .filter(public_id=options["customer"])
                .first()
            )
            if customer is None or (seller and customer.seller_id != seller.pk):
                raise CommandError(f"There is no customer {options['customer']}.")
        return Destination(seller, customer, may_add_parties=not options["known_only"])

    def _person(self, email: str) -> Person:
        person = Person.objects.filter(email=email.strip().casefold()).first()
        if person is None:
            raise CommandError(f"Nobody has the address {email}.")
        return person

    def _said(self, result: Imported) -> str:
        document = result.document
        amount = rules.decimal(document.payable_minor, document.currency)
        label = document.type.replace("_", " ")
        customer = document.customer
        added = ", new" if result.customer_is_new else ""
        return (
            f"{'imported' if result.is_new else 'unchanged'} {label} {document.number}"
            f" of {customer.name} [{customer.public_id}{added}]: {amount} {document.currency}"
        )


def _join(person: Person, customer: Customer) -> None:
    Membership.objects.get_or_create(
        person=person,
        customer=customer,
        defaults={"seller": customer.seller, "roles": ["owner"]},
    )
