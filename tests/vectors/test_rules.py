#!/usr/bin/python3
"""Holds the module portico_rules to the vectors, and to good manners with garbage.

The module's folder is PORTICO_RULES_DIR, by default build/native-release.
"""

import datetime
import decimal
import json
import os
import random
import subprocess
import sys
import unittest
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parent.parent
sys.path.insert(0, os.environ.get("PORTICO_RULES_DIR") or str(ROOT / "build" / "native-release"))

import portico_rules as rules  # noqa: E402


def cases(name: str) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = json.loads((FOLDER / name).read_text(encoding="utf-8"))
    return result


class Vectors(unittest.TestCase):
    maxDiff = None

    def test_the_files_are_what_the_oracle_writes(self) -> None:
        made = subprocess.run(
            [sys.executable, str(FOLDER / "make.py"), "--check"], capture_output=True, text=True
        )
        self.assertEqual(made.returncode, 0, made.stdout)

    def test_rounds_as_the_oracle(self) -> None:
        for case in cases("rounding.json"):
            with self.subTest(case):
                got = rules.round_decimal(case["value"], case["digits"], case["rounding"])
                self.assertEqual(got, case["expected"])

    def test_multiplies_and_divides_as_the_oracle(self) -> None:
        for case in cases("division.json"):
            with self.subTest(case):
                got = rules.multiply_divide(
                    case["a"], case["b"], case["c"], case["digits"], case["rounding"]
                )
                self.assertEqual(got, case["expected"])

    def test_reads_amounts_as_typed(self) -> None:
        for case in cases("money.json"):
            arguments = [
                case[key] for key in ("typed", "currency", "decimal_mark", "grouping_mark")
            ]
            with self.subTest(case):
                if "error" in case:
                    with self.assertRaises(rules.RuleError) as caught:
                        rules.parse_money(*arguments)
                    self.assertEqual(caught.exception.type, case["error"])
                else:
                    self.assertEqual(rules.parse_money(*arguments), case["expected"])

    def test_totals_agree_with_the_oracle(self) -> None:
        for case in cases("totals.json"):
            with self.subTest(case["document"]["number"]):
                got = rules.compute_totals(case["document"])
                self.assertEqual(got.pop("currency"), case["document"]["currency"])
                self.assertEqual(got, case["expected"])

    def test_sound_documents_pass_and_broken_ones_name_the_rule(self) -> None:
        for case in cases("checks.json"):
            with self.subTest(case):
                found = {
                    violation["rule"]
                    for violation in rules.check_document(case["document"], case["tolerance"])
                }
                if case["broken"]:
                    self.assertLessEqual(set(case["broken"]), found)
                else:
                    self.assertEqual(found, set())

    def test_allocates_oldest_first(self) -> None:
        for case in cases("allocation.json"):
            with self.subTest(case):
                got = rules.allocate_oldest_first(
                    case["amount_minor"], case["currency"], case["items"]
                )
                self.assertEqual(got, case["expected"])

    def test_fits_a_payment_to_what_is_open(self) -> None:
        for case in cases("fitting.json"):
            with self.subTest(case):
                got = rules.fit_allocation(case["parts"], case["items"], case["currency"])
                self.assertEqual(got, case["expected"])

    def test_ages_open_amounts(self) -> None:
        for case in cases("ageing.json"):
            with self.subTest(case):
                got = rules.age(case["amounts"], case["currency"], case["as_of"])
                self.assertEqual(got, case["expected"])

    def test_states_accounts(self) -> None:
        for case in cases("statement.json"):
            with self.subTest(case):
                got = rules.make_statement(
                    case["movements"], case["currency"], case["from"], case["to"]
                )
                expected = dict(case["expected"])
                entries = got["entries"]
                self.assertEqual([e["reference"] for e in entries], expected.pop("references"))
                self.assertEqual(
                    [e["balance_minor"] for e in entries], expected.pop("balances_minor")
                )
                self.assertEqual({key: got[key] for key in expected}, expected)


class Manners(unittest.TestCase):
    def test_takes_dates_and_decimals_of_python(self) -> None:
        self.assertEqual(
            rules.ageing_bucket(datetime.date(2024, 1, 1), datetime.date(2024, 2, 1)), "d31_60"
        )
        self.assertEqual(rules.to_minor(decimal.Decimal("12.50"), "EUR"), 1250)
        self.assertEqual(rules.to_minor(decimal.Decimal("1E+2"), "EUR"), 10000)

    def test_refuses_floats(self) -> None:
        with self.assertRaises(rules.RuleError):
            rules.to_minor(12.5, "EUR")

    def test_refuses_a_time_where_a_date_is_wanted(self) -> None:
        with self.assertRaises(rules.RuleError):
            rules.ageing_bucket(datetime.datetime(2024, 1, 1), "2024-02-01")

    def test_names_the_field_at_fault(self) -> None:
        with self.assertRaises(rules.RuleError) as caught:
            rules.check_document({"lines": [{"quantity": "1"}, {"quantity": "many"}]})
        self.assertEqual(caught.exception.fields[0]["field"], "lines/1/quantity")
        self.assertEqual(caught.exception.kind, "invalid")
        self.assertIsInstance(caught.exception, ValueError)

    def test_one_field_error_a_part_of_a_bad_allocation(self) -> None:
        items = [{"id": "a", "issue_date": "2024-01-01", "open_minor": 100}]
        parts = [{"id": "a", "amount_minor": 101}, {"id": "b", "amount_minor": 1}]
        with self.assertRaises(rules.RuleError) as caught:
            rules.check_allocation(parts, items, "EUR")
        self.assertEqual(caught.exception.type, "allocation-invalid")
        self.assertEqual(
            [(error["field"], error["code"]) for error in caught.exception.fields],
            [
                ("allocations/0/amount_minor", "too-large"),
                ("allocations/1/document_id", "unknown"),
            ],
        )

    def test_postings_balance_and_reverse(self) -> None:
        totals = {"tax_exclusive": 1000, "tax_total": 250, "prepaid": 50, "payable": 1200}
        posting = rules.post_invoice("I-1", "EUR", totals)
        self.assertTrue(rules.is_balanced(posting))
        reversal = rules.post_reversal(posting)
        sums = [
            a["amount_minor"] + b["amount_minor"]
            for a, b in zip(posting["entries"], reversal["entries"])
        ]
        self.assertEqual(set(sums), {0})
        with self.assertRaises(rules.RuleError) as caught:
            rules.post_invoice("I-1", "EUR", totals | {"payable": 1201})
        self.assertEqual(caught.exception.type, "posting-unbalanced")

    def test_late_money_becomes_credit(self) -> None:
        self.assertEqual(
            rules.payment_step("expired", "approved"), ("late_succeeded", "unapplied_credit")
        )
        self.assertEqual(rules.payment_step("succeeded", "approved"), ("succeeded", "nothing"))
        with self.assertRaises(rules.RuleError) as caught:
            rules.payment_step("pending", "reversed")
        self.assertEqual(caught.exception.kind, "conflict")

    def test_garbage_raises_and_never_crashes(self) -> None:
        source = random.Random(7)
        functions = [
            value
            for name, value in vars(rules).items()
            if callable(value) and not isinstance(value, type) and not name.startswith("_")
        ]
        self.assertGreater(len(functions), 25)
        for function in functions:
            for _ in range(400):
                arguments = [garbage(source, 3) for _ in range(source.randrange(6))]
                try:
                    function(*arguments)
                except (ValueError, TypeError, OverflowError):
                    pass

    def test_garbage_inside_a_document_raises_and_never_crashes(self) -> None:
        source = random.Random(8)
        documents = [case["document"] for case in cases("checks.json")[:40]]
        for _ in range(3000):
            document = json.loads(json.dumps(source.choice(documents)))
            target: Any = document
            while isinstance(target, (dict, list)) and target:
                keys = list(target) if isinstance(target, dict) else list(range(len(target)))
                key = source.choice(keys)
                if source.random() < 0.5 or not isinstance(target[key], (dict, list)):
                    target[key] = garbage(source, 2)
                    break
                target = target[key]
            for function in (rules.check_document, rules.compute_totals):
                try:
                    function(document)
                except rules.RuleError:
                    pass


SCRAPS: list[Any] = [
    None,
    True,
    0,
    -1,
    1,
    2**53,
    2**63 - 1,
    -(2**63),
    2**80,
    1.5,
    float("nan"),
    "",
    "EUR",
    "JPY",
    "2024-02-29",
    "2024-02-30",
    "1.5",
    "-0.001",
    "9" * 38,
    "9" * 200,
    "0." + "1" * 29,
    "invoice",
    "half_up",
    "succeeded",
    "approved",
    "\ud800",
    "\x00",
    b"bytes",
    decimal.Decimal("NaN"),
    decimal.Decimal("Infinity"),
    decimal.Decimal("1E+60"),
    datetime.date(1, 1, 1),
    datetime.date(9999, 12, 31),
    object(),
]
KEYS = ["id", "amount_minor", "open_minor", "issue_date", "due_date", "date", "kind", "lines"]
KEYS += ["currency", "entries", "account", "tax_exclusive", "tax_total", "payable", "taxes"]


def garbage(source: random.Random, depth: int) -> Any:
    choice = source.random()
    if depth and choice < 0.15:
        return [garbage(source, depth - 1) for _ in range(source.randrange(4))]
    if depth and choice < 0.4:
        return {source.choice(KEYS): garbage(source, depth - 1) for _ in range(source.randrange(6))}
    return source.choice(SCRAPS)


if __name__ == "__main__":
    unittest.main()
