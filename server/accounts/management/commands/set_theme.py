"""manage.py set_theme: which brand a seller, one of its host names or customers is shown in."""
from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Customer, Seller
from portal import themes


class Command(BaseCommand):
    help = "Sets the theme of a seller, or of one of its host names or customers."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("seller", help="its short name, as northwind")
        parser.add_argument("theme", help="folder under themes/; none: takes away what was set")
        parser.add_argument("--host", default="", help="for this host name alone")
        parser.add_argument("--customer", default="", help="for this customer alone, by its id")

    def handle(self, *args: Any, **options: Any) -> None:
        theme = "" if options["theme"] == "none" else options["theme"]
        if theme and themes.find(theme, "theme.json") is None:
            raise CommandError(
                f"There is no theme {theme}: there are {', '.join(themes.names())}. "
                "Put its folder into themes/ first."
            )
        seller = Seller.objects.filter(slug=options["seller"]).first()
        if seller is None:
            raise CommandError(f"There is no seller {options['seller']}.")
        if options["host"] and options["customer"]:
            raise CommandError("Give --host or --customer, not both.")
        if options["customer"]:
            found = Customer.objects.filter(seller=seller, public_id=options["customer"])
            if not found.update(theme=theme):
                raise CommandError(f"{seller} has no customer {options['customer']}.")
        elif options["host"]:
            host = options["host"].lower()
            seller.host_themes.pop(host, None)
            if theme:
                seller.host_themes[host] = theme
            seller.save(update_fields=["host_themes"])
        elif theme:
            seller.theme = theme
            seller.save(update_fields=["theme"])
        else:
            raise CommandError("A seller has a theme: name another one.")
