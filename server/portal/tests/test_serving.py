"""The server as a process: real connections, slow ones, and its end."""
from __future__ import annotations

import asyncio
import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any, Awaitable, Callable
from unittest import mock
from urllib.parse import quote

import uvicorn
from django.conf import settings
from django.db import connection
from django.test import SimpleTestCase

import portal
from accounts.sessions import COOKIE, open_session
from events import outbox
from portal import contract
from portal.headers import security_headers
from portal.serving import protocol
from portal.testing import CastTransactionTestCase

START_SECONDS = 30
FOLDER = str(Path(portal.__file__).parent.parent)


def database_url() -> str:
    known = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{known['NAME']}"
    person = f"{known['USER']}:{quote(known['PASSWORD'])}"
    return f"postgresql://{person}@{known['HOST']}:{known['PORT']}/{known['NAME']}"


class Process:
    """`python3 -m portal.run` on the tests' database and a free port."""

    def __init__(self, *options: str, **environment: str) -> None:
        self.port = _free_port()
        module = "import sys; sys.path.insert(0, sys.argv.pop(1)); "
        module += "from portal.serving import protocol; protocol.HEADER_SECONDS = 1.0; "
        module += "from portal import run; sys.exit(run.main())"
        self.process = subprocess.Popen(
            [sys.executable, "-c", module, FOLDER, "--port", str(self.port)] + list(options),
            env={
                **os.environ,
                "PORTICO_DATABASE_URL": database_url(),
                "PORTICO_SECRET_KEY_FILE": str(Path(settings.VAR) / "secret-key"),
                **environment,
            },
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __enter__(self) -> "Process":
        deadline = time.monotonic() + START_SECONDS
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=5):
                    return self
            except (urllib.error.URLError, OSError):
                time.sleep(0.05)
        self.process.kill()
        raise AssertionError(f"did not start: {self.process.communicate()!r}")

    def __exit__(self, *error: Any) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def connect(self) -> socket.socket:
        connected = socket.create_connection(("127.0.0.1", self.port), timeout=15)
        return connected

    def end(self, number: int = signal.SIGTERM) -> tuple[int, bytes]:
        self.process.send_signal(number)
        _, errors = self.process.communicate(timeout=20)
        return self.process.returncode, errors


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def read_until(connected: socket.socket, mark: bytes) -> bytes:
    received = b""
    while mark not in received:
        piece = connected.recv(65536)
        if not piece:
            break
        received += piece
    return received


class ProcessTests(CastTransactionTestCase):
    def open_stream(self, process: Process) -> socket.socket:
        cookie, _ = open_session(self.cast.alice)
        connected = process.connect()
        head = f"GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nCookie: {COOKIE}={cookie}"
        connected.sendall(f"{head}\r\n\r\n".encode())
        self.assertIn(b": welcome", read_until(connected, b"welcome"))
        return connected

    def test_stream_hears_of_other_processes_and_ends_when_the_server_does(self) -> None:
        with Process() as process, self.open_stream(process) as connected:
            outbox.publish(self.cast.a, "invoice.paid", document_id="FROM-AFAR")
            self.assertIn(b"FROM-AFAR", read_until(connected, b"FROM-AFAR"))
            started = time.monotonic()
            code, errors = process.end()
            self.assertLess(time.monotonic() - started, 8)
            self.assertEqual(code, 0, errors)
            self.assertTrue(read_until(connected, b"0\r\n\r\n").endswith(b"0\r\n\r\n"))

    def test_ctrl_c_ends_it_too(self) -> None:
        with Process() as process, self.open_stream(process):
            code, errors = process.end(signal.SIGINT)
            self.assertEqual(code, 0, errors)
            self.assertNotIn(b"Traceback", errors)

    def test_headers_that_trickle_in_are_not_waited_for(self) -> None:
        with Process() as process:
            line = b"GET / HTTP/1.1\r\n"
            for begun in (b"", line + b"Host: loc", line + b"Host: x\r\nA: b\r\n"):
                with process.connect() as connected:
                    connected.sendall(begun)
                    started = time.monotonic()
                    self.assertEqual(read_until(connected, b"\r\n\r\n"), b"")
                    self.assertLess(time.monotonic() - started, 8)

    def test_second_request_of_a_connection_has_its_deadline_too(self) -> None:
        with Process() as process, process.connect() as connected:
            connected.sendall(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
            self.assertIn(b"200 OK", read_until(connected, b"}}"))
            connected.sendall(b"GET /healthz HTTP/1.1\r\nHost: loc")
            self.assertEqual(read_until(connected, b"\r\n\r\n"), b"")

    def test_endless_headers_are_cut_off(self) -> None:
        with Process() as process, process.connect() as connected:
            connected.sendall(b"GET / HTTP/1.1\r\n")
            try:
                for _ in range(2000):
                    connected.sendall(b"X-A: " + b"a" * 60 + b"\r\n")
                received = read_until(connected, b"\r\n\r\n")
            except (BrokenPipeError, ConnectionResetError):
                received = b""
            self.assertNotIn(b"200 OK", received)

    def test_what_is_not_http_is_answered_with_the_headers_of_every_answer(self) -> None:
        host = b"Host: localhost\r\n"
        with Process() as process:
            for sent in (
                b"nonsense\r\n\r\n",
                b"GET /%ff\xff HTTP/1.1\r\n" + host + b"\r\n",
                b"GET / HTTP/1.1\r\n" + host + b"Content-Length: x\r\n\r\n",
                b"GET / HTTP/1.1\r\n" + host + b"Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
            ):
                with self.subTest(sent), process.connect() as connected:
                    connected.sendall(sent)
                    answer = http.client.HTTPResponse(connected)
                    answer.begin()
                    problem = json.loads(answer.read())
                    self.assertEqual(contract.check("Problem", problem), [])
                    self.assertEqual((answer.status, problem["status"]), (400, 400))
                    self.assertEqual(answer.headers["Content-Type"], "application/problem+json")
                    self.assertEqual(answer.headers["X-Request-Id"], problem["request_id"])
                    self.assertEqual(answer.headers["Connection"], "close")
                    for name, value in security_headers().items():
                        self.assertEqual(answer.headers[name], value)

    def test_what_is_not_http_does_not_land_within_another_answer(self) -> None:
        with Process() as process, self.open_stream(process) as connected:
            connected.sendall(b"nonsense\r\n\r\n")
            self.assertNotIn(b"400", read_until(connected, b"problem"))

    def test_logs_are_json_and_name_no_person(self) -> None:
        with Process() as process:
            cookie, _ = open_session(self.cast.alice)
            request = urllib.request.Request(
                f"{process.url}/api/v1/sessions?q=alice@example.com",
                headers={"Cookie": f"{COOKIE}={cookie}"},
            )
            with urllib.request.urlopen(request, timeout=10) as answer:
                request_id = answer.headers["X-Request-Id"]
            _, errors = process.end()
        lines = [json.loads(line) for line in errors.decode().splitlines()]
        mine = [line for line in lines if line.get("request_id") == request_id]
        self.assertEqual((mine[0]["route"], mine[0]["status"]), ("api/v1/sessions", 200))
        self.assertNotIn(b"alice", errors)
        self.assertNotIn(cookie.encode(), errors)

    def test_several_processes_share_the_port_and_end_together(self) -> None:
        with Process("--workers", "2") as process:
            streams = [self.open_stream(process) for _ in range(4)]
            outbox.publish(self.cast.a, "invoice.paid", document_id="ALL")
            for connected in streams:
                self.assertIn(b"ALL", read_until(connected, b"ALL"))
                connected.close()
            code, errors = process.end()
            self.assertEqual(code, 0, errors)

    def test_demo_beyond_loopback_does_not_start(self) -> None:
        refused = Process("--host", "0.0.0.0", PORTICO_DEMO="1").process
        _, errors = refused.communicate(timeout=20)
        self.assertEqual(refused.returncode, 2)
        self.assertIn(b"loopback only", errors)

    def test_port_in_use_is_said_in_a_sentence(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            refused = Process("--port", str(taken.getsockname()[1])).process
            _, errors = refused.communicate(timeout=20)
        self.assertEqual(refused.returncode, 2)
        self.assertIn(b"Can't listen", errors)
        self.assertNotIn(b"Traceback", errors)


class SlowReaderTests(SimpleTestCase):
    """A connection whose reader takes nothing: its transport calls `pause_writing`."""

    def play(self, scene: Callable[[protocol.PatientProtocol, Any], Awaitable[None]]) -> None:
        async def run() -> None:
            config = uvicorn.Config("portal.asgi:application", ws="none", log_config=None)
            config.load()
            made = protocol.PatientProtocol(
                config=config, server_state=uvicorn.server.ServerState()
            )
            aborted = asyncio.Event()
            transport = mock.Mock(abort=aborted.set)
            made.connection_made(transport)
            await scene(made, aborted)
            made.connection_lost(None)

        with mock.patch.object(protocol, "READER_SECONDS", 0.05):
            asyncio.run(run())

    def test_reader_that_takes_nothing_is_dropped(self) -> None:
        async def scene(made: protocol.PatientProtocol, aborted: asyncio.Event) -> None:
            made.pause_writing()
            await asyncio.wait_for(aborted.wait(), 10)

        self.play(scene)

    def test_reader_that_goes_on_is_not(self) -> None:
        async def scene(made: protocol.PatientProtocol, aborted: asyncio.Event) -> None:
            made.pause_writing()
            made.resume_writing()
            later = asyncio.Event()
            asyncio.get_running_loop().call_later(0.2, later.set)
            await later.wait()
            self.assertFalse(aborted.is_set())

        self.play(scene)
