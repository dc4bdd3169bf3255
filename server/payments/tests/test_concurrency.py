"""Many presses at once."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from typing import Any

from billing.models import Posting
from django.db import connection

from payments.models import Payment
from payments.providers.base import ProviderState
from payments.tests import build
from payments.tests.case import PaymentTransactionTestCase

THREADS = 20


class ConcurrencyTests(PaymentTransactionTestCase):
    def test_twenty_presses_with_their_own_keys_make_one_payment(self) -> None:
        answers = self._at_once(lambda number: self.pay((self.invoice, 10000)))
        self.assertEqual(Counter(one.status_code for one in answers), {201: 1, 409: THREADS - 1})
        kinds = {one.json()["type"] for one in answers if one.status_code == 409}
        self.assertEqual(kinds, {"urn:portico:problem:payment-pending"})
        self.assertEqual(Payment.objects.count(), 1)
        self.assertEqual(len(self.provider.payments), 1)

    def test_twenty_presses_with_one_key_make_one_payment(self) -> None:
        key = build.new_key()
        answers = self._at_once(lambda number: self.pay((self.invoice, 10000), key=key))
        self.assertEqual({one.status_code for one in answers}, {201})
        self.assertEqual(len({one.json()["id"] for one in answers}), 1)
        self.assertEqual(Payment.objects.count(), 1)
        self.assertEqual(len(self.provider.payments), 1)

    def test_one_key_for_two_customers_at_once_makes_one_payment(self) -> None:
        key = build.new_key()
        other = build.invoice(self.cast.b)
        asked = [(self.invoice, self.cast.a), (other, self.cast.b)]

        def press(number: int) -> Any:
            document, customer = asked[number % 2]
            return self.pay((document, 1), key=key, person=self.cast.dana, customer=customer)

        answers = self._at_once(press)
        self.assertEqual(Counter(one.status_code for one in answers), {201: 10, 409: 10})
        self.assertEqual(Payment.objects.count(), 1)

    def test_webhooks_and_returns_at_once_book_it_once(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.decide(payment_id, ProviderState.SUCCEEDED)

        def hear(number: int) -> Any:
            return self.tell(payment_id) if number % 2 else self.refresh(payment_id)

        answers = self._at_once(hear)
        self.assertEqual({one.status_code for one in answers}, {200, 204})
        self.assertEqual(Posting.objects.filter(payment_id=payment_id).count(), 1)
        self.assertEqual(self.open_of(self.invoice), 0)

    def test_receipt_numbers_have_no_gap_when_payments_end_at_once(self) -> None:
        # Two customers of one seller: only the seller's counter is shared.
        payments = []
        for number in range(THREADS):
            customer = (self.cast.a, self.cast.b)[number % 2]
            document = build.invoice(customer)
            answer = self.pay((document, 1), person=self.cast.dana, customer=customer)
            payments.append(answer.json()["id"])
            self.decide(payments[-1], ProviderState.SUCCEEDED)
        self._at_once(lambda number: self.tell(payments[number]))
        numbers = sorted(Payment.objects.values_list("receipt_number", flat=True))
        self.assertEqual(numbers, [f"R-{number:06d}" for number in range(1, THREADS + 1)])

    def _at_once(self, act: Callable[[int], Any]) -> list[Any]:
        """What `act(0..19)` answered, each in a thread of its own, begun together."""
        gate = threading.Barrier(THREADS)
        answers: list[Any] = [None] * THREADS

        def run(number: int) -> None:
            try:
                gate.wait()
                answers[number] = act(number)
            finally:
                connection.close()

        threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers
