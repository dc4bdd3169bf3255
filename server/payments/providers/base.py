"""What Portico asks of a payment provider.

A provider is another system: it may be down, answer twice, answer late, or answer after the
portal has died. Every call is therefore repeatable, and nothing here is called inside a database
transaction. `payments.providers.conformance` is the suite that every adapter must pass.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol


class ProviderState(str, Enum):
    OPEN = "open"  # the payer has not decided
    PROCESSING = "processing"  # decided; the money is under way
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    EXPIRED = "expired"
    REVERSED = "reversed"  # succeeded, and was taken back


@dataclass(frozen=True)
class Intent:
    """A payment to be made. The same `payment_id` always comes with the same other values."""

    payment_id: str
    amount_minor: int
    currency: str
    description: str
    merchant: str
    return_url: str
    locale: str
    expires_in_seconds: int


@dataclass(frozen=True)
class ProviderPayment:
    """How a payment stands at the provider. `payment_id` is ours, `reference` the provider's."""

    payment_id: str
    reference: str
    state: ProviderState
    amount_minor: int
    currency: str
    redirect_url: str = ""
    failure_code: str = ""


@dataclass(frozen=True)
class Notification:
    """A webhook whose signature and age were right."""

    webhook_id: str
    payment: ProviderPayment


class ProviderError(Exception):
    """Base of what a provider call raises."""


class Unavailable(ProviderError):
    """No answer, or one that says try again: the call may have happened."""


class Rejected(ProviderError):
    """The provider will never take this payment as asked."""


class WebhookRefused(ProviderError):
    """Not signed by the provider, too old, or no webhook at all; the text says which."""


class Provider(Protocol):
    name: str
    test: bool  # no real money moves

    def reachable(self) -> bool:
        """Whether it answers now; asked for /healthz, so within a second. Never raises."""

    def create(self, intent: Intent) -> ProviderPayment:
        """Makes the payment, or answers the one made before for this `payment_id`.

        Errors: Unavailable, Rejected.
        """

    def find(self, payment_id: str) -> ProviderPayment | None:
        """The payment by our id; None where the provider never heard of it.

        Errors: Unavailable.
        """

    def notification(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notification:
        """Checks and decodes a webhook. Header names are in lower case.

        Errors: WebhookRefused.
        """
