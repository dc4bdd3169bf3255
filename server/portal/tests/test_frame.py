"""Health, the secret key, the clock, logs."""
from __future__ import annotations

import json
import logging
import stat
import sys
import tempfile
import threading
from datetime import date
from pathlib import Path
from unittest import mock

from django.test import SimpleTestCase

from portal import clock, health
from portal.logs import JsonLines
from portal.secret import read_or_make
from portal.testing import CastTestCase, at


class HealthTests(CastTestCase):
    def test_ready_server_says_so(self) -> None:
        answer = self.client.get("/healthz")
        self.assertEqual(answer.status_code, 200)
        checks = answer.json()["checks"]
        self.assertEqual((checks["database"], checks["migrations"]), (True, True))

    def test_other_systems_are_told_of_and_do_not_count(self) -> None:
        def fail() -> bool:
            raise OSError

        with mock.patch.dict(health.reachable, {"provider:x": fail, "provider:y": lambda: True}):
            answer = self.client.get("/healthz")
        self.assertEqual(answer.status_code, 200)
        self.assertIs(answer.json()["checks"]["provider:x"], False)
        self.assertIs(answer.json()["checks"]["provider:y"], True)

    def test_missing_migration_is_unavailable(self) -> None:
        plan = "portal.health.MigrationExecutor.migration_plan"
        with mock.patch.object(health, "_migrated", False), mock.patch(plan, return_value=[1]):
            answer = self.client.get("/healthz")
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer.json()["status"], "unavailable")

    def test_lost_database_is_unavailable(self) -> None:
        with mock.patch("portal.health.connection.cursor", side_effect=OSError):
            self.assertEqual(self.client.get("/healthz").status_code, 503)


class SecretTests(SimpleTestCase):
    def test_key_is_made_once_and_is_its_owners_alone(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "var", "secret-key")
            keys: list[str] = []
            threads = [
                threading.Thread(target=lambda: keys.append(read_or_make(file))) for _ in range(8)
            ]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(len(set(keys)), 1)
            self.assertEqual(len(keys), 8)
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600)
            self.assertEqual(list(file.parent.iterdir()), [file])

    def test_empty_key_is_refused(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "secret-key")
            file.write_text("short\n")
            with self.assertRaises(ValueError):
                read_or_make(file)


class ClockTests(SimpleTestCase):
    def test_calendar_date_is_that_of_the_place(self) -> None:
        with at("2026-03-01T23:30:00Z"):
            self.assertEqual(clock.today("UTC"), date(2026, 3, 1))
            self.assertEqual(clock.today("Asia/Tehran"), date(2026, 3, 2))
            self.assertEqual(clock.rfc3339(clock.now()), "2026-03-01T23:30:00Z")


class LogTests(SimpleTestCase):
    def test_exceptions_are_told_without_their_text(self) -> None:
        try:
            raise ValueError("alice@example.com")
        except ValueError:
            error = sys.exc_info()
        record = logging.LogRecord("portico.x", logging.ERROR, "", 0, "failed", (), error)
        line = JsonLines().format(record)
        self.assertNotIn("alice", line)
        self.assertEqual(json.loads(line)["error"], "ValueError")
        self.assertIn("test_frame.py", json.loads(line)["frames"][-1])
