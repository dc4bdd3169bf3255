"""Voiding and writing off: POST .../void and .../write-off."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from accounts.models import Membership, Person, Seller
from events.models import Event
from portal.testing import PASSWORD, CastTestCase, at

from billing import credit, ledger
from billing.models import Closing, Document, Entry
from billing.testing import issue_credit_note, issue_invoice

CUSTOMER = "/api/v1/customers/brightside"
SAID = {"void": {"reason": "Entered twice"}}
SAID["write-off"] = {"reason": "Bankrupt", "code": "insolvent"}


class ClosingTestCase(CastTestCase):
    def setUp(self) -> None:
        clock = at("2026-03-15T12:00:00Z")
        clock.__enter__()
        self.addCleanup(clock.__exit__, None, None, None)
        self.invoice = issue_invoice(self.cast.a, "A-1")

    def end(
        self,
        how: str,
        path: str = "/invoices/A-1",
        person: Person | None = None,
        key: str = "",
        version: str | None = None,
        body: Any = None,
    ) -> Any:
        """Presses as the clerk does who has just looked at the document."""
        if version is None:
            version = self.client_for(self.cast.clara).get(CUSTOMER + path).get("ETag", "-")
        headers = {"HTTP_IF_MATCH": version} if version else {}
        return self.client_for(person or self.cast.clara).write(
            "POST",
            f"{CUSTOMER}{path}/{how}",
            SAID[how] if body is None else body,
            key=key or uuid4().hex,
            **headers,
        )

    def shown(self, path: str = "/invoices/A-1", person: Person | None = None) -> Any:
        return self.client_for(person or self.cast.alice).get(CUSTOMER + path).json()

    def kept(self) -> bool:
        self.invoice.refresh_from_db()
        return self.invoice.status == "open" and ledger.open_amount(self.invoice) == 12100


class WhoMayEndDocuments(ClosingTestCase):
    def test_staff_of_the_seller(self) -> None:
        self.assertEqual(self.shown(person=self.cast.clara)["actions"], ["void", "write_off"])
        self.assertEqual(self.end("write-off").status_code, 200)

    def test_nobody_of_the_customer(self) -> None:
        for person in (self.cast.alice, self.cast.bob, self.cast.dana):
            self.assertFalse({"void", "write_off"} & set(self.shown(person=person)["actions"]))
            for how in ("void", "write-off"):
                self.assertEqual(self.end(how, person=person).status_code, 403)
        self.assertTrue(self.kept())

    def test_outsiders_and_other_sellers_staff_find_nothing(self) -> None:
        stranger = Person.objects.create_user("zoe@example.com", PASSWORD, name="Zoe")
        other = Seller.objects.create(slug="other-seller", name="Other")
        Membership.objects.create(person=stranger, seller=other, customer=None, roles=["clerk"])
        for person in (self.cast.charlie, self.cast.eve, stranger):
            for how in ("void", "write-off"):
                self.assertEqual(self.end(how, person=person).status_code, 404)
        self.assertEqual(self.end("void", "/invoices/A-9").status_code, 404)
        self.assertTrue(self.kept())

    def test_anonymous_must_sign_in(self) -> None:
        client = self.client_for(None)
        client.get("/api/v1/session")
        for how in ("void", "write-off"):
            path = f"{CUSTOMER}/invoices/A-1/{how}"
            answer = client.write("POST", path, SAID[how], key=uuid4().hex, HTTP_IF_MATCH='"x"')
            self.assertEqual(answer.status_code, 401)


class VoidTests(ClosingTestCase):
    def test_it_is_turned_round_in_the_books(self) -> None:
        answer = self.end("void")
        self.assertEqual(answer.status_code, 200)
        found = answer.json()
        self.assertEqual((found["status"], found["payment_status"]), ("void", "not_paid"))
        self.assertEqual((found["open"]["amount_minor"], found["actions"]), (0, []))
        self.assertEqual(found["history"][-1]["kind"], "voided")
        self.assertEqual(answer["ETag"], self.client_for(self.cast.clara).get(
            f"{CUSTOMER}/invoices/A-1")["ETag"])  # fmt: skip
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), 0)
        sums: dict[str, int] = {}
        for entry in Entry.objects.all():
            sums[entry.account] = sums.get(entry.account, 0) + entry.amount_minor
        self.assertEqual(set(sums.values()), {0})

    def test_a_credit_note_that_nobody_used(self) -> None:
        issue_credit_note(self.cast.a, "C-1")
        found = self.end("void", "/credit-notes/C-1").json()
        self.assertEqual((found["status"], found["payment_status"]), ("void", "not_paid"))
        self.assertEqual(credit.available(self.cast.a, "EUR"), [])

    def test_not_once_something_is_settled(self) -> None:
        ledger.record_transfer(
            self.cast.a, "T-1", "EUR", 100, [(self.invoice, 100)], self.invoice.issued_at
        )
        self.assertEqual(self.shown(person=self.cast.clara)["actions"], ["write_off"])
        answer = self.end("void")
        self.assertEqual(answer.status_code, 409)
        self.assertTrue(answer.json()["type"].endswith("document-settled"))
        note = issue_credit_note(self.cast.a, "C-1", "50.00", corrects=("A-1",))
        self.assertEqual(self.end("void", "/credit-notes/C-1").status_code, 409)
        self.assertEqual(Document.objects.get(pk=note.pk).status, "open")

    def test_a_void_document_takes_nothing_and_is_listed_nowhere_as_paid(self) -> None:
        self.end("void")
        issue_credit_note(self.cast.a, "C-1", "50.00", corrects=("A-1",))
        self.assertEqual(ledger.open_amount(self.invoice), 0)
        client = self.client_for(self.cast.alice)
        for status in ("paid", "open", "due", "overdue"):
            rows = client.get(f"{CUSTOMER}/invoices?status={status}&type=invoice").json()["data"]
            self.assertEqual(rows, [], status)
        statement = f"{CUSTOMER}/statement?from=2026-01-01&to=2026-12-31&currency=EUR"
        kinds = [each["kind"] for each in client.get(statement).json()["entries"]]
        self.assertEqual(kinds, ["invoice", "credit_note", "adjustment"])


class WriteOffTests(ClosingTestCase):
    def test_what_is_open_is_given_up(self) -> None:
        ledger.record_transfer(
            self.cast.a, "T-1", "EUR", 2100, [(self.invoice, 2100)], self.invoice.issued_at
        )
        found = self.end("write-off").json()
        self.assertEqual((found["status"], found["payment_status"]), ("uncollectible", "partial"))
        self.assertEqual(found["history"][-1]["kind"], "written_off")
        self.assertEqual(found["history"][-1]["amount"]["amount_minor"], 10000)
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), 0)
        lost = Entry.objects.get(account="written_off")
        self.assertEqual(lost.amount_minor, 10000)

    def test_only_of_an_invoice_and_only_once(self) -> None:
        issue_credit_note(self.cast.a, "C-1")
        self.assertEqual(self.end("write-off", "/credit-notes/C-1").status_code, 409)
        self.assertEqual(self.end("write-off").status_code, 200)
        self.assertEqual(self.end("write-off").status_code, 409)
        self.assertEqual(self.end("void").status_code, 409)

    def test_a_payment_taken_back_makes_it_owed_again(self) -> None:
        ledger.record_payment(
            self.cast.a, "p-1", "EUR", 2100, [(self.invoice, 2100)], self.invoice.issued_at
        )
        self.end("write-off")
        ledger.record_reversal(self.cast.a, "p-1", self.invoice.issued_at)
        found = self.shown()
        self.assertEqual((found["status"], found["open"]["amount_minor"]), ("open", 2100))
        self.assertEqual(found["actions"], ["pay"])
        self.assertEqual(self.end("write-off").status_code, 200)
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), 0)


class TheCommand(ClosingTestCase):
    def test_it_wants_the_version_that_was_looked_at(self) -> None:
        self.assertEqual(self.end("void", version="").status_code, 428)
        seen = self.client_for(self.cast.clara).get(f"{CUSTOMER}/invoices/A-1")["ETag"]
        ledger.record_transfer(
            self.cast.a, "T-1", "EUR", 100, [(self.invoice, 100)], self.invoice.issued_at
        )
        self.assertEqual(self.end("write-off", version=seen).status_code, 412)
        self.assertEqual(self.shown()["status"], "open")

    def test_the_same_key_ends_it_once_and_answers_alike(self) -> None:
        seen = self.client_for(self.cast.clara).get(f"{CUSTOMER}/invoices/A-1")["ETag"]
        key = uuid4().hex
        first = self.end("write-off", key=key, version=seen)
        again = self.end("write-off", key=key, version=seen)
        self.assertEqual((first.status_code, first.content), (200, again.content))
        self.assertEqual(Entry.objects.filter(account="written_off").count(), 1)

    def test_another_reason_under_the_same_key_is_refused(self) -> None:
        seen = self.client_for(self.cast.clara).get(f"{CUSTOMER}/invoices/A-1")["ETag"]
        key = uuid4().hex
        self.end("void", key=key, version=seen)
        answer = self.end("void", key=key, version=seen, body={"reason": "Another"})
        self.assertEqual(answer.status_code, 409)
        self.assertTrue(answer.json()["type"].endswith("idempotency-mismatch"))
        self.assertEqual(Closing.objects.get().reason, "Entered twice")

    def test_nothing_is_ended_without_a_key(self) -> None:
        client = self.client_for(self.cast.clara)
        version = client.get(f"{CUSTOMER}/invoices/A-1")["ETag"]
        path = f"{CUSTOMER}/invoices/A-1/void"
        answer = client.write("POST", path, SAID["void"], HTTP_IF_MATCH=version)
        self.assertEqual(answer.status_code, 422)
        self.assertTrue(self.kept())

    def test_not_what_was_paid(self) -> None:
        ledger.record_payment(
            self.cast.a, "p-1", "EUR", 12100, [(self.invoice, 12100)], self.invoice.issued_at
        )
        self.assertEqual(self.shown(person=self.cast.clara)["actions"], [])
        for how in ("void", "write-off"):
            answer = self.end(how)
            self.assertEqual(answer.status_code, 409)
            self.assertTrue(answer.json()["type"].endswith("document-settled"))
        self.assertFalse(Closing.objects.exists())

    def test_open_portals_are_told(self) -> None:
        self.end("void")
        told = Event.objects.order_by("id").last()
        assert told is not None
        self.assertEqual((told.type, told.document_id), ("invoice.updated", "A-1"))


class WhyItWasEnded(ClosingTestCase):
    def faults(self, how: str, body: Any) -> list[tuple[str, str]]:
        answer = self.end(how, body=body)
        self.assertEqual(answer.status_code, 422, answer.content)
        return [(each["field"], each["code"]) for each in answer.json()["errors"]]

    def test_a_reason_is_needed(self) -> None:
        required = [("reason", "required")]
        self.assertEqual(self.faults("void", {}), required)
        self.assertEqual(self.faults("void", {"reason": " \r\n\t"}), required)
        self.assertEqual(self.faults("write-off", {"code": "other", "reason": " "}), required)
        self.assertEqual(self.faults("void", {"reason": "x" * 501}), [("reason", "too-long")])
        self.assertEqual(self.faults("void", {"reason": "a\u0007b"}), [("reason", "invalid")])
        self.assertEqual(self.faults("void", {"reason": 5}), [("reason", "invalid")])
        self.assertTrue(self.kept())

    def test_a_write_off_also_has_a_code(self) -> None:
        self.assertEqual(self.faults("write-off", SAID["void"]), [("code", "required")])
        unknown = {"reason": "Bankrupt", "code": "tired"}
        self.assertEqual(self.faults("write-off", unknown)[0][0], "code")
        self.assertEqual(self.faults("void", SAID["write-off"]), [("code", "unknown")])
        self.assertTrue(self.kept())

    def test_it_is_kept_trimmed_with_its_lines(self) -> None:
        self.end("void", body={"reason": "  Entered twice.\r\nSee A-2. "})
        self.assertEqual(Closing.objects.get().reason, "Entered twice.\nSee A-2.")
        issue_invoice(self.cast.a, "A-2")
        self.assertEqual(
            self.end("void", "/invoices/A-2", body={"reason": "ب" * 500}).status_code, 200
        )

    def test_staff_sees_it_in_the_history_and_customers_see_that_it_ended(self) -> None:
        issue_invoice(self.cast.a, "A-2")
        self.end("void", "/invoices/A-2")
        self.end("write-off")
        for path, kind, said in (
            ("/invoices/A-2", "voided", {"reason": "Entered twice"}),
            ("/invoices/A-1", "written_off", {"reason": "Bankrupt", "reason_code": "insolvent"}),
        ):
            entry: dict[str, Any] = {"at": "2026-03-15T12:00:00Z", "kind": kind}
            entry["amount"] = {"amount_minor": 12100, "currency": "EUR"}
            staff = self.shown(path, self.cast.clara)["history"][-1]
            self.assertEqual(staff, entry | said | {"by": "Clara Clerk"})
            for person in (self.cast.alice, self.cast.bob):
                self.assertEqual(self.shown(path, person)["history"][-1], entry)

    def test_it_stays_when_the_person_is_gone(self) -> None:
        self.end("void")
        Closing.objects.update(person=None)
        entry = self.shown(person=self.cast.clara)["history"][-1]
        self.assertEqual((entry["reason"], "by" in entry), ("Entered twice", False))

    def test_of_a_document_of_nothing_too(self) -> None:
        nothing = issue_invoice(self.cast.a, "A-0", "0.00")
        self.assertFalse(nothing.entries.exists())
        self.assertEqual(self.end("void", "/invoices/A-0").status_code, 200)
        staff, customer = self.shown("/invoices/A-0", self.cast.clara), self.shown("/invoices/A-0")
        self.assertEqual(staff["history"][-1]["reason"], "Entered twice")
        self.assertEqual(customer["history"][-1]["kind"], "voided")
        self.assertNotIn("reason", customer["history"][-1])
