"""Carries events from the database to this process's streams.

One thread reads the outbox past the last position it saw, whenever something was
committed, and hands the rows to the event loop, which puts them into the queue of each
stream that is interested. Thousands of idle streams cost no query.
"""
from __future__ import annotations

import asyncio
import logging
import threading
from collections import Counter, deque
from typing import Any, Callable

from django.db import DatabaseError, close_old_connections, connection

from events import reading
from events.outbox import CHANNEL
from events.reading import Interest, Row
from portal.database.notices import Notices, wake
from portal.database.threads import ConnectedThreads

log = logging.getLogger("portico.events")

QUEUE_LIMIT = 1000
RETRY_SECONDS = 1.0


class Subscriber:
    """One stream's queue. Used in the event loop alone."""

    def __init__(self, person_key: int, interests: frozenset[Interest]) -> None:
        self.person_key = person_key
        self.interests = interests
        self.ready = asyncio.Event()
        self.overflowed = False  # Rows were dropped: read the outbox again.
        self._rows: deque[Row] = deque()

    def put(self, row: Row) -> None:
        if len(self._rows) >= QUEUE_LIMIT:
            self._rows.clear()
            self.overflowed = True
        self._rows.append(row)
        self.ready.set()

    def take(self) -> list[Row]:
        rows = list(self._rows)
        self._rows.clear()
        self.ready.clear()
        return rows


class Hub:
    def __init__(self) -> None:
        self.closing = asyncio.Event()
        # Set once the thread knows from where on it tells; a stream that began before
        # could miss what is committed in between.
        self.begun = asyncio.Event()
        self._subscribers: dict[Interest, set[Subscriber]] = {}
        self._counts: Counter[int] = Counter()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None
        # Queries of streams wait for each other, not for REST requests.
        self._threads = ConnectedThreads(2, "portico-streams")
        self.streams = 0

    async def query(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Runs a query for a stream."""

        def run() -> Any:
            close_old_connections()
            return function(*arguments)

        return await self._threads.run(run)

    def start(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._thread = threading.Thread(target=self._run, name="portico-events", daemon=True)
        self._thread.start()

    def close_streams(self) -> None:
        """Ends every stream; clients come back with Last-Event-ID, here or elsewhere."""
        self.closing.set()

    def stop(self, timeout_seconds: float = 5.0) -> None:
        self._stopping.set()
        wake(CHANNEL)
        if self._thread is not None:
            self._thread.join(timeout_seconds)
        self._threads.close()

    def streams_of(self, person_key: int) -> int:
        return self._counts[person_key]

    def subscribe(self, person_key: int, interests: frozenset[Interest]) -> Subscriber:
        subscriber = Subscriber(person_key, interests)
        for interest in interests:
            self._subscribers.setdefault(interest, set()).add(subscriber)
        self._counts[person_key] += 1
        self.streams += 1
        return subscriber

    def unsubscribe(self, subscriber: Subscriber) -> None:
        self._forget(subscriber)
        self.streams -= 1
        self._counts[subscriber.person_key] -= 1
        if not self._counts[subscriber.person_key]:
            del self._counts[subscriber.person_key]

    def change(self, subscriber: Subscriber, interests: frozenset[Interest]) -> None:
        self._forget(subscriber)
        subscriber.interests = interests
        for interest in interests:
            self._subscribers.setdefault(interest, set()).add(subscriber)

    def _forget(self, subscriber: Subscriber) -> None:
        for interest in subscriber.interests:
            others = self._subscribers.get(interest, set())
            others.discard(subscriber)
            if not others:
                self._subscribers.pop(interest, None)

    def _dispatch(self, rows: list[Row]) -> None:
        for row in rows:
            told: set[Subscriber] = set()
            for interest in row.interests():
                told |= self._subscribers.get(interest, set())
            for subscriber in told:
                subscriber.put(row)

    def _run(self) -> None:
        head: int | None = None
        with Notices(CHANNEL) as notices:
            while not self._stopping.is_set():
                try:
                    head = self._read(head)
                    notices.wait(None)
                except DatabaseError as error:
                    log.warning("database failed", exc_info=error)
                    close_old_connections()
                    self._stopping.wait(RETRY_SECONDS)
        connection.close()

    def _read(self, head: int | None) -> int:
        if head is None:
            head = reading.bounds().head
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self.begun.set)
        while not self._stopping.is_set():
            rows = reading.rows_after(head)
            if rows and self._loop is not None:
                head = rows[-1].position
                self._loop.call_soon_threadsafe(self._dispatch, rows)
            if len(rows) < reading.BATCH:
                break
        return head
