"""The adapter of the sandbox provider: HTTP only, with its bearer key and webhook secret.

The secret file is the provider's own; it is read at each use, so that the portal may start first.
"""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections.abc import Mapping
from datetime import datetime
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote

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

TIMEOUT_SECONDS = 10.0
REACHABLE_SECONDS = 1.0
ANSWER_BYTES = 64 * 1024


class SandboxProvider:
    name = "sandbox"
    test = True

    def __init__(self, url: str, secret_file: Path) -> None:
        self._url = url.rstrip("/")
        self._secret_file = secret_file
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def reachable(self) -> bool:
        try:
            with self._opener.open(f"{self._url}/healthz", timeout=REACHABLE_SECONDS) as answer:
                return bool(answer.status == 200)
        except (OSError, HTTPException):
            return False

    def create(self, intent: Intent) -> ProviderPayment:
        asked = {
            "reference": intent.payment_id,
            "amount_minor": intent.amount_minor,
            "currency": intent.currency,
            "description": intent.description,
            "merchant": intent.merchant,
            "return_url": intent.return_url,
            "locale": intent.locale,
            "expires_in_seconds": intent.expires_in_seconds,
        }
        answer = self._call("POST", "/v1/payments", asked, intent.payment_id)
        if answer is None:
            raise Unavailable("The provider has no such address.")
        return _payment(answer)

    def find(self, payment_id: str) -> ProviderPayment | None:
        answer = self._call("GET", f"/v1/payments?reference={quote(payment_id)}")
        return None if answer is None else _payment(answer)

    def notification(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notification:
        try:
            secret = self._secret("webhook_secret")
        except Unavailable as error:
            raise WebhookRefused(str(error)) from error
        webhook_id = standard_webhooks.verify(secret, headers, body, now)
        try:
            return Notification(webhook_id, _payment(json.loads(body)["data"]))
        except (ValueError, KeyError, TypeError, Unavailable) as error:
            raise WebhookRefused("The webhook's body is not understood.") from error

    def _secret(self, name: str) -> str:
        try:
            return str(json.loads(self._secret_file.read_text(encoding="utf-8"))[name])
        except (OSError, ValueError, KeyError) as error:
            raise Unavailable("The provider's secret file can't be read.") from error

    def _call(
        self, method: str, path: str, body: dict[str, Any] | None = None, key: str = ""
    ) -> Any:
        """The decoded answer; None for 404."""
        headers = {"Authorization": f"Bearer {self._secret('api_key')}"}
        if body is not None:
            headers |= {"Content-Type": "application/json", "Idempotency-Key": key}
        request = urllib.request.Request(
            self._url + path,
            data=None if body is None else json.dumps(body).encode(),
            method=method,
            headers=headers,
        )
        try:
            with self._opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                return json.loads(answer.read(ANSWER_BYTES))
        except urllib.error.HTTPError as error:
            error.close()
            if error.code == 404:
                return None
            if error.code in (400, 409, 422):
                raise Rejected(f"The provider refused with {error.code}.") from error
            raise Unavailable(f"The provider answered {error.code}.") from error
        except (OSError, HTTPException, ValueError) as error:
            raise Unavailable("The provider did not answer.") from error


def _payment(data: Any) -> ProviderPayment:
    try:
        if type(data["amount_minor"]) is not int:
            raise ValueError("amount_minor")
        return ProviderPayment(
            payment_id=str(data["reference"]),
            reference=str(data["id"]),
            state=ProviderState(data["status"]),
            amount_minor=data["amount_minor"],
            currency=str(data["currency"]),
            redirect_url=str(data.get("redirect_url", "")),
            failure_code=str(data.get("failure_code", "")),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unavailable("The provider's answer is not understood.") from error
