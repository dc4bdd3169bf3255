"""Wakes threads that wait for a commit, in this process or another one.

`notify(channel)` belongs in the transaction that changes something. A thread that reads
such changes holds `Notices(channel)` and calls `wait`. In this process a commit wakes it
at once. Of other processes PostgreSQL tells by NOTIFY; SQLite's `data_version`, looked at
every POLL_SECONDS while somebody waits, changes with each commit of another connection.
(The write-ahead log's time stamp would not do: it changes before the commit is visible.)
A wait may end without a change, and never misses one.
"""
from __future__ import annotations

import os
import select
import threading
from typing import Any

from django.db import connection, transaction

from portal.database import listening

POLL_SECONDS = 0.5
# How often a quiet PostgreSQL connection is asked whether it still lives.
PROBE_SECONDS = 30.0

_listeners: dict[str, set["Notices"]] = {}
_guard = threading.RLock()  # A signal handler may wake, too.


def notify(channel: str) -> None:
    """Wakes the channel's waiting threads once the current transaction commits."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [channel])
    transaction.on_commit(lambda: wake(channel))


def wake(channel: str) -> None:
    """Wakes this process's waiting threads now."""
    with _guard:
        for notices in _listeners.get(channel, ()):
            notices.wake()


class Notices:
    """One thread's ear. Use it as a context manager, in the thread that waits."""

    def __init__(self, channel: str) -> None:
        self.channel = channel
        self._ear, self._mouth = os.pipe()
        os.set_blocking(self._ear, False)
        os.set_blocking(self._mouth, False)
        self._connection: Any = None
        self._seen = _sqlite_version()

    def __enter__(self) -> "Notices":
        with _guard:
            _listeners.setdefault(self.channel, set()).add(self)
        return self

    def __exit__(self, *error: Any) -> None:
        with _guard:
            _listeners[self.channel].discard(self)
            os.close(self._ear)
            os.close(self._mouth)
        self._hang_up()

    def wake(self) -> None:
        try:
            os.write(self._mouth, b"!")
        except BlockingIOError:
            pass  # The pipe is full of wishes to wake already.

    def wait(self, timeout_seconds: float | None, *, others: bool = True) -> None:
        """Until a notice or the time is over. `others`: of other processes too."""
        if connection.vendor == "postgresql":
            self._wait_for_postgresql(timeout_seconds)
        elif others:
            self._wait_for_sqlite(timeout_seconds)
        else:
            self._ready([self._ear], timeout_seconds)

    def _wait_for_sqlite(self, timeout_seconds: float | None) -> None:
        left = timeout_seconds
        while left is None or left > 0:
            if _sqlite_version() != self._seen:
                break
            step = POLL_SECONDS if left is None else min(POLL_SECONDS, left)
            if self._ready([self._ear], step):
                break
            left = None if left is None else left - step
        self._seen = _sqlite_version()

    def _wait_for_postgresql(self, timeout_seconds: float | None) -> None:
        if self._connection is None:
            # Something may have happened while nobody listened: answer at once, once.
            self._connection = listening.open_connection(self.channel)
            return
        limit = PROBE_SECONDS if timeout_seconds is None else min(PROBE_SECONDS, timeout_seconds)
        if not self._ready([self._ear, self._connection], limit) and limit == PROBE_SECONDS:
            if not listening.alive(self._connection):
                self._hang_up()
                return
        if not listening.drain(self._connection):
            self._hang_up()

    def _hang_up(self) -> None:
        if self._connection is not None:
            listening.close(self._connection)
            self._connection = None

    def _ready(self, sources: list[Any], timeout_seconds: float | None) -> bool:
        ready, _, _ = select.select(sources, [], [], timeout_seconds)
        if self._ear in ready:
            try:
                while os.read(self._ear, 4096):
                    pass
            except BlockingIOError:
                pass
        return bool(ready)


def _sqlite_version() -> tuple[int, int]:
    """What this thread's connection has seen of others' commits, and which connection that is."""
    if connection.vendor != "sqlite":
        return (0, 0)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        return (id(connection.connection), int(cursor.fetchone()[0]))
