"""The sandbox's HTTP side: a JSON API for the merchant (bearer key) and the payer's hosted page.

POST /v1/payments                      create; Idempotency-Key makes it repeatable
GET  /v1/payments?reference=R          the payment of the merchant's reference
GET  /v1/payments/ID                   by the provider's id
POST /v1/payments/ID/reverse           a charge-back of a payment that succeeded
POST /v1/payments/ID/redeliver         sends its webhooks once more, under the same ids
GET, POST /pay/ID?locale=L             the hosted page and the payer's decision
GET  /healthz
"""

from __future__ import annotations

import hmac
import json
import re
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from sandbox_provider import hosted
from sandbox_provider.store import Conflict, Store, public
from sandbox_provider.webhooks import Courier

BODY_BYTES = 64 * 1024
FIELDS: dict[str, type] = {
    "reference": str,
    "amount_minor": int,
    "currency": str,
    "description": str,
    "merchant": str,
    "return_url": str,
    "locale": str,
    "expires_in_seconds": int,
}


@dataclass(frozen=True)
class Options:
    api_key: str
    public_url: str
    pending_seconds: float


class Refusal(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(
        self, address: tuple[str, int], options: Options, store: Store, courier: Courier
    ) -> None:
        super().__init__(address, Handler)
        self.options = options
        self.store = store
        self.courier = courier


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    server_version = "portico-sandbox"
    sys_version = ""
    timeout = 20  # seconds that a connection may idle

    def log_message(self, format: str, *args: Any) -> None:
        """No access log: addresses of hosted pages are secrets."""

    def do_GET(self) -> None:
        self._answer(self._get)

    def do_POST(self) -> None:
        self._answer(self._post)

    def _answer(self, route: Any) -> None:
        try:
            body = self._body()
            self._parts = urlsplit(self.path)
            self._query = {name: v[-1] for name, v in parse_qs(self._parts.query).items()}
            self._locale = hosted.locale_of(self._query.get("locale", ""))
            route(self._parts.path, body)
        except Refusal as refusal:
            self._json(refusal.status, {"error": refusal.detail})
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _body(self) -> bytes:
        text = self.headers.get("Content-Length", "0")
        if not text.isdecimal() or "Transfer-Encoding" in self.headers:
            self.close_connection = True
            raise Refusal(411, "Send a Content-Length.")
        if int(text) > BODY_BYTES:
            self.close_connection = True
            raise Refusal(413, "The body is too large.")
        return self.rfile.read(int(text))

    def _get(self, path: str, _body: bytes) -> None:
        if path == "/healthz":
            self._send(200, b"ok\n", "text/plain; charset=utf-8")
        elif path == "/page.css":
            self._send(200, hosted.CSS, "text/css; charset=utf-8")
        elif match := re.fullmatch(r"/pay/(sbx_[0-9a-f]{32})", path):
            self._page(match[1])
        elif path == "/v1/payments":
            self._authorise()
            self._payment(self.server.store.find("reference", self._query.get("reference", "")))
        elif match := re.fullmatch(r"/v1/payments/(sbx_[0-9a-f]{32})", path):
            self._authorise()
            self._payment(self.server.store.find("id", match[1]))
        else:
            self._html(404, hosted.message_page("missing", self._locale))

    def _post(self, path: str, body: bytes) -> None:
        if match := re.fullmatch(r"/pay/(sbx_[0-9a-f]{32})", path):
            self._decide(match[1], body)
            return
        self._authorise()
        if path == "/v1/payments":
            self._create(body)
        elif match := re.fullmatch(r"/v1/payments/(sbx_[0-9a-f]{32})/(reverse|redeliver)", path):
            if match[2] == "redeliver":
                self.server.store.redeliver(match[1])
                payment = self.server.store.find("id", match[1])
            else:
                payment = self.server.store.move(match[1], "reversed")
            self.server.courier.wake()
            self._payment(payment)
        else:
            raise Refusal(404, "There is no such address.")

    def _authorise(self) -> None:
        given = self.headers.get("Authorization", "").encode()
        if not hmac.compare_digest(given, f"Bearer {self.server.options.api_key}".encode()):
            raise Refusal(401, "Send the API key as a bearer token.")

    def _create(self, body: bytes) -> None:
        key = self.headers.get("Idempotency-Key", "")
        if not re.fullmatch(r"[A-Za-z0-9_-]{8,80}", key):
            raise Refusal(400, "Send an Idempotency-Key.")
        request = _payment_request(body)
        try:
            payment = self.server.store.create(key, request)
        except Conflict as conflict:
            raise Refusal(409, str(conflict)) from conflict
        self.server.courier.wake()
        self._payment(payment, 201)

    def _payment(self, payment: dict[str, Any] | None, status: int = 200) -> None:
        if payment is None:
            raise Refusal(404, "There is no such payment.")
        locale = hosted.locale_of(json.loads(payment["request"])["locale"])
        page = f"{self.server.options.public_url}/pay/{payment['id']}?locale={locale}"
        self._json(status, {**public(payment), "redirect_url": page})

    def _page(self, payment_id: str) -> None:
        payment = self.server.store.find("id", payment_id)
        if payment is None:
            self._html(404, hosted.message_page("missing", self._locale))
            return
        text = hosted.payment_page(payment, self._locale, self.server.options.pending_seconds)
        self._html(200, text, json.loads(payment["request"])["return_url"])

    def _decide(self, payment_id: str, body: bytes) -> None:
        decision = parse_qs(body.decode("utf-8", "replace")).get("decision", [""])[-1]
        payment = self.server.store.find("id", payment_id)
        if payment is None:
            self._html(404, hosted.message_page("missing", self._locale))
            return
        if decision == "approve":
            self.server.store.move(payment_id, "succeeded")
        elif decision == "decline":
            self.server.store.move(payment_id, "failed", failure_code="declined")
        elif decision == "pending":
            arrives = time.time() + self.server.options.pending_seconds
            self.server.store.move(payment_id, "processing", settles_at=arrives)
        elif decision == "never":
            self._html(200, hosted.closed_page(payment, self._locale))
            return
        else:
            self._html(400, hosted.message_page("again", self._locale))
            return
        self.server.courier.wake()
        return_url = json.loads(payment["request"])["return_url"]
        self._send(303, b"", "text/plain; charset=utf-8", {"Location": return_url})

    def _json(self, status: int, data: dict[str, Any]) -> None:
        self._send(status, json.dumps(data).encode(), "application/json")

    def _html(self, status: int, text: str, return_url: str = "") -> None:
        policy = hosted.content_security_policy(return_url)
        self._send(
            status, text.encode(), "text/html; charset=utf-8", {"Content-Security-Policy": policy}
        )

    def _send(
        self, status: int, data: bytes, media_type: str, headers: dict[str, str] | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": media_type,
            "Content-Length": str(len(data)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": "default-src 'none'",
            **(headers or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


def _payment_request(body: bytes) -> dict[str, Any]:
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Refusal(400, "The body is not JSON.") from error
    if not isinstance(data, dict):
        raise Refusal(422, "The body is not an object.")
    for name, kind in FIELDS.items():
        if type(data.get(name)) is not kind:
            raise Refusal(422, f"{name} is missing or of the wrong kind.")
    if not 0 < data["amount_minor"] < 2**53:
        raise Refusal(422, "amount_minor is out of range.")
    if not re.fullmatch(r"[A-Z]{3}", data["currency"]):
        raise Refusal(422, "currency is not an ISO 4217 code.")
    if not 1 <= data["expires_in_seconds"] <= 30 * 86400:
        raise Refusal(422, "expires_in_seconds is out of range.")
    if urlsplit(data["return_url"]).scheme not in ("http", "https"):
        raise Refusal(422, "return_url is not an http address.")
    if len(json.dumps(data)) > 8000:
        raise Refusal(422, "The request is too long.")
    return {name: data[name] for name in FIELDS}
