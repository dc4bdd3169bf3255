"""manage.py add_host_key: lets a seller's own site say who is signed in there."""
from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.host_tokens import algorithm_of
from accounts.models import HostKey, Seller
from portal import clock

KEY_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class Command(BaseCommand):
    help = "Adds the public key of a seller's site (or shows the keys, without one)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("seller", help="its short name, as northwind")
        parser.add_argument("key_id", nargs="?", help="the token's `kid`: A-Z a-z 0-9 . _ -")
        parser.add_argument("--public-key", type=Path, help="file in PEM: Ed25519, P-256 or RSA")

    def handle(self, *args: Any, **options: Any) -> None:
        seller = Seller.objects.filter(slug=options["seller"]).first()
        if seller is None:
            raise CommandError(f"There is no seller {options['seller']}.")
        if options["key_id"] is not None:
            self._add(seller, options["key_id"], options["public_key"])
        for key in seller.host_keys.order_by("key_id"):
            since = f"{key.created_at:%Y-%m-%d}"
            self.stdout.write(f"{key.key_id} signs for {seller} ({key.algorithm}, since {since})")

    def _add(self, seller: Seller, key_id: str, file: Path | None) -> None:
        if not KEY_ID.fullmatch(key_id):
            raise CommandError("A key's name is made of A-Z, a-z, 0-9 and . _ -, at most 64.")
        if file is None:
            raise CommandError("Give the key's file: --public-key FILE.")
        try:
            public_key = file.read_text("ascii")
            algorithm = algorithm_of(public_key)
        except OSError as error:
            raise CommandError(f"{file} can't be read: {error.strerror}.") from None
        except ValueError as error:
            raise CommandError(f"{file}: {error}") from None
        known = HostKey.objects.filter(key_id=key_id).first()
        if known is not None:
            if (known.seller_id, known.public_key) == (seller.pk, public_key):
                return
            raise CommandError(f"There is a key {key_id} already: choose another name.")
        HostKey.objects.create(
            key_id=key_id,
            seller=seller,
            algorithm=algorithm,
            public_key=public_key,
            created_at=clock.now(),
        )
