"""Which brand a page is served in, and what of a theme is served without a build."""
from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings

from accounts.sessions import COOKIE, open_session
from portal import themes
from portal.serving import webapp
from portal.serving.pages import Asked, branded, name_theme
from portal.testing import API, CastTestCase, client_for
from portal.tests.asking import Answer, ask_once

PAGE = (
    '<html lang="en" dir="ltr"><link href="/themes/northwind/theme.json">'
    '<customer-portal base="/" theme="northwind"></customer-portal></html>'
)
NAVIGATION = {"accept": "text/html"}


def theme_json(name: str, **more: Any) -> str:
    palette = {"paper": "#fffdf8", "ink": "#101010", "grey": "#dddddd", "loud": "#ffffff"}
    light = {"canvas": "paper", "skeleton": "grey", "accent": "ink"}
    dark = {"canvas": "ink", "skeleton": "ink", "accent": "paper"}
    contrast = {"canvas": "loud", "skeleton": "grey", "accent": "ink"}
    roles = {"light": light, "dark": dark, "contrast": contrast}
    return json.dumps(
        {"id": name, "name": name.title(), "palette": palette, "roles": roles, **more}
    )


class ThemeFilesTestCase(CastTestCase):
    def setUp(self) -> None:
        super().setUp()
        outer = tempfile.TemporaryDirectory()
        self.addCleanup(outer.cleanup)
        self.dist, self.themes = Path(outer.name, "dist"), Path(outer.name, "themes")
        self.write(self.dist / "index.html", PAGE)
        self.write(self.dist / "theme-preview.html", "preview")
        self.write(self.dist / "themes/northwind/theme.json", theme_json("northwind"))
        for name in ("blue", "green", "red"):
            self.write(self.themes / name / "theme.json", theme_json(name))
        override = self.settings(DIST=self.dist, THEMES=self.themes, DEMO=False)
        override.enable()
        self.addCleanup(override.disable)

    @staticmethod
    def write(file: Path, text: str, changed_s: int = 1000) -> None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text)
        os.utime(file, (changed_s, changed_s))


class WhichThemeTests(ThemeFilesTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.seller = self.cast.seller
        self.customer = self.cast.a
        self.seller.theme = "blue"
        self.seller.save()

    def page_theme(self, host: str = "localhost", cookie: str = "", query: str = "") -> str:
        return name_theme(Asked(host, {COOKIE: cookie}, query)).theme

    def test_who_is_signed_in_gets_the_whole_portal_and_nobody_else(self) -> None:
        held, _ = open_session(self.cast.alice)
        for cookie, expected in (("", False), ("s.forged", False), (held, True)):
            naming = name_theme(Asked("localhost", {COOKIE: cookie}, ""))
            self.assertEqual(naming.has_session, expected, cookie)

    def session(self, person: Any, **headers: str) -> Any:
        return client_for(person).get(f"{API}/session", **headers).json()

    def test_a_seller_has_a_theme(self) -> None:
        self.assertEqual(self.page_theme(), "blue")
        self.assertEqual(self.session(self.cast.alice)["seller"]["theme"], "blue")

    def test_a_host_name_has_one_before_the_seller(self) -> None:
        self.seller.host_themes = {"shop.example": "green"}
        self.seller.save()
        self.assertEqual(self.page_theme("shop.example"), "green")
        self.assertEqual(self.page_theme("localhost"), "blue")
        with self.settings(ALLOWED_HOSTS=["*"]):
            session = self.session(self.cast.alice, HTTP_HOST="shop.example:8080")
        self.assertEqual(session["seller"]["theme"], "green")

    def test_a_customer_has_one_before_the_host_name(self) -> None:
        self.seller.host_themes = dict.fromkeys(("localhost", "testserver"), "green")
        self.seller.save()
        self.customer.theme = "red"
        self.customer.save()
        cookie, _ = open_session(self.cast.alice, device="Test browser")
        self.assertEqual(self.page_theme(cookie=cookie), "red")
        self.assertEqual(self.page_theme(), "green")
        session = self.session(self.cast.alice)
        self.assertEqual(session["seller"]["theme"], "green")
        self.assertEqual([each.get("theme") for each in session["customers"]], ["red"])

    def test_a_colleague_sees_the_customers_theme_and_an_outsider_does_not(self) -> None:
        self.customer.theme = "red"
        self.customer.save()
        colleague, outsider = (self.session(each) for each in (self.cast.bob, self.cast.charlie))
        self.assertEqual([each.get("theme") for each in colleague["customers"]], ["red"])
        self.assertNotIn("red", json.dumps(outsider))

    def test_an_anonymous_visitor_hears_of_no_customers_theme(self) -> None:
        self.customer.theme = "red"
        self.customer.save()
        self.assertNotIn("red", self.client.get(f"{API}/session").content.decode())

    def test_a_demonstration_tries_any_theme_there_is(self) -> None:
        with self.settings(DEMO=True):
            tried = name_theme(Asked("localhost", {}, "theme=green"))
            self.assertEqual(tried.theme, "green")
            self.assertIn(b"portico_theme=green", tried.headers[0][1])
            kept = name_theme(Asked("localhost", {"portico_theme": "green"}, ""))
            self.assertEqual((kept.theme, kept.headers), ("green", ()))
            ended = name_theme(Asked("localhost", {"portico_theme": "green"}, "theme="))
            self.assertEqual(ended.theme, "blue")
            self.assertIn(b"Max-Age=0", ended.headers[0][1])
            unknown = name_theme(Asked("localhost", {}, "theme=../../etc"))
            self.assertEqual(unknown.theme, "blue")
            client = client_for(self.cast.alice)
            client.cookies["portico_theme"] = "green"
            self.assertEqual(client.get(f"{API}/session").json()["seller"]["theme"], "green")

    def test_a_real_portal_tries_none(self) -> None:
        self.assertEqual(name_theme(Asked("localhost", {}, "theme=green")).theme, "blue")
        kept = name_theme(Asked("localhost", {"portico_theme": "green"}, ""))
        self.assertEqual(kept.theme, "blue")


class BrandedPageTests(ThemeFilesTestCase):
    def test_the_page_asks_for_its_theme_first(self) -> None:
        page = branded(PAGE.encode(), "green").decode()
        self.assertIn('href="/themes/green/theme.json"', page)
        self.assertIn('<customer-portal base="/" theme="green">', page)

    def test_a_brand_for_one_language_names_it(self) -> None:
        self.write(self.themes / "sarv/theme.json", theme_json("sarv", locale="fa"))
        page = branded(PAGE.encode(), "sarv").decode()
        self.assertIn('<html lang="fa" dir="rtl">', page)
        self.assertIn('theme="sarv" locale="fa"', page)

    def test_a_theme_that_is_gone_leaves_the_page_as_built(self) -> None:
        self.assertEqual(branded(PAGE.encode(), "gone"), PAGE.encode())

    def test_every_locale_and_role_is_escaped_by_being_refused(self) -> None:
        self.write(self.themes / "evil/theme.json", theme_json("evil", locale='fa"><script>'))
        self.assertNotIn("<script>", branded(PAGE.encode(), "evil").decode())


class ServedThemeTests(ThemeFilesTestCase):
    def get(self, path: str, **headers: str) -> Answer:
        return ask_once("GET", path, headers=headers)

    def test_a_folder_put_there_is_served_at_once(self) -> None:
        self.assertEqual(self.get("/themes/late/theme.json").status, 404)
        self.write(self.themes / "late/theme.json", theme_json("late"))
        self.assertEqual(self.get("/themes/late/theme.json").json()["id"], "late")

    def test_the_newer_of_two_counts(self) -> None:
        self.write(self.themes / "northwind/theme.json", theme_json("old"), changed_s=900)
        self.assertEqual(self.get("/themes/northwind/theme.json").json()["id"], "northwind")
        self.write(self.themes / "northwind/theme.json", theme_json("new"), changed_s=1100)
        self.assertEqual(self.get("/themes/northwind/theme.json").json()["id"], "new")

    def test_the_first_paint_has_the_brands_ground_in_each_scheme(self) -> None:
        css = self.get("/themes/blue/first.css")
        self.assertEqual(css.headers["content-type"], "text/css; charset=utf-8")
        self.assertIn(b"--portico-page:light-dark(#fffdf8,#101010)", css.body)
        self.assertIn(b"(forced-colors:active){:root{--portico-page:#ffffff", css.body)

    def test_nothing_beside_themes_is_served(self) -> None:
        self.write(self.themes.parent / "secret.json", "{}")
        (self.themes / "blue/link.json").symlink_to(self.themes.parent / "secret.json")
        for path in ("/themes/blue/link.json", "/themes/../secret.json", "/themes/Blue/theme.json"):
            self.assertEqual(self.get(path).status, 404, path)

    def test_a_demonstration_lists_its_themes_and_previews_them(self) -> None:
        for path in ("/themes/index.json", "/theme-preview", "/theme-preview.html"):
            self.assertEqual(self.get(path).status, 404, path)
        with self.settings(DEMO=True):
            listed = self.get("/themes/index.json").json()
            self.assertEqual([each["id"] for each in listed], ["blue", "green", "northwind", "red"])
            self.assertEqual(self.get("/theme-preview").body, b"preview")

    def test_every_theme_of_the_repository_paints_first(self) -> None:
        with self.settings(THEMES=settings.ROOT / "themes"):
            for name in ("northwind", "amaranth", "kestrel", "sarv"):
                self.assertEqual(themes.first_paint(name).count("light-dark("), 2, name)


class InstalledTests(ThemeFilesTestCase):
    def test_the_manifest_is_served_anew_for_each_brand(self) -> None:
        answer = ask_once("GET", "/manifest.webmanifest")
        self.assertEqual(answer.headers["content-type"], "application/manifest+json")
        self.assertEqual(answer.headers["cache-control"], "no-cache")
        self.assertEqual(answer.json()["name"], "Northwind")

    def test_an_installed_portal_has_the_brand_of_its_page(self) -> None:
        found = json.loads(webapp.manifest("blue"))
        self.assertEqual((found["name"], found["start_url"]), ("Blue", "/"))
        self.assertEqual((found["background_color"], found["theme_color"]), ("#fffdf8", "#101010"))

    def test_a_brand_for_one_language_names_it(self) -> None:
        self.write(self.themes / "blue/theme.json", theme_json("blue", locale="fa"), 2000)
        found = json.loads(webapp.manifest("blue"))
        self.assertEqual((found["lang"], found["dir"]), ("fa", "rtl"))

    def test_the_icon_is_the_brands_own_or_its_logo(self) -> None:
        logo = {"logo": {"light": "logo.svg", "dark": "logo.svg"}}
        self.write(self.themes / "blue/theme.json", theme_json("blue", **logo), 2000)
        self.assertEqual(ask_once("GET", "/themes/blue/app-icon.svg").status, 404)
        drawn = '<svg width="90" height="30"><g id="logo"/></svg>'
        self.write(self.themes / "blue/logo.svg", drawn)
        answer = ask_once("GET", "/themes/blue/app-icon.svg")
        self.assertEqual(answer.headers["content-type"], "image/svg+xml")
        self.assertIn(b'viewBox="0 0 90 30"><g id="logo"/>', answer.body)
        self.write(self.themes / "blue/icon.svg", '<svg viewBox="0 0 8 8"><g id="own"/></svg>')
        own = ask_once("GET", "/themes/blue/app-icon.svg").body
        self.assertIn(b'width="512" height="512" viewBox="0 0 8 8"><g id="own"/>', own)
        icons = json.loads(webapp.manifest("blue"))["icons"]
        self.assertEqual([icon["purpose"] for icon in icons], ["any", "maskable"])
