"""manage.py set_frame_origins: which sites may show a seller's portal in a frame."""
from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.frames import origin_of
from accounts.models import Seller


class Command(BaseCommand):
    help = "Sets the sites that may show a seller's portal in a frame; those before are forgotten."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("seller", help="its short name, as northwind")
        parser.add_argument("origin", nargs="*", help="https://www.company.example")
        parser.add_argument("--none", action="store_true", help="no site may")

    def handle(self, *args: Any, **options: Any) -> None:
        seller = Seller.objects.filter(slug=options["seller"]).first()
        if seller is None:
            raise CommandError(f"There is no seller {options['seller']}.")
        if options["none"] and options["origin"]:
            raise CommandError("Give origins or --none, not both.")
        if options["none"] or options["origin"]:
            try:
                origins = [origin_of(text) for text in options["origin"]]
            except ValueError as error:
                raise CommandError(str(error)) from None
            seller.frame_origins = list(dict.fromkeys(origins))
            seller.save(update_fields=["frame_origins"])
        listed = "\n".join(f"  {origin}" for origin in seller.frame_origins)
        self.stdout.write(
            f"May frame {seller}:\n{listed}" if listed else f"No site frames {seller}."
        )
