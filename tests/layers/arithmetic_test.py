#!/usr/bin/python3
"""The check of arithmetic.py can fail, and lets pass what it should."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from arithmetic import PERMITTED, ROOT, breaches, files  # noqa: E402

FILE = "server/billing/ledger.py"
WRONG = [
    "tax = net * percent",
    "tax = net / 100",
    "half = open_minor // 2",
    "rest = amount_minor % 3",
    "amount_minor *= 2",
    "price = base ** 2",
    "total = round(amount)",
    "total = Decimal(amount).quantize(CENT)",
    "total = math.floor(amount)",
    "from decimal import ROUND_HALF_UP",
    "cents, rest = divmod(amount, 100)",
    "taken = min(amount_minor, left)",
    "taken = min(part.amount, item.open)",
    "late = (today - due_date).days > 30",
    "soon = today + timedelta(days=7)",
    "soon = today + timedelta(7)",
    "bucket = today.toordinal() - due.toordinal()",
    "def age(due):\n    if (today - due).days > 30:\n        return 'd31_60'",
]
RIGHT = [
    "balance = due + overdue - credit",
    "asked = sum(amount for _, amount in wanted)",
    'said = "%s of %s" % (amount, total)',
    'places = ", ".join(["%s"] * len(keys))',
    'file = Path(folder) / "tax.json"',
    "LIMIT_BYTES = 64 * 1024",
    "first = min(days)",
    "wait = max(1, int(after.total_seconds()))",
    "deadline = now + timedelta(minutes=30)",
    "def tax(net, /, *, percent): return rules.tax(net, percent)",
]


class Arithmetic(unittest.TestCase):
    def test_a_rule_in_python_is_a_breach(self) -> None:
        for text in WRONG:
            with self.subTest(text):
                self.assertTrue(list(breaches(FILE, text)))

    def test_book_keeping_texts_and_waiting_are_none(self) -> None:
        for text in RIGHT:
            with self.subTest(text):
                self.assertEqual(list(breaches(FILE, text)), [])

    def test_a_breach_names_its_line(self) -> None:
        (found,) = breaches(FILE, "import math\n\nhalf = total / 2\n")
        self.assertTrue(found.startswith(f"{FILE}:3: "), found)

    def test_a_permission_is_for_its_place_alone(self) -> None:
        text = "def statement():\n    return first.toordinal() - 1\n"
        self.assertEqual(list(breaches("server/billing/rules.py", text)), [])
        self.assertTrue(list(breaches("server/billing/rules.py", text.replace("st", "b"))))
        self.assertTrue(list(breaches(FILE, text)))

    def test_no_permission_is_left_over(self) -> None:
        """Each is of a place that would be a breach without it."""
        for place in list(PERMITTED):
            reason = PERMITTED.pop(place)
            try:
                found = [
                    line
                    for path in files()
                    if path.startswith(place.partition(":")[0])
                    for line in breaches(path, (ROOT / path).read_text(encoding="utf-8"))
                ]
            finally:
                PERMITTED[place] = reason
            self.assertTrue(found, place)

    def test_server_and_payments_are_read(self) -> None:
        self.assertIn("server/billing/rules.py", files())
        self.assertIn("server/payments/settle.py", files())


if __name__ == "__main__":
    unittest.main()
