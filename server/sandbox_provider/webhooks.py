"""Tells the merchant: signed webhooks (Standard Webhooks 1.0) with retries and back-off.

One thread sleeps until something is due; `wake` ends the sleep early. It also lets time pass for
the payments themselves (`Store.advance`).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import random
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

from sandbox_provider.store import Store

ATTEMPTS = 14
LONGEST_WAIT_SECONDS = 3600.0
TIMEOUT_SECONDS = 10.0


def signature(secret: str, webhook_id: str, timestamp: int, body: str) -> str:
    """`secret` is `whsec_` and base64; the signed text is id.timestamp.body."""
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = f"{webhook_id}.{timestamp}.{body}".encode()
    return "v1," + base64.b64encode(hmac.new(key, signed, hashlib.sha256).digest()).decode()


@dataclass(frozen=True)
class Address:
    url: str
    secret: str
    first_wait_seconds: float = 1.0


class Courier(threading.Thread):
    def __init__(self, store: Store, address: Address) -> None:
        super().__init__(name="courier", daemon=True)
        self._store = store
        self._address = address
        self._wake = threading.Event()
        self._stopped = False
        # Proxies of the environment are for the outside world, not for a machine's own portal.
        self._opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def wake(self) -> None:
        self._wake.set()

    def stop(self) -> None:
        self._stopped = True
        self._wake.set()
        self.join(timeout=TIMEOUT_SECONDS)

    def run(self) -> None:
        while not self._stopped:
            self._wake.clear()
            self._store.advance()
            for delivery in self._store.due_deliveries():
                if self._stopped:
                    return
                self._deliver(delivery)
            due = self._store.next_due()
            self._wake.wait(None if due is None else max(0.0, due - time.time()))

    def _deliver(self, delivery: dict[str, Any]) -> None:
        if self._send(delivery["webhook_id"], delivery["body"]):
            self._store.attempted(delivery, delivered_at=time.time(), next_at=None)
            return
        attempts = delivery["attempts"] + 1
        if attempts >= ATTEMPTS:
            self._store.attempted(delivery, delivered_at=None, next_at=None)
            return
        wait = min(self._address.first_wait_seconds * 2 ** (attempts - 1), LONGEST_WAIT_SECONDS)
        next_at = time.time() + wait * random.uniform(0.8, 1.2)
        self._store.attempted(delivery, delivered_at=None, next_at=next_at)

    def _send(self, webhook_id: str, body: str) -> bool:
        timestamp = int(time.time())
        request = urllib.request.Request(
            self._address.url,
            data=body.encode(),
            method="POST",
            headers={
                "Content-Type": "application/json",
                "User-Agent": "portico-sandbox-provider",
                "webhook-id": webhook_id,
                "webhook-timestamp": str(timestamp),
                "webhook-signature": signature(self._address.secret, webhook_id, timestamp, body),
            },
        )
        try:
            with self._opener.open(request, timeout=TIMEOUT_SECONDS) as answer:
                return bool(200 <= answer.status < 300)
        except (OSError, urllib.error.URLError):
            return False
        except Exception:  # http.client raises its own kinds when a peer dies half-way
            return False
