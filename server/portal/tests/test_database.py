"""Database addresses, and what the SQLite backend promises."""
from __future__ import annotations

import threading
from pathlib import Path
from unittest import skipUnless

from django.core.exceptions import ImproperlyConfigured
from django.db import connection, transaction
from django.test import SimpleTestCase

from accounts.models import Person
from portal.database import from_url
from portal.testing import CastTransactionTestCase


class UrlTests(SimpleTestCase):
    def test_sqlite_paths_are_relative_or_absolute(self) -> None:
        self.assertEqual(from_url("sqlite:///a/b.db", Path("/base"))["NAME"], "/base/a/b.db")
        self.assertEqual(from_url("sqlite:////a/b%20c.db")["NAME"], "/a/b c.db")

    def test_postgresql_parts_are_unquoted(self) -> None:
        found = from_url("postgresql://us%40er:p%2Fw@db.example:5433/na%20me?sslmode=require")
        self.assertEqual(
            {name: found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME", "OPTIONS")},
            {
                "USER": "us@er",
                "PASSWORD": "p/w",
                "HOST": "db.example",
                "PORT": "5433",
                "NAME": "na me",
                "OPTIONS": {"sslmode": "require"},
            },
        )
        self.assertEqual(from_url("postgresql:///name?host=/run/pg")["HOST"], "/run/pg")

    def test_other_databases_are_refused(self) -> None:
        for url in ("mysql://x/y", "", "nonsense"):
            with self.assertRaises(ImproperlyConfigured):
                from_url(url)


class ReadThenWriteTests(CastTransactionTestCase):
    def test_transactions_that_read_first_all_succeed_side_by_side(self) -> None:
        """With deferred transactions most of these fail: "database is locked"."""
        key = self.cast.alice.pk
        errors: list[BaseException] = []

        def count_up() -> None:
            try:
                for _ in range(20):
                    with transaction.atomic():
                        person = Person.objects.select_for_update().get(pk=key)
                        person.version += 1
                        person.save()
            except BaseException as error:
                errors.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=count_up) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(errors, [])
        self.assertEqual(Person.objects.get(pk=key).version, 121)

    @skipUnless(connection.vendor == "sqlite", "about SQLite")
    def test_sqlite_keeps_what_it_acknowledged(self) -> None:
        with connection.cursor() as cursor:
            for pragma, expected in (
                ("journal_mode", "wal"),
                ("synchronous", 2),
                ("foreign_keys", 1),
            ):
                cursor.execute(f"PRAGMA {pragma}")
                self.assertEqual(cursor.fetchone()[0], expected, pragma)
