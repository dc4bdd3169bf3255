"""The conformance suite, against each provider there is."""

from __future__ import annotations

import http.client
import json
import queue
import subprocess
import sys
import tempfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from unittest import TestCase
from urllib.parse import urlencode, urlsplit

from django.conf import settings

from payments.providers.base import Provider, ProviderState
from payments.providers.conformance import ProviderConformance, Webhook
from payments.providers.sandbox import SandboxProvider
from payments.tests.memory_provider import MemoryProvider


class MemoryProviderTests(ProviderConformance, TestCase):
    def setUp(self) -> None:
        self.memory = MemoryProvider()
        self.provider = self.memory

    def decide(self, payment_id: str, decision: str) -> None:
        state, code = {
            "approve": (ProviderState.SUCCEEDED, ""),
            "decline": (ProviderState.FAILED, "declined"),
            "pending": (ProviderState.PROCESSING, ""),
        }[decision]
        self.memory.move(payment_id, state, code)

    def let_money_arrive(self, payment_id: str) -> None:
        self.memory.move(payment_id, ProviderState.SUCCEEDED)

    def reverse(self, payment_id: str) -> None:
        self.memory.move(payment_id, ProviderState.REVERSED)

    def next_webhook(self, payment_id: str) -> Webhook:
        return self.memory.webhook(payment_id)

    def redeliver(self, payment_id: str) -> Webhook:
        return self.memory.webhook(payment_id)

    def unreachable(self) -> Provider:
        down = MemoryProvider()
        down.faults = ["down", "down"]
        return down


class SandboxProviderTests(ProviderConformance, TestCase):
    """The adapter against the sandbox as a process of its own."""

    PENDING_SECONDS = 0.2

    webhooks: queue.Queue[Webhook]
    receiver: _Receiver
    folder: tempfile.TemporaryDirectory[str]
    process: subprocess.Popen[bytes]
    url: str
    sandbox: SandboxProvider

    @classmethod
    def setUpClass(cls) -> None:
        super().setUpClass()
        cls.webhooks = queue.Queue()
        cls.receiver = _receiver(cls.webhooks)
        cls.folder = tempfile.TemporaryDirectory()
        port = _free_port()
        secret_file = Path(cls.folder.name) / "secret.json"
        cls.process = subprocess.Popen(
            [
                sys.executable,
                str(settings.SERVER_DIR / "sandbox_provider" / "run.py"),
                *("--port", str(port), "--var", cls.folder.name),
                *("--secret-file", str(secret_file)),
                *("--webhook-url", f"http://127.0.0.1:{cls.receiver.server_port}/hook"),
                *("--pending-seconds", str(cls.PENDING_SECONDS), "--retry-seconds", "0.05"),
            ],
            stdout=subprocess.PIPE,
        )
        assert cls.process.stdout is not None
        cls.process.stdout.readline()  # it listens now
        cls.url = f"http://127.0.0.1:{port}"
        cls.provider = cls.sandbox = SandboxProvider(cls.url, secret_file)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.process.terminate()
        cls.process.communicate(timeout=20)
        cls.receiver.shutdown()
        cls.receiver.server_close()
        cls.folder.cleanup()
        super().tearDownClass()

    def test_it_ends_by_sigterm_without_an_error(self) -> None:
        self.assertIsNone(self.process.poll())

    def test_without_its_key_nothing_is_told(self) -> None:
        status, _, _ = self._http("GET", "/v1/payments?reference=pay_1")
        self.assertEqual(status, 401)

    def test_the_page_speaks_the_persons_language_and_is_marked_as_a_test(self) -> None:
        page = self._page()
        for locale, direction, mark in (
            ("en", "ltr", "TEST"),
            ("fa", "rtl", "آزمایشی"),
            ("fil", "ltr", "PAGSUBOK"),
            ("ar", "rtl", "اختبار"),
            ("de", "ltr", "Testdienstleister"),
            ("es", "ltr", "PRUEBA"),
            ("fr", "ltr", "Prestataire"),
            ("hi", "ltr", "परीक्षण"),
            ("th", "ltr", "ทดสอบ"),
            ("ja", "ltr", "テスト"),
        ):
            status, headers, text = self._http("GET", f"{page}?locale={locale}")
            self.assertEqual(status, 200)
            self.assertIn(f'<html lang="{locale}" dir="{direction}">', text)
            self.assertIn(mark, text)
            self.assertIn("default-src 'none'", headers["Content-Security-Policy"])
            self.assertNotIn("<script", text)
        self.assertIn("۱۲۳٫۴۵", self._http("GET", f"{page}?locale=fa")[2])

    def test_approving_sends_the_payer_back(self) -> None:
        status, headers, _ = self._http("POST", self._page(), urlencode({"decision": "approve"}))
        self.assertEqual((status, headers["Location"]), (303, "http://localhost:8080/payments"))

    def test_never_returning_keeps_the_payer_and_the_payment_open(self) -> None:
        page = self._page()
        status, headers, _ = self._http("POST", page, urlencode({"decision": "never"}))
        self.assertEqual((status, headers.get("Location")), (200, None))
        self.assertIn('value="approve"', self._http("GET", page)[2])

    def test_an_unknown_page_says_so(self) -> None:
        self.assertEqual(self._http("GET", "/pay/sbx_" + "0" * 32)[0], 404)

    def test_a_merchants_markup_is_shown_as_text(self) -> None:
        page = self._page(merchant="<b>Evil</b>", description='"><script>')
        text = self._http("GET", page)[2]
        self.assertIn("&lt;b&gt;Evil&lt;/b&gt;", text)
        self.assertNotIn("<script>", text)

    def test_a_webhook_that_failed_is_sent_again(self) -> None:
        self.receiver.refusals = 2
        intent_id = self._told("approve")[0]["webhook-id"]
        self.assertTrue(intent_id)
        self.assertEqual(self.receiver.refusals, 0)

    # The other side.
    def decide(self, payment_id: str, decision: str) -> None:
        found = self.sandbox.find(payment_id)
        assert found is not None
        self._http("POST", f"/pay/{found.reference}", urlencode({"decision": decision}))

    def let_money_arrive(self, payment_id: str) -> None:
        self._webhook(payment_id, "succeeded")

    def reverse(self, payment_id: str) -> None:
        self._merchant(payment_id, "reverse")

    def next_webhook(self, payment_id: str) -> Webhook:
        return self._webhook(payment_id)

    def redeliver(self, payment_id: str) -> Webhook:
        self._merchant(payment_id, "redeliver")
        return self._webhook(payment_id)

    def unreachable(self) -> Provider:
        return SandboxProvider(
            f"http://127.0.0.1:{_free_port()}", Path(self.folder.name) / "secret.json"
        )

    def _webhook(self, payment_id: str, status: str = "") -> Webhook:
        """Waits for it; those of other payments are passed over."""
        while True:
            headers, body = self.webhooks.get(timeout=20)
            data = json.loads(body)["data"]
            if data["reference"] == payment_id and status in ("", data["status"]):
                return headers, body

    def _merchant(self, payment_id: str, action: str) -> None:
        found = self.sandbox.find(payment_id)
        assert found is not None
        key = self.sandbox._secret("api_key")
        self._http(
            "POST", f"/v1/payments/{found.reference}/{action}", "", Authorization=f"Bearer {key}"
        )

    def _page(self, **changes: str) -> str:
        from payments.providers.conformance import new_intent

        made = self.sandbox.create(new_intent(**changes))
        return urlsplit(made.redirect_url).path

    def _http(
        self, method: str, path: str, body: str = "", **headers: str
    ) -> tuple[int, dict[str, str], str]:
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=20)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.headers), answer.read().decode()
        finally:
            connection.close()


class _Receiver(ThreadingHTTPServer):
    """A merchant's webhook address; refuses as many as `refusals` says."""

    def __init__(self, webhooks: queue.Queue[Webhook]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.webhooks = webhooks
        self.refusals = 0


class _Handler(BaseHTTPRequestHandler):
    server: _Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        refused = self.server.refusals > 0
        if refused:
            self.server.refusals -= 1
        else:
            headers = {name.lower(): value for name, value in self.headers.items()}
            self.server.webhooks.put((headers, body))
        self.send_response(503 if refused else 204)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def _receiver(webhooks: queue.Queue[Webhook]) -> _Receiver:
    server = _Receiver(webhooks)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def _free_port() -> int:
    probe = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    port: int = probe.server_port
    probe.server_close()
    return port
