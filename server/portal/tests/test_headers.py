"""The headers of every answer, whoever makes it."""
from __future__ import annotations

import tempfile
from pathlib import Path

from portal.tests.asking import Answer, ask_once
from portal.testing import CastTransactionTestCase

NAVIGATION = {"accept": "text/html,*/*;q=0.8", "sec-fetch-mode": "navigate"}


class SecurityHeaderTests(CastTransactionTestCase):
    def setUp(self) -> None:
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        Path(folder.name, "index.html").write_text("<!doctype html>")
        Path(folder.name, "app-0123abcd.js").write_text("export {}")
        override = self.settings(DIST=folder.name)
        override.enable()
        self.addCleanup(override.disable)

    def answers(self) -> dict[str, Answer]:
        return {
            "page": ask_once("GET", "/", headers=NAVIGATION),
            "script": ask_once("GET", "/app-0123abcd.js"),
            "missing file": ask_once("GET", "/nothing.js"),
            "wrong method": ask_once("PUT", "/"),
            "session": ask_once("GET", "/api/v1/session"),
            "signed out": ask_once("GET", "/api/v1/profile"),
            "refused write": ask_once("POST", "/api/v1/session"),
            "unknown": ask_once("GET", "/api/v1/nothing"),
            "stream": ask_once("GET", "/api/v1/events"),
            "health": ask_once("GET", "/healthz"),
            "wrong host": ask_once("GET", "/", headers={"host": "evil.example"}),
            "too large": ask_once("POST", "/api/v1/session", body=[b"x" * 300_000]),
        }

    def test_every_answer_carries_them(self) -> None:
        for name, answer in self.answers().items():
            with self.subTest(name):
                headers = answer.headers
                policy = dict(
                    part.strip().partition(" ")[::2]
                    for part in headers["content-security-policy"].split(";")
                )
                self.assertEqual(policy["default-src"], "'none'")
                self.assertEqual(policy["script-src"], "'self' 'wasm-unsafe-eval'")
                self.assertEqual(policy["style-src"], "'self'")
                self.assertEqual(policy["frame-ancestors"], "'self'")
                self.assertEqual(policy["report-uri"], "/api/v1/reports/csp")
                self.assertNotIn("unsafe-inline", headers["content-security-policy"])
                self.assertEqual(headers["x-content-type-options"], "nosniff")
                self.assertEqual(headers["cross-origin-opener-policy"], "same-origin")
                self.assertEqual(headers["cross-origin-resource-policy"], "same-origin")
                self.assertEqual(headers["referrer-policy"], "same-origin")
                self.assertIn("camera=()", headers["permissions-policy"])
                self.assertRegex(headers["x-request-id"], "^[0-9a-f]{16}$")
                self.assertNotIn("strict-transport-security", headers)
                self.assertNotIn("server", headers)

    def test_strict_transport_security_under_tls(self) -> None:
        with self.settings(TLS=True):
            for path in ("/app-0123abcd.js", "/api/v1/session"):
                headers = ask_once("GET", path).headers
                self.assertIn("max-age=31536000", headers["strict-transport-security"])

    def test_personal_answers_are_stored_by_nobody(self) -> None:
        for path in ("/api/v1/session", "/api/v1/profile", "/api/v1/events", "/"):
            answer = ask_once("GET", path, headers=NAVIGATION)
            self.assertEqual(answer.headers["cache-control"], "no-store", path)

    def test_problem_and_answer_name_the_same_request(self) -> None:
        answer = ask_once("GET", "/api/v1/profile")
        self.assertEqual(answer.headers["x-request-id"], answer.json()["request_id"])


class CspReportTests(CastTransactionTestCase):
    def test_report_is_noted_without_addresses_of_people(self) -> None:
        report = (
            b'{"csp-report": {"document-uri": "http://localhost/invoices/INV-1",'
            b' "effective-directive": "script-src", "blocked-uri": "https://evil.example/x.js"}}'
        )
        headers = {"content-type": "application/csp-report"}
        with self.assertLogs("portico.csp") as logged:
            answer = ask_once("POST", "/api/v1/reports/csp", headers=headers, body=[report])
        self.assertEqual(answer.status, 204)
        fields = getattr(logged.records[0], "fields")
        self.assertEqual(fields, {"directive": "script-src", "blocked": "evil.example"})

    def test_nonsense_is_taken_without_complaint(self) -> None:
        for body in (b"", b"[", b"[[[[", b'[1, "x", null]', b'{"body": 7}', b"[" * 10_000):
            answer = ask_once("POST", "/api/v1/reports/csp", body=[body])
            self.assertEqual(answer.status, 204, body[:20])
