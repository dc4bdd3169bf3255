"""/api/v1/events: one endless answer of server-sent events, read with fetch.

A stream first tells what the outbox holds past `Last-Event-ID`, then what is committed
from then on; each event once, in order of commit. Before anything is told the session
and the memberships are asked for again. An id that can't be resumed is answered by
`resync`: the client loads what it shows anew.
"""
from __future__ import annotations

import asyncio
import json
from typing import Any, Awaitable, Callable

from events import reading
from events.hub import Hub, Subscriber
from events.reading import Row
from events.watching import Watcher, watcher_of
from portal import clock
from portal.problems import Problem

HEARTBEAT_SECONDS = 25.0
BEGIN_SECONDS = 10.0
CANCEL_SECONDS = 0.5
SEND_SECONDS = 30.0  # A reader that takes nothing for so long is let go.
STREAMS_PER_PERSON = 12
HEADERS = (
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
)

Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]


async def serve(
    hub: Hub, cookie: str, last_event_id: str | None, receive: Receive, send: Send
) -> None:
    """Raises Problem before the answer began."""
    watcher = await hub.query(watcher_of, cookie)
    if watcher is None:
        raise Problem("signed-out", 401, "Sign in first.")
    try:
        await asyncio.wait_for(hub.begun.wait(), BEGIN_SECONDS)
    except asyncio.TimeoutError:
        raise Problem("busy", 503, "The server is starting.", retry_after_seconds=2) from None
    if hub.streams_of(watcher.person_key) >= STREAMS_PER_PERSON:
        raise Problem("too-many-streams", 429, "Too many are open.", retry_after_seconds=10)
    subscriber = hub.subscribe(watcher.person_key, watcher.interests)
    try:
        stream = _Stream(hub, cookie, subscriber, send)
        gone = asyncio.ensure_future(_disconnected(receive))
        told = asyncio.ensure_future(stream.run(last_event_id))
        closing = asyncio.ensure_future(hub.closing.wait())
        try:
            await asyncio.wait((gone, told, closing), return_when=asyncio.FIRST_COMPLETED)
        finally:
            await _end(gone, told, closing)
        if not gone.done() or gone.cancelled():
            await stream.finish()
    finally:
        hub.unsubscribe(subscriber)


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _end(*tasks: "asyncio.Future[Any]") -> None:
    """Cancels until it works: `wait_for` (before Python 3.12) swallows a cancellation that
    comes in the moment when what it waits for is there."""
    waiting = set(tasks)
    while waiting:
        for task in waiting:
            task.cancel()
        _, waiting = await asyncio.wait(waiting, timeout=CANCEL_SECONDS)
    results = await asyncio.gather(*tasks, return_exceptions=True)
    for result in results:
        if isinstance(result, Exception) and not isinstance(result, asyncio.TimeoutError):
            raise result


class _Stream:
    def __init__(self, hub: Hub, cookie: str, subscriber: Subscriber, send: Send) -> None:
        self._hub = hub
        self._cookie = cookie
        self._subscriber = subscriber
        self._send = send
        self._epoch = ""
        self._position = 0
        self._stuck = False

    async def run(self, last_event_id: str | None) -> None:
        await self._begin(last_event_id)
        if not await self._catch_up():
            return
        while True:
            try:
                await asyncio.wait_for(self._subscriber.ready.wait(), HEARTBEAT_SECONDS)
            except asyncio.TimeoutError:
                if not await self._tell([], heartbeat=True):
                    return
                continue
            rows = [row for row in self._subscriber.take() if row.position > self._position]
            if self._subscriber.overflowed:
                self._subscriber.overflowed = False
                if not await self._catch_up():
                    return
            elif rows and not await self._tell(rows):
                return

    async def finish(self) -> None:
        """The end of the answer, so that a client sees a whole one."""
        if not self._stuck:
            await self._put(b"", more=False)

    async def _begin(self, last_event_id: str | None) -> None:
        bounds = await self._hub.query(reading.bounds)
        self._epoch = bounds.epoch
        resumed = bounds.resumable(last_event_id) if last_event_id else bounds.head
        self._position = bounds.head if resumed is None else resumed
        start = {"type": "http.response.start", "status": 200, "headers": list(HEADERS)}
        await self._send(start)
        if resumed is None:
            await self._put(self._frame(_told("resync")))
        else:
            # An id alone: what was missed before the first event can be asked for, too.
            await self._put(f"id: {self._id()}\n: welcome\n\n".encode())

    async def _catch_up(self) -> bool:
        while True:
            rows = await self._hub.query(
                reading.rows_after, self._position, reading.BATCH, self._subscriber.interests
            )
            if rows and not await self._tell(rows):
                return False
            if len(rows) < reading.BATCH:
                return True

    async def _tell(self, rows: list[Row], *, heartbeat: bool = False) -> bool:
        """Sends rows that the person may see now; False once the session has ended."""
        watcher = await self._hub.query(watcher_of, self._cookie)
        if watcher is None:
            ended = [row for row in rows if row.type == "session.ended"]
            if ended:
                self._position = ended[-1].position
            await self._put(self._frame(_told("session.ended")))
            return False
        frames = []
        if watcher.interests != self._subscriber.interests:
            self._hub.change(self._subscriber, watcher.interests)
            # Before the rows: who is cut off in between resumes at them, with what may be seen now.
            frames.append(self._frame(_told("resync")))
        for row in rows:
            self._position = row.position
            if self._allowed(row, watcher):
                frames.append(self._frame(row.data()))
        if frames or heartbeat:
            await self._put(b"".join(frames) or b":\n\n")
        return True

    @staticmethod
    def _allowed(row: Row, watcher: Watcher) -> bool:
        if row.session_id and row.session_id != watcher.session_id:
            return False
        return any(interest in watcher.interests for interest in row.interests())

    def _id(self) -> str:
        return f"{self._epoch}.{self._position}"

    def _frame(self, data: str) -> bytes:
        return f"id: {self._id()}\ndata: {data}\n\n".encode()

    async def _put(self, body: bytes, *, more: bool = True) -> None:
        self._stuck = True
        message = {"type": "http.response.body", "body": body, "more_body": more}
        await asyncio.wait_for(self._send(message), SEND_SECONDS)
        self._stuck = False


def _told(type: str) -> str:
    event = {"type": type, "at": clock.rfc3339(clock.now()), "customer_id": ""}
    return json.dumps(event, separators=(",", ":"))
