#!/usr/bin/python3
"""Random operations on the ledger through the server, checked against an independent model.

usage: ledger_operations.py [--operations N] [--seed S] [--database URL]

Invoices and credit notes are issued; payments are pressed, approved, refused, left, repeated, late
and reversed, through the server's own WSGI application with an in-memory provider. After each
operation the customer's balance must be the model's; now and then, and in the end, everything must.
The same seed makes the same books: their digest is printed, whatever the database.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import os
import random
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "server"))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from ledger_client import Portal, decimal, expect  # noqa: E402
from ledger_closing import ClosingOperations, allocations  # noqa: E402
from ledger_model import Book  # noqa: E402

CURRENCIES = ("EUR", "USD", "JPY")
CUSTOMERS = 30
START = datetime(2026, 1, 1, 9, tzinfo=timezone.utc)
WEIGHTS = {
    "issue": 20,
    "credit": 4,
    "press": 26,
    "press_again": 3,
    "press_pending": 2,
    "press_too_much": 2,
    "approve": 14,
    "come_back": 8,
    "refuse": 4,
    "repeat_webhook": 5,
    "money_under_way": 3,
    "late_success": 3,
    "reverse": 4,
    "time_passes": 2,
    "use_credit": 6,
    "use_too_much_credit": 1,
    "void": 2,
    "write_off": 1,
}


class Operations(ClosingOperations):
    """REQUIRES: Django is set up on an empty, migrated database."""

    def __init__(self, seed: int) -> None:
        from portal import clock

        self.random = random.Random(seed)
        self.counts: Counter[str] = Counter()
        self.now = START
        clock.replace(lambda: self.now)
        self.portal = Portal(CUSTOMERS)
        self.books = {(n, c): Book() for n in range(CUSTOMERS) for c in CURRENCIES}
        self.pressed: list[tuple[tuple[int, str], str, str, dict[str, Any]]] = []
        self.waiting: list[tuple[tuple[int, str], str]] = []
        self.ended: list[tuple[tuple[int, str], str]] = []
        self.number = 0

    def run(self, count: int) -> None:
        kinds, weights = list(WEIGHTS), list(WEIGHTS.values())
        while sum(self.counts.values()) < count:
            kind = self.random.choices(kinds, weights)[0]
            self.now += timedelta(seconds=self.random.randint(1, 5))
            place = getattr(self, "_" + kind)()
            if place is None:
                continue  # nothing to do it with, yet
            self.counts[kind] += 1
            self._check_balance(place)
            done = sum(self.counts.values())
            if done % 5000 == 0:
                self.check_everything()
                print(f"{done} operations, all as the model says", file=sys.stderr, flush=True)

    # Operations. Each answers the book it touched, or None where it found nothing to do.
    def _issue(self) -> tuple[int, str]:
        from billing.testing import issue_invoice

        place = self.random.randrange(CUSTOMERS), self.random.choice(CURRENCIES)
        self.number += 1
        number, amount = f"INV-{self.number:06d}", self.random.randint(1, 500000)
        issued = self.now.date() - timedelta(days=self.random.randint(0, 90))
        due = issued + timedelta(days=self.random.choice((14, 30, 60)))
        issue_invoice(
            self.portal.customers[place[0]],
            number,
            decimal(amount, place[1]),
            currency=place[1],
            issue_date=issued.isoformat(),
            due_date=due.isoformat(),
        )
        self.books[place].issue(number, amount, issued.isoformat(), due.isoformat())
        return place

    def _credit(self) -> tuple[int, str] | None:
        from billing.testing import issue_credit_note

        place = self._any_book()
        book = self.books[place]
        if not book.due:
            return None
        invoice = self.random.choice(list(book.due))
        self.number += 1
        number, amount = f"CN-{self.number:06d}", self.random.randint(1, 300000)
        issue_credit_note(
            self.portal.customers[place[0]],
            number,
            decimal(amount, place[1]),
            currency=place[1],
            issue_date=self.now.date().isoformat(),
            corrects=(invoice,),
        )
        book.correct(number, amount, invoice)
        return place

    def _press(self) -> tuple[int, str] | None:
        place = self._any_book()
        book = self.books[place]
        payable = book.payable()
        if not payable:
            return None
        body: dict[str, Any] = {"currency": place[1]}
        if self.random.random() < 0.15:
            most = sum(book.open[number] for number in payable)
            body["amount_minor"] = self.random.randint(1, most)
            parts = book.oldest_first(body["amount_minor"])
        else:
            chosen = self.random.sample(payable, min(len(payable), self.random.choice((1, 1, 3))))
            whole = self.random.random() < 0.6
            parts = [
                (n, book.open[n] if whole else self.random.randint(1, book.open[n])) for n in chosen
            ]
            body["allocations"] = allocations(parts)
        key = f"ledger-operation-{self._count():08d}"
        status, answer = self.portal.post(place[0], "", body, key)
        expect(status == 201 and answer["status"] == "pending", answer)
        shown = [(p["number"], p["amount"]["amount_minor"]) for p in answer["allocations"]]
        expect(shown == parts, (shown, parts))
        book.begin(answer["id"], parts)
        self.pressed.append((place, answer["id"], key, body))
        self.waiting.append((place, answer["id"]))
        return place

    def _press_again(self) -> tuple[int, str] | None:
        if not self.pressed:
            return None
        place, payment_id, key, body = self.random.choice(self.pressed[-200:])
        status, answer = self.portal.post(place[0], "", body, key)
        expect(status == 201 and answer["id"] == payment_id, answer)
        expect(answer["status"] == self.books[place].payments[payment_id].state, answer)
        return place

    def _press_pending(self) -> tuple[int, str] | None:
        if not self.waiting:
            return None
        place, payment_id = self.random.choice(self.waiting)
        part = {"document_id": self.books[place].payments[payment_id].parts[0][0]}
        body = {"currency": place[1], "allocations": [{**part, "amount_minor": 1}]}
        status, answer = self.portal.post(
            place[0], "", body, f"ledger-operation-{self._count():08d}"
        )
        expect(status == 409 and answer["type"].endswith("payment-pending"), answer)
        return place

    def _press_too_much(self) -> tuple[int, str] | None:
        place = self._any_book()
        payable = self.books[place].payable()
        if not payable:
            return None
        number = self.random.choice(payable)
        part = {"document_id": number, "amount_minor": self.books[place].open[number] + 1}
        body = {"currency": place[1], "allocations": [part]}
        status, answer = self.portal.post(
            place[0], "", body, f"ledger-operation-{self._count():08d}"
        )
        expect(status == 422 and answer["type"].endswith("amount-exceeds-open"), answer)
        return place

    def _approve(self) -> tuple[int, str] | None:
        return self._decide("succeeded", returns=False)

    def _come_back(self) -> tuple[int, str] | None:
        return self._decide("succeeded", returns=True)

    def _refuse(self) -> tuple[int, str] | None:
        return self._decide("failed", returns=self.random.random() < 0.5)

    def _decide(self, state: str, *, returns: bool) -> tuple[int, str] | None:
        if not self.waiting:
            return None
        place, payment_id = self.waiting.pop(self.random.randrange(len(self.waiting)))
        self.portal.move(payment_id, state)
        if returns:
            status, answer = self.portal.post(place[0], f"/{payment_id}/refresh")
            expect(status == 200 and answer["status"] == state, answer)
        else:
            self.portal.webhook(payment_id)
        self.books[place].hear(payment_id, state)
        self.ended.append((place, payment_id))
        return place

    def _repeat_webhook(self) -> tuple[int, str] | None:
        if not self.ended:
            return None
        place, payment_id = self.random.choice(self.ended[-500:])
        if payment_id in self.portal.provider.webhooks:
            self.portal.webhook(payment_id)
        return place

    def _money_under_way(self) -> tuple[int, str] | None:
        if not self.waiting:
            return None
        place, payment_id = self.random.choice(self.waiting)
        self.portal.move(payment_id, "processing")
        status, answer = self.portal.post(place[0], f"/{payment_id}/refresh")
        expect(status == 200 and answer["status"] == "pending", answer)
        return place

    def _late_success(self) -> tuple[int, str] | None:
        """Of one that expired here while the provider still had it."""
        states = ("open", "processing")
        late = [
            (place, payment_id)
            for place, payment_id in self.ended[-300:]
            if self.books[place].payments[payment_id].state == "expired"
            and self.portal.provider.payments[payment_id].state.value in states
        ]
        if not late:
            return None
        place, payment_id = self.random.choice(late)
        self.portal.move(payment_id, "succeeded")
        self.portal.webhook(payment_id)
        self.books[place].hear(payment_id, "succeeded")
        return place

    def _reverse(self) -> tuple[int, str] | None:
        paid = [
            (place, payment_id)
            for place, payment_id in self.ended[-300:]
            if self.portal.provider.payments[payment_id].state.value == "succeeded"
        ]
        if not paid:
            return None
        place, payment_id = self.random.choice(paid)
        self.portal.move(payment_id, "reversed")
        self.portal.webhook(payment_id)
        self.books[place].hear(payment_id, "reversed")
        return place

    def _time_passes(self) -> tuple[int, str]:
        """Half an hour: who has not decided by then is too late."""
        from jobs import worker

        self.now += timedelta(minutes=31)
        while worker.run_due():
            pass
        for place, payment_id in self.waiting:
            self.books[place].hear(payment_id, "expired")
            self.ended.append((place, payment_id))
        self.waiting.clear()
        return self._any_book()

    # What must hold.
    def _check_balance(self, place: tuple[int, str]) -> None:
        from billing import ledger

        balance = ledger.balance(self.portal.customers[place[0]], place[1])
        expect(balance == self.books[place].balance, (place, balance, self.books[place].balance))

    def check_everything(self) -> None:
        """Each document, credit, payment and posting against the model."""
        from billing import ledger
        from billing.models import Document, Entry, Posting
        from django.db.models import Sum
        from payments.models import Payment

        sums = Entry.objects.values("posting", "currency").annotate(total=Sum("amount_minor"))
        expect(not sums.exclude(total=0).exists(), "a posting does not balance")
        numbers = dict(Document.objects.values_list("pk", "number"))
        states = dict(Payment.objects.values_list("public_id", "status"))
        statuses = dict(Document.objects.values_list("number", "status"))
        written_off = Entry.objects.filter(account="written_off").values("customer", "currency")
        lost = {
            (row["customer"], row["currency"]): row["sum"]
            for row in written_off.annotate(sum=Sum("amount_minor"))
        }
        posted = Counter(
            Posting.objects.exclude(payment_id="").values_list("payment_id", flat=True)
        )
        for (customer, currency), book in self.books.items():
            owner = self.portal.customers[customer]
            found = ledger.open_amounts(owner, currency)
            wanted = {number: amount for number, amount in book.open.items() if amount}
            expect({numbers[key]: amount for key, amount in found.items()} == wanted, wanted)
            expect(ledger.unapplied_credit(owner, currency) == book.credit, book.credit)
            expect(lost.get((owner.pk, currency), 0) == book.lost, book.lost)
            ended = {number: statuses[number] for number in book.ended}
            expect(ended == book.ended, (ended, book.ended))
            for payment_id, payment in book.payments.items():
                expect(states[payment_id] == payment.state, (payment_id, payment.state))
                postings = {"succeeded": 1, "late_succeeded": 1, "reversed": 2}
                expect(posted[payment_id] == postings.get(payment.state, 0), payment_id)
        expect(len(states) == sum(len(book.payments) for book in self.books.values()), "payments")

    def digest(self) -> str:
        """Of the books as the database has them; the same for the same seed."""
        from billing import ledger
        from billing.models import Document
        from payments.models import Payment

        numbers = dict(Document.objects.values_list("pk", "number"))
        lines = []
        for number, customer in enumerate(self.portal.customers):
            for currency in CURRENCIES:
                found = ledger.open_amounts(customer, currency)
                documents = sorted((numbers[key], amount) for key, amount in found.items())
                credit = ledger.unapplied_credit(customer, currency)
                lines.append([number, currency, documents, credit])
        keys = Payment.objects.order_by("idempotency_key")
        lines += [
            list(row) for row in keys.values_list("idempotency_key", "status", "receipt_number")
        ]
        return hashlib.sha256(json.dumps(lines).encode()).hexdigest()

    def _any_book(self) -> tuple[int, str]:
        return self.random.randrange(CUSTOMERS), self.random.choice(CURRENCIES)

    def _count(self) -> int:
        self.number += 1
        return self.number


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--operations", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--database", default="", help="PostgreSQL URL; the default is SQLite")
    options = parser.parse_args()
    # In memory where there is such a place: what is tried is the arithmetic, not the disk.
    place = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="portico-ledger-", dir=place) as folder:
        os.environ["PORTICO_VAR"] = folder
        os.environ["PORTICO_DATABASE_URL"] = options.database
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
        os.environ.setdefault("PORTICO_RULES_DIR", str(ROOT / "build" / "native-release"))
        import django

        django.setup()
        logging.getLogger("django.request").setLevel(logging.CRITICAL)  # Refusals are expected.
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", interactive=False, verbosity=0)
        operations = Operations(options.seed)
        started = time.perf_counter()
        operations.run(options.operations)
        seconds = time.perf_counter() - started
        operations.check_everything()
        print(
            json.dumps(
                {
                    "operations": options.operations,
                    "seed": options.seed,
                    "database": connection.vendor,
                    "seconds": round(seconds, 1),
                    "per_second": round(options.operations / seconds),
                    "digest": operations.digest(),
                    "kinds": dict(sorted(operations.counts.items())),
                }
            )
        )
        operations.portal.close()
        connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
