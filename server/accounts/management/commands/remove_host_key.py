"""manage.py remove_host_key: ends what a site's key may do, and the sessions that it began."""
from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import HostKey
from accounts.views import end


class Command(BaseCommand):
    help = "Removes the key of a seller's site; whoever signed in by it is signed out."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("key_id", help="as `manage.py add_host_key SELLER` lists it")

    def handle(self, *args: Any, **options: Any) -> None:
        key = HostKey.objects.filter(key_id=options["key_id"]).first()
        if key is None:
            raise CommandError(f"There is no key {options['key_id']}.")
        with transaction.atomic():
            sessions = list(key.sessions.select_related("person"))
            end(sessions)
            key.delete()
        count = f"{len(sessions)} session{'' if len(sessions) == 1 else 's'}"
        self.stdout.write(f"{options['key_id']} signs no more; {count} ended.")
