"""The kiosk's supervisor, with a stand-in for the browser."""

import json
import os
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from unittest import mock

from support import ROOT, FolderTestCase

from portico_cli import kiosk
from portico_cli.failure import Failure

FAKE = ROOT / "tests" / "tools" / "fake_browser.py"
PORTAL = "http://localhost:8080/"
TOKEN = "kiosk-token-that-nobody-else-has"
WAIT_S = 30


class Ended(Exception):
    pass


class SupervisorTests(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.orders = self.folder / "orders"
        self.orders.mkdir()
        self.is_reachable = True
        self.is_ending = False
        self.said: list[str] = []
        self.options = kiosk.Options(
            portal=PORTAL,
            token=TOKEN,
            folder=self.folder / "kiosk",
            log=self.folder / "kiosk.log",
            offline_page=self.write("offline.html", "<h1>No connection</h1>"),
            reachable=lambda: self.is_reachable,
            browser=str(FAKE),
            flags=(f"--orders={self.orders}",),
            beat_s=0.05,
            patience_s=1,
        )
        self.thread = threading.Thread(target=self.supervise, daemon=True)
        self.addCleanup(self.end)

    def supervise(self) -> None:
        def check() -> None:
            if self.is_ending:
                raise Ended

        with suppress(Ended):
            kiosk.Supervisor(self.options, self.said.append, check).run()

    def start(self) -> None:
        self.thread.start()
        self.until(lambda: self.beats())

    def end(self) -> None:
        self.is_ending = True
        if self.thread.ident:
            self.thread.join(WAIT_S)

    def until(self, is_so: Any) -> None:
        deadline = time.monotonic() + WAIT_S
        while not is_so():
            self.assertLess(time.monotonic(), deadline, f"{self.said} {self.asked()[-5:]}")
            time.sleep(0.02)

    def order(self, name: str) -> None:
        (self.orders / name).touch()

    def asked(self, method: str = "") -> list[dict[str, Any]]:
        file = self.orders / "asked"
        lines = file.read_text().splitlines() if file.exists() else []
        found = [json.loads(line) for line in lines]
        return [each for each in found if not method or each.get("method") == method]

    def runs(self) -> list[dict[str, Any]]:
        return [each for each in self.asked() if "started" in each]

    def beats(self, run: int = 0) -> bool:
        """Whether that browser has been asked for a beat."""
        runs = self.runs()
        pid = runs[run]["pid"] if len(runs) > run else None
        return any(each["pid"] == pid for each in self.asked("Runtime.evaluate"))

    def assert_replaced(self, why: str) -> None:
        """The second browser lives; of the first nothing is left."""
        self.until(lambda: self.beats(1))
        first, second = self.runs()[:2]
        self.until(lambda: not members(first["pid"]))
        self.assertNotEqual(first["profile"], second["profile"])
        self.until(lambda: not Path(first["profile"]).exists())
        self.assertTrue(Path(second["profile"]).exists())
        self.assertIn(why, " ".join(self.said))

    def test_restarts_a_browser_whose_heartbeat_stops_and_ends_nothing_else(self) -> None:
        bystander = subprocess.Popen(["sleep", "600"], start_new_session=True)
        self.addCleanup(bystander.wait)
        self.addCleanup(bystander.kill)
        self.start()
        self.order("hang")
        self.assert_replaced("its heartbeat stopped")
        self.assertIsNone(bystander.poll())

    def test_each_person_gets_a_fresh_profile(self) -> None:
        self.start()
        self.order("over")
        self.assert_replaced("the page says: over")

    def test_restarts_a_browser_that_ends(self) -> None:
        self.start()
        self.order("exit")
        self.assert_replaced("it ended")

    def test_restarts_after_a_crash_of_the_page(self) -> None:
        self.start()
        self.order("crash")
        self.assert_replaced("the page has crashed")

    def test_shows_no_other_site(self) -> None:
        self.start()
        self.order("away")
        self.assert_replaced("it has left the portal")

    def test_closes_every_other_window(self) -> None:
        self.start()
        self.order("window")
        self.until(lambda: self.asked("Target.closeTarget"))
        self.assertEqual(self.asked("Target.closeTarget")[0]["params"], {"targetId": "second"})
        self.assertEqual(len(self.runs()), 1)

    def test_restarts_where_the_page_has_no_life(self) -> None:
        self.start()
        self.order("lifeless")
        self.until(lambda: "the page has no life" in " ".join(self.said))
        (self.orders / "lifeless").unlink()
        self.assert_replaced("the page has no life")

    def test_the_token_is_a_cookie_that_no_script_reads_and_nowhere_else(self) -> None:
        self.start()
        cookie = self.asked("Network.setCookie")[0]["params"]
        self.assertEqual((cookie["name"], cookie["value"]), (kiosk.COOKIE, TOKEN))
        self.assertEqual((cookie["httpOnly"], cookie["sameSite"]), (True, "Strict"))
        self.assertEqual(cookie["url"], PORTAL)
        run = self.runs()[0]
        self.assertNotIn(TOKEN, str(run["started"]))
        for file in Path(run["profile"]).rglob("*"):
            if file.is_file():
                self.assertNotIn(TOKEN, file.read_text(errors="replace"))
        # The browser's page comes after the cookie.
        methods = [each.get("method") for each in self.asked()]
        self.assertLess(methods.index("Network.setCookie"), methods.index("Page.navigate"))

    def test_nothing_is_saved_filled_in_or_gone_back_to(self) -> None:
        self.start()
        started = self.runs()[0]["started"]
        for flag in ("--kiosk", "--incognito", "--kiosk-printing", "--remote-debugging-pipe"):
            self.assertIn(flag, started)
        self.assertFalse([each for each in started if "debugging-port" in each])
        profile = Path(self.runs()[0]["profile"])
        self.assertEqual(profile.stat().st_mode & 0o777, 0o700)
        preferences = json.loads((profile / "Default" / "Preferences").read_text())
        self.assertFalse(preferences["credentials_enable_service"])
        self.assertFalse(preferences["autofill"]["profile_enabled"])
        denied = self.asked("Browser.setDownloadBehavior")[0]["params"]
        self.assertEqual(denied, {"behavior": "deny"})
        self.assertTrue(self.asked("Page.resetNavigationHistory"))

    def test_without_a_network_it_says_so_and_goes_on_by_itself(self) -> None:
        self.order("offline")
        self.is_reachable = False
        self.start()
        shown = [each["params"]["url"] for each in self.asked("Page.navigate")]
        self.assertEqual(shown[0], PORTAL)
        self.assertTrue(shown[1].startswith("data:text/html;base64,"))
        (self.orders / "offline").unlink()
        self.is_reachable = True
        count = len(shown)
        self.until(lambda: len(self.asked("Page.navigate")) > count)
        self.assertEqual(self.asked("Page.navigate")[-1]["params"]["url"], PORTAL)
        self.assertEqual(len(self.runs()), 1)

    def test_ends_with_its_browser_and_leaves_no_profile(self) -> None:
        self.start()
        self.end()
        self.assertFalse(self.thread.is_alive())
        self.assertFalse(members(self.runs()[0]["pid"]))
        self.assertEqual(list(self.options.folder.glob("profile-*")), [])

    def test_takes_away_what_one_left_that_was_killed(self) -> None:
        left = self.write("kiosk/profile-abc/Default/Cookies", "somebody's")
        self.start()
        self.assertFalse(left.exists())


class StartTests(FolderTestCase):
    def test_is_not_started_as_root(self) -> None:
        with mock.patch.object(os, "geteuid", return_value=0):
            with self.assertRaisesRegex(Failure, "root"):
                kiosk.browser_path(str(FAKE), ())

    def test_says_which_browser_is_missing(self) -> None:
        with self.assertRaisesRegex(Failure, "no-such-browser"):
            kiosk.browser_path("no-such-browser", ())

    def test_says_what_makes_a_token(self) -> None:
        with self.assertRaisesRegex(Failure, "add_kiosk"):
            kiosk.read_token(self.folder / "nothing")

    def test_two_of_one_folder_are_one_too_many(self) -> None:
        held = kiosk.lock(self.folder)
        self.addCleanup(held.close)
        with self.assertRaisesRegex(Failure, "Another kiosk"):
            kiosk.lock(self.folder)


def members(group: int) -> list[int]:
    """Processes of that group that live."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with suppress(OSError):
            state, _, its = (entry / "stat").read_text().rsplit(")", 1)[1].split()[:3]
            if int(its) == group and state != "Z":
                found.append(int(entry.name))
    return found
