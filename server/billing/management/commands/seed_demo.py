"""manage.py seed_demo: a seller with customers, people and two years of documents."""

from __future__ import annotations

import json
import os
from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from accounts.kiosks import devices
from accounts.models import Kiosk
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from portal import clock

from billing.seed.people import SELLER, accounts_list
from billing.seed.run import seed


KIOSK = "Front desk"


class Command(BaseCommand):
    help = (
        "Fills the database with a demo: the same every time for the same day. Where the demo "
        "is there already nothing changes. The accounts go to demo-accounts.json in PORTICO_VAR, "
        "a kiosk's token to kiosk-token."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--today", type=date.fromisoformat, help="the last day of the story; default: today"
        )
        parser.add_argument(
            "--invoices", type=int, help="how many invoices the largest customer has (420)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        today = options["today"] or clock.today(SELLER["time_zone"])
        is_new = seed(today, options["invoices"])
        path = Path(settings.VAR) / "demo-accounts.json"
        write_accounts(path)
        make_kiosk(Path(settings.VAR) / "kiosk-token")
        self.stdout.write(f"demo {'made' if is_new else 'is there already'}; accounts in {path}")


def make_kiosk(token_file: Path) -> None:
    """The demo's one, whose token is in that file."""
    known = Kiosk.objects.filter(name=KIOSK).first()
    if known is not None and token_file.exists():
        return
    if known is not None:
        devices.remove(known)
    call_command("add_kiosk", SELLER["slug"], KIOSK, token_file=token_file)


def write_accounts(path: Path) -> None:
    """Readable by the owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(accounts_list(), ensure_ascii=False, indent=2) + "\n"
    part = path.with_name(path.name + ".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
    part.replace(path)
