"""The PDF of a payment that was booked."""

from __future__ import annotations

import subprocess
from datetime import timedelta
from typing import Any

from payments import deadlines
from payments.providers.base import ProviderState
from payments.tests import build
from payments.tests.case import PaymentTestCase


class ReceiptTests(PaymentTestCase):
    def test_it_names_the_receipt_the_documents_and_the_amounts(self) -> None:
        second = build.invoice(self.cast.a, 5000)
        text = self._text(self.paid((self.invoice, 10000), (second, 2500)))
        for wanted in ("R-000001", self.invoice.number, second.number, "€100.00", "€25.00"):
            self.assertIn(wanted, text)
        self.assertIn("€125.00", text)
        self.assertIn("Test", text)

    def test_it_is_there_in_each_language(self) -> None:
        payment_id = self.paid((self.invoice, 10000))
        for locale, word in (
            ("en", "Receipt"),
            ("fil", "Resibo ng bayad"),
            ("de", "Zahlungsbeleg"),
            ("es", "Recibo"),
            ("fr", "Reçu"),
            ("ja", "領収書"),
        ):
            self.assertIn(word, self._text(payment_id, f"?locale={locale}"))
        self.assertIn("۱۰۰", self._text(payment_id, "?locale=fa"))

    def test_it_says_what_became_credit(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        self.after(deadlines.EXPIRES_AFTER + timedelta(seconds=1))
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        text = self._text(payment_id)
        self.assertIn("Credit on account", text)
        self.assertNotIn(self.invoice.number, text)

    def test_it_says_when_the_payment_was_reversed(self) -> None:
        payment_id = self.paid((self.invoice, 10000))
        self.decide(payment_id, ProviderState.REVERSED)
        self.tell(payment_id)
        self.assertIn("Reversed", self._text(payment_id))

    def test_colleagues_and_staff_may_have_it(self) -> None:
        payment_id = self.paid((self.invoice, 10000))
        for person in (self.cast.bob, self.cast.clara):
            url = self.url(f"/{payment_id}/receipt")
            self.assertEqual(self.client_for(person).get(url).status_code, 200)

    def test_a_payment_that_was_not_booked_has_none(self) -> None:
        payment_id = self.pending((self.invoice, 10000))
        answer = self.client_for(self.cast.alice).get(self.url(f"/{payment_id}/receipt"))
        self.assertEqual(answer.status_code, 404)

    def test_an_unknown_language_is_refused(self) -> None:
        payment_id = self.paid((self.invoice, 10000))
        url = self.url(f"/{payment_id}/receipt?locale=xx")
        self.assertEqual(self.client_for(self.cast.alice).get(url).status_code, 422)

    def _text(self, payment_id: str, query: str = "") -> str:
        answer = self.client_for(self.cast.alice).get(self.url(f"/{payment_id}/receipt{query}"))
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer["Content-Type"], "application/pdf")
        self.assertIn("attachment", answer["Content-Disposition"])
        return _text_of(answer.content)


def _text_of(pdf: Any) -> str:
    shown = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True)
    return shown.stdout.decode()
