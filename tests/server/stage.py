"""A portal and its payment provider as real processes that may die, and a person at a browser."""

from __future__ import annotations

import http.client
import json
import os
import queue
import socket
import sqlite3
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlencode, urlsplit

from crash_points import Points
from portico_cli import ports

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
PYTHON = "/usr/bin/python3"
PATIENCE_SECONDS = 30.0
T = TypeVar("T")


class Mortal:
    """A process that is started again after each death."""

    def __init__(self, words: list[str], environment: dict[str, str], port: int, log: Path) -> None:
        self._port = port
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._log = log.open("ab")
        self._nursery = subprocess.Popen(
            [PYTHON, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._log,
            env=environment,
            cwd=HERE,
        )
        self._life = 0
        self.deaths = 0
        threading.Thread(target=self._listen, daemon=True).start()
        self._next("ready")

    def _listen(self) -> None:
        assert self._nursery.stdout is not None
        for line in self._nursery.stdout:
            if line.startswith(b"{"):
                message = json.loads(line)
                if "died" in message:
                    self.deaths += 1
                    if message["life"] == self._life:
                        self._life = 0
                    continue
                # Noted here: it may be dead by the time that who asked for it hears of it.
                self._life = message.get("life", self._life)
                self._messages.put(message)
        self._messages.put({"gone": True})

    def _next(self, name: str) -> Any:
        message = self._messages.get(timeout=PATIENCE_SECONDS)
        if name not in message:
            raise AssertionError(f"{message} instead of {name}: see {self._log.name}")
        return message[name]

    def _ask(self, message: dict[str, Any]) -> None:
        assert self._nursery.stdin is not None
        self._nursery.stdin.write(json.dumps(message).encode() + b"\n")
        self._nursery.stdin.flush()

    def call(self, name: str, **arguments: Any) -> Any:
        self._ask({"do": name, **arguments})
        return self._next("answer")

    def up(self) -> None:
        """Returns when it lives and listens."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            if not self._life:
                self._ask({"do": "live"})
                self._next("life")
            if _listens(self._port):
                return
            if time.monotonic() > deadline:
                raise AssertionError(f"nobody listens on {self._port}: see {self._log.name}")
            time.sleep(0.005)

    def close(self) -> None:
        assert self._nursery.stdin is not None
        self._nursery.stdin.close()
        try:
            self._nursery.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._nursery.kill()
        self._log.close()


class Stage:
    """`expires_seconds` is how long a payment may take; `pending_seconds` how long the money of
    one that was decided "pending" is under way."""

    def __init__(
        self, database_url: str = "", expires_seconds: float = 600, pending_seconds: float = 0.3
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="portico-kill-")
        self.folder = Path(self._folder.name)
        self.server_port, self.provider_port = ports.free(2)
        environment = {
            **os.environ,
            "PORTICO_VAR": str(self.folder),
            "PORTICO_DATABASE_URL": database_url,
            "PORTICO_RULES_DIR": os.environ.get("PORTICO_RULES_DIR")
            or str(ROOT / "build" / "native-release"),
            "PORTICO_SANDBOX_URL": f"http://127.0.0.1:{self.provider_port}",
            "PORTICO_SANDBOX_SECRET_FILE": str(self.folder / "secret.json"),
            "PORTICO_PUBLIC_URL": f"http://localhost:{self.server_port}",
            "PORTICO_DEMO": "0",
            "PORTICO_WORKER": "1",
        }
        (self.folder / "expires").write_text(str(expires_seconds))
        subprocess.run(
            [PYTHON, str(ROOT / "server" / "manage.py"), "migrate", "--noinput", "-v", "0"],
            check=True,
            env=environment,
        )
        hook = f"http://127.0.0.1:{self.server_port}/api/v1/providers/sandbox/webhook"
        provider = ["crash_provider.py", str(self.folder), "--port", str(self.provider_port)]
        provider += ["--var", str(self.folder / "sandbox"), "--webhook-url", hook]
        provider += ["--secret-file", str(self.folder / "secret.json")]
        provider += ["--pending-seconds", str(pending_seconds), "--retry-seconds", "0.05"]
        server = ["crash_server.py", str(self.folder), str(self.server_port)]
        self.provider = Mortal(
            provider, environment, self.provider_port, self.folder / "provider.err"
        )
        self.server = Mortal(server, environment, self.server_port, self.folder / "server.err")
        self.points = {name: Points(self.folder, name) for name in ("server", "provider")}
        seeded = self.server.call("seed")
        self.customer = seeded["customer"]
        self._cookie = SimpleCookie(f"portico_session={seeded['cookie']}")
        self.up()
        status, session = self.once("GET", "/api/v1/session")
        assert status == 200 and session["person"], session
        self._csrf = session["csrf_token"]

    def up(self) -> None:
        self.provider.up()
        self.server.up()

    def close(self) -> None:
        self.server.close()
        self.provider.close()
        self._folder.cleanup()

    # The person's browser.
    def once(
        self, method: str, path: str, body: Any = None, key: str = ""
    ) -> tuple[int, dict[str, Any]]:
        """One request to the portal. Errors: OSError, HTTPException where no answer came."""
        headers = {"Cookie": self._cookie.output(header="", attrs=[]).strip()}
        if method != "GET":
            headers["X-CSRF-Token"] = getattr(self, "_csrf", "")
        if body is not None:
            headers["Content-Type"] = "application/json"
        if key:
            headers["Idempotency-Key"] = key
        text = None if body is None else json.dumps(body).encode()
        status, _, answer = _http(self.server_port, method, path, text, headers)
        return status, json.loads(answer) if answer else {}

    def insisting(self, method: str, path: str, body: Any = None, key: str = "") -> Any:
        """Asks again, as the client does, until there is an answer that is not "try later"."""

        def attempt() -> Any:
            status, answer = self.once(method, path, body, key)
            return None if status == 503 else (status, answer)

        return self.until(attempt)

    def until(self, attempt: Callable[[], T | None]) -> T:
        """What `attempt` answers in the end; whoever died meanwhile is started again."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        while True:
            self.up()
            try:
                answer = attempt()
                if answer is not None:
                    return answer
            except (OSError, http.client.HTTPException, ValueError):
                pass
            if time.monotonic() > deadline:
                raise AssertionError("nothing came of it in time")
            time.sleep(0.01)

    # The payer at the provider.
    def decide(self, redirect_url: str, decision: str) -> None:
        """Opens the hosted page and presses a button, again until it was taken."""
        parts = urlsplit(redirect_url)
        path = f"{parts.path}?{parts.query}"

        def attempt() -> bool | None:
            status, _, page = _http(self.provider_port, "GET", path, None, {})
            if status == 200 and b'name="decision"' not in page:
                return True  # taken before, although the answer was lost
            form = {"Content-Type": "application/x-www-form-urlencoded"}
            text = urlencode({"decision": decision}).encode()
            status, _, _ = _http(self.provider_port, "POST", path, text, form)
            return True if status == 303 else None

        self.until(attempt)

    def at_provider(self, payment_id: str) -> dict[str, Any]:
        """The provider's own word on the payment; empty where it never heard of it."""
        key = json.loads((self.folder / "secret.json").read_text())["api_key"]
        headers = {"Authorization": f"Bearer {key}"}
        path = f"/v1/payments?reference={payment_id}"

        def attempt() -> dict[str, Any] | None:
            status, _, answer = _http(self.provider_port, "GET", path, None, headers)
            found: dict[str, Any] = json.loads(answer)
            return {} if status == 404 else found

        return self.until(attempt)

    def webhooks_owed(self, payment_id: str) -> int:
        """How many of a payment the provider has yet to deliver."""
        db = sqlite3.connect(self.folder / "sandbox" / "sandbox-provider.sqlite3", timeout=20)
        try:
            row = db.execute(
                "SELECT COUNT(*) FROM delivery WHERE next_at IS NOT NULL AND payment_id ="
                " (SELECT id FROM payment WHERE reference = ?)",
                (payment_id,),
            ).fetchone()
            return int(row[0])
        finally:
            db.close()

    def payments_url(self, rest: str = "") -> str:
        return f"/api/v1/customers/{self.customer}/payments{rest}"


def _http(
    port: int, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> tuple[int, Any, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_SECONDS)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
