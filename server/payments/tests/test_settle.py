"""How a payment ends: by webhook, by return, by time; once each."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from billing import ledger
from billing.models import Posting
from events.models import Event

from payments import deadlines
from payments.models import Payment
from payments.providers.base import ProviderState
from payments.tests import build
from payments.tests.case import PaymentTestCase

EXPIRED = deadlines.EXPIRES_AFTER + timedelta(seconds=1)


class SettleTests(PaymentTestCase):
    def tearDown(self) -> None:
        self.assert_sound()
        super().tearDown()

    def test_a_webhook_books_the_payment(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.assertEqual(self.tell(payment_id).status_code, 204)
        data = self.shown(payment_id)
        self.assertEqual((data["status"], data["receipt_number"]), ("succeeded", "R-000001"))
        self.assertEqual(data["unapplied"]["amount_minor"], 0)
        self.assertNotIn("redirect_url", data)
        self.assertEqual(self.open_of(self.invoice), 0)
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), 0)

    def test_a_return_books_the_payment(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.assertEqual(self.refresh(payment_id).json()["status"], "succeeded")
        self.assertEqual(self.open_of(self.invoice), 0)

    def test_webhook_and_return_book_it_once(self) -> None:
        payment_id = self.pending((self.invoice, 4000))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.refresh(payment_id)
        self.tell(payment_id)
        self.tell(payment_id)
        self.refresh(payment_id)
        self.assertEqual(self.open_of(self.invoice), 6000)
        self.assertEqual(Posting.objects.filter(payment_id=payment_id).count(), 1)

    def test_a_part_payment_leaves_the_rest_open(self) -> None:
        self.paid((self.invoice, 2500))
        self.assertEqual(self.open_of(self.invoice), 7500)
        self.paid((self.invoice, 7500))
        self.assertEqual(self.open_of(self.invoice), 0)

    def test_a_decline_frees_the_documents(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.FAILED, "declined")
        self.tell(payment_id)
        data = self.shown(payment_id)
        self.assertEqual((data["status"], data["failure_code"]), ("failed", "declined"))
        self.assertEqual(self.open_of(self.invoice), 10000)
        self.assertEqual(self.pay((self.invoice, 10000)).status_code, 201)

    def test_money_under_way_stays_pending(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.PROCESSING)
        self.tell(payment_id)
        self.assertEqual(self.shown(payment_id)["status"], "pending")
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        self.assertEqual(self.shown(payment_id)["status"], "succeeded")

    def test_webhooks_in_the_wrong_order_end_alike(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.PROCESSING)
        early = self.provider.webhook(payment_id)
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        self.assertEqual(self.deliver(*early).status_code, 204)
        self.assertEqual(self.shown(payment_id)["status"], "succeeded")

    def test_a_payment_nobody_decided_expires(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.after(EXPIRED)
        data = self.shown(payment_id)
        self.assertEqual((data["status"], data["failure_code"]), ("expired", "expired"))
        self.assertEqual(self.pay((self.invoice, 10000)).status_code, 201)

    def test_it_does_not_expire_early(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.after(deadlines.EXPIRES_AFTER - timedelta(seconds=5))
        self.assertEqual(self.shown(payment_id)["status"], "pending")

    def test_at_expiry_the_provider_has_the_last_word(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.after(EXPIRED)
        self.assertEqual(self.shown(payment_id)["status"], "succeeded")
        self.assertEqual(self.open_of(self.invoice), 0)

    def test_a_provider_that_is_down_at_expiry_is_waited_for(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.provider.faults = ["down"]
        self.after(EXPIRED)
        self.assertEqual(self.shown(payment_id)["status"], "pending")
        self.after(EXPIRED + deadlines.RETRY_AFTER)
        self.assertEqual(self.shown(payment_id)["status"], "succeeded")

    def test_a_provider_that_stays_down_frees_the_documents_in_the_end(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.provider.faults = ["down"] * 1000
        self.after(EXPIRED)
        self.after(EXPIRED + deadlines.EXPIRE_AT_LATEST_AFTER + timedelta(minutes=1))
        self.assertEqual(self.shown(payment_id)["status"], "expired")

    def test_a_late_success_becomes_unapplied_credit(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.after(EXPIRED)
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        data = self.shown(payment_id)
        self.assertEqual(data["status"], "late_succeeded")
        self.assertEqual(data["unapplied"]["amount_minor"], 10000)
        self.assertEqual(data["allocations"], [])
        self.assertEqual(self.open_of(self.invoice), 10000)
        self.assertEqual(ledger.unapplied_credit(self.cast.a, "EUR"), 10000)
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), 0)

    def test_a_late_success_is_booked_once(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.after(EXPIRED)
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        self.tell(payment_id)
        self.refresh(payment_id)
        self.assertEqual(ledger.unapplied_credit(self.cast.a, "EUR"), 10000)

    def test_a_late_success_after_another_payment_loses_nothing(self) -> None:
        first = self.pending((self.invoice, 10000))
        self.after(EXPIRED)
        self.paid((self.invoice, 10000))
        self.decide(first, ProviderState.SUCCEEDED)
        self.tell(first)
        self.assertEqual(self.open_of(self.invoice), 0)
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), -10000)

    def test_a_late_success_whose_webhook_is_lost_is_asked_for(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.PROCESSING)
        self.after(EXPIRED)
        self.assertEqual(self.shown(payment_id)["status"], "expired")
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.after(EXPIRED + deadlines.ASKED_AGAIN_AFTER[0])
        self.assertEqual(self.shown(payment_id)["status"], "late_succeeded")

    def test_what_was_credited_meanwhile_becomes_unapplied(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        build.credit_note(self.cast.a, self.invoice, 4000)
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        data = self.shown(payment_id)
        self.assertEqual(data["status"], "succeeded")
        self.assertEqual(data["allocations"][0]["amount"]["amount_minor"], 6000)
        self.assertEqual(data["unapplied"]["amount_minor"], 4000)
        self.assertEqual(self.open_of(self.invoice), 0)

    def test_a_reversal_opens_the_documents_again(self) -> None:
        payment_id = self.paid((self.invoice, 10000))
        self.decide(payment_id, ProviderState.REVERSED)
        self.tell(payment_id)
        self.tell(payment_id)
        data = self.shown(payment_id)
        self.assertEqual(data["status"], "reversed")
        self.assertEqual(data["allocations"][0]["amount"]["amount_minor"], 10000)
        self.assertEqual(self.open_of(self.invoice), 10000)

    def test_a_reversal_heard_before_its_success_books_both(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        success = self.provider.webhook(payment_id)
        self.decide(payment_id, ProviderState.REVERSED)
        self.tell(payment_id)
        self.deliver(*success)
        self.assertEqual(self.shown(payment_id)["status"], "reversed")
        self.assertEqual(self.open_of(self.invoice), 10000)
        self.assertEqual(Posting.objects.filter(payment_id=payment_id).count(), 2)

    def test_another_amount_than_asked_is_never_booked(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self._takes(payment_id, amount_minor=9999)
        self.assertEqual(self.tell(payment_id).status_code, 204)
        self._is_flagged(payment_id)

    def test_another_currency_than_asked_is_never_booked(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self._takes(payment_id, currency="USD")
        self.assertEqual(self.refresh(payment_id).status_code, 200)
        self._is_flagged(payment_id)

    def test_receipts_are_numbered_without_gaps(self) -> None:
        numbers = []
        for _ in range(3):
            failed = self.pending((self.invoice, 100))
            self.decide(failed, ProviderState.FAILED, "declined")
            self.tell(failed)
            numbers.append(self.shown(self.paid((self.invoice, 100)))["receipt_number"])
        self.assertEqual(numbers, ["R-000001", "R-000002", "R-000003"])

    def test_open_portals_hear_of_success_and_of_each_document(self) -> None:
        second = build.invoice(self.cast.a, 5000)
        payment_id = self.pending((self.invoice, 10000), (second, 1000))
        seen = Event.objects.order_by("-id").first().pk
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        heard = Event.objects.filter(pk__gt=seen).order_by("id")
        self.assertEqual(
            [(event.type, event.document_id, event.payment_id) for event in heard],
            [
                ("payment.succeeded", "", payment_id),
                ("invoice.paid", self.invoice.document_id, payment_id),
                ("invoice.updated", second.document_id, payment_id),
            ],
        )

    def test_news_that_change_nothing_are_not_told(self) -> None:
        payment_id = self.paid((self.invoice, 10000))
        count = Event.objects.count()
        self.tell(payment_id)
        self.refresh(payment_id)
        self.assertEqual(Event.objects.count(), count)

    def _takes(self, payment_id: str, **other: object) -> None:
        """The provider took something else than was asked."""
        payment = self.provider.payments[payment_id]
        self.provider.payments[payment_id] = replace(payment, **other)
        self.decide(payment_id, ProviderState.SUCCEEDED)

    def _is_flagged(self, payment_id: str) -> None:
        payment = Payment.objects.get(public_id=payment_id)
        self.assertEqual((payment.status, payment.flag), ("pending", "amount-mismatch"))
        self.assertEqual(self.open_of(self.invoice), 10000)
        self.assertFalse(Posting.objects.filter(payment_id=payment_id).exists())
