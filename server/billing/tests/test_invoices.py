"""The list: search, filters, sorting, pages."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

from payments.models import Allocation, Payment
from portal.testing import CastTestCase, at

from billing import ledger
from billing.models import Document
from billing.testing import issue_credit_note, issue_invoice

URL = "/api/v1/customers/brightside/invoices"
NOW = datetime(2026, 3, 15, 12, tzinfo=timezone.utc)


class Listing(CastTestCase):
    def setUp(self) -> None:
        clock = at(NOW)
        clock.__enter__()
        self.addCleanup(clock.__exit__, None, None, None)
        self.client = self.client_for(self.cast.alice)

    def get(self, **query: Any) -> Any:
        answer = self.client.get(URL, query)
        self.assertEqual(answer.status_code, 200, answer.content)
        return answer.json()

    def numbers(self, **query: Any) -> list[str]:
        return [row["number"] for row in self.get(**query)["data"]]

    def trade(self) -> None:
        """One document of each standing, by 15 March 2026."""
        a = self.cast.a
        issue_invoice(a, "DUE", "10.00", due_date="2026-03-31", order_reference="PO-77")
        issue_invoice(a, "TODAY", "20.00", due_date="2026-03-15", issue_date="2026-02-15")
        issue_invoice(a, "LATE", "30.00", due_date="2026-03-01", issue_date="2026-02-01")
        issue_invoice(a, "TERMS", "40.00", due_date=None, issue_date="2026-01-01")
        part = issue_invoice(a, "PART", "50.00", due_date="2026-02-01", issue_date="2026-01-02")
        paid = issue_invoice(a, "PAID", "60.00", due_date="2026-02-01", issue_date="2026-01-03")
        back = issue_invoice(a, "BACK", "65.00", due_date="2026-02-01", issue_date="2026-01-03")
        held = issue_invoice(a, "HELD", "70.00", due_date="2026-04-01", notes=["Größe 7"])
        issue_credit_note(a, "CREDIT", "15.00")
        issue_invoice(a, "USD", "80.00", currency="USD", due_date="2026-04-01")
        issue_invoice(self.cast.b, "OTHER", "90.00")
        ledger.record_payment(a, "pay_1", "EUR", 2000, [(part, 2000)], NOW)
        ledger.record_payment(a, "pay_2", "EUR", 6000, [(paid, 6000)], NOW)
        ledger.record_payment(a, "pay_3", "EUR", 6500, [(back, 6500)], NOW)
        ledger.record_reversal(a, "pay_3", NOW)
        payment = Payment.objects.create(
            customer=a, currency="EUR", amount_minor=7000, status="pending", provider="sandbox",
            locale="en", created_at=NOW, expires_at=NOW, idempotency_key="k" * 16,
        )  # fmt: skip
        Allocation.objects.create(payment=payment, document=held, amount_minor=7000)

    def test_each_row_tells_both_statuses(self) -> None:
        self.trade()
        rows = {row["number"]: row for row in self.get()["data"]}
        standing = {
            number: (row["payment_status"], row["open"]["amount_minor"], row["days_overdue"])
            for number, row in rows.items()
        }
        self.assertEqual(
            standing,
            {
                "DUE": ("not_paid", 1000, 0),
                "TODAY": ("not_paid", 2000, 0),
                "LATE": ("not_paid", 3000, 14),
                "TERMS": ("not_paid", 4000, 0),
                "PART": ("partial", 3000, 42),
                "PAID": ("paid", 0, 0),
                "BACK": ("reversed", 6500, 42),
                "HELD": ("in_payment", 7000, 0),
                "CREDIT": ("not_paid", 1500, 0),
                "USD": ("not_paid", 8000, 0),
            },
        )
        payable = {number for number, row in rows.items() if row["actions"] == ["pay"]}
        self.assertEqual(payable, {"DUE", "TODAY", "LATE", "TERMS", "PART", "BACK", "USD"})
        self.assertEqual(rows["CREDIT"]["type"], "credit_note")
        self.assertEqual(rows["CREDIT"]["total"], {"amount_minor": 1500, "currency": "EUR"})

    def test_who_may_not_pay_is_offered_no_payment(self) -> None:
        self.trade()
        for person in (self.cast.bob, self.cast.clara):
            rows = self.client_for(person).get(URL).json()["data"]
            self.assertEqual({tuple(row["actions"]) for row in rows}, {()})

    def test_filters_by_standing(self) -> None:
        self.trade()
        late = {"LATE", "PART", "BACK"}
        due = {"DUE", "TODAY", "TERMS", "HELD", "USD"}
        for status, expected in (
            ("all", late | due | {"PAID", "CREDIT"}),
            ("open", late | due),
            ("due", due),
            ("overdue", late),
            ("in_payment", {"HELD"}),
            ("paid", {"PAID"}),
        ):
            answer = self.get(status=status)
            self.assertEqual({row["number"] for row in answer["data"]}, expected, status)
            self.assertEqual(answer["total_count"], len(expected), status)

    def test_filters_by_type_currency_and_date(self) -> None:
        self.trade()
        self.assertEqual(self.numbers(type="credit_note"), ["CREDIT"])
        self.assertEqual(self.numbers(currency="USD"), ["USD"])
        self.assertEqual(
            set(self.numbers(**{"from": "2026-01-02", "to": "2026-02-01"})),
            {"PART", "PAID", "BACK", "LATE"},
        )

    def test_searches_numbers_references_and_notes(self) -> None:
        self.trade()
        self.assertEqual(self.numbers(q="ate"), ["LATE"])
        self.assertEqual(self.numbers(q="po-77"), ["DUE"])
        self.assertEqual(self.numbers(q="GRÖSSE"), ["HELD"])
        self.assertEqual(self.numbers(q="nothing like it"), [])

    def test_marks_of_patterns_are_searched_as_they_are(self) -> None:
        issue_invoice(self.cast.a, "50%_a\\b")
        issue_invoice(self.cast.a, "plain")
        for text in ("%", "_", "\\", "%_a\\", "50%"):
            self.assertEqual(self.numbers(q=text), ["50%_a\\b"], text)

    def test_sorts_by_each_key_both_ways(self) -> None:
        self.trade()
        keys = {
            "issue_date": lambda row: row["issue_date"],
            "due_date": lambda row: row["due_date"] or "9999-12-31",
            "number": lambda row: row["number"],
            "total": lambda row: row["total"]["amount_minor"],
            "open": lambda row: row["open"]["amount_minor"],
        }
        for name, key in keys.items():
            up = [key(row) for row in self.get(sort=name)["data"]]
            down = [key(row) for row in self.get(sort="-" + name)["data"]]
            self.assertEqual(up, sorted(up), name)
            self.assertEqual(down, sorted(up, reverse=True), name)

    def pages(self, limit: int, between: Any = lambda: None, **query: Any) -> list[str]:
        found, cursor = [], ""
        while True:
            page = self.get(limit=limit, **({"cursor": cursor} if cursor else {}), **query)
            found += [row["number"] for row in page["data"]]
            if page["next_cursor"] is None:
                return found
            cursor = page["next_cursor"]
            between()

    def test_pages_cover_everything_once_in_every_sorting(self) -> None:
        for n in range(23):
            issue_invoice(self.cast.a, f"N-{n % 5}-{n}", f"{n % 4}.00",
                          issue_date=f"2026-01-{n % 6 + 1:02d}",
                          due_date=f"2026-03-{n % 7 + 1:02d}" if n % 3 else None)  # fmt: skip
        everything = {document.number for document in Document.objects.all()}
        for name in ("issue_date", "due_date", "number", "total", "open"):
            for sign in ("", "-"):
                for status in ("all", "open"):
                    whole = self.numbers(sort=sign + name, status=status, limit=200)
                    paged = self.pages(4, sort=sign + name, status=status)
                    self.assertEqual(paged, whole, sign + name)
                    if status == "all":
                        self.assertEqual(set(paged), everything)

    def test_pages_stay_stable_while_documents_arrive(self) -> None:
        for n in range(12):
            issue_invoice(self.cast.a, f"OLD-{n}", issue_date=f"2026-02-{n + 1:02d}")
        added = iter(range(100))

        def arrive() -> None:
            n = next(added)
            issue_invoice(self.cast.a, f"NEW-{n}", issue_date="2026-03-14")
            issue_invoice(self.cast.a, f"MID-{n}", issue_date="2026-02-03")

        found = [number for number in self.pages(3, arrive) if number.startswith("OLD")]
        self.assertEqual(found, [f"OLD-{n}" for n in reversed(range(12))])

    def test_a_cursor_of_another_sorting_is_refused(self) -> None:
        for n in range(3):
            issue_invoice(self.cast.a, f"N-{n}")
        cursor = self.get(limit=1)["next_cursor"]
        answer = self.client.get(URL, {"cursor": cursor, "sort": "number"})
        self.assertEqual(answer.status_code, 422)

    def test_bad_parameters_are_told_field_by_field(self) -> None:
        for query, field in (
            ({"limit": "0"}, "limit"),
            ({"limit": "201"}, "limit"),
            ({"limit": "ten"}, "limit"),
            ({"status": "unpaid"}, "status"),
            ({"type": "order"}, "type"),
            ({"currency": "euro"}, "currency"),
            ({"from": "2026-13-01"}, "from"),
            ({"to": "yesterday"}, "to"),
            ({"from": "2026-03-02", "to": "2026-03-01"}, "to"),
            ({"sort": "name"}, "sort"),
            ({"cursor": "x.y"}, "cursor"),
            ({"q": "x" * 101}, "q"),
        ):
            answer = self.client.get(URL, query)
            self.assertEqual(answer.status_code, 422, query)
            self.assertEqual(answer.json()["errors"][0]["field"], field, query)

    def test_sql_in_parameters_is_text(self) -> None:
        issue_invoice(self.cast.a, "A'; DROP TABLE billing_document; --")
        hostile = ("'", "';--", "' OR '1'='1", '"', "%' OR 1=1 --", "\\'; SELECT 1", "%s %(x)s {}")
        for text in hostile:
            for name in ("q", "sort", "status", "type", "currency", "from", "cursor", "limit"):
                answer = self.client.get(URL, {name: text})
                self.assertIn(answer.status_code, (200, 422), (name, text))
        self.assertEqual(self.numbers(q="drop table"), ["A'; DROP TABLE billing_document; --"])

    def test_numbers_of_every_kind_are_good_json(self) -> None:
        odd = 'Ü/42 "x" <b>\u2028\\ שלום'
        issue_invoice(self.cast.a, odd, order_reference='P"O\n1')
        row = self.get()["data"][0]
        self.assertEqual((row["number"], row["order_reference"]), (odd, 'P"O\n1'))
        self.assertEqual(self.client.get(f"{URL}/{row['id']}").json()["number"], odd)

    def test_an_unchanged_list_is_not_sent_again(self) -> None:
        issue_invoice(self.cast.a, "A-1")
        etag = self.client.get(URL)["ETag"]
        again = self.client.get(URL, HTTP_IF_NONE_MATCH=etag)
        self.assertEqual((again.status_code, again.content), (304, b""))
        issue_invoice(self.cast.a, "A-2")
        self.assertEqual(self.client.get(URL, HTTP_IF_NONE_MATCH=etag).status_code, 200)

    def test_an_empty_customer_has_an_empty_list(self) -> None:
        self.assertEqual(self.get(), {"data": [], "next_cursor": None, "total_count": 0})
