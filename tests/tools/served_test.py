"""The whole command: an unpacked archive serves without a compiler, a second start builds nothing,
and a customer pays wherever the portal listens, with or without TLS, on both databases.

REQUIRES: the step "build" of tests/run, whose results are served here.
"""

import http.cookiejar
import json
import os
import re
import secrets
import shutil
import signal
import socket
import ssl
import subprocess
import tarfile
import tempfile
import time
import unittest
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from support import ROOT, FolderTestCase

from portico_cli import build, bundle, ports, postgres

PATIENCE_S = 120
READY = "Ctrl-C ends it."
# All that serving calls by name.
NEEDED = ("dpkg-query", "env", "sh", "setpriv", "test")
BUILDERS = ("apt-get", "cmake", "em++", "g++", "ninja", "node", "npm")


class Served(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        build.require(ROOT)
        self.folder.chmod(0o755)  # an account that is not root serves
        self.commands = self.folder / "bin"
        self.commands.mkdir()
        self.path = str(self.commands)  # where commands are found

    def serve(
        self, root: Path, *options: str, var: Path | None = None
    ) -> "tuple[subprocess.Popen[str], int, str]":
        """Starts it; it ends with the test. Answers its process, its port and what it said."""
        port = ports.free()[0]
        command = [str(root / "serve.py"), "--port", str(port)]
        command += ["--var", str(var or self.folder / "var"), *options]
        process = subprocess.Popen(
            command,
            env={**os.environ, "PATH": self.path},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert process.stdout
        self.addCleanup(process.stdout.close)
        self.addCleanup(self.end, process)
        said = ""
        for line in process.stdout:
            said += line
            if READY in line:
                return process, port, said
        self.fail(said)

    def end(self, process: "subprocess.Popen[str]") -> None:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=PATIENCE_S), 0)


class Visitor:
    """A browser: cookies, JSON, and the certificate authority that it trusts."""

    def __init__(self, address: str, authority: Path | None = None) -> None:
        self.address = address
        self.cookies = http.cookiejar.CookieJar()
        self.csrf_token = ""
        trusted = ssl.create_default_context(cafile=str(authority) if authority else None)
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPSHandler(context=trusted),
            urllib.request.HTTPCookieProcessor(self.cookies),
        )

    def open(self, request: "str | urllib.request.Request") -> Any:
        return self.opener.open(request, timeout=PATIENCE_S)

    def get(self, path: str) -> bytes:
        with self.open(self.address + path) as answer:
            assert answer.status == 200
            found: bytes = answer.read()
        return found

    def json(self, path: str) -> Any:
        return json.loads(self.get(path))

    def post(self, path: str, value: Any) -> Any:
        headers = {
            "Content-Type": "application/json",
            "X-CSRF-Token": self.csrf_token,
            "Idempotency-Key": secrets.token_hex(16),
        }
        body = json.dumps(value).encode()
        with self.open(urllib.request.Request(self.address + path, body, headers)) as answer:
            return json.loads(answer.read())

    def sign_in(self, email: str, password: str) -> str:
        """Answers the name of who is signed in then."""
        self.csrf_token = self.json("/api/v1/session")["csrf_token"]
        self.post("/api/v1/session", {"email": email, "password": password})
        session = self.json("/api/v1/session")
        self.csrf_token = session["csrf_token"]
        return str(session["person"]["name"])


class UnpackedArchive(Served):
    def test_serves_and_signs_in_without_a_compiler(self) -> None:
        for name in NEEDED:
            (self.commands / name).symlink_to(str(shutil.which(name)))
        archive = bundle.make(ROOT, self.folder / "made", lambda _text: None)
        with tarfile.open(archive) as tar:
            tar.extractall(self.folder / "unpacked")
        (root,) = (self.folder / "unpacked").iterdir()
        _, port, _ = self.serve(root)

        visitor = Visitor(f"http://127.0.0.1:{port}")
        visitor.get("/healthz")
        page = visitor.get("/").decode()
        scripts = re.findall(r'src="/([\w-]+\.js)"', page)
        self.assertTrue(scripts, page)
        texts = [page, *(visitor.get("/" + script).decode() for script in scripts)]
        names = {name for text in texts for name in re.findall(r"[a-z]+-[0-9a-f]{10}\.wasm", text)}
        self.assertTrue(names)
        for name in names:
            self.assertEqual(visitor.get("/" + name)[:4], b"\0asm", name)
        people = json.loads((self.folder / "var" / "demo-accounts.json").read_text())
        person = people[0]
        self.assertEqual(visitor.sign_in(person["email"], person["password"]), person["name"])


class SecondStart(Served):
    def test_builds_and_installs_nothing(self) -> None:
        called = self.folder / "called"
        for name in BUILDERS:
            real = shutil.which(name)
            self.write(
                f"bin/{name}", f'#!/bin/sh\necho {name} "$@" >> {called}\nexec {real} "$@"\n'
            )
            (self.commands / name).chmod(0o755)
        self.path += ":" + os.environ["PATH"]

        first = self.started()
        before, called_before = made(ROOT / "build"), called.read_text()
        second = self.started()

        self.assertEqual(made(ROOT / "build"), before)
        lines = called.read_text()[len(called_before) :].splitlines()
        checks = [line for line in lines if not line.startswith("cmake --build")]
        self.assertEqual(checks, ["node tools/bundle-web.mjs"])  # looks at the files, and ends
        for preset in ("native-release", "web-release"):
            log = (ROOT / "build" / "log" / f"{preset}.log").read_text()
            self.assertIn("no work to do", log)
        self.assertIn("Making the demo data", first)
        self.assertTrue(second.startswith("Portico is ready: "), second)

    def started(self) -> str:
        process, _, said = self.serve(ROOT)
        self.end(process)
        return said


def has_ipv6_loopback() -> bool:
    with suppress(OSError), socket.socket(socket.AF_INET6) as probe:
        probe.bind(("::1", 0))
        return True
    return False


class PaysAnywhere(Served):
    """Anna signs in and pays an invoice; the portal hears of it by the provider's webhook alone."""

    var: Path  # one demonstration, started anew in each way

    @classmethod
    def setUpClass(cls) -> None:
        held = tempfile.TemporaryDirectory(prefix="portico-test-")
        cls.addClassCleanup(held.cleanup)
        Path(held.name).chmod(0o755)
        cls.var = Path(held.name) / "var"

    def setUp(self) -> None:
        super().setUp()
        self.path = os.environ["PATH"]

    def started(self, *options: str, var: Path | None = None) -> int:
        _, port, _ = self.serve(ROOT, "--no-build", *options, var=var or self.var)
        return port

    def pays(self, visitor: Visitor, var: Path | None = None) -> None:
        person = json.loads(((var or self.var) / "demo-accounts.json").read_text())[0]
        self.assertEqual(visitor.sign_in(person["email"], person["password"]), person["name"])
        customer = f"/api/v1/customers/{person['customers'][0]}"
        invoices = visitor.json(f"{customer}/invoices")["data"]
        invoice = next(each for each in invoices if "pay" in each["actions"])
        allocation = {"document_id": invoice["id"], "amount_minor": invoice["open"]["amount_minor"]}
        payment = visitor.post(
            f"{customer}/payments",
            {
                "currency": invoice["open"]["currency"],
                "allocations": [allocation],
                "return_path": "/payments/return",
            },
        )
        self.assertEqual(payment["status"], "pending")
        self.approve(payment["redirect_url"])
        deadline = time.monotonic() + PATIENCE_S
        while payment["status"] == "pending" and time.monotonic() < deadline:
            time.sleep(0.05)
            payment = visitor.json(f"{customer}/payments/{payment['id']}")
        self.assertEqual(payment["status"], "succeeded")

    def approve(self, page: str) -> None:
        """On the provider's page; doesn't follow its way back, where the portal would ask it."""
        decision = urlencode({"decision": "approve"}).encode()
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Staying())
        with self.assertRaises(urllib.error.HTTPError) as stayed:
            opener.open(page, decision, timeout=PATIENCE_S)
        stayed.exception.close()
        self.assertEqual(stayed.exception.code, 303)

    @unittest.skipUnless(has_ipv6_loopback(), "this machine has no ::1")
    def test_over_ipv6(self) -> None:
        port = self.started("--bind", "::1")
        self.pays(Visitor(f"http://[::1]:{port}"))

    def test_at_one_address_with_a_public_name(self) -> None:
        port = self.started("--bind", "127.0.0.2", "--public-url", "http://pay.example")
        self.pays(Visitor(f"http://127.0.0.2:{port}"))

    def test_over_tls(self) -> None:
        cert, key = self.certificate()
        port = self.started("--tls-cert", str(cert), "--tls-key", str(key))
        visitor = Visitor(f"https://localhost:{port}", cert)
        with visitor.open(f"{visitor.address}/healthz") as answer:
            self.assertIn("max-age=", answer.headers["Strict-Transport-Security"])
        self.pays(visitor)
        self.assertTrue(visitor.cookies)
        self.assertTrue(all(cookie.secure for cookie in visitor.cookies))

    def test_on_postgresql(self) -> None:
        with postgres.server() as url:
            process, port, _ = self.serve(ROOT, "--no-build", "--database-url", url)
            var = self.folder / "var"
            self.assertFalse((var / "portico.sqlite3").exists())
            self.pays(Visitor(f"http://127.0.0.1:{port}"), var)
            self.end(process)

    def certificate(self) -> tuple[Path, Path]:
        cert, key = self.folder / "cert.pem", self.folder / "key.pem"
        command = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
        ]
        command += ["-nodes", "-days", "2", "-subj", "/CN=localhost"]
        command += ["-addext", "subjectAltName=DNS:localhost"]
        command += ["-keyout", str(key), "-out", str(cert)]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
        key.chmod(0o644)  # the account that serves reads it, too
        return cert, key


class Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


def made(folder: Path) -> dict[str, int]:
    """Time of each file that is served."""
    files = [*folder.glob("native-release/*.so"), *folder.glob("web-release/*.wasm")]
    files += [path for path in (folder / "dist").rglob("*") if path.is_file()]
    return {str(path): path.stat().st_mtime_ns for path in files}
