"""The whole command: an unpacked archive serves without a compiler, a second start builds nothing.

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
BUILDERS = ("apt-get", "cmake", "em++", "g++", "ninja", "node", "npm")


class Served(FolderTestCase):
    def setUp(self) -> None:
        super().setUp()
        build.require(ROOT)
        self.folder.chmod(0o755)  # an account that is not root serves
        self.commands = self.folder / "bin"
        self.commands.mkdir()
        self.path = str(self.commands)  # where commands are found

    def serve(self, root: Path) -> "tuple[subprocess.Popen[str], str, str]":
        """Starts it; it ends with the test. Answers its process, its address and what it said."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        process = subprocess.Popen(
            [str(root / "serve.py"), "--port", str(port), "--var", str(self.folder / "var")],
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


def made(folder: Path) -> dict[str, int]:
    """Time of each file that is served."""
    files = [*folder.glob("native-release/*.so"), *folder.glob("web-release/*.wasm")]
    files += [path for path in (folder / "dist").rglob("*") if path.is_file()]
    return {str(path): path.stat().st_mtime_ns for path in files}
