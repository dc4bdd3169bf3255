"""One document: JSON, files, attachments, history."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from datetime import datetime, timezone
from typing import Any
from unittest import mock, skipUnless

from payments.models import Allocation, Payment
from portal.testing import CastTestCase, at

from billing import ledger
from billing.issue import NewDocument, issue
from billing.models import Document
from billing.testing import issue_credit_note, issue_invoice
from billing.tests.ubl_builder import BUYER, body, line
from billing.ubl.attachments import EmbeddedFile, described
from billing.ubl.reader import read

NOW = datetime(2026, 3, 15, 12, tzinfo=timezone.utc)
BASE = "/api/v1/customers/brightside"


def text_of(pdf: bytes) -> str:
    """What pdftotext reads."""
    run = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True
    )
    return run.stdout.decode()


class OneDocument(CastTestCase):
    def setUp(self) -> None:
        clock = at(NOW)
        clock.__enter__()
        self.addCleanup(clock.__exit__, None, None, None)
        self.client = self.client_for(self.cast.alice)

    def get(self, path: str, status: int = 200, **headers: str) -> Any:
        answer = self.client.get(BASE + path, **headers)
        self.assertEqual(answer.status_code, status, answer.content[:300])
        return answer

    def rich(self, files: list[EmbeddedFile] | None = None, **changes: Any) -> Document:
        """Issues a document with most of what a document can have."""
        made = body(
            lines=[
                line(description="Stackable", allowances=[
                    {"is_charge": False, "reason": "Dent", "percent": "10", "base_amount": "125.00",
                     "amount": "12.50"}]),
                line(name="صندوق آبی", price="0.125", base_quantity="5", quantity="1000",
                     tax_percent="9"),
            ],
            due_date="2026-03-31",
            notes=["Mind the step", "<script>alert(1)</script>"],
            order_reference="PO-7",
            buyer_reference="Lisa",
            allowances=[{"is_charge": True, "reason": "Freight", "amount": "10.00",
                         "tax_category": "S", "tax_percent": "21", "tax_scheme": "VAT"}],
            payment_means=[{"code": "58", "account": "NL91ABNA0417164300", "bic": "ABNANL2A"}],
            totals={"prepaid": "5.00"},
            attachments=[described(each) for each in files or []],
            **changes,
        )  # fmt: skip
        if not files:
            del made["attachments"]
        return issue(NewDocument(self.cast.a, made, files or []))[0]

    def test_it_tells_lines_taxes_totals_and_parties(self) -> None:
        self.rich()
        told = self.get("/invoices/W-1").json()
        self.assertEqual([each["net"]["amount_minor"] for each in told["lines"]], [11250, 2500])
        self.assertEqual(told["lines"][1]["base_quantity"], "5")
        self.assertEqual(told["lines"][0]["allowances"][0]["amount"]["amount_minor"], 1250)
        self.assertEqual(
            [(each["percent"], each["tax"]["amount_minor"]) for each in told["taxes"]],
            [("21", 2573), ("9", 225)],
        )
        for key, amount in (
            ("line_total", 13750),
            ("tax_exclusive", 14750),
            ("tax_total", 2798),
            ("tax_inclusive", 17548),
            ("prepaid", 500),
            ("payable", 17048),
            ("total", 17048),
            ("open", 17048),
        ):
            self.assertEqual(told[key], {"amount_minor": amount, "currency": "EUR"}, key)
        self.assertEqual(told["buyer"]["name"], BUYER["name"])
        self.assertEqual(told["buyer"]["address_lines"], ["Markt 2", "9000 Gent"])
        self.assertEqual(told["payment_means"][0]["account"], "NL91ABNA0417164300")
        self.assertEqual(told["actions"], ["pay"])
        self.assertEqual(told["downloads"], ["pdf", "ubl", "csv"])

    def test_its_history_is_that_of_the_ledger_and_of_payments(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        payment = Payment.objects.create(
            customer=self.cast.a, currency="EUR", amount_minor=3000, status="failed",
            provider="sandbox", locale="en", created_at=NOW, expires_at=NOW, completed_at=NOW,
        )  # fmt: skip
        Allocation.objects.create(payment=payment, document=invoice, amount_minor=3000)
        with at("2026-03-16T12:00:00Z"):
            ledger.record_payment(self.cast.a, "pay_1", "EUR", 3000, [(invoice, 3000)], NOW)
        with at("2026-03-17T12:00:00Z"):
            issue_credit_note(self.cast.a, "C-1", "20.00", corrects=("A-1",))
        with at("2026-03-18T12:00:00Z"):
            ledger.record_reversal(self.cast.a, "pay_1", NOW)
        told = self.get("/invoices/A-1").json()["history"]
        self.assertEqual(
            [(each["kind"], each.get("amount", {}).get("amount_minor")) for each in told],
            [
                ("issued", 10000),
                ("payment_started", 3000),
                ("payment_failed", 3000),
                ("payment_succeeded", 3000),
                ("credited", 2000),
                ("payment_reversed", 3000),
            ],
        )
        self.assertEqual(told[4]["document_number"], "C-1")
        credit = self.get("/credit-notes/C-1").json()
        self.assertEqual(credit["history"][1]["kind"], "credit_applied")
        self.assertEqual((credit["payment_status"], credit["preceding"]), ("paid", ["A-1"]))

    def test_a_supporting_document_is_a_file_a_web_address_or_only_named(self) -> None:
        def linked(reference: str, url: str) -> EmbeddedFile:
            return EmbeddedFile(reference, reference, "application/pdf", "", url, None)

        self.rich([linked("site", "www.files.example/a"), linked("trap", "javascript:alert(1)"),
                   linked("meter", "")])  # fmt: skip
        told = self.get("/invoices/W-1").json()["attachments"]
        self.assertEqual(
            [(each["filename"], each.get("url")) for each in told],
            [("site", "https://www.files.example/a"), ("trap", None), ("meter", None)],
        )

    def test_a_pending_payment_is_named_and_blocks_paying(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        payment = Payment.objects.create(
            customer=self.cast.a, currency="EUR", amount_minor=100, status="pending",
            provider="sandbox", locale="en", created_at=NOW, expires_at=NOW,
        )  # fmt: skip
        Allocation.objects.create(payment=payment, document=invoice, amount_minor=100)
        told = self.get("/invoices/A-1").json()
        self.assertEqual(told["pending_payment_id"], payment.public_id)
        self.assertEqual((told["payment_status"], told["actions"]), ("in_payment", []))

    def test_its_etag_changes_with_the_ledger(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        etag = self.get("/invoices/A-1")["ETag"]
        self.get("/invoices/A-1", 304, HTTP_IF_NONE_MATCH=etag)
        ledger.record_payment(self.cast.a, "pay_1", "EUR", 100, [(invoice, 100)], NOW)
        self.get("/invoices/A-1", 200, HTTP_IF_NONE_MATCH=etag)

    def test_an_invoice_and_a_credit_note_may_share_a_number(self) -> None:
        issue_invoice(self.cast.a, "A-1")
        issue_credit_note(self.cast.a, "A-1")
        self.assertEqual(self.get("/invoices/A-1").json()["type"], "invoice")
        self.assertEqual(self.get("/credit-notes/A-1").json()["type"], "credit_note")

    def test_what_is_not_there_is_not_found(self) -> None:
        issue_invoice(self.cast.a, "A-1")
        for path in ("/invoices/A-2", "/invoices/~41-1", "/invoices/A-1/docx", "/bills/A-1",
                     "/invoices/A-1/attachments/0", "/invoices/A-1/attachments/x",
                     "/invoices/A-1/attachments/99999999"):  # fmt: skip
            self.get(path, 404)

    def test_ubl_made_here_reads_back_equal(self) -> None:
        document = self.rich()
        answer = self.get("/invoices/W-1/ubl")
        self.assertEqual(answer["Content-Type"], "application/xml")
        self.assertEqual(read(answer.content).content_hash, document.content_hash)

    def test_ubl_that_was_imported_is_given_back_byte_by_byte(self) -> None:
        source = b"<!-- as it came --><Invoice/>"
        made = body()
        issue(NewDocument(self.cast.a, made, source_xml=source))
        self.assertEqual(self.get("/invoices/W-1/ubl").content, source)

    def test_csv_has_a_row_a_line_and_no_formulas(self) -> None:
        rows = [line(name=name) for name in ("=1+1", "@SUM(A1)", "+1", "-1", "\t=1", 'a "b", c')]
        issue(NewDocument(self.cast.a, body(lines=rows, number="=cmd")))
        answer = self.get("/invoices/~3Dcmd/csv")
        self.assertEqual(answer["Content-Type"], "text/csv; charset=utf-8")
        table = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        self.assertEqual(
            [row["name"] for row in table],
            ["'=1+1", "'@SUM(A1)", "'+1", "'-1", "'\t=1", 'a "b", c'],
        )
        self.assertEqual({row["number"] for row in table}, {"'=cmd"})
        self.assertEqual({row["net"] for row in table}, {"125.00"})

    def test_files_are_always_saved_and_named_safely(self) -> None:
        number = 'W/1 "ü";\r\nX: y'
        issue(NewDocument(self.cast.a, body(number=number)))
        path = self.client.get(f"{BASE}/invoices").json()["data"][0]["id"]
        said = self.get(f"/invoices/{path}/csv")["Content-Disposition"]
        self.assertTrue(said.startswith("attachment; "), said)
        self.assertNotIn("\n", said)
        self.assertIn("filename*=UTF-8''invoice-W-1%20-%C3%BC", said)

    def test_attachments_are_downloads_that_run_nothing(self) -> None:
        files = [
            EmbeddedFile("D1", "page.html", "text/html", "Page", "", b"<script>1</script>"),
            EmbeddedFile("D2", "D2", "application/octet-stream", "", "https://a.example/", None),
        ]
        self.rich(files)
        told = self.get("/invoices/W-1").json()["attachments"]
        self.assertEqual(
            told,
            [
                {"id": "0", "filename": "page.html", "media_type": "text/html",
                 "description": "Page", "size_bytes": 18},
                {"id": "1", "filename": "D2", "media_type": "application/octet-stream",
                 "url": "https://a.example/"},
            ],
        )  # fmt: skip
        answer = self.get("/invoices/W-1/attachments/0")
        self.assertEqual(answer.content, b"<script>1</script>")
        self.assertEqual(answer["Content-Type"], "application/octet-stream")
        self.assertTrue(answer["Content-Disposition"].startswith("attachment;"))
        self.assertEqual(answer["X-Content-Type-Options"], "nosniff")
        self.get("/invoices/W-1/attachments/1", 404)

    def test_an_unknown_language_is_refused(self) -> None:
        issue_invoice(self.cast.a, "A-1")
        for format in ("pdf", "csv", "ubl"):
            self.get(f"/invoices/A-1/{format}?locale=xx", 422)

    @skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_the_pdf_says_number_parties_and_amounts(self) -> None:
        self.rich()
        answer = self.get("/invoices/W-1/pdf?locale=en")
        self.assertEqual(answer["Content-Type"], "application/pdf")
        text = text_of(answer.content)
        expected = ["Invoice", "W-1", "Corner Shop NV", "Crate", "12.50", "€170.48", "Freight"]
        expected += ["Mar 31, 2026", "NL91ABNA0417164300", "<script>alert(1)</script>"]
        for said in expected:
            self.assertIn(said, text)

    @skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_the_pdf_speaks_each_language(self) -> None:
        self.rich()
        self.assertIn(
            "Halagang babayaran", text_of(self.get("/invoices/W-1/pdf?locale=fil").content)
        )
        persian = text_of(self.get("/invoices/W-1/pdf?locale=fa").content)
        self.assertIn("W-1", persian)
        self.assertIn("NL91ABNA0417164300", persian)
        self.assertNotIn("Amount due", persian)
        self.assertNotIn("170.48", persian)

    def test_the_pdf_is_in_the_readers_language_without_being_asked(self) -> None:
        issue_invoice(self.cast.a, "A-1")
        self.cast.alice.locale = "fa"
        self.cast.alice.save()
        with mock.patch("billing.views.document.document_pdf", return_value=b"%PDF") as made:
            self.get("/invoices/A-1/pdf")
            self.get("/invoices/A-1/pdf?locale=fil")
        self.assertEqual([call.args[2] for call in made.call_args_list], ["fa", "fil"])
