from __future__ import annotations

from typing import Any

from jobs.registry import task

from payments import followup
from payments.models import Payment


@task("payments.follow")
def follow(payload: dict[str, Any]) -> None:
    payment = Payment.objects.filter(public_id=payload["payment_id"]).first()
    if payment is not None:
        followup.follow(payment)
