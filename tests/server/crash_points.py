"""Points at which a process may die, found while it runs: every commit and every HTTP message.

Loaded by the tests' own launchers alone (crash_server.py, crash_provider.py); the product knows
nothing of it. A small shared file holds whether points count, how many were reached, and at which
one the process kills itself (SIGKILL).
"""

from __future__ import annotations

import http.client
import mmap
import os
import signal
import sqlite3
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

SHARED = struct.Struct("=qqq")  # armed, reached, target


class Points:
    """One process's points. The tests and the process see the same file."""

    def __init__(self, folder: Path, name: str) -> None:
        path = folder / f"{name}.points"
        if not path.exists():
            path.write_bytes(bytes(SHARED.size))
        with path.open("r+b") as file:
            self._shared = mmap.mmap(file.fileno(), SHARED.size)
        self._log = folder / f"{name}.log"
        self._lock = threading.Lock()

    # For the tests.
    def arm(self, target: int) -> None:
        """Counts from here on, and dies at the `target`th point; 0 never dies."""
        self._log.write_text("")
        self._write(1, 0, target)

    def disarm(self) -> list[str]:
        """The points that were reached, in order."""
        self._write(0, 0, 0)
        return self._log.read_text().splitlines()

    # For the process.
    def reach(self, name: str) -> None:
        with self._lock:
            armed, reached, target = SHARED.unpack(self._shared[:])
            if not armed:
                return
            reached += 1
            self._write(armed, reached, target)
            with self._log.open("a") as log:
                log.write(name + "\n")
            if reached == target:
                os.kill(os.getpid(), signal.SIGKILL)

    def _write(self, *values: int) -> None:
        self._shared[:] = SHARED.pack(*values)


def around(points: Points, owner: Any, method: str, name: str) -> None:
    """A point before and one after each call of `owner.method`."""
    original: Callable[..., Any] = getattr(owner, method)

    def watched(*arguments: Any, **named: Any) -> Any:
        points.reach(f"before {name}")
        answer = original(*arguments, **named)
        points.reach(f"after {name}")
        return answer

    setattr(owner, method, watched)


def watch_outgoing_http(points: Points) -> None:
    around(points, http.client.HTTPConnection, "request", "a request is sent")
    around(points, http.client.HTTPConnection, "getresponse", "an answer is received")


def watch_sqlite(points: Points) -> None:
    """Commits of connections made by hand (`execute("COMMIT")`)."""
    connect = sqlite3.connect

    class Connection(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> Any:
            if sql != "COMMIT":
                return super().execute(sql, *values)
            points.reach("before a commit")
            answer = super().execute(sql)
            points.reach("after a commit")
            return answer

    def watched(*arguments: Any, **named: Any) -> Any:
        return connect(*arguments, factory=Connection, **named)

    sqlite3.connect = watched


def watch_django(points: Points) -> None:
    """Commits of transactions, and of statements that write without one."""
    from django.db import connections
    from django.db.backends.base.base import BaseDatabaseWrapper
    from django.db.backends.utils import CursorWrapper

    around(points, BaseDatabaseWrapper, "_commit", "a commit")
    execute = CursorWrapper.execute

    def watched(self: Any, sql: str, params: Any = None) -> Any:
        writes = sql.lstrip()[:6].upper() in ("INSERT", "UPDATE", "DELETE")
        if not writes or connections["default"].in_atomic_block:
            return execute(self, sql, params)
        points.reach("before a write")
        answer = execute(self, sql, params)
        points.reach("after a write")
        return answer

    CursorWrapper.execute = watched


def watch_asgi(points: Points, application: type) -> None:
    """Requests that arrive and answers that leave, of an ASGI application's class."""
    original = getattr(application, "__call__")

    async def watched(self: Any, scope: Any, receive: Any, send: Any) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/api/"):
            await original(self, scope, receive, send)
            return

        async def sending(message: Any) -> None:
            begins = message["type"] == "http.response.start"
            if begins:
                points.reach("before an answer leaves")
            await send(message)
            if not begins and not message.get("more_body"):
                points.reach("after an answer left")

        points.reach(f"{scope['method']} {_route(scope['path'])} arrives")
        await original(self, scope, receive, sending)

    setattr(application, "__call__", watched)


def _route(path: str) -> str:
    return "/".join("…" if "_" in part else part for part in path.split("/"))
