"""Random operations on both databases: the books are the model's, and the same on both.

Some hundred of them; twenty thousand where PORTICO_LONG=1. tests/bench/ledger.py does 100,000.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import unittest
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from ledger_model import Book  # noqa: E402
from portico_cli import postgres  # noqa: E402

OPERATIONS = 20_000 if os.environ.get("PORTICO_LONG") == "1" else 400


class LedgerOperationsTests(unittest.TestCase):
    def test_the_same_operations_make_the_same_books_on_both_databases(self) -> None:
        on_sqlite = operate(seed=7)
        with postgres.server() as url:
            on_postgresql = operate("--database", url, seed=7)
        self.assertEqual(on_sqlite["database"], "sqlite")
        self.assertEqual(on_postgresql["database"], "postgresql")
        self.assertEqual(on_sqlite["digest"], on_postgresql["digest"])
        self.assertGreaterEqual(len(on_sqlite["kinds"]), 12)

    def test_other_operations_make_other_books(self) -> None:
        self.assertNotEqual(operate(seed=8)["digest"], operate(seed=9)["digest"])


class LedgerModelTests(unittest.TestCase):
    """The model is no use if it is wrong: its own few rules."""

    def setUp(self) -> None:
        self.book = Book()
        self.book.issue("INV-1", 1000, "2026-01-01", "2026-02-01")
        self.book.issue("INV-2", 500, "2026-01-02", "2026-01-20")

    def test_the_oldest_due_is_paid_first(self) -> None:
        self.assertEqual(self.book.oldest_first(600), [("INV-2", 500), ("INV-1", 100)])

    def test_what_was_credited_meanwhile_becomes_credit(self) -> None:
        self.book.begin("p", [("INV-1", 1000)])
        self.book.correct("CN-1", 400, "INV-1")
        self.book.hear("p", "succeeded")
        self.assertEqual((self.book.open["INV-1"], self.book.credit), (0, 400))
        self.assertEqual(self.book.balance, 100)

    def test_a_late_success_is_all_credit(self) -> None:
        self.book.begin("p", [("INV-1", 1000)])
        self.book.hear("p", "expired")
        self.book.hear("p", "succeeded")
        self.assertEqual((self.book.open["INV-1"], self.book.credit), (1000, 1000))

    def test_a_reversal_undoes_what_was_booked(self) -> None:
        self.book.begin("p", [("INV-1", 1000)])
        self.book.hear("p", "succeeded")
        self.book.hear("p", "reversed")
        self.assertEqual(self.book.balance, 1500)

    def test_credit_is_spent_money_first_and_taken_back_newest_first(self) -> None:
        self.book.begin("p", [("INV-1", 600)])
        self.book.hear("p", "expired")
        self.book.hear("p", "succeeded")
        self.book.correct("CN-1", 700, "INV-2")
        self.book.use_credit([("INV-1", 700)])
        self.assertEqual((self.book.credit, self.book.open["CN-1"]), (0, -100))
        self.book.hear("p", "reversed")
        self.assertEqual((self.book.credit, self.book.open["INV-1"]), (0, 900))

    def test_what_was_written_off_is_owed_again_when_its_payment_is_reversed(self) -> None:
        self.book.begin("p", [("INV-1", 600)])
        self.book.hear("p", "succeeded")
        self.book.write_off("INV-1")
        self.assertEqual((self.book.balance, self.book.lost), (500, 400))
        self.book.hear("p", "reversed")
        self.assertEqual((self.book.balance, self.book.payable()), (1100, ["INV-2", "INV-1"]))

    def test_news_count_once(self) -> None:
        self.book.begin("p", [("INV-1", 1000)])
        self.book.hear("p", "succeeded")
        self.book.hear("p", "succeeded")
        self.assertEqual(self.book.balance, 500)


def operate(*more: str, seed: int) -> dict[str, Any]:
    program = [sys.executable, str(HERE / "ledger_operations.py"), "--seed", str(seed)]
    ran = subprocess.run(
        [*program, "--operations", str(OPERATIONS), *more],
        capture_output=True,
        text=True,
        env={**os.environ, "PORTICO_DATABASE_URL": ""},
    )
    if ran.returncode:
        raise AssertionError(ran.stderr[-3000:])
    figures: dict[str, Any] = json.loads(ran.stdout)
    return figures


if __name__ == "__main__":
    unittest.main()
