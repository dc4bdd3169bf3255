"""A payment is made once or not at all, wherever the server or the provider dies.

The points of death are found by telling a story once with the points counted; then the story is
told again for every point, with the process killed there (SIGKILL) and started anew. The first
story belongs to every test run, on PostgreSQL at every fifth point; PORTICO_LONG=1 tells all of
them at all points on both databases.
"""

from __future__ import annotations

import http.client
import os
import sys
import time
import unittest
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

from portico_cli import postgres  # noqa: E402
from stage import Stage  # noqa: E402

AMOUNT = 10000
LONG = os.environ.get("PORTICO_LONG") == "1"
Story = Callable[[str, str], None]


class KillTestCase(unittest.TestCase):
    """Tells stories on a stage of its own; each on an invoice that nobody touched before."""

    stage: Stage
    options: dict[str, float] = {}  # of the stage
    on_postgresql = False
    stride = 1  # from one point of death to the next
    told = 0

    @classmethod
    def setUpClass(cls) -> None:
        url = cls.enterClassContext(postgres.server()) if cls.on_postgresql else ""
        cls.stage = Stage(url, **cls.options)
        cls.addClassCleanup(cls.stage.close)

    def at_every_point(self, story: Story, fewest: int = 8) -> None:
        started = time.monotonic()
        deaths = {}
        for name in ("server", "provider"):
            count = len(self._tell(story, name, 0))
            self.assertGreater(count, fewest, "the points are not watched")
            deaths[name] = 0
            target = 1
            # Past the count, too: a story told anew may have more points.
            while target <= count or self.died:
                self._tell(story, name, target)
                deaths[name] += self.died
                target += self.stride
        where = "PostgreSQL" if self.on_postgresql else "SQLite"
        seconds = time.monotonic() - started
        print(f"\n{story.__name__}, {where}: killed {deaths} times, {seconds:.0f} s", flush=True)

    def _tell(self, story: Story, name: str, target: int) -> list[str]:
        """The story on an invoice of its own; kills `name` at its `target`th point."""
        stage = self.stage
        stage.up()
        KillTestCase.told += 1
        document_id = stage.server.call("invoice", amount_minor=AMOUNT)
        points = stage.points[name]
        self.target, self.watched = target, points
        points.arm(target)
        try:
            story(document_id, f"a-press-of-the-kill-test-{self.told:06d}")
        except Exception as error:
            reached = points.disarm()
            where = f"{name} killed at point {target} {reached[target - 1:target]}"
            raise AssertionError(f"{where}: {error}") from error
        reached = points.disarm()
        self.died = len(reached) >= target > 0
        return reached

    def count_from_here(self) -> None:
        """What the story told so far has its points in another story."""
        self.watched.arm(self.target)

    # What a person does.
    def press(self, document_id: str, key: str) -> dict[str, Any]:
        """Presses Pay, and asks again with the same key until there is an answer."""
        url = self.stage.payments_url()
        status, payment = self.stage.insisting("POST", url, payment_request(document_id), key)
        self.assertEqual((status, payment["status"]), (201, "pending"), payment)
        return dict(payment)

    def press_once(self, document_id: str, key: str) -> dict[str, Any]:
        """Presses Pay and leaves when nothing comes of it: empty then."""
        request = payment_request(document_id)
        try:
            status, payment = self.stage.once("POST", self.stage.payments_url(), request, key)
        except (OSError, http.client.HTTPException, ValueError):
            return {}
        return payment if status == 201 else {}

    def comes_back(self, payment_id: str) -> str:
        """The status that the portal shows on return."""
        url = self.stage.payments_url(f"/{payment_id}/refresh")
        status, payment = self.stage.insisting("POST", url)
        self.assertEqual(status, 200, payment)
        return str(payment["status"])

    # How it must stand.
    def ends(self, document_id: str, payment_id: str, *expected: str) -> str:
        """Waits until it ended as expected; nothing is owed and no job is left then."""

        def attempt() -> str | None:
            owed = self.stage.webhooks_owed(payment_id)
            ledger = self._audit(document_id)
            status = str(ledger["payments"].get(payment_id))
            return status if status in expected and not owed and not ledger["jobs"] else None

        try:
            status = self.stage.until(attempt)
        except AssertionError as error:
            raise AssertionError(f"{error}: {self._audit(document_id)}") from error
        answer = self.stage.insisting("GET", self.stage.payments_url(f"/{payment_id}"))
        self.assertEqual((answer[0], answer[1]["status"]), (200, status), answer)
        return status

    def booked(
        self, document_id: str, payment_id: str, *, open_minor: int, credit_minor: int = 0
    ) -> None:
        """The ledger has the payment once, and the provider says that it has the money."""
        ledger = self._audit(document_id)
        self.assertEqual(list(ledger["payments"]), [payment_id])
        self.assertEqual(ledger["postings"], [f"payment:{payment_id}"])
        self.assertEqual((ledger["open"], ledger["credit"]), (open_minor, credit_minor))
        told = self.stage.at_provider(payment_id)
        self.assertEqual((told["status"], told["amount_minor"]), ("succeeded", AMOUNT))

    def not_booked(self, document_id: str, payments: int = 1) -> None:
        """The ledger has nothing of it, and the provider has no money."""
        ledger = self._audit(document_id)
        self.assertEqual(len(ledger["payments"]), payments)
        self.assertEqual(ledger["postings"], [])
        self.assertEqual((ledger["open"], ledger["credit"]), (AMOUNT, 0))
        for payment_id in ledger["payments"]:
            self.assertNotEqual(self.stage.at_provider(payment_id).get("status"), "succeeded")

    def payments_of(self, document_id: str) -> dict[str, str]:
        return dict(self._audit(document_id)["payments"])

    def _audit(self, document_id: str) -> dict[str, Any]:
        ledger: dict[str, Any] = self.stage.server.call("audit", document_id=document_id)
        self.assertEqual(ledger["unbalanced"], [])
        return ledger


class InsistingClientTests(KillTestCase):
    """The client asks again after each failure, as it should."""

    def test_an_approved_payment_is_made_once(self) -> None:
        def approved(document_id: str, key: str) -> None:
            payment = self.press(document_id, key)
            self.stage.decide(payment["redirect_url"], "approve")
            self.assertEqual(self.comes_back(payment["id"]), "succeeded")
            self.booked(document_id, payment["id"], open_minor=0)
            self.ends(document_id, payment["id"], "succeeded")
            self.booked(document_id, payment["id"], open_minor=0)

        self.at_every_point(approved)

    def test_a_webhook_alone_is_enough_wherever_it_is_cut_off(self) -> None:
        """Long before the expiry: what is remembered of a webhook is booked, or it is told again.

        A webhook that is remembered apart from what it brought would be lost here.
        """

        def told(document_id: str, key: str) -> None:
            payment = self.press(document_id, key)
            self.count_from_here()
            self.stage.decide(payment["redirect_url"], "approve")
            self.ends(document_id, payment["id"], "succeeded")
            self.booked(document_id, payment["id"], open_minor=0)

        self.at_every_point(told, fewest=3)

    @unittest.skipUnless(LONG, "PORTICO_LONG=1")
    def test_money_under_way_arrives_once(self) -> None:
        def pending(document_id: str, key: str) -> None:
            payment = self.press(document_id, key)
            self.stage.decide(payment["redirect_url"], "pending")
            self.comes_back(payment["id"])
            self.ends(document_id, payment["id"], "succeeded")
            self.booked(document_id, payment["id"], open_minor=0)

        self.at_every_point(pending)


@unittest.skipUnless(LONG, "PORTICO_LONG=1")
class LeavingClientTests(KillTestCase):
    """The person presses once and never comes back."""

    options = {"expires_seconds": 1.5}

    def test_an_approved_payment_is_made_once_without_a_return(self) -> None:
        def left(document_id: str, key: str) -> None:
            payment = self.press_once(document_id, key)
            self.stage.up()
            if payment:
                self.stage.decide(payment["redirect_url"], "approve")
                self.ends(document_id, payment["id"], "succeeded")
                self.booked(document_id, payment["id"], open_minor=0)
                return
            for payment_id in self.payments_of(document_id):
                self.ends(document_id, payment_id, "expired")
            self.not_booked(document_id, len(self.payments_of(document_id)))

        self.at_every_point(left)

    def test_a_refused_payment_is_never_made(self) -> None:
        def refused(document_id: str, key: str) -> None:
            payment = self.press_once(document_id, key)
            self.stage.up()
            if payment:
                self.stage.decide(payment["redirect_url"], "decline")
            for payment_id in self.payments_of(document_id):
                self.ends(document_id, payment_id, "failed" if payment else "expired")
            self.not_booked(document_id, len(self.payments_of(document_id)))

        self.at_every_point(refused)


@unittest.skipUnless(LONG, "PORTICO_LONG=1")
class LateMoneyTests(KillTestCase):
    """The money arrives after the payment expired here."""

    options = {"expires_seconds": 2, "pending_seconds": 3}

    def test_a_late_success_is_credited_once(self) -> None:
        def late(document_id: str, key: str) -> None:
            payment = self.press(document_id, key)
            self.stage.decide(payment["redirect_url"], "pending")
            ends = ("late_succeeded", "succeeded", "expired")
            status = self.ends(document_id, payment["id"], *ends)
            # Death may hold up the expiry until the money is there, or the payer until it is late.
            self.assertTrue(self.target or status == "late_succeeded", status)
            if status == "expired":
                self.not_booked(document_id)
                return
            credit = AMOUNT if status == "late_succeeded" else 0
            self.booked(document_id, payment["id"], open_minor=credit, credit_minor=credit)

        self.at_every_point(late)


class InsistingClientOnPostgresqlTests(InsistingClientTests):
    on_postgresql = True
    stride = 1 if LONG else 5


@unittest.skipUnless(LONG, "PORTICO_LONG=1")
class LeavingClientOnPostgresqlTests(LeavingClientTests):
    on_postgresql = True


@unittest.skipUnless(LONG, "PORTICO_LONG=1")
class LateMoneyOnPostgresqlTests(LateMoneyTests):
    on_postgresql = True


def payment_request(document_id: str) -> dict[str, Any]:
    part = {"document_id": document_id, "amount_minor": AMOUNT}
    return {"currency": "EUR", "allocations": [part]}


if __name__ == "__main__":
    unittest.main()
