"""Which sites may show a seller's portal in a frame."""
from __future__ import annotations

import io

from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase

from accounts.frames import origin_of
from accounts.models import Seller


class OriginTests(SimpleTestCase):
    def test_an_origin_is_as_browsers_tell_it(self) -> None:
        for text, origin in (
            ("https://www.company.example", "https://www.company.example"),
            (" https://WWW.Company.example/ ", "https://www.company.example"),
            ("https://company.example:443", "https://company.example"),
            ("https://company.example:8443", "https://company.example:8443"),
            ("https://[2001:db8::1]:8443", "https://[2001:db8::1]:8443"),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
        ):
            self.assertEqual(origin_of(text), origin)

    def test_nothing_but_an_origin_comes_through(self) -> None:
        for text in (
            "",
            "*",
            "'self'",
            "https:",
            "https://*.company.example",
            "company.example",
            "https://company.example/portal",
            "https://company.example?x",
            "https://me@company.example",
            "https://company.example:port",
            "https://company.example; script-src *",
            "https://company.example\r\nset-cookie: a=b",
            "https://compañía.example",
            "javascript:alert(1)",
            "ftp://company.example",
        ):
            with self.assertRaisesRegex(ValueError, "no origin", msg=text):
                origin_of(text)

    def test_a_site_without_tls_is_this_machine(self) -> None:
        with self.assertRaisesRegex(ValueError, "https"):
            origin_of("http://company.example")


class CommandTests(TestCase):
    def run_it(self, *words: str) -> str:
        out = io.StringIO()
        call_command("set_frame_origins", *words, stdout=out)
        return out.getvalue()

    def test_origins_are_set_shown_and_taken_away(self) -> None:
        call_command("add_seller", "acme", "Acme")
        self.assertIn("No site", self.run_it("acme"))
        self.run_it("acme", "https://a.example", "https://A.example/", "https://b.example")
        origins = Seller.objects.get(slug="acme").frame_origins
        self.assertEqual(origins, ["https://a.example", "https://b.example"])
        self.assertIn("https://b.example", self.run_it("acme"))
        self.run_it("acme", "--none")
        self.assertEqual(Seller.objects.get(slug="acme").frame_origins, [])

    def test_what_is_wrong_is_said_and_nothing_changes(self) -> None:
        call_command("add_seller", "acme", "Acme")
        self.run_it("acme", "https://a.example")
        for words, said in (
            (("nobody",), "no seller nobody"),
            (("acme", "https://b.example", "company.example"), "company.example"),
            (("acme", "https://b.example", "--none"), "not both"),
        ):
            with self.assertRaisesRegex(CommandError, said):
                self.run_it(*words)
        self.assertEqual(Seller.objects.get(slug="acme").frame_origins, ["https://a.example"])
