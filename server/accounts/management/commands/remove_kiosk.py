"""manage.py remove_kiosk: ends what a device may do, and whoever is signed in at it."""
from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.kiosks import devices
from accounts.models import Kiosk


class Command(BaseCommand):
    help = "Removes a kiosk; whoever is signed in at it is signed out."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("name", help="as `manage.py add_kiosk SELLER` lists it")

    def handle(self, *args: Any, **options: Any) -> None:
        kiosk = Kiosk.objects.filter(name=options["name"]).first()
        if kiosk is None:
            raise CommandError(f"There is no kiosk {options['name']}.")
        ended = devices.remove(kiosk)
        self.stdout.write(
            f"{kiosk.name} is gone; {ended} session{'' if ended == 1 else 's'} ended."
        )
