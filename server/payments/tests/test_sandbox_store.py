"""What the sandbox provider owes its merchant."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from unittest import TestCase

from sandbox_provider.store import Store


class DeliveryTests(TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.store = Store(Path(folder.name) / "sandbox.sqlite3")
        request = {
            "reference": "pay_1",
            "amount_minor": 100,
            "currency": "EUR",
            "expires_in_seconds": 60,
        }
        self.payment_id = self.store.create("key", request)["id"]
        self.store.move(self.payment_id, "succeeded")

    def test_delivered_webhook_is_owed_no_more(self) -> None:
        (delivery,) = self.store.due_deliveries()
        self.store.attempted(delivery, delivered_at=time.time(), next_at=None)
        self.assertEqual(self.store.due_deliveries(), [])

    def test_webhook_asked_for_again_during_its_delivery_stays_owed(self) -> None:
        (delivery,) = self.store.due_deliveries()
        self.assertEqual(self.store.redeliver(self.payment_id), 1)
        self.store.attempted(delivery, delivered_at=time.time(), next_at=None)
        (again,) = self.store.due_deliveries()
        self.assertEqual(again["webhook_id"], delivery["webhook_id"])
