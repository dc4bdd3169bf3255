"""A reader of the stream for tests: speaks ASGI, keeps what it was told."""
from __future__ import annotations

import asyncio
import json
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from events import stream
from events.hub import Hub
from portal import contract
from portal.problems import Problem


@dataclass(frozen=True)
class Told:
    id: str
    type: str
    customer_id: str
    document_id: str


class Reader:
    """One connection. `events` grows; `last_id` is what a browser would resume from."""

    def __init__(self, hub: Hub, cookie: str, last_id: str | None = None) -> None:
        self.status = 0
        self.ended = False
        self.events: list[Told] = []
        self.last_id = last_id
        self.heartbeats = 0
        self.problem: Problem | None = None
        self._changed = asyncio.Condition()
        self._gone = asyncio.Event()
        self._task = asyncio.ensure_future(self._serve(hub, cookie, last_id))

    async def _serve(self, hub: Hub, cookie: str, last_id: str | None) -> None:
        try:
            await stream.serve(hub, cookie, last_id, self._receive, self._send)
        except Problem as problem:
            self.status, self.problem = problem.status, problem
        async with self._changed:
            self.ended = True
            self._changed.notify_all()

    async def _receive(self) -> dict[str, Any]:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        async with self._changed:
            if message["type"] == "http.response.start":
                self.status = message["status"]
            else:
                self._take(message["body"].decode())
            self._changed.notify_all()

    def _take(self, text: str) -> None:
        for frame in filter(None, text.split("\n\n")):
            lines = dict(line.split(": ", 1) for line in frame.split("\n") if ": " in line)
            self.last_id = lines.get("id", self.last_id)
            if "data" in lines:
                event = json.loads(lines["data"])
                assert not contract.check("Event", event), event
                told = Told(
                    lines["id"], event["type"], event["customer_id"], event.get("document_id", "")
                )
                self.events.append(told)
            elif frame.startswith(":"):
                self.heartbeats += 1

    async def until(self, condition: Any, seconds: float = 20.0) -> None:
        """Waits until condition(reader) holds."""

        async def wait() -> None:
            async with self._changed:
                await self._changed.wait_for(lambda: condition(self))

        await asyncio.wait_for(wait(), seconds)

    async def begun(self) -> "Reader":
        await self.until(lambda reader: reader.status and (reader.last_id or reader.ended))
        return self

    async def leave(self) -> None:
        self._gone.set()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(self._task, 20)
