"""manage.py add_seller: the company whose portal it is."""
from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Seller


class Command(BaseCommand):
    help = "Adds a seller."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("id", help="short name in addresses, as northwind")
        parser.add_argument("name")
        parser.add_argument("--theme", default="northwind", help="folder under themes/")
        parser.add_argument("--host", action="append", default=[], help="shown there alone")
        parser.add_argument("--time-zone", default="UTC")

    def handle(self, *args: Any, **options: Any) -> None:
        if Seller.objects.filter(slug=options["id"]).exists():
            raise CommandError(f"There is a seller {options['id']} already.")
        Seller.objects.create(
            slug=options["id"],
            name=options["name"],
            theme=options["theme"],
            hosts=options["host"],
            time_zone=options["time_zone"],
        )
