"""Plays a scene of readers and writers beside a running hub."""
from __future__ import annotations

import asyncio
import threading
from typing import Any, Awaitable, Callable

from django.db import connection

from accounts.sessions import open_session
from events.hub import Hub
from portal.testing import CastTransactionTestCase


class StreamTestCase(CastTransactionTestCase):
    def play(self, scene: Callable[[Hub], Awaitable[None]]) -> None:
        """Runs a scene beside a running hub."""

        async def run() -> None:
            hub = Hub()
            hub.start(asyncio.get_running_loop())
            try:
                await scene(hub)
            finally:
                hub.close_streams()
                await asyncio.get_running_loop().run_in_executor(None, hub.stop)
            self.assertEqual(hub.streams, 0)

        asyncio.run(run())

    def cookie(self, person: Any) -> str:
        return open_session(person)[0]

    @staticmethod
    async def write(function: Callable[..., Any], *values: Any, **named: Any) -> Any:
        """Runs a write in a thread of its own, as a request would."""
        result: list[Any] = []

        def run() -> None:
            try:
                result.append(function(*values, **named))
            finally:
                connection.close()

        thread = threading.Thread(target=run)
        thread.start()
        await asyncio.get_running_loop().run_in_executor(None, thread.join)
        return result[0]
