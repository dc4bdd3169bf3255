"""The portal in a frame of another site: who may frame it, and what is kept apart."""
from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from accounts.models import Seller
from accounts.sessions import COOKIE, FRAMED_COOKIE, open_session
from portal.testing import CastTransactionTestCase
from portal.tests.asking import Answer, ask_once

IN_FRAME = {"accept": "text/html", "sec-fetch-mode": "navigate", "sec-fetch-dest": "iframe"}
IN_WINDOW = {**IN_FRAME, "sec-fetch-dest": "document"}
COMPANY = "https://www.company.example"


class PartnerFrameTestCase(CastTransactionTestCase):
    def setUp(self) -> None:
        super().setUp()
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for name, text in {
            "index.html": "<!doctype html>the portal's page",
            "frame.html": '<!doctype html><customer-portal theme="northwind" origins="">',
            "frame-return.html": "<!doctype html>close me",
            "embed.js": "export {}",
            "embed-0123abcd45.js": "export {}",
            "app-0123abcd45.js": "export {}",
            "strings/en.json": "{}",
        }.items():
            file = Path(folder.name, name)
            file.parent.mkdir(exist_ok=True)
            file.write_text(text)
        override = self.settings(DIST=folder.name)
        override.enable()
        self.addCleanup(override.disable)

    def allow(self, *origins: str) -> None:
        Seller.objects.filter(pk=self.cast.seller.pk).update(frame_origins=list(origins))

    @staticmethod
    def ancestors(answer: Answer) -> str:
        policy = answer.headers["content-security-policy"].split("; ")
        (found,) = [part for part in policy if part.startswith("frame-ancestors")]
        return found


class FrameAncestorTests(PartnerFrameTestCase):
    def test_the_framed_page_names_the_sellers_origins_and_no_other(self) -> None:
        self.allow(COMPANY, "https://shop.example")
        answer = ask_once("GET", "/embed/invoices", headers=IN_FRAME)
        wanted = f"frame-ancestors {COMPANY} https://shop.example"
        self.assertEqual(self.ancestors(answer), wanted)
        self.assertIn(f'origins="{COMPANY} https://shop.example"'.encode(), answer.body)

    def test_nobody_frames_a_seller_that_lists_no_origin(self) -> None:
        answer = ask_once("GET", "/embed/", headers=IN_FRAME)
        self.assertEqual(self.ancestors(answer), "frame-ancestors 'none'")

    def test_a_seller_of_another_host_name_lists_for_itself(self) -> None:
        self.allow(COMPANY)
        with self.settings(ALLOWED_HOSTS=["southwind.test"]):
            headers = {**IN_FRAME, "host": "southwind.test"}
            answer = ask_once("GET", "/embed/", headers=headers)
        self.assertEqual(self.ancestors(answer), "frame-ancestors 'none'")

    def test_every_other_answer_stays_unframed(self) -> None:
        self.allow(COMPANY)
        for path, headers in (
            ("/", IN_FRAME),
            ("/invoices", IN_FRAME),
            ("/index.html", IN_FRAME),
            ("/frame.html", IN_FRAME),
            ("/embedded", IN_FRAME),
            ("/embed/api/v1/session", {}),
            ("/embed/api/v1/nothing", {}),
            ("/embed/healthz", {}),
            ("/embed/strings/en.json", {}),
            ("/embed/nothing.js", {}),
            ("/embed/pay/return", IN_WINDOW),
        ):
            answer = ask_once("GET", path, headers=headers)
            self.assertEqual(self.ancestors(answer), "frame-ancestors 'self'", path)

    def test_the_rest_of_the_policy_is_that_of_every_page(self) -> None:
        self.allow(COMPANY)
        framed = ask_once("GET", "/embed/", headers=IN_FRAME).headers["content-security-policy"]
        plain = ask_once("GET", "/", headers=IN_FRAME).headers["content-security-policy"]
        self.assertEqual(framed, plain.replace("ancestors 'self'", f"ancestors {COMPANY}"))


class BesideTheFrameTests(PartnerFrameTestCase):
    def test_an_address_of_the_frame_in_a_window_leads_to_the_portals_page(self) -> None:
        answer = ask_once("GET", "/embed/invoices?status=open", headers=IN_WINDOW)
        self.assertEqual(answer.status, 302)
        self.assertEqual(answer.headers["location"], "/invoices?status=open")

    def test_and_never_to_another_site(self) -> None:
        for path in ("/embed//evil.example", "/embed/\\evil.example", "/embed///evil.example/x"):
            location = ask_once("GET", path, headers=IN_WINDOW).headers["location"]
            self.assertRegex(location, r"\A/[a-z]", path)

    def test_a_payment_comes_back_to_a_page_that_closes_itself(self) -> None:
        answer = ask_once("GET", "/embed/pay/return?payment=pay_1", headers=IN_WINDOW)
        self.assertEqual((answer.status, answer.body), (200, b"<!doctype html>close me"))
        self.assertEqual(answer.headers["cross-origin-opener-policy"], "unsafe-none")

    def test_other_sites_load_the_embed_script_and_no_other(self) -> None:
        for path in ("/embed.js", "/embed-0123abcd45.js"):
            answer = ask_once("GET", path)
            self.assertEqual(answer.headers["access-control-allow-origin"], "*", path)
            self.assertEqual(answer.headers["cross-origin-resource-policy"], "cross-origin", path)
        for path in ("/app-0123abcd45.js", "/embed/app-0123abcd45.js", "/strings/en.json"):
            answer = ask_once("GET", path)
            self.assertNotIn("access-control-allow-origin", answer.headers, path)
            self.assertEqual(answer.headers["cross-origin-resource-policy"], "same-origin", path)


class FramedSessionTests(PartnerFrameTestCase):
    def session(self, path: str, cookie: str) -> Any:
        return ask_once("GET", f"{path}/api/v1/session", headers={"cookie": cookie}).json()

    def test_the_cookie_is_partitioned_and_of_the_frame_alone(self) -> None:
        cookie = ask_once("GET", "/embed/api/v1/session").headers["set-cookie"]
        self.assertTrue(cookie.startswith(FRAMED_COOKIE + "=a."), cookie)
        attributes = set(cookie.split("; ")[1:])
        wanted = {"HttpOnly", "Path=/embed/", "SameSite=None", "Secure", "Partitioned"}
        self.assertEqual(attributes, wanted)

    def test_the_portals_own_cookie_is_as_it_was(self) -> None:
        cookie = ask_once("GET", "/api/v1/session").headers["set-cookie"]
        self.assertEqual(set(cookie.split("; ")[1:]), {"HttpOnly", "Path=/", "SameSite=Lax"})

    def test_neither_signs_in_to_the_other(self) -> None:
        cookie, _ = open_session(self.cast.alice)
        for path, name, signed_in in (
            ("", COOKIE, True),
            ("", FRAMED_COOKIE, False),
            ("/embed", FRAMED_COOKIE, True),
            ("/embed", COOKIE, False),
        ):
            person = self.session(path, f"{name}={cookie}")["person"]
            self.assertEqual(person is not None, signed_in, (path, name))

    def test_another_site_still_writes_nothing(self) -> None:
        cookie, _ = open_session(self.cast.alice)
        headers = {"cookie": f"{FRAMED_COOKIE}={cookie}"}
        path = "/embed/api/v1/session"
        self.assertEqual(ask_once("DELETE", path, headers=headers).problem, "csrf")
        headers["x-csrf-token"] = ask_once("GET", path, headers=headers).json()["csrf_token"]
        for site in ("cross-site", "same-site"):
            foreign = {**headers, "sec-fetch-site": site}
            self.assertEqual(ask_once("DELETE", path, headers=foreign).problem, "csrf", site)
        own = {**headers, "sec-fetch-site": "same-origin"}
        self.assertEqual(ask_once("DELETE", path, headers=own).status, 204)

    def test_the_stream_reads_the_frames_cookie(self) -> None:
        cookie, _ = open_session(self.cast.alice)
        headers = {"cookie": f"{COOKIE}={cookie}"}
        answer = ask_once("GET", "/embed/api/v1/events", headers=headers)
        self.assertEqual((answer.status, answer.problem), (401, "signed-out"))
