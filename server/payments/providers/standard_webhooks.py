"""Standard Webhooks 1.0: `webhook-id`, `webhook-timestamp`, `webhook-signature`."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping
from datetime import datetime

from payments.providers.base import WebhookRefused

TOLERANCE_SECONDS = 5 * 60


def sign(secret: str, webhook_id: str, timestamp: int, body: bytes) -> str:
    """`secret` is `whsec_` and base64."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{webhook_id}.{timestamp}.".encode() + body
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


def verify(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> str:
    """The webhook's id. Any one of several space-separated signatures may match.

    Errors: WebhookRefused.
    """
    webhook_id = headers.get("webhook-id", "")
    timestamp = headers.get("webhook-timestamp", "")
    given = headers.get("webhook-signature", "")
    if not webhook_id or len(webhook_id) > 80 or not given:
        raise WebhookRefused("The webhook headers are missing.")
    if not (timestamp.isascii() and timestamp.isdecimal()) or len(timestamp) > 12:
        raise WebhookRefused("The webhook timestamp is not a number.")
    try:
        expected = sign(secret, webhook_id, int(timestamp), body).encode()
    except binascii.Error as error:
        raise WebhookRefused("The webhook secret is not base64.") from error
    matches = [hmac.compare_digest(expected, one.encode()) for one in given.split(" ")[:10]]
    if not any(matches):
        raise WebhookRefused("The webhook signature is wrong.")
    if abs(now.timestamp() - int(timestamp)) > TOLERANCE_SECONDS:
        raise WebhookRefused("The webhook timestamp is too old or ahead of time.")
    return webhook_id
