"""Statement of account and overview: sums of postings."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import datetime, timedelta, timezone
from typing import Any
from unittest import mock, skipUnless

from payments.models import Payment
from portal.testing import CastTestCase, at

from billing import ledger
from billing.files.locales import LOCALES
from billing.testing import issue_credit_note, issue_invoice
from billing.tests.test_document import text_of

NOW = datetime(2026, 3, 15, 12, tzinfo=timezone.utc)
BASE = "/api/v1/customers/brightside"
PERIOD: dict[str, Any] = {"from": "2026-02-01", "to": "2026-02-28", "currency": "EUR"}


class WithTrade(CastTestCase):
    def setUp(self) -> None:
        clock = at(NOW)
        clock.__enter__()
        self.addCleanup(clock.__exit__, None, None, None)
        self.client = self.client_for(self.cast.alice)
        a = self.cast.a
        before = issue_invoice(a, "JAN", "100.00", issue_date="2026-01-10", due_date="2026-02-10")
        feb = issue_invoice(a, "FEB", "50.00", issue_date="2026-02-05", due_date="2026-03-07")
        issue_invoice(a, "=MAR", "25.00", issue_date="2026-03-01", due_date="2026-03-20")
        issue_invoice(a, "USD", "9.00", issue_date="2026-02-05", currency="USD")
        issue_credit_note(a, "CN", "20.00", issue_date="2026-02-15", corrects=("FEB",))
        self.pay("pay_1", 6000, (before, 6000), day="2026-02-20")
        self.pay("pay_2", 1500, day="2026-02-28")
        self.pay("pay_3", 1000, (feb, 1000), day="2026-03-02")

    def pay(self, payment_id: str, amount: int, *parts: Any, day: str) -> None:
        when = datetime.fromisoformat(f"{day}T10:00:00+00:00")
        ledger.record_payment(
            self.cast.a, payment_id, "EUR", amount, parts, when, f"R-{payment_id}"
        )

    def get(self, path: str, expected: int = 200, /, **query: Any) -> Any:
        answer = self.client.get(BASE + path, query)
        self.assertEqual(answer.status_code, expected, answer.content[:300])
        return answer


class Statements(WithTrade):
    def test_opening_movements_and_closing_add_up(self) -> None:
        told = self.get("/statement", **PERIOD).json()
        rows = [
            (each["date"][-2:], each["kind"], each["reference"], each["debit"]["amount_minor"],
             each["credit"]["amount_minor"], each["balance"]["amount_minor"])
            for each in told["entries"]
        ]  # fmt: skip
        self.assertEqual(
            rows,
            [
                ("05", "invoice", "FEB", 5000, 0, 15000),
                ("15", "credit_note", "CN", 0, 2000, 13000),
                ("20", "payment", "R-pay_1", 0, 6000, 7000),
                ("28", "payment", "R-pay_2", 0, 1500, 5500),
            ],
        )
        sums = {key: told[key]["amount_minor"] for key in ("opening", "closing", "total_debit")}
        self.assertEqual(sums, {"opening": 10000, "closing": 5500, "total_debit": 5000})
        self.assertEqual(told["entries"][0]["document_id"], "FEB")
        self.assertEqual(told["entries"][2]["payment_id"], "pay_1")

    def test_periods_join_without_gap(self) -> None:
        first = self.get("/statement", **PERIOD).json()
        then = self.get("/statement", **{**PERIOD, "from": "2026-03-01", "to": "2026-03-31"}).json()
        self.assertEqual(first["closing"], then["opening"])
        self.assertEqual(then["closing"]["amount_minor"], ledger.balance(self.cast.a, "EUR"))

    def test_bad_periods_are_told(self) -> None:
        for change, field in (
            ({"from": "2026-03-01", "to": "2026-02-01"}, None),
            ({"from": ""}, "from"),
            ({"to": "x"}, "to"),
            ({"currency": "XXY"}, "currency"),
            ({"currency": "eur"}, "currency"),
            ({"from": "1900-01-01"}, None),
        ):
            answer = self.get("/statement", 422, **{**PERIOD, **change})
            if field:
                self.assertEqual(answer.json()["errors"][0]["field"], field)
        self.assertEqual(self.client.get(BASE + "/statement").status_code, 422)

    def test_csv_has_every_movement(self) -> None:
        answer = self.get("/statement/csv", **{**PERIOD, "to": "2026-03-31"})
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        self.assertEqual(rows[0]["kind"], "opening")
        self.assertEqual(rows[0]["balance"], "100.00")
        self.assertIn("'=MAR", [row["reference"] for row in rows])
        self.assertEqual((rows[-1]["kind"], rows[-1]["balance"]), ("closing", "70.00"))

    def test_xlsx_opens_with_numbers_and_no_formulas(self) -> None:
        try:
            import openpyxl
        except ImportError:
            self.skipTest("openpyxl is not installed")
        for locale in LOCALES:
            answer = self.get("/statement/xlsx", **{**PERIOD, "to": "2026-03-31"}, locale=locale)
            sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
            self.assertEqual(bool(sheet.sheet_view.rightToLeft), locale in ("ar", "fa"))
            rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6)]
            self.assertEqual(rows[0][5], 100)
            self.assertEqual(rows[1][2:4], ["FEB", 50])
            self.assertEqual(rows[1][0], datetime(2026, 2, 5))
            march = next(row for row in rows if row[2] == "=MAR")
            self.assertEqual(march[3], 25)
            self.assertEqual(rows[-1][5], 70)
            kinds = {cell.data_type for row in sheet.iter_rows() for cell in row}
            self.assertNotIn("f", kinds)

    @skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_pdf_says_the_balances(self) -> None:
        text = text_of(self.get("/statement/pdf", **PERIOD, locale="en").content)
        for said in ("Statement of account", "Brightside Bakery", "150.00", "€55.00", "R-pay_1"):
            self.assertIn(said, text)
        self.assertTrue(self.get("/statement/pdf", **PERIOD, locale="fa").content[:4] == b"%PDF")

    def test_a_pdf_of_too_many_movements_is_refused(self) -> None:
        with mock.patch("billing.views.statement.MOST_ROWS_OF_PDF", 3):
            problem = self.get("/statement/pdf", 422, **PERIOD).json()
        self.assertEqual(problem["type"], "urn:portico:problem:too-large")

    def test_a_period_in_which_nothing_happened_is_empty(self) -> None:
        told = self.get("/statement", **{**PERIOD, "currency": "JPY"}).json()
        self.assertEqual((told["entries"], told["closing"]["amount_minor"]), ([], 0))


class Overviews(WithTrade):
    def test_balance_is_due_and_overdue_less_credit(self) -> None:
        told = self.get("/overview").json()
        self.assertEqual([each["currency"] for each in told["positions"]], ["EUR", "USD"])
        for position in told["positions"]:
            amounts = {
                key: position[key]["amount_minor"]
                for key in ("balance", "due", "overdue", "unapplied_credit")
            }
            self.assertEqual(
                amounts["balance"],
                amounts["due"] + amounts["overdue"] - amounts["unapplied_credit"],
            )
            self.assertEqual(amounts["balance"], ledger.balance(self.cast.a, position["currency"]))
            aged = sum(bucket["amount"]["amount_minor"] for bucket in position["ageing"])
            self.assertEqual(aged, amounts["due"] + amounts["overdue"])

    def test_it_ages_what_is_overdue(self) -> None:
        position = self.get("/overview").json()["positions"][0]
        buckets = {each["key"]: (each["amount"]["amount_minor"], each["count"])
                   for each in position["ageing"]}  # fmt: skip
        self.assertEqual(
            buckets,
            {"not_due": (2500, 1), "d1_30": (2000, 1), "d31_60": (4000, 1), "d61_90": (0, 0),
             "over_90": (0, 0)},
        )  # fmt: skip
        self.assertEqual((position["open_count"], position["overdue_count"]), (3, 2))
        self.assertEqual(position["next_due_date"], "2026-03-20")

    def test_the_list_counts_the_same(self) -> None:
        position = self.get("/overview").json()["positions"][0]
        for status, count in (("open", "open_count"), ("overdue", "overdue_count")):
            listed = self.get("/invoices", status=status, currency="EUR").json()["total_count"]
            self.assertEqual(listed, position[count])

    def test_what_wants_attention_is_told_in_order(self) -> None:
        Payment.objects.create(
            customer=self.cast.a, currency="EUR", amount_minor=700, status="failed",
            provider="sandbox", locale="en", created_at=NOW, expires_at=NOW + timedelta(hours=1),
        )  # fmt: skip
        told = self.get("/overview").json()["attention"]
        self.assertEqual(
            [(each["kind"], each["amount"]["amount_minor"]) for each in told],
            [("payment_failed", 700), ("overdue", 6000), ("due_soon", 2500),
             ("credit_available", 1500)],
        )  # fmt: skip
        self.assertEqual(told[1]["document_number"], "JAN")

    def test_the_newest_documents_are_told(self) -> None:
        recent = self.get("/overview").json()["recent"]
        self.assertEqual([each["number"] for each in recent], ["=MAR", "CN", "USD", "FEB", "JAN"])

    def test_a_customer_without_documents_has_no_position(self) -> None:
        told = self.client_for(self.cast.charlie).get("/api/v1/customers/harbour/overview").json()
        self.assertEqual((told["positions"], told["attention"], told["recent"]), ([], [], []))
