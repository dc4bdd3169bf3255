"""Files of the built client, as browsers and caches meet them."""
from __future__ import annotations

import gzip
import tempfile
from pathlib import Path

from django.test import SimpleTestCase

from portal.tests.asking import Answer, ask_once

NAVIGATION = {"accept": "text/html,*/*;q=0.8", "sec-fetch-mode": "navigate"}


class StaticTests(SimpleTestCase):
    databases = {"default"}

    def setUp(self) -> None:
        outer = tempfile.TemporaryDirectory()
        self.addCleanup(outer.cleanup)
        self.dist = Path(outer.name, "dist")
        for name, text in {
            "index.html": "<!doctype html>",
            "kiosk.html": "<!doctype html>kiosk",
            "app-0123abcd.js": "export {}",
            "app-0123abcd.js.br": "packed",
            "portico-89abcdef.wasm": "wasm",
            "strings/fa.json": "{}",
            "themes/northwind/logo.svg": "<svg/>",
            "secret": "no type",
            ".hidden.json": "{}",
        }.items():
            file = self.dist / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        Path(outer.name, "secret.json").write_text("{}")
        (self.dist / "link.json").symlink_to(Path(outer.name, "secret.json"))
        override = self.settings(DIST=str(self.dist))
        override.enable()
        self.addCleanup(override.disable)

    def get(self, path: str, **headers: str) -> Answer:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return ask_once("GET", path, headers=named)

    def test_content_types_are_right(self) -> None:
        for path, media_type in (
            ("/app-0123abcd.js", "text/javascript; charset=utf-8"),
            ("/portico-89abcdef.wasm", "application/wasm"),
            ("/strings/fa.json", "application/json"),
            ("/themes/northwind/logo.svg", "image/svg+xml"),
            ("/kiosk.html", "text/html; charset=utf-8"),
        ):
            answer = self.get(path)
            self.assertEqual((answer.status, answer.headers["content-type"]), (200, media_type))

    def test_brotli_is_sent_to_those_who_take_it(self) -> None:
        packed = self.get("/app-0123abcd.js", accept_encoding="gzip, br")
        self.assertEqual(packed.body, b"packed")
        self.assertEqual(packed.headers["content-encoding"], "br")
        self.assertEqual(packed.headers["vary"], "Accept-Encoding")
        for accepted in ("", "gzip", "br;q=0", "broken"):
            plain = self.get("/app-0123abcd.js", accept_encoding=accepted)
            self.assertEqual(plain.body, b"export {}")
            self.assertNotIn("content-encoding", plain.headers)
        self.assertNotEqual(packed.headers["etag"], plain.headers["etag"])

    def test_packed_file_is_not_served_by_its_own_name(self) -> None:
        self.assertEqual(self.get("/app-0123abcd.js.br").status, 404)

    def test_hashed_files_stay_and_others_are_asked_for_again(self) -> None:
        for path, expected in (
            ("/app-0123abcd.js", "public, max-age=31536000, immutable"),
            ("/portico-89abcdef.wasm", "public, max-age=31536000, immutable"),
            ("/strings/fa.json", "no-cache"),
            ("/kiosk.html", "no-store"),
            ("/index.html", "no-store"),
        ):
            self.assertEqual(self.get(path).headers["cache-control"], expected)

    def test_same_version_is_not_sent_twice(self) -> None:
        etag = self.get("/strings/fa.json").headers["etag"]
        answer = self.get("/strings/fa.json", if_none_match=f'"x", W/{etag}')
        self.assertEqual((answer.status, answer.body), (304, b""))
        (self.dist / "strings/fa.json").write_text('{"a": "b"}')
        self.assertEqual(self.get("/strings/fa.json", if_none_match=etag).status, 200)

    def test_head_tells_the_length_and_sends_nothing(self) -> None:
        answer = ask_once("HEAD", "/app-0123abcd.js")
        self.assertEqual((answer.headers["content-length"], answer.body), ("9", b""))

    def test_people_who_open_any_address_get_the_portal(self) -> None:
        for path in ("/", "/invoices", "/invoices/INV-2026.7", "/pay?x=1", "/themes/"):
            answer = ask_once("GET", path, headers=NAVIGATION)
            self.assertEqual((answer.status, answer.body), (200, b"<!doctype html>"), path)
            self.assertEqual(answer.headers["cache-control"], "no-store")

    def test_who_has_no_session_gets_the_entrance_whatever_the_address(self) -> None:
        (self.dist / "entrance.html").write_text("entrance")
        for path in ("/", "/invoices", "/sign-in"):
            self.assertEqual(ask_once("GET", path, headers=NAVIGATION).body, b"entrance")

    def test_a_page_is_packed_for_those_who_take_it(self) -> None:
        (self.dist / "index.html").write_text("<!doctype html>" + 100 * "<p>")
        packed = self.get("/", accept="*/*", accept_encoding="gzip, br")
        self.assertEqual(packed.headers["content-encoding"], "gzip")
        self.assertEqual(packed.headers["content-length"], str(len(packed.body)))
        plain = self.get("/", accept="*/*")
        self.assertNotIn("content-encoding", plain.headers)
        self.assertEqual(gzip.decompress(packed.body), plain.body)

    def test_the_gallery_is_for_demonstrations_alone(self) -> None:
        (self.dist / "gallery.html").write_text("gallery")
        (self.dist / "gallery-0123abcd.wasm").write_text("wasm")
        for demo, page, wasm in ((True, b"gallery", 200), (False, b"<!doctype html>", 404)):
            with self.settings(DEMO=demo):
                for path in ("/gallery", "/gallery/buttons"):
                    self.assertEqual(ask_once("GET", path, headers=NAVIGATION).body, page)
                self.assertEqual(self.get("/gallery-0123abcd.wasm").status, wasm)

    def test_the_front_door_opens_for_whoever_asks(self) -> None:
        answer = self.get("/", accept="*/*")
        self.assertEqual((answer.status, answer.body), (200, b"<!doctype html>"))

    def test_missing_script_is_missing(self) -> None:
        answer = ask_once("GET", "/app-old00000.js", headers={"accept": "*/*"})
        self.assertEqual((answer.status, answer.problem), (404, "not-found"))
        fetched = {"accept": "text/html", "sec-fetch-mode": "cors"}
        self.assertEqual(ask_once("GET", "/app-old00000.js", headers=fetched).status, 404)

    def test_nothing_outside_the_folder_is_served(self) -> None:
        for path in (
            "/../secret.json",
            "/strings/../../secret.json",
            "//etc/passwd",
            "/link.json",
            "/.hidden.json",
            "/secret",
            "/strings",
            "/strings/fa.json/",
            "/\0.json",
            "/" + "a" * 5000 + ".json",
        ):
            self.assertEqual(self.get(path, accept="*/*").status, 404, path[:40])

    def test_other_methods_are_refused(self) -> None:
        answer = ask_once("POST", "/app-0123abcd.js")
        self.assertEqual((answer.status, answer.headers["allow"]), (405, "GET, HEAD"))

    def test_portal_that_is_not_built_says_so(self) -> None:
        (self.dist / "index.html").unlink()
        answer = ask_once("GET", "/", headers=NAVIGATION)
        self.assertEqual((answer.status, answer.problem), (503, "not-built"))
