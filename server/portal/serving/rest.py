"""REST requests: read whole, answered by Django in a thread that keeps its connection.

A bounded pool of persistent threads runs the WSGI handler. A slow sender or reader
holds no thread: the body is here before the thread starts, and the thread is free
before the answer leaves.
"""
from __future__ import annotations

import asyncio
import io
import sys
import time
from typing import Any, Callable
from urllib.parse import unquote_to_bytes

from portal.database.threads import ConnectedThreads
from portal.problems import Problem
from portal.serving import framed
from portal.serving.answering import Header, Receive, Send, answer

BODY_SECONDS = 20.0  # For a whole body to arrive.
WAITING_LIMIT = 256  # Requests that wait for a thread; more are turned away.


class Disconnected(Exception):
    """The client left before its request was whole."""


class RestPool:
    def __init__(self, application: Callable[..., Any], threads: int, body_limit: int) -> None:
        self._application = application
        self._body_limit = body_limit
        self._threads = ConnectedThreads(threads, "portico-rest")
        self._places = threads + WAITING_LIMIT

    async def serve(
        self, scope: dict[str, Any], request_id: str, receive: Receive, send: Send
    ) -> None:
        """Raises Problem where the request gets no further than here, or Disconnected."""
        body = await read_body(scope, receive, self._body_limit)
        if self._places <= 0:
            raise Problem("busy", 503, "The server is busy.", retry_after_seconds=2)
        self._places -= 1
        try:
            environ = environ_of(scope, body, request_id)
            status, headers, content = await self._threads.run(self._run, environ)
        finally:
            self._places += 1
        if scope["method"] == "HEAD":
            content = b""
        await answer(send, status, headers, content)

    async def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Runs a small question to the database in one of the threads."""
        return await self._threads.run(function, *arguments)

    def close(self) -> None:
        """Waits for requests under way."""
        self._threads.close()

    def _run(self, environ: dict[str, Any]) -> tuple[int, list[Header], bytes]:
        started: list[Any] = []

        def start_response(status: str, headers: list[tuple[str, str]], error: Any = None) -> None:
            started[:] = [int(status.split(" ", 1)[0]), headers]

        response = self._application(environ, start_response)
        try:
            content = b"".join(response)
        finally:
            if hasattr(response, "close"):
                response.close()
        status, pairs = started
        headers = [
            (name.lower().encode("latin-1"), value.strip().encode("latin-1"))
            for name, value in pairs
        ]
        names = {name for name, _ in headers}
        if status not in (204, 304) and b"content-length" not in names:
            headers.append((b"content-length", str(len(content)).encode()))
        return status, headers, content


async def read_body(scope: dict[str, Any], receive: Receive, limit: int) -> bytes:
    declared = dict(scope["headers"]).get(b"content-length", b"0")
    if declared.isdigit() and int(declared[:20]) > limit:
        raise _too_large()
    deadline = time.monotonic() + BODY_SECONDS
    body = bytearray()
    while True:
        try:
            message = await asyncio.wait_for(receive(), max(deadline - time.monotonic(), 0.001))
        except asyncio.TimeoutError:
            raise Problem("timeout", 408, "The request did not arrive in time.") from None
        if message["type"] == "http.disconnect":
            raise Disconnected
        body += message.get("body", b"")
        if len(body) > limit:
            raise _too_large()
        if not message.get("more_body"):
            return bytes(body)


def _too_large() -> Problem:
    return Problem("too-large", 413, "The body is too large.")


def environ_of(scope: dict[str, Any], body: bytes, request_id: str) -> dict[str, Any]:
    """WSGI's environ (PEP 3333) of an ASGI scope."""
    raw_path = scope.get("raw_path") or scope["path"].encode()
    server = scope.get("server") or ("localhost", 80)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(raw_path.split(b"?", 1)[0]).decode("latin-1"),
        "QUERY_STRING": scope.get("query_string", b"").decode("latin-1"),
        "SERVER_NAME": str(server[0]),
        "SERVER_PORT": str(server[1] or 80),
        "SERVER_PROTOCOL": f"HTTP/{scope.get('http_version', '1.1')}",
        "REMOTE_ADDR": (scope.get("client") or ("", 0))[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
        "portico.request_id": request_id,
        framed.MARK: framed.MARK in scope,
    }
    for name, value in scope["headers"]:
        if b"_" in name:
            continue  # X_Y would pass for X-Y.
        text = value.decode("latin-1")
        key = name.decode("latin-1").upper().replace("-", "_")
        key = key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"
        joint = "; " if key == "HTTP_COOKIE" else ","
        environ[key] = environ[key] + joint + text if key in environ else text
    environ["CONTENT_LENGTH"] = str(len(body))
    return environ
