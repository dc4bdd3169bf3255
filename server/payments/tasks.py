from __future__ import annotations

from datetime import timedelta
from typing import Any

from jobs.registry import task
from portal import clock

from payments import followup
from payments.models import BLOCKING, Payment, WebhookDelivery
from payments.providers import standard_webhooks

# Long after a replay would be refused for its age.
KEEP_DELIVERIES = timedelta(seconds=standard_webhooks.TOLERANCE_SECONDS) + timedelta(days=7)


@task("payments.follow")
def follow(payload: dict[str, Any]) -> None:
    payment = Payment.objects.filter(public_id=payload["payment_id"]).first()
    if payment is not None:
        followup.follow(payment)


@task("payments.find_stuck", every=timedelta(hours=1))
def find_stuck(payload: dict[str, Any]) -> None:
    """Looks after payments whose job was given up: none blocks its documents for ever."""
    now = clock.now()
    late = Payment.objects.filter(status__in=BLOCKING, expires_at__lt=now - timedelta(hours=1))
    for payment in late[:1000]:
        followup.look_after(payment, now)


@task("payments.prune", every=timedelta(hours=6))
def prune(payload: dict[str, Any]) -> None:
    """Forgets webhook ids that are too old to be replayed."""
    WebhookDelivery.objects.filter(received_at__lt=clock.now() - KEEP_DELIVERIES).delete()
