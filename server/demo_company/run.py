#!/usr/bin/python3
"""The site of a company that shows the portal in a frame: another site, with its own server.

Ctrl-C or SIGTERM ends it. Its page is shell/company; `POST /portal-token` signs who is signed in
there, which is all that a company's server has to do. Here it believes what the page says: the
people are those of the demonstration, whose passwords are published. A real one asks its session.
"""

from __future__ import annotations

import argparse
import json
import os
import secrets
import signal
import sys
import time
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

KEY_ID = "demo-company"
TOKEN_SECONDS = 60
FILES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/company.css": ("company.css", "text/css; charset=utf-8"),
    "/company.js": ("company.js", "text/javascript; charset=utf-8"),
}


def read_or_make_key(path: Path) -> Any:
    """The private key, readable by its owner alone; its public half stands beside it as .pub."""
    if not path.exists():
        made = Ed25519PrivateKey.generate()
        pem = made.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(pem)
    key = serialization.load_pem_private_key(path.read_bytes(), None)
    public = key.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    path.with_suffix(".pub").write_bytes(public)
    return key


def token(key: Any, portal: str, email: str) -> str:
    """Who is signed in here, for the portal alone, for a minute and for once."""
    now = int(time.time())
    claims = {
        "sub": email,
        "aud": portal,
        "iat": now,
        "exp": now + TOKEN_SECONDS,
        "jti": secrets.token_urlsafe(16),
    }
    return jwt.encode(claims, key, algorithm="EdDSA", headers={"kid": KEY_ID})


class Site(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], folder: Path, portal: str, key: Any) -> None:
        super().__init__(address, Visit)
        self.folder = folder
        self.portal = portal
        self.key = key


class Visit(BaseHTTPRequestHandler):
    server: Site

    def do_GET(self) -> None:
        found = FILES.get(urlsplit(self.path).path)
        if found is None:
            is_icon = self.path == "/favicon.ico"
            status = HTTPStatus.NO_CONTENT if is_icon else HTTPStatus.NOT_FOUND
            self._answer(status, "text/plain", b"")
            return
        name, media_type = found
        text = (self.server.folder / name).read_text(encoding="utf-8")
        text = text.replace("{{portal}}", self.server.portal)
        self._answer(HTTPStatus.OK, media_type, text.encode())

    def do_POST(self) -> None:
        asked = urlsplit(self.path)
        # No other site may ask, in the name of who is signed in here.
        ours = self.headers.get("Sec-Fetch-Site") in (None, "same-origin")
        person = parse_qs(asked.query).get("person", [""])[0]
        if asked.path != "/portal-token" or not ours or not person:
            self._answer(HTTPStatus.NOT_FOUND, "text/plain", b"")
            return
        signed = token(self.server.key, self.server.portal, person)
        self._answer(HTTPStatus.OK, "application/json", json.dumps({"token": signed}).encode())

    def _answer(self, status: HTTPStatus, media_type: str, body: bytes) -> None:
        portal = self.server.portal
        self.send_response(status)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header(
            "Content-Security-Policy",
            f"default-src 'self'; script-src 'self' {portal}; frame-src {portal}",
        )
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing: addresses hold who is signed in."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--portal", required=True, help="the portal's origin")
    parser.add_argument("--pages", type=Path, required=True, help="shell/company")
    parser.add_argument("--key", type=Path, required=True, help="its private key, made if missing")
    parser.add_argument("--make-key", action="store_true", help="makes the key, and ends")
    options = parser.parse_args()

    key = read_or_make_key(options.key)
    if options.make_key:
        return 0
    try:
        site = Site(("127.0.0.1", options.port), options.pages, options.portal, key)
    except OSError as error:
        print(f"The company's site can't listen on port {options.port}: {error.strerror}.")
        return 1

    def end(_number: int, _frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    print(f"company's site: http://127.0.0.1:{options.port}", flush=True)
    try:
        site.serve_forever(poll_interval=3600)
    finally:
        site.server_close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
