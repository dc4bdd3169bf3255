"""Where the gallery's file fields send to: it reads what comes, and keeps none of it.

Of demonstrations alone. `?line=` says how it goes: `good` answers 204, `refuses` answers 422,
`hangs` reads and never answers.
"""
from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qs

from portal.problems import Problem
from portal.serving.answering import Receive, Send, answer
from portal.serving.rest import Disconnected

PATH = "/gallery/upload"
MOST_BYTES = 64 * 1024 * 1024
BYTES_A_SECOND = 4_000_000  # As on a slow line, so that progress can be seen.


async def serve(scope: dict[str, Any], receive: Receive, send: Send) -> None:
    if scope["method"] != "POST":
        raise Problem("method-not-allowed", 405, "Files are sent by POST.")
    line = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("line", ["good"])[0]
    received = 0
    more = True
    while more:
        message = await _next(receive)
        received += len(message.get("body", b""))
        if received > MOST_BYTES:
            raise Problem("too-large", 413, "The file is too large.")
        more = message.get("more_body", False)
        await asyncio.sleep(len(message.get("body", b"")) / BYTES_A_SECOND)
    if line == "refuses":
        raise Problem("invalid", 422, "The file is refused.")
    while line == "hangs":
        await _next(receive)
    await answer(send, 204, [])


async def _next(receive: Receive) -> dict[str, Any]:
    message = await receive()
    if message["type"] == "http.disconnect":
        raise Disconnected
    return message
