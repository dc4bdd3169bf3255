"""Spending credit: POST /customers/{id}/credit-applications."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from accounts.models import Person
from billing import closing, ledger
from billing.history import history
from billing.models import Posting
from events.models import Event

from payments import deadlines
from payments.providers.base import ProviderState
from payments.tests import build
from payments.tests.case import PaymentTestCase

URL = "/api/v1/customers/brightside/credit-applications"


class CreditTestCase(PaymentTestCase):
    def apply(
        self, body: dict[str, Any] | None = None, person: Person | None = None, key: str = ""
    ) -> Any:
        return self.client_for(person or self.cast.alice).write(
            "POST",
            URL,
            {"currency": "EUR", "amount_minor": 1000} if body is None else body,
            key=key or build.new_key(),
        )

    def on_account(self, amount_minor: int) -> str:
        """Money on no document, from a payment that came too late."""
        payment_id = self.pending((build.invoice(self.cast.a, amount_minor), amount_minor))
        self.after(deadlines.EXPIRES_AFTER + timedelta(minutes=1))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        return payment_id

    def credit(self) -> int:
        return ledger.unapplied_credit(self.cast.a, "EUR")

    def actions(self, person: Person | None = None) -> list[str]:
        answer = self.client_for(person or self.cast.alice).get(
            "/api/v1/customers/brightside/overview"
        )
        found: list[str] = answer.json()["positions"][0]["actions"]
        return found


class WhoMaySpendIt(CreditTestCase):
    def setUp(self) -> None:
        super().setUp()
        ledger.record_transfer(self.cast.a, "T-1", "EUR", 4000, [], self.invoice.issued_at)

    def test_owner_and_accountant(self) -> None:
        for person in (self.cast.alice, self.cast.dana):
            self.assertEqual(self.actions(person), ["use_credit"])
            self.assertEqual(self.apply(person=person).status_code, 201)
        self.assertEqual(self.credit(), 2000)

    def test_colleague_who_only_looks_and_staff_may_not(self) -> None:
        for person in (self.cast.bob, self.cast.clara):
            self.assertEqual(self.actions(person), [])
            self.assertEqual(self.apply(person=person).status_code, 403)
        self.assertEqual(self.credit(), 4000)

    def test_outsiders_find_nothing(self) -> None:
        for person in (self.cast.charlie, self.cast.eve):
            self.assertEqual(self.apply(person=person).status_code, 404)

    def test_anonymous_must_sign_in(self) -> None:
        client = self.client_for(None)
        client.get("/api/v1/session")
        answer = client.write("POST", URL, {"currency": "EUR"}, key=build.new_key())
        self.assertEqual(answer.status_code, 401)


class SpendingTests(CreditTestCase):
    def setUp(self) -> None:
        super().setUp()
        ledger.record_transfer(self.cast.a, "T-1", "EUR", 4000, [], self.invoice.issued_at)

    def test_one_amount_goes_to_the_oldest_first(self) -> None:
        older = build.invoice(self.cast.a, 1500, issued=date(2025, 6, 1))
        answer = self.apply({"currency": "EUR", "amount_minor": 2000})
        self.assertEqual(
            [
                (one["number"], one["amount"]["amount_minor"])
                for one in answer.json()["allocations"]
            ],
            [(older.number, 1500), (self.invoice.number, 500)],
        )
        self.assertEqual(answer.json()["remaining"]["amount_minor"], 2000)
        self.assertEqual((self.open_of(older), self.open_of(self.invoice)), (0, 9500))
        self.assert_sound()

    def test_chosen_amounts_and_the_balance_stays(self) -> None:
        before = ledger.balance(self.cast.a, "EUR")
        answer = self.apply(build.request_for((self.invoice, 4000)))
        self.assertEqual(answer.status_code, 201)
        self.assertEqual((self.credit(), self.open_of(self.invoice)), (0, 6000))
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), before)
        self.assertEqual(self.actions(), [])

    def test_credit_notes_are_spent_after_money_on_account(self) -> None:
        corrected = build.invoice(self.cast.a, 3000)
        self.paid((corrected, 3000))
        note = build.credit_note(self.cast.a, corrected, 3000)
        answer = self.apply(build.request_for((self.invoice, 6000)))
        self.assertEqual(answer.status_code, 201)
        self.assertEqual((self.credit(), self.open_of(note)), (0, -1000))
        self.assertEqual(answer.json()["remaining"]["amount_minor"], 1000)
        self.assert_sound()
        told = [(one["kind"], one["amount"]["amount_minor"]) for one in history(self.invoice)[1:]]
        self.assertEqual(told, [("credit_applied", 4000), ("credited", 2000)])

    def test_more_than_the_credit_is_refused(self) -> None:
        answer = self.apply(build.request_for((self.invoice, 4001)))
        self.assertEqual(answer.status_code, 422)
        self.assertTrue(answer.json()["type"].endswith("amount-exceeds-credit"))
        self.assertEqual((self.credit(), self.open_of(self.invoice)), (4000, 10000))

    def test_more_than_is_open_is_refused(self) -> None:
        small = build.invoice(self.cast.a, 100)
        answer = self.apply(build.request_for((small, 101)))
        self.assertTrue(answer.json()["type"].endswith("amount-exceeds-open"))

    def test_a_payment_on_its_way_blocks_its_documents(self) -> None:
        self.pending((self.invoice, 1))
        answer = self.apply(build.request_for((self.invoice, 1)))
        self.assertEqual(answer.status_code, 409)
        self.assertTrue(answer.json()["type"].endswith("payment-pending"))
        self.assertEqual(self.actions(), [])

    def test_credit_of_another_currency_is_no_credit(self) -> None:
        yen = build.invoice(self.cast.a, 500, currency="JPY")
        answer = self.apply(build.request_for((yen, 100), currency="JPY"))
        self.assertTrue(answer.json()["type"].endswith("amount-exceeds-credit"))

    def test_the_same_key_books_once(self) -> None:
        key = build.new_key()
        first, again = self.apply(key=key), self.apply(key=key)
        self.assertEqual((first.status_code, first.json()), (201, again.json()))
        self.assertEqual(self.credit(), 3000)
        other = self.apply({"currency": "EUR", "amount_minor": 1}, key=key)
        self.assertTrue(other.json()["type"].endswith("idempotency-mismatch"))

    def test_a_request_without_a_key_or_parts_is_refused(self) -> None:
        client = self.client_for(self.cast.alice)
        body = {"currency": "EUR", "amount_minor": 1}
        self.assertEqual(client.write("POST", URL, body).status_code, 422)
        self.assertEqual(self.apply({"currency": "EUR"}).status_code, 422)

    def test_open_portals_are_told(self) -> None:
        small = build.invoice(self.cast.a, 1000)
        self.apply(build.request_for((small, 1000), (self.invoice, 1)))
        told = Event.objects.order_by("id").values_list("type", "document_id")
        self.assertEqual(
            list(told)[-2:],
            [("invoice.paid", small.document_id), ("invoice.updated", self.invoice.document_id)],
        )


class MoneyThatIsTakenBack(CreditTestCase):
    def test_what_spent_credit_had_settled_is_open_again(self) -> None:
        late = self.on_account(4000)
        other = build.invoice(self.cast.a, 900)
        self.apply(build.request_for((self.invoice, 3000)))
        self.apply(build.request_for((other, 900)))
        self.decide(late, ProviderState.REVERSED)
        self.tell(late)
        self.assertEqual(self.credit(), 0)
        self.assertEqual((self.open_of(self.invoice), self.open_of(other)), (10000, 900))
        told = Event.objects.filter(type="invoice.updated", payment_id=late)
        self.assertIn(other.document_id, told.values_list("document_id", flat=True))
        self.assert_sound()

    def test_only_what_is_missing_is_taken_and_the_newest_first(self) -> None:
        late = self.on_account(4000)
        ledger.record_transfer(self.cast.a, "T-1", "EUR", 3500, [], self.invoice.issued_at)
        other = build.invoice(self.cast.a, 900)
        self.apply(build.request_for((self.invoice, 3000)))
        self.apply(build.request_for((other, 900)))
        self.decide(late, ProviderState.REVERSED)
        self.tell(late)
        self.assertEqual((self.open_of(self.invoice), self.open_of(other)), (7000, 400))
        self.assertEqual(self.credit(), 0)

    def test_told_twice_it_is_taken_once(self) -> None:
        late = self.on_account(4000)
        self.apply(build.request_for((self.invoice, 3000)))
        self.decide(late, ProviderState.REVERSED)
        self.tell(late)
        postings = Posting.objects.count()
        self.tell(late)
        self.assertEqual(Posting.objects.count(), postings)


class EndedDocuments(CreditTestCase):
    """What the seller gave up takes neither payment nor credit, and waits for payments."""

    def test_neither_payment_nor_credit(self) -> None:
        ledger.record_transfer(self.cast.a, "T-1", "EUR", 4000, [], self.invoice.issued_at)
        closing.write_off(self.invoice, self.invoice.issued_at, closing.Why("Bankrupt"))
        self.assertEqual(self.pay((self.invoice, 1)).status_code, 422)
        self.assertEqual(self.apply(build.request_for((self.invoice, 1))).status_code, 422)
        self.assertEqual(self.actions(), [])

    def test_not_while_a_payment_is_on_its_way(self) -> None:
        self.pending((self.invoice, 1))
        for end in (closing.void, closing.write_off):
            with self.assertRaises(closing.CannotClose) as caught:
                end(self.invoice, self.invoice.issued_at, closing.Why("Wrong"))
            self.assertEqual(caught.exception.reason, "payment-pending")
        self.assertEqual(closing.actions(self.invoice), [])
