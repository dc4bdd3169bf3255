"""Webhooks that should not count."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from unittest import mock

from billing.models import Posting
from events.models import Event
from portal import clock
from portal.testing import at

from payments import webhook
from payments.models import WebhookDelivery
from payments.providers import standard_webhooks
from payments.providers.base import ProviderState
from payments.tests.case import PaymentTestCase, PaymentTransactionTestCase


class WebhookTests(PaymentTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.payment_id = self.pending((self.invoice, 10000))
        self.decide(self.payment_id, ProviderState.SUCCEEDED)
        self.headers, self.body = self.provider.webhook(self.payment_id)

    def test_a_wrong_signature_is_refused(self) -> None:
        self.headers["webhook-signature"] = "v1,AAAA"
        self._refused()

    def test_a_signature_by_another_secret_is_refused(self) -> None:
        self.headers["webhook-signature"] = standard_webhooks.sign(
            "whsec_YW5vdGhlcg==",
            self.headers["webhook-id"],
            int(self.headers["webhook-timestamp"]),
            self.body,
        )
        self._refused()

    def test_a_changed_body_is_refused(self) -> None:
        self.body = self.body.replace(b"10000", b"10001")
        self._refused()

    def test_missing_headers_are_refused(self) -> None:
        for name in list(self.headers):
            with self.subTest(name):
                kept = self.headers.pop(name)
                self._refused()
                self.headers[name] = kept

    def test_a_timestamp_that_is_no_number_is_refused(self) -> None:
        self.headers["webhook-timestamp"] = "٣"
        self._refused()

    def test_an_old_webhook_is_refused_although_signed(self) -> None:
        with at(clock.now() + timedelta(minutes=5, seconds=2)):
            self._refused()

    def test_a_webhook_ahead_of_time_is_refused(self) -> None:
        with at(clock.now() - timedelta(minutes=5, seconds=2)):
            self._refused()

    def test_signed_nonsense_is_refused(self) -> None:
        for body in (b"", b"{}", b"[]", b'{"data": {"state": "gone"}}', b"\xff"):
            with self.subTest(body):
                self.body = body
                self.headers["webhook-signature"] = standard_webhooks.sign(
                    self.provider.secret,
                    self.headers["webhook-id"],
                    int(self.headers["webhook-timestamp"]),
                    body,
                )
                self._refused()

    def test_one_of_several_signatures_suffices(self) -> None:
        # A secret that is being changed signs with both.
        self.headers["webhook-signature"] = "v1,AAAA v2,x " + self.headers["webhook-signature"]
        self.assertEqual(self.deliver(self.headers, self.body).status_code, 204)

    def test_a_repeated_id_is_taken_once(self) -> None:
        self.assertEqual(self.deliver(self.headers, self.body).status_code, 204)
        with mock.patch.object(webhook, "settle") as settle:
            self.assertEqual(self.deliver(self.headers, self.body).status_code, 204)
        settle.assert_not_called()
        self.assertEqual(WebhookDelivery.objects.count(), 1)

    def test_an_unknown_provider_is_not_found(self) -> None:
        answer = self.deliver(self.headers, self.body, provider="elsewhere")
        self.assertEqual(answer.status_code, 404)

    def test_an_unknown_payment_is_not_found_and_not_remembered(self) -> None:
        intent = self.provider.intents[self.payment_id]
        self.provider.create(replace(intent, payment_id="pay_" + "0" * 20))
        self.decide("pay_" + "0" * 20, ProviderState.SUCCEEDED)
        self.assertEqual(self.tell("pay_" + "0" * 20).status_code, 404)
        self.assertFalse(WebhookDelivery.objects.exists())

    def _refused(self) -> None:
        answer = self.deliver(self.headers, self.body)
        self.assertEqual(answer.status_code, 401)
        self.assertEqual(answer.json()["type"], "urn:portico:problem:webhook-refused")
        self.assertEqual(self.shown(self.payment_id)["status"], "pending")
        self.assertFalse(WebhookDelivery.objects.exists())


class CutOffTests(PaymentTransactionTestCase):
    """The webhook's record, the payment, its posting and its events are there, or none is."""

    def setUp(self) -> None:
        super().setUp()
        self.payment_id = self.pending((self.invoice, 10000))
        self.decide(self.payment_id, ProviderState.SUCCEEDED)
        self.webhook = self.provider.webhook(self.payment_id)

    def there(self) -> list[bool]:
        return [
            WebhookDelivery.objects.exists(),
            self.shown(self.payment_id)["status"] == "succeeded",
            Posting.objects.filter(payment_id=self.payment_id).exists(),
            Event.objects.filter(type="payment.succeeded").exists(),
            Event.objects.filter(type="invoice.paid").exists(),
        ]

    def cut_off(self, place: str) -> None:
        """The process comes no further than the call of `place`."""
        with mock.patch(place, side_effect=KeyboardInterrupt), self.assertRaises(KeyboardInterrupt):
            self.deliver(*self.webhook)

    def test_all_or_nothing_wherever_it_ends(self) -> None:
        for place in (
            "payments.webhook.settle",
            "payments.settle._book",
            "payments.settle._note",
            "payments.news.documents_changed",
            "payments.webhook.no_content",
        ):
            with self.subTest(place):
                self.cut_off(place)
                self.assertIn(self.there(), ([False] * 5, [True] * 5))
        self.assertEqual(self.deliver(*self.webhook).status_code, 204)
        self.assertEqual(self.there(), [True] * 5)
        self.assert_sound()
