"""Asks the ASGI application as a connection would."""
from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from portal.asgi import Application
from portal.testing import Answered, assert_foreseen


@dataclass
class Answer:
    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def problem(self) -> str:
        return str(self.json()["type"]).rpartition(":")[2]


async def ask(
    application: Application,
    method: str,
    path: str,
    *,
    headers: dict[str, str] | None = None,
    body: list[Any] | None = None,
    client: str = "127.0.0.1",
    server: str = "127.0.0.1",
) -> Answer:
    """`body` comes in these pieces; an Ellipsis at its end never comes."""
    asked = {"host": "localhost", **(headers or {})}
    path, _, query = path.partition("?")
    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "raw_path": path.encode("latin-1"),
        "query_string": query.encode(),
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in asked.items()],
        "client": (client, 50000),
        "server": (server, 8080),
        "scheme": "http",
        "http_version": "1.1",
    }
    pieces = list(body or [b""])
    answer = Answer()

    async def receive() -> dict[str, Any]:
        if not pieces:
            await asyncio.Event().wait()
        piece = pieces.pop(0)
        if piece is ...:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

    async def send(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {
                name.decode(): value.decode("latin-1") for name, value in message["headers"]
            }
        else:
            answer.body += message["body"]

    await application(scope, receive, send)
    content_type = answer.headers.get("content-type", "")
    assert_foreseen(method, path, Answered(answer.status, content_type, answer.body))
    return answer


def ask_once(method: str, path: str, **more: Any) -> Answer:
    """With an application of its own; its threads end with the question."""

    async def run() -> Answer:
        application = Application()
        try:
            return await ask(application, method, path, **more)
        finally:
            await asyncio.get_running_loop().run_in_executor(None, application.rest.close)
            await asyncio.get_running_loop().run_in_executor(None, application.hub.stop)

    return asyncio.run(run())
