"""A fixed set of threads, each with a database connection that it keeps."""
from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Callable

from django.db import connection


class ConnectedThreads:
    def __init__(self, count: int, name: str) -> None:
        self._count = count
        self._executor = ThreadPoolExecutor(count, thread_name_prefix=name)

    async def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Runs the function in one of the threads, from the event loop."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, function, *arguments)

    def close(self) -> None:
        """Waits for what runs, then closes every connection."""
        together = threading.Barrier(self._count)

        def part() -> None:
            together.wait(10)  # So that each thread takes one.
            connection.close()

        for done in [self._executor.submit(part) for _ in range(self._count)]:
            done.exception()
        self._executor.shutdown(wait=True)
