"""The whole command: an unpacked archive serves without a compiler.

REQUIRES: the step "build" of tests/run, whose results are served here.
"""

import http.cookiejar
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import tarfile
import urllib.request
from pathlib import Path

from support import ROOT, FolderTestCase

from portico_cli import build, bundle

PATIENCE_S = 120
READY = "Ctrl-C ends it."
# All that serving calls by name.
NEEDED = ("dpkg-query", "env", "sh", "setpriv", "test")


class Served(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        build.require(ROOT)
        self.folder.chmod(0o755)  # an account that is not root serves
        self.commands = self.folder / "bin"
        self.commands.mkdir()

    def serve(self, root: Path) -> "tuple[subprocess.Popen[str], str, str]":
        """Starts it; it ends with the test. Answers its process, its address and what it said."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [str(root / "serve.py"), "--port", str(port), "--var", str(self.folder / "var")],
            env={**os.environ, "PATH": str(self.commands)},
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
                return process, f"http://127.0.0.1:{port}", said
        self.fail(said)

    def end(self, process: "subprocess.Popen[str]") -> None:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=PATIENCE_S), 0)


class Visitor:
    def __init__(self, address: str) -> None:
        self.address = address
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()),
        )

    def get(self, path: str) -> bytes:
        with self.opener.open(self.address + path, timeout=PATIENCE_S) as answer:
            assert answer.status == 200
            found: bytes = answer.read()
        return found

    def sign_in(self, email: str, password: str) -> str:
        """Answers the name of who is signed in then."""
        token = json.loads(self.get("/api/v1/session"))["csrf_token"]
        request = urllib.request.Request(
            self.address + "/api/v1/session",
            json.dumps({"email": email, "password": password}).encode(),
            {
                "Content-Type": "application/json",
                "X-CSRF-Token": token,
                "Idempotency-Key": "served-test-sign-in",
            },
        )
        with self.opener.open(request, timeout=PATIENCE_S):
            pass
        person = json.loads(self.get("/api/v1/session"))["person"]
        return str(person["name"])


class UnpackedArchive(Served):
    def test_serves_and_signs_in_without_a_compiler(self) -> None:
        for name in NEEDED:
            (self.commands / name).symlink_to(str(shutil.which(name)))
        archive = bundle.make(ROOT, self.folder / "made", lambda _text: None)
        with tarfile.open(archive) as tar:
            tar.extractall(self.folder / "unpacked")
        (root,) = (self.folder / "unpacked").iterdir()
        _, address, _ = self.serve(root)

        visitor = Visitor(address)
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
