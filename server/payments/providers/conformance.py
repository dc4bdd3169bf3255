"""What every provider adapter must do, as one suite: mix it into a TestCase and say how to
drive the provider's other side (the payer, time, its webhooks).
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from payments.providers.base import (
    Intent,
    Provider,
    ProviderState,
    Rejected,
    Unavailable,
    WebhookRefused,
)

if TYPE_CHECKING:
    from unittest import TestCase as Base
else:
    Base = object

Webhook = tuple[dict[str, str], bytes]  # lower-case headers, body


class ProviderConformance(Base):
    """REQUIRES: the methods under "the other side"."""

    provider: Provider

    # The other side.
    def decide(self, payment_id: str, decision: str) -> None:
        """The payer's answer: approve, decline or pending (approved later)."""
        raise AssertionError

    def let_money_arrive(self, payment_id: str) -> None:
        """Ends the wait of `pending`."""
        raise AssertionError

    def reverse(self, payment_id: str) -> None:
        """The provider takes a success back."""
        raise AssertionError

    def next_webhook(self, payment_id: str) -> Webhook:
        """The newest webhook about the payment, as it was sent."""
        raise AssertionError

    def redeliver(self, payment_id: str) -> Webhook:
        """The newest webhook, sent once more."""
        raise AssertionError

    def unreachable(self) -> Provider:
        """The same adapter with nobody answering."""
        raise AssertionError

    # What must hold.
    def test_it_says_whether_it_answers(self) -> None:
        self.assertTrue(self.provider.reachable())
        self.assertFalse(self.unreachable().reachable())

    def test_a_new_payment_is_open_and_has_a_page(self) -> None:
        intent = new_intent()
        made = self.provider.create(intent)
        self.assertEqual(made.payment_id, intent.payment_id)
        self.assertEqual(made.state, ProviderState.OPEN)
        self.assertEqual((made.amount_minor, made.currency), (intent.amount_minor, "EUR"))
        self.assertTrue(made.redirect_url.startswith("http"))
        self.assertTrue(made.reference)

    def test_the_same_payment_asked_twice_is_made_once(self) -> None:
        intent = new_intent()
        self.assertEqual(self.provider.create(intent), self.provider.create(intent))

    def test_the_same_id_with_another_amount_is_rejected(self) -> None:
        intent = new_intent()
        self.provider.create(intent)
        with self.assertRaises(Rejected):
            self.provider.create(replace(intent, amount_minor=intent.amount_minor + 1))

    def test_it_is_found_by_our_id(self) -> None:
        intent = new_intent()
        made = self.provider.create(intent)
        found = self.provider.find(intent.payment_id)
        assert found is not None
        self.assertEqual(found.reference, made.reference)

    def test_a_payment_never_made_is_not_found(self) -> None:
        self.assertIsNone(self.provider.find(new_intent().payment_id))

    def test_an_approval_is_found_and_told(self) -> None:
        self._ends("approve", ProviderState.SUCCEEDED, "")

    def test_a_refusal_is_found_and_told_with_its_reason(self) -> None:
        self._ends("decline", ProviderState.FAILED, "declined")

    def test_money_under_way_is_processing_until_it_arrives(self) -> None:
        intent = new_intent()
        self.provider.create(intent)
        self.decide(intent.payment_id, "pending")
        self.assertEqual(self._state(intent), ProviderState.PROCESSING)
        self.let_money_arrive(intent.payment_id)
        self.assertEqual(self._state(intent), ProviderState.SUCCEEDED)

    def test_a_decision_is_final(self) -> None:
        intent = new_intent()
        self.provider.create(intent)
        self.decide(intent.payment_id, "decline")
        self.decide(intent.payment_id, "approve")
        self.assertEqual(self._state(intent), ProviderState.FAILED)

    def test_a_success_may_be_reversed(self) -> None:
        intent = new_intent()
        self.provider.create(intent)
        self.decide(intent.payment_id, "approve")
        self.reverse(intent.payment_id)
        self.assertEqual(self._state(intent), ProviderState.REVERSED)

    def test_a_webhook_sent_again_keeps_its_id(self) -> None:
        headers, body = self._told("approve")
        first = self.provider.notification(headers, body, _now())
        headers, body = self.redeliver(first.payment.payment_id)
        self.assertEqual(
            self.provider.notification(headers, body, _now()).webhook_id, first.webhook_id
        )

    def test_a_changed_body_is_refused(self) -> None:
        headers, body = self._told("decline")
        with self.assertRaises(WebhookRefused):
            self.provider.notification(headers, body.replace(b"failed", b"succeeded"), _now())

    def test_another_id_under_the_signature_is_refused(self) -> None:
        headers, body = self._told("approve")
        with self.assertRaises(WebhookRefused):
            self.provider.notification({**headers, "webhook-id": "msg_other"}, body, _now())

    def test_a_missing_signature_is_refused(self) -> None:
        headers, body = self._told("approve")
        del headers["webhook-signature"]
        with self.assertRaises(WebhookRefused):
            self.provider.notification(headers, body, _now())

    def test_a_webhook_older_than_five_minutes_is_refused(self) -> None:
        headers, body = self._told("approve")
        with self.assertRaises(WebhookRefused):
            self.provider.notification(headers, body, _now() + timedelta(minutes=5, seconds=5))

    def test_a_webhook_from_the_future_is_refused(self) -> None:
        headers, body = self._told("approve")
        with self.assertRaises(WebhookRefused):
            self.provider.notification(headers, body, _now() - timedelta(minutes=5, seconds=5))

    def test_a_provider_that_is_down_is_unavailable(self) -> None:
        down = self.unreachable()
        with self.assertRaises(Unavailable):
            down.create(new_intent())
        with self.assertRaises(Unavailable):
            down.find(new_intent().payment_id)

    def _ends(self, decision: str, state: ProviderState, failure_code: str) -> None:
        headers, body = self._told(decision)
        told = self.provider.notification(headers, body, _now()).payment
        found = self.provider.find(told.payment_id)
        assert found is not None
        for payment in (told, found):
            self.assertEqual(payment.state, state)
            self.assertEqual(payment.failure_code, failure_code)
            self.assertEqual((payment.amount_minor, payment.currency), (12345, "EUR"))

    def _told(self, decision: str) -> Webhook:
        intent = new_intent()
        self.provider.create(intent)
        self.decide(intent.payment_id, decision)
        return self.next_webhook(intent.payment_id)

    def _state(self, intent: Intent) -> ProviderState:
        found = self.provider.find(intent.payment_id)
        assert found is not None
        return found.state


def new_intent(**changes: Any) -> Intent:
    """A payment of 123.45 EUR that no provider knows yet."""
    intent = Intent(
        payment_id="pay_" + secrets.token_hex(10),
        amount_minor=12345,
        currency="EUR",
        description="INV-1",
        merchant="Northwind Trading",
        return_url="http://localhost:8080/payments",
        locale="en",
        expires_in_seconds=1800,
    )
    return replace(intent, **changes)


def _now() -> datetime:
    return datetime.now(timezone.utc)
