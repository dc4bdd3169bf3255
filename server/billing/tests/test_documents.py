"""All documents at once: columnar pages and files."""

from __future__ import annotations

import csv
import io
import struct
from datetime import date, datetime, timezone
from typing import Any
from zipfile import ZipFile

from django.test import SimpleTestCase
from portal.testing import CastTestCase, at

from billing import columns, ledger
from billing.columns import CODE, DATE, INTEGER, MONEY, NO_DATE, NO_UNIT, TEXT, Column
from billing.testing import issue_credit_note, issue_invoice

BASE = "/api/v1/customers/brightside/documents"
NOW = datetime(2026, 3, 15, 12, tzinfo=timezone.utc)
FORMATS = {INTEGER: {4: "i", 8: "q"}, MONEY: {4: "i", 8: "q"}, DATE: {4: "i"},
           CODE: {1: "B", 2: "H", 4: "I"}}  # fmt: skip


def read(page: bytes) -> dict[str, Any]:
    """The page as contract/columns.md describes it, read the plain way."""
    magic, version, count, rows, zero, total, cursor_at, cursor_size = struct.unpack_from(
        "<4sHHIIQII", page
    )
    assert (magic, version, zero) == (b"PCOL", 1, 0)

    def texts(ends_at: int, letters: int, size: int, number: int) -> list[str]:
        assert ends_at % 8 == 0
        ends = struct.unpack_from(f"<{number + 1}I", page, ends_at)
        assert ends[0] == 0 and ends[-1] == size
        return [page[letters + a : letters + b].decode() for a, b in zip(ends, ends[1:])]

    found: dict[str, Any] = {}
    for index in range(count):
        (
            kind,
            width,
            unit,
            name_at,
            name_size,
            values,
            words,
            word_count,
            letters,
            size,
        ) = struct.unpack_from("<BBHIIIIIII", page, 32 + 32 * index)
        name = page[name_at : name_at + name_size].decode()
        if kind == TEXT:
            found[name] = texts(values, letters, size, rows)
            continue
        assert values % 8 == 0
        numbers = struct.unpack_from(f"<{rows}{FORMATS[kind][width]}", page, values)
        known = texts(words, letters, size, word_count) if kind == CODE else []
        found[name] = [known[code] for code in numbers] if kind == CODE else list(numbers)
        assert (unit == NO_UNIT) == (kind != MONEY)
    return {
        "rows": rows,
        "total": total,
        "next": page[cursor_at : cursor_at + cursor_size].decode(),
        "columns": found,
    }


def days(day: str) -> int:
    return date.fromisoformat(day).toordinal() - date(1970, 1, 1).toordinal()


class Writing(SimpleTestCase):
    def test_widths_follow_the_values(self) -> None:
        page = read(
            columns.page(
                [
                    Column("small", INTEGER, [1, -2]),
                    Column("large", MONEY, [2**40, NO_DATE], unit=2),
                    Column("word", CODE, ["é", "é"]),
                    Column("text", TEXT, ["", "größer"]),
                ],
                2,
                7,
                "next",
            )
        )
        self.assertEqual(
            page["columns"],
            {
                "small": [1, -2],
                "large": [2**40, NO_DATE],
                "word": ["é", "é"],
                "text": ["", "größer"],
            },
        )
        self.assertEqual((page["total"], page["next"]), (7, "next"))

    def test_many_words_take_wider_codes(self) -> None:
        words = [f"word {n}" for n in range(300)]
        page = columns.page([Column("word", CODE, words)], 300, 300)
        self.assertEqual(read(page)["columns"]["word"], words)
        self.assertEqual(page[33], 2)

    def test_no_rows_is_a_page_too(self) -> None:
        page = columns.page([Column("word", CODE, []), Column("text", TEXT, [])], 0, 0)
        self.assertEqual(read(page)["columns"], {"word": [], "text": []})


class Documents(CastTestCase):
    def setUp(self) -> None:
        clock = at(NOW)
        clock.__enter__()
        self.addCleanup(clock.__exit__, None, None, None)
        self.client = self.client_for(self.cast.alice)

    def page(self, **query: Any) -> dict[str, Any]:
        answer = self.client.get(BASE + "/columns", query)
        self.assertEqual(answer.status_code, 200, answer.content)
        self.assertEqual(answer["Content-Type"], "application/vnd.portico.columns")
        self.assertEqual(answer["Cache-Control"], "private, no-store")
        return read(answer.content)

    def trade(self) -> None:
        a = self.cast.a
        issue_invoice(a, "LATE", "30.00", due_date="2026-03-01", issue_date="2026-02-01")
        paid = issue_invoice(a, "PAID", "60.00", due_date=None, order_reference="PO-7")
        issue_credit_note(a, "CREDIT", "15.00", currency="JPY")
        issue_invoice(self.cast.b, "OTHER", "90.00")
        ledger.record_payment(a, "pay_2", "EUR", 6000, [(paid, 6000)], NOW)

    def test_each_row_tells_what_the_list_tells(self) -> None:
        self.trade()
        page = self.page()
        self.assertEqual((page["rows"], page["total"], page["next"]), (3, 3, ""))
        found = page["columns"]
        self.assertEqual(found["number"], ["CREDIT", "PAID", "LATE"])
        self.assertEqual(found["type"], ["credit_note", "invoice", "invoice"])
        self.assertEqual(found["standing"], ["credit", "paid", "overdue"])
        self.assertEqual(found["due_date"][1:], [NO_DATE, days("2026-03-01")])
        self.assertEqual(found["issue_date"][2], days("2026-02-01"))
        self.assertEqual(found["total"], [15, 6000, 3000])
        self.assertEqual(found["open"], [15, 0, 3000])
        self.assertEqual(found["currency"], ["JPY", "EUR", "EUR"])
        self.assertEqual(found["order_reference"], ["", "PO-7", ""])
        self.assertEqual(found["document_id"], ["CREDIT", "PAID", "LATE"])

    def test_pages_cover_everything_once_while_documents_arrive(self) -> None:
        for n in range(10):
            issue_invoice(self.cast.a, f"N-{n}")
        first = self.page(limit=4)
        issue_invoice(self.cast.a, "NEW")
        second = self.page(limit=4, cursor=first["next"])
        third = self.page(limit=4, cursor=second["next"])
        found = [n for page in (first, second, third) for n in page["columns"]["number"]]
        self.assertEqual(found, [f"N-{n}" for n in reversed(range(10))])
        self.assertEqual((first["rows"], second["rows"], third["next"]), (4, 4, ""))

    def test_a_customer_without_documents_has_an_empty_page(self) -> None:
        page = self.page()
        self.assertEqual((page["rows"], page["total"], page["next"]), (0, 0, ""))

    def test_bad_parameters_are_told(self) -> None:
        for query in ({"limit": "3"}, {"limit": "131072"}, {"limit": "0"}, {"cursor": "x"}):
            answer = self.client.get(BASE + "/columns", query)
            self.assertEqual(answer.status_code, 422, query)
            self.assertEqual(answer.json()["errors"][0]["field"], next(iter(query)))

    def test_a_cursor_of_another_list_is_refused(self) -> None:
        for n in range(3):
            issue_invoice(self.cast.a, f"N-{n}")
        cursor = self.client.get("/api/v1/customers/brightside/invoices", {"limit": 1}).json()
        answer = self.client.get(BASE + "/columns", {"cursor": cursor["next_cursor"]})
        self.assertEqual(answer.status_code, 422)

    def test_csv_has_all_documents_and_no_formulas(self) -> None:
        self.trade()
        issue_invoice(self.cast.a, "=1+1", "1.00")
        answer = self.client.get(BASE + "/csv")
        self.assertIn("attachment", answer["Content-Disposition"])
        rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
        self.assertEqual([row["number"] for row in rows], ["'=1+1", "CREDIT", "PAID", "LATE"])
        self.assertEqual(rows[1]["total"], "15")
        self.assertEqual(rows[2]["open"], "0.00")
        self.assertEqual(rows[3]["standing"], "overdue")

    def csv(self, **query: Any) -> list[list[str]]:
        answer = self.client.get(BASE + "/csv", query)
        self.assertEqual(answer.status_code, 200, answer.content)
        return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    def test_a_file_has_the_columns_asked_for_in_their_order(self) -> None:
        self.trade()
        self.assertEqual(
            self.csv(columns="total,number"),
            [["total", "number"], ["15", "CREDIT"], ["60.00", "PAID"], ["30.00", "LATE"]],
        )

    def test_a_file_is_sorted_and_narrowed_as_asked(self) -> None:
        self.trade()
        issue_invoice(self.cast.a, "ALSO", "30.00", due_date="2026-03-02")

        def numbers(**asked: Any) -> list[str]:
            return [row[0] for row in self.csv(columns="number", **asked)[1:]]

        self.assertEqual(numbers(sort="-total,number"), ["PAID", "ALSO", "LATE", "CREDIT"])
        self.assertEqual(numbers(sort="number"), ["ALSO", "CREDIT", "LATE", "PAID"])
        self.assertEqual(numbers(q="po-7"), ["PAID"])
        self.assertEqual(numbers(filter="standing:in:paid,credit"), ["CREDIT", "PAID"])
        self.assertEqual(numbers(filter=["total:from:3000", "total:to:3000"]), ["ALSO", "LATE"])
        self.assertEqual(numbers(filter="due_date:from:2026-03-02"), ["ALSO"])
        self.assertEqual(numbers(filter="number:contains:la"), ["LATE"])
        self.assertEqual(numbers(q="nothing"), [])

    def test_xlsx_has_the_columns_asked_for(self) -> None:
        self.trade()
        answer = self.client.get(BASE + "/xlsx", {"columns": "standing,number", "q": "LATE"})
        with ZipFile(io.BytesIO(answer.content)) as book:
            sheet = book.read("xl/worksheets/sheet1.xml").decode()
            words = book.read("xl/sharedStrings.xml").decode()
        self.assertIn('<autoFilter ref="A4:B5"/>', sheet)
        self.assertIn("LATE", words)
        self.assertNotIn("PAID", words)

    def test_what_no_table_asks_for_is_refused(self) -> None:
        refused: tuple[dict[str, str | list[str]], ...] = (
            {"columns": "number,secret"},
            {"columns": "number,number"},
            {"sort": "document_id"},
            {"filter": "total"},
            {"filter": "total:from:much"},
            {"filter": "total:from:99999999999999999999"},
            {"filter": "due_date:to:2026-13-01"},
            {"filter": "number:in:LATE"},
            {"filter": "total:contains:3"},
            {"filter": ["q:in:x"] * 21},
            {"q": "x" * 101},
        )
        for query in refused:
            answer = self.client.get(BASE + "/csv", query)
            self.assertEqual(answer.status_code, 422, query)
            self.assertEqual(answer.json()["errors"][0]["field"], next(iter(query)))

    def test_xlsx_is_in_the_persons_language(self) -> None:
        self.trade()
        for locale, word in (
            ("en", "Overdue"),
            ("fa", "سررسید گذشته"),
            ("fil", "Lampas na"),
            ("de", "Überfällig"),
        ):
            answer = self.client.get(BASE + "/xlsx", {"locale": locale})
            with ZipFile(io.BytesIO(answer.content)) as book:
                self.assertIn(word, book.read("xl/sharedStrings.xml").decode())
