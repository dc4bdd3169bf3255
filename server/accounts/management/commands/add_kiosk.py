"""manage.py add_kiosk: a device of a seller's that many people use."""
from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError, transaction

from accounts.kiosks import devices
from accounts.models import Seller

NAME = re.compile(r"\w[\w .,()-]{0,39}")
LEAST_IDLE_S, MOST_IDLE_S = 5, 3600


class Command(BaseCommand):
    help = "Adds a kiosk (or lists them, without a name). Its token is told this once."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("seller", help="its short name, as northwind")
        parser.add_argument("name", nargs="?", help="as people see it: 'Front desk'")
        parser.add_argument("--token-file", type=Path, help="write the token here (0600)")
        parser.add_argument("--idle", type=int, default=60, help="s untouched until it asks (60)")

    def handle(self, *args: Any, **options: Any) -> None:
        seller = Seller.objects.filter(slug=options["seller"]).first()
        if seller is None:
            raise CommandError(f"There is no seller {options['seller']}.")
        if options["name"] is None:
            for kiosk in seller.kiosks.order_by("name"):
                since = f"{kiosk.created_at:%Y-%m-%d}"
                self.stdout.write(f"{kiosk.name} ({kiosk.idle_seconds} s, since {since})")
            return
        if not NAME.fullmatch(options["name"]):
            raise CommandError("A name has letters, digits, spaces and . , ( ) -, at most 40.")
        if not LEAST_IDLE_S <= options["idle"] <= MOST_IDLE_S:
            raise CommandError(f"--idle is {LEAST_IDLE_S} to {MOST_IDLE_S} seconds.")
        try:
            with transaction.atomic():
                token = devices.add(seller, options["name"], options["idle"])
                if options["token_file"]:
                    _write(options["token_file"], token)
        except IntegrityError:
            raise CommandError(f"There is a kiosk {options['name']} already.") from None
        except OSError as error:
            raise CommandError(f"{options['token_file']}: {error.strerror}.") from None
        if not options["token_file"]:
            self.stdout.write(token)


def _write(path: Path, token: str) -> None:
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(token + "\n")
