"""Pressing Pay."""

from __future__ import annotations

from datetime import date, timedelta

from billing.models import Document
from events.models import Event

from payments import deadlines
from payments.models import Allocation, Payment
from payments.tests import build
from payments.tests.case import PaymentTestCase


class CreatePaymentTests(PaymentTestCase):
    def test_owner_is_sent_to_the_provider(self) -> None:
        answer = self.pay((self.invoice, 10000))
        self.assertEqual(answer.status_code, 201)
        data = answer.json()
        self.assertEqual(data["status"], "pending")
        self.assertEqual(data["amount"], {"amount_minor": 10000, "currency": "EUR"})
        self.assertTrue(data["redirect_url"])
        self.assertTrue(data["test"])
        self.assertEqual([one["number"] for one in data["allocations"]], [self.invoice.number])

    def test_accountant_of_several_customers_pays(self) -> None:
        self.assertEqual(self.pay((self.invoice, 1), person=self.cast.dana).status_code, 201)

    def test_colleague_who_only_looks_is_refused(self) -> None:
        self.assertEqual(self.pay((self.invoice, 1), person=self.cast.bob).status_code, 403)
        self.assertFalse(Payment.objects.exists())

    def test_staff_may_not_pay(self) -> None:
        self.assertEqual(self.pay((self.invoice, 1), person=self.cast.clara).status_code, 403)

    def test_outsiders_find_nothing(self) -> None:
        for person in (self.cast.charlie, self.cast.eve):
            self.assertEqual(self.pay((self.invoice, 1), person=person).status_code, 404)

    def test_anonymous_must_sign_in(self) -> None:
        client = self.client_for(None)
        client.get("/api/v1/session")
        answer = client.write(
            "POST", self.url(), build.request_for((self.invoice, 1)), key=build.new_key()
        )
        self.assertEqual(answer.status_code, 401)

    def test_a_write_without_the_csrf_header_is_refused(self) -> None:
        answer = self.client_for(self.cast.alice).write(
            "POST",
            self.url(),
            build.request_for((self.invoice, 1)),
            key=build.new_key(),
            HTTP_X_CSRF_TOKEN="",
        )
        self.assertEqual(answer.status_code, 403)

    def test_several_documents_are_paid_at_once(self) -> None:
        second = build.invoice(self.cast.a, 5000)
        data = self.pay((self.invoice, 10000), (second, 2500)).json()
        self.assertEqual(data["amount"]["amount_minor"], 12500)
        self.assertEqual(len(data["allocations"]), 2)

    def test_one_amount_goes_to_the_oldest_first(self) -> None:
        older = build.invoice(self.cast.a, 3000, issued=date(2025, 6, 1))
        data = self.pay(body={"currency": "EUR", "amount_minor": 5000}).json()
        self.assertEqual(
            [(one["number"], one["amount"]["amount_minor"]) for one in data["allocations"]],
            [(older.number, 3000), (self.invoice.number, 2000)],
        )

    def test_one_amount_passes_over_what_has_a_payment_on_its_way(self) -> None:
        self.pending((self.invoice, 1))
        second = build.invoice(self.cast.a, 5000)
        data = self.pay(body={"currency": "EUR", "amount_minor": 5000}).json()
        self.assertEqual([one["number"] for one in data["allocations"]], [second.number])

    def test_one_amount_above_all_that_is_open_is_refused(self) -> None:
        answer = self.pay(body={"currency": "EUR", "amount_minor": 10001})
        self._refused(answer, 422, "amount-exceeds-open", "amount_minor")

    def test_more_than_is_open_is_refused(self) -> None:
        answer = self.pay((self.invoice, 10001))
        self._refused(answer, 422, "amount-exceeds-open", "allocations/0/amount_minor")

    def test_what_was_paid_already_is_refused(self) -> None:
        self.paid((self.invoice, 10000))
        answer = self.pay((self.invoice, 1))
        self._refused(answer, 422, "amount-exceeds-open", "allocations/0/amount_minor")

    def test_another_customers_document_is_unknown(self) -> None:
        foreign = build.invoice(self.cast.b)
        answer = self.pay((foreign, 1))
        self._refused(answer, 422, "invalid", "allocations/0/document_id")

    def test_a_document_of_another_currency_is_refused(self) -> None:
        dollars = build.invoice(self.cast.a, currency="USD")
        answer = self.pay((self.invoice, 1), (dollars, 1))
        self._refused(answer, 422, "invalid", "allocations/1/document_id")

    def test_the_same_document_twice_is_refused(self) -> None:
        answer = self.pay((self.invoice, 1), (self.invoice, 1))
        self._refused(answer, 422, "invalid", "allocations/1/document_id")

    def test_a_credit_note_cannot_be_paid(self) -> None:
        credit = build.credit_note(self.cast.a, self.invoice, 100)
        answer = self.pay((credit, 1))
        self._refused(answer, 422, "invalid", "allocations/0/document_id")

    def test_a_void_document_cannot_be_paid(self) -> None:
        Document.objects.filter(pk=self.invoice.pk).update(status="void")
        answer = self.pay((self.invoice, 1))
        self._refused(answer, 422, "invalid", "allocations/0/document_id")

    def test_nothing_chosen_is_refused(self) -> None:
        self._refused(self.pay(body={"currency": "EUR"}), 422, "invalid", "allocations")

    def test_a_sum_that_differs_from_its_parts_is_refused(self) -> None:
        body = {**build.request_for((self.invoice, 100)), "amount_minor": 99}
        self._refused(self.pay(body=body), 422, "invalid", "amount_minor")

    def test_a_document_with_a_pending_payment_takes_no_second(self) -> None:
        self.pending((self.invoice, 1))
        second = build.invoice(self.cast.a)
        answer = self.pay((second, 1), (self.invoice, 1))
        self._refused(answer, 409, "payment-pending", "allocations/1/document_id")

    def test_a_key_is_needed(self) -> None:
        answer = self.client_for(self.cast.alice).write(
            "POST", self.url(), build.request_for((self.invoice, 1))
        )
        self._refused(answer, 422, "invalid", "Idempotency-Key")

    def test_the_same_key_answers_the_same_payment(self) -> None:
        key = build.new_key()
        first = self.pay((self.invoice, 10000), key=key)
        second = self.pay((self.invoice, 10000), key=key)
        self.assertEqual(second.status_code, 201)
        self.assertEqual(first.json(), second.json())
        self.assertEqual(Payment.objects.count(), 1)
        self.assertEqual(len(self.provider.payments), 1)

    def test_the_same_key_with_another_body_is_refused(self) -> None:
        key = build.new_key()
        self.pay((self.invoice, 10000), key=key)
        answer = self.pay((self.invoice, 9999), key=key)
        self._refused(answer, 409, "idempotency-mismatch")

    def test_the_same_key_for_another_customer_is_refused(self) -> None:
        key = build.new_key()
        self.pay((self.invoice, 1), key=key, person=self.cast.dana)
        other = build.invoice(self.cast.b)
        answer = self.pay((other, 1), key=key, person=self.cast.dana, customer=self.cast.b)
        self._refused(answer, 409, "idempotency-mismatch")

    def test_two_people_may_use_the_same_key(self) -> None:
        key = build.new_key()
        second = build.invoice(self.cast.a)
        self.assertEqual(self.pay((self.invoice, 1), key=key).status_code, 201)
        answer = self.pay((second, 1), key=key, person=self.cast.dana)
        self.assertEqual(answer.status_code, 201)

    def test_a_refused_request_leaves_its_key_unused(self) -> None:
        key = build.new_key()
        self.pay((self.invoice, 10001), key=key)
        self.assertEqual(self.pay((self.invoice, 10000), key=key).status_code, 201)

    def test_the_way_back_is_the_clients_route_with_the_payment(self) -> None:
        body = {**build.request_for((self.invoice, 1)), "return_path": "/pay/result?from=list"}
        data = self.pay(body=body).json()
        intent = self.provider.intents[data["id"]]
        self.assertEqual(
            intent.return_url, f"http://testserver/pay/result?from=list&payment={data['id']}"
        )

    def test_a_way_back_to_another_host_is_refused(self) -> None:
        for path in ("//evil.test/", "https://evil.test/", "/\\evil.test", "pay", "/a#b", "/a b"):
            body = {**build.request_for((self.invoice, 1)), "return_path": path}
            self._refused(self.pay(body=body), 422, "invalid", "return_path")

    def test_open_portals_hear_of_it(self) -> None:
        payment_id = self.pending((self.invoice, 1))
        heard = Event.objects.filter(payment_id=payment_id).order_by("id")
        self.assertEqual(
            [(event.type, event.document_id) for event in heard],
            [("invoice.updated", self.invoice.document_id), ("payment.pending", "")],
        )

    def test_a_provider_that_is_down_leaves_a_payment_that_goes_on_later(self) -> None:
        key = build.new_key()
        self.provider.faults = ["down"]
        answer = self.pay((self.invoice, 1), key=key)
        self._refused(answer, 503, "provider-unavailable")
        self.assertEqual(answer["Retry-After"], "5")
        again = self.pay((self.invoice, 1), key=key)
        self.assertEqual((again.status_code, again.json()["status"]), (201, "pending"))
        self.assertEqual(Payment.objects.count(), 1)

    def test_a_lost_answer_of_the_provider_makes_no_second_payment(self) -> None:
        key = build.new_key()
        self.provider.faults = ["lost"]
        self.pay((self.invoice, 1), key=key)
        self.pay((self.invoice, 1), key=key)
        self.assertEqual(len(self.provider.payments), 1)

    def test_the_job_goes_on_when_nobody_tries_again(self) -> None:
        self.provider.faults = ["down"]
        self.pay((self.invoice, 1))
        self.after(timedelta(seconds=30))
        self.assertEqual(Payment.objects.get().status, "pending")

    def test_a_provider_that_stays_down_frees_the_documents(self) -> None:
        self.provider.faults = ["down"] * 100
        self.pay((self.invoice, 1))
        self.after(timedelta(seconds=30))
        self.assertEqual(Payment.objects.get().status, "created")
        self.after(deadlines.SUBMIT_WITHIN + timedelta(minutes=1))
        payment = Payment.objects.get()
        self.assertEqual((payment.status, payment.failure_code), ("failed", "provider-unavailable"))
        self.provider.faults = []
        self.assertEqual(self.pay((self.invoice, 1)).status_code, 201)

    def test_a_provider_that_refuses_fails_the_payment(self) -> None:
        self.provider.faults = ["reject"]
        data = self.pay((self.invoice, 1)).json()
        self.assertEqual((data["status"], data["failure_code"]), ("failed", "provider-unavailable"))
        self.assertEqual(Allocation.objects.count(), 1)

    def _refused(self, answer: object, status: int, kind: str, field: str = "") -> None:
        body = answer.json()  # type: ignore[attr-defined]
        self.assertEqual((body["status"], body["type"].split(":")[-1]), (status, kind), body)
        if field:
            self.assertIn(field, [error["field"] for error in body["errors"]])
