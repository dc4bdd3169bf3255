"""Which sites may show a seller's portal in a frame, and say who is signed in."""
from __future__ import annotations

import io
import tempfile
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from django.core.management import CommandError, call_command
from django.test import SimpleTestCase, TestCase

from accounts.frames import origin_of
from accounts.models import DeviceSession, HostKey, Person, Seller
from accounts.sessions import open_session
from accounts.tests.keys import public_pem


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


class HostKeyCommandTests(TestCase):
    def setUp(self) -> None:
        call_command("add_seller", "acme", "Acme")
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, text: str) -> str:
        path = self.folder / "key.pem"
        path.write_text(text)
        return str(path)

    def run_it(self, *words: str) -> str:
        out = io.StringIO()
        call_command(*words, stdout=out)
        return out.getvalue()

    def test_a_key_is_added_once_and_listed(self) -> None:
        file = self.file(public_pem(Ed25519PrivateKey.generate()))
        for _ in range(2):
            said = self.run_it("add_host_key", "acme", "www-2026", "--public-key", file)
        self.assertIn("www-2026 signs for acme (EdDSA", said)
        self.assertEqual(self.run_it("add_host_key", "acme"), said)
        self.assertEqual(HostKey.objects.get().algorithm, "EdDSA")

    def test_what_is_no_key_to_trust_is_refused(self) -> None:
        private = Ed25519PrivateKey.generate()
        pem = private.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
        small = rsa.generate_private_key(public_exponent=65537, key_size=1024)
        curve = ec.generate_private_key(ec.SECP384R1())
        good = public_pem(private)
        for text, key_id, said in (
            ("", "www", "no public key"),
            ("secret", "www", "no public key"),
            (pem, "www", "no public key"),
            (public_pem(small), "www", "2048 bits"),
            (public_pem(curve), "www", "P-256"),
            (good, "no good", "A key's name"),
        ):
            with self.assertRaisesRegex(CommandError, said):
                self.run_it("add_host_key", "acme", key_id, "--public-key", self.file(text))
        with self.assertRaisesRegex(CommandError, "--public-key"):
            self.run_it("add_host_key", "acme", "www")
        with self.assertRaisesRegex(CommandError, "can't be read"):
            self.run_it("add_host_key", "acme", "www", "--public-key", str(self.folder / "none"))
        self.assertEqual(HostKey.objects.count(), 0)

    def test_a_name_is_one_keys(self) -> None:
        first, second = (public_pem(Ed25519PrivateKey.generate()) for _ in range(2))
        self.run_it("add_host_key", "acme", "www", "--public-key", self.file(first))
        with self.assertRaisesRegex(CommandError, "already"):
            self.run_it("add_host_key", "acme", "www", "--public-key", self.file(second))

    def test_removing_a_key_ends_its_sessions_and_no_others(self) -> None:
        pem = public_pem(Ed25519PrivateKey.generate())
        self.run_it("add_host_key", "acme", "www", "--public-key", self.file(pem))
        person = Person.objects.create_user("pat@example.com", None, name="Pat")
        _, by_key = open_session(person, host_key=HostKey.objects.get())
        _, by_password = open_session(person)
        self.assertIn("1 session ended", self.run_it("remove_host_key", "www"))
        self.assertEqual(list(DeviceSession.objects.all()), [by_password])
        with self.assertRaisesRegex(CommandError, "no key www"):
            self.run_it("remove_host_key", "www")
