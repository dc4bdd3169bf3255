"""An in-memory provider with faults, for tests that need no other process."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from portal import clock

from payments.providers import standard_webhooks
from payments.providers.base import (
    Intent,
    Notification,
    ProviderPayment,
    ProviderState,
    Rejected,
    Unavailable,
    WebhookRefused,
)

FOLLOWERS = {
    ProviderState.OPEN: set(ProviderState) - {ProviderState.OPEN, ProviderState.REVERSED},
    ProviderState.PROCESSING: {ProviderState.SUCCEEDED, ProviderState.FAILED},
    ProviderState.SUCCEEDED: {ProviderState.REVERSED},
}


class MemoryProvider:
    """`faults` are consumed one a call: `down` (nothing happened), `lost` (it happened, the
    answer did not arrive), `reject`."""

    name = "sandbox"
    test = True

    def __init__(self) -> None:
        self.payments: dict[str, ProviderPayment] = {}
        self.intents: dict[str, Intent] = {}
        self.faults: list[str] = []
        self.calls = 0
        self.secret = "whsec_dGVzdHMgb25seSwgbmV2ZXIgaW4gcHJvZHVjdGlvbg=="
        self.webhooks: dict[str, tuple[str, bytes]] = {}
        self._lock = threading.Lock()

    def reachable(self) -> bool:
        return "down" not in self.faults

    def create(self, intent: Intent) -> ProviderPayment:
        with self._lock:
            fault = self._fault()
            known = self.intents.setdefault(intent.payment_id, intent)
            if known != intent:
                raise Rejected("Another request under this id.")
            made = self.payments.setdefault(
                intent.payment_id,
                ProviderPayment(
                    payment_id=intent.payment_id,
                    reference="mem_" + secrets.token_hex(8),
                    state=ProviderState.OPEN,
                    amount_minor=intent.amount_minor,
                    currency=intent.currency,
                    redirect_url=f"http://provider.test/pay/{intent.payment_id}",
                ),
            )
            if fault == "lost":
                raise Unavailable("The answer was lost.")
            return made

    def find(self, payment_id: str) -> ProviderPayment | None:
        with self._lock:
            if self._fault() == "lost":
                raise Unavailable("The answer was lost.")
            return self.payments.get(payment_id)

    def notification(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notification:
        webhook_id = standard_webhooks.verify(self.secret, headers, body, now)
        try:
            data: dict[str, Any] = json.loads(body)["data"]
            data["state"] = ProviderState(data["state"])
            return Notification(webhook_id, ProviderPayment(**data))
        except (ValueError, KeyError, TypeError) as error:
            raise WebhookRefused("The webhook's body is not understood.") from error

    def _fault(self) -> str:
        self.calls += 1
        fault = self.faults.pop(0) if self.faults else ""
        if fault == "down":
            raise Unavailable("Nobody answers.")
        if fault == "reject":
            raise Rejected("Refused.")
        return fault

    # The other side.
    def move(self, payment_id: str, state: ProviderState, failure_code: str = "") -> None:
        """A move that is not allowed changes nothing, as at any provider."""
        payment = self.payments[payment_id]
        if state in FOLLOWERS.get(payment.state, set()):
            payment = replace(payment, state=state, failure_code=failure_code)
            self.payments[payment_id] = payment
            body = json.dumps({"type": f"payment.{state.value}", "data": payment.__dict__})
            self.webhooks[payment_id] = ("msg_" + secrets.token_hex(8), body.encode())

    def webhook(self, payment_id: str) -> tuple[dict[str, str], bytes]:
        """The newest webhook about the payment, signed now."""
        webhook_id, body = self.webhooks[payment_id]
        timestamp = int(clock.now().timestamp())
        return {
            "webhook-id": webhook_id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": standard_webhooks.sign(self.secret, webhook_id, timestamp, body),
        }, body
