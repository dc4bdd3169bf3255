"""Keeps a kiosk's screen going: Chromium full screen, with a fresh profile for each person.

The page tells when a person is done, and answers a heartbeat. Where it doesn't, or the browser ends
or shows anything but the portal, a fresh browser takes its place. All of it goes over a pipe that
no page, and nobody else on this machine, can reach.
"""

import fcntl
import json
import os
import shutil
import signal
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit

from portico_cli import devtools
from portico_cli.failure import Failure

COOKIE = "portico_kiosk"
TOLD = "porticoKioskTold"  # what the page calls (web/kiosk/supervisor.js): "over", "stopped"
BEAT = "globalThis.porticoKiosk?.beat()"
ENDING_S = 5.0  # for a browser to end by itself
COMING_S = 10.0  # for a page to be seen, before the former one's browser goes
# A page that is there but no portal: it never came up, or can't go on.
LIFELESS_BEATS = 3

# The person of a kiosk finds no browser: nothing of another's, and nothing that leads elsewhere.
FLAGS = (
    "--kiosk",
    "--incognito",
    "--kiosk-printing",
    "--remote-debugging-pipe",
    "--no-first-run",
    "--no-default-browser-check",
    "--noerrdialogs",
    "--disable-extensions",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-breakpad",
    "--disable-pinch",
    "--disable-print-preview-search",
    "--disable-session-crashed-bubble",
    "--disable-features=Translate,AutofillServerCommunication,MediaRouter,GlobalMediaControls",
    "--overscroll-history-navigation=0",
    "--password-store=basic",
)
PREFERENCES = {
    "autofill": {"profile_enabled": False, "credit_card_enabled": False},
    "credentials_enable_service": False,
    "profile": {
        "password_manager_enabled": False,
        "default_content_setting_values": {
            name: 2  # blocked
            for name in ("notifications", "geolocation", "media_stream", "popups", "sensors")
        },
    },
    "search": {"suggest_enabled": False},
    "translate": {"enabled": False},
}


@dataclass(frozen=True)
class Options:
    portal: str  # address
    token: str
    folder: Path  # of the profiles, each gone with its browser
    log: Path
    offline_page: Path  # shown while the portal can't be reached
    reachable: Callable[[], bool]
    browser: str = "chromium"
    flags: tuple[str, ...] = ()
    environment: dict[str, str] = field(default_factory=dict)
    beat_s: float = 5.0
    patience_s: float = 10.0  # for an answer


class Restart(Exception):
    """A fresh browser is to take this one's place."""


class Browser:
    """One browser with a profile of its own. Raises Silent, Gone and Refused of devtools."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self.profile = Path(tempfile.mkdtemp(prefix="profile-", dir=options.folder))
        (self.profile / "Default").mkdir()
        (self.profile / "Default" / "Preferences").write_text(json.dumps(PREFERENCES))
        command = [options.browser, *FLAGS, f"--user-data-dir={self.profile}", *options.flags]
        # What it keeps outside of its profile goes there, too.
        home = {"HOME": str(self.profile), "TMPDIR": str(self.profile)}
        self._process, self._pipe = devtools.start(
            [*command, "about:blank"], options.log, {**options.environment, **home}
        )
        self._page = ""
        self._session = ""
        self._lifeless = 0
        self._has_history = False  # something that one could go back to
        self.is_offline = False

    def open(self) -> None:
        """The portal is shown, or why not."""
        targets = self._call("Target.getTargets", of_page=False)["targetInfos"]
        self._page = next((each["targetId"] for each in targets if each["type"] == "page"), "")
        if not self._page:
            raise devtools.Refused("it shows no page")
        attached = {"targetId": self._page, "flatten": True}
        self._session = self._call("Target.attachToTarget", attached, of_page=False)["sessionId"]
        self._call("Target.setDiscoverTargets", {"discover": True}, of_page=False)
        self._call("Browser.setDownloadBehavior", {"behavior": "deny"}, of_page=False)
        self._call("Page.enable")
        self._call("Page.setInterceptFileChooserDialog", {"enabled": True})
        self._call("Inspector.enable")
        self._call("Runtime.enable")
        self._call("Runtime.addBinding", {"name": TOLD})
        cookie: dict[str, Any] = {"name": COOKIE, "value": self._options.token}
        cookie |= {"url": self._options.portal, "path": "/"}
        cookie |= {"httpOnly": True, "sameSite": "Strict"}
        cookie["secure"] = self._options.portal.startswith("https:")
        self._call("Network.setCookie", cookie)
        for name in ("clipboard-read", "clipboard-write"):
            denied: dict[str, Any] = {"permission": {"name": name}, "setting": "denied"}
            denied["origin"] = self._options.portal.rstrip("/")
            self._call("Browser.setPermission", denied, of_page=False)
        self.show_portal()

    def show_portal(self) -> None:
        shown = self._call("Page.navigate", {"url": self._options.portal})
        self.is_offline = "errorText" in shown
        if self.is_offline:
            page = b64encode(self._options.offline_page.read_bytes()).decode()
            self._call("Page.navigate", {"url": f"data:text/html;base64,{page}"})
        self._has_history = True

    def beat(self) -> None:
        """Raises Restart where the page has no life; Silent where it doesn't even say so."""
        if self.is_offline:
            self._call("Runtime.evaluate", {"expression": "1"})
            if self._options.reachable():
                self.show_portal()
            return
        self._lifeless = 0 if self._is_well() else self._lifeless + 1
        if self._lifeless >= LIFELESS_BEATS:
            if self._options.reachable():
                raise Restart("the page has no life")
            self._lifeless = 0
            self.show_portal()

    def watch_until_well(self, until: float) -> None:
        """Returns once the page is seen, or at `until` (monotonic s)."""
        while not self.is_offline and time.monotonic() < until:
            self.watch(time.monotonic() + 0.1)
            if self._is_well():
                return

    def _is_well(self) -> bool:
        """And nothing is before it. A page on its way to another refuses both."""
        asked = {"expression": BEAT, "returnByValue": True}
        try:
            answer = self._call("Runtime.evaluate", asked).get("result", {})
            if self._has_history:
                self._call("Page.resetNavigationHistory")
                self._has_history = False
        except devtools.Refused:
            return False
        return bool(answer.get("value") == "well")

    def watch(self, until: float) -> None:
        """Returns at `until` (monotonic s). Raises Restart when it is due."""
        while (left := until - time.monotonic()) > 0:
            event = self._pipe.next_event(left)
            if event is not None:
                self._heard(event["method"], event.get("params", {}))

    def _heard(self, method: str, said: dict[str, Any]) -> None:
        if method == "Runtime.bindingCalled" and said.get("name") == TOLD:
            raise Restart(f"the page says: {said.get('payload')}")
        if method in ("Inspector.targetCrashed", "Inspector.detached"):
            raise Restart("the page has crashed")
        if method == "Target.targetDestroyed" and said.get("targetId") == self._page:
            raise Restart("the page was closed")
        if method == "Target.targetCreated":
            info = said["targetInfo"]
            if info["type"] in ("page", "other") and info["targetId"] != self._page:
                with suppress(devtools.Refused):
                    closed = {"targetId": info["targetId"]}
                    self._call("Target.closeTarget", closed, of_page=False)
        if method == "Page.frameNavigated" and "parentId" not in said["frame"]:
            if not self._is_ours(said["frame"]["url"]):
                raise Restart("it has left the portal")

    def _is_ours(self, url: str) -> bool:
        """The portal's, or what stands in for it."""
        if url.startswith(("data:text/html;base64,", "chrome-error:", "about:blank")):
            return True
        ours, theirs = urlsplit(self._options.portal), urlsplit(url)
        return (ours.scheme, ours.netloc) == (theirs.scheme, theirs.netloc)

    def _call(
        self, method: str, parameters: dict[str, Any] | None = None, of_page: bool = True
    ) -> dict[str, Any]:
        session = self._session if of_page else ""
        patience_s = self._options.patience_s
        return self._pipe.call(method, parameters or {}, session, timeout_s=patience_s)

    def end(self) -> None:
        """The browser and all that it started are gone, and its profile."""
        group = self._process.pid
        for number in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(group, number)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(ENDING_S)
                break
        with suppress(ProcessLookupError):  # those that it left behind
            os.killpg(group, signal.SIGKILL)
        self._pipe.close()
        for _ in range(50):
            shutil.rmtree(self.profile, ignore_errors=True)
            if not self.profile.exists():
                return
            time.sleep(0.1)  # one of them still writes
        raise Failure(f"The profile {self.profile} can't be removed: do it by hand.")


class Supervisor:
    """`run` returns never: it raises what `check` or a signal handler raises."""

    def __init__(
        self, options: Options, say: Callable[[str], None], check: Callable[[], None]
    ) -> None:
        self._options = options
        self._say = say
        self._check = check  # of what else runs, once a beat
        self._browser: Browser | None = None
        self._failures = 0

    def run(self) -> None:
        self._clear()
        try:
            while True:
                why = self._one()
                self._say(f"A fresh browser: {why}.")
        finally:
            if self._browser:
                self._browser.end()

    def _clear(self) -> None:
        """What a supervisor left behind that was ended by force."""
        self._options.folder.mkdir(parents=True, exist_ok=True)
        self._options.folder.chmod(0o700)
        for left in self._options.folder.glob("profile-*"):
            shutil.rmtree(left, ignore_errors=True)

    def _one(self) -> str:
        """A browser's life: why it is over. The former ends once this one is seen."""
        former = self._browser
        self._browser = Browser(self._options)
        try:
            try:
                self._browser.open()
                self._browser.watch_until_well(time.monotonic() + COMING_S)
            finally:
                if former:
                    former.end()
            while True:
                self._browser.watch(time.monotonic() + self._options.beat_s)
                self._browser.beat()
                self._failures = 0
                self._check()
        except Restart as why:
            return str(why)
        except devtools.Silent:
            why_not = "its heartbeat stopped"
        except devtools.Gone:
            why_not = "it ended"
        except devtools.Refused as error:
            why_not = f"it refused ({error})"
        self._check()
        self._failures += 1
        if self._failures > 1:  # it doesn't come up: not as fast as it can
            time.sleep(min(30.0, 0.5 * 2 ** min(self._failures, 6)))
        return why_not


def browser_path(wanted: str, flags: tuple[str, ...]) -> str:
    found = shutil.which(wanted)
    if not found:
        raise Failure(f"There is no {wanted}: install it, or name another with --browser.")
    if os.geteuid() == 0 and "--no-sandbox" not in flags:
        raise Failure("A kiosk's browser doesn't run as root: start it as the screen's account.")
    return found


def read_token(file: Path) -> str:
    try:
        return file.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise Failure(
            f"{file} can't be read: manage.py add_kiosk SELLER NAME --token-file makes it."
        )


def lock(folder: Path) -> IO[str]:
    """Held until the process ends: another kiosk of this folder would take the profiles away."""
    folder.mkdir(parents=True, exist_ok=True)
    file = (folder / ".lock").open("w")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.close()
        raise Failure(f"Another kiosk uses {folder}: stop it, or choose another --var.")
    return file
