"""Whole answers in ASGI's words."""
from __future__ import annotations

import json
from typing import Any, Awaitable, Callable, Iterable

from portal.headers import security_headers
from portal.problems import MEDIA_TYPE, Problem

Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Header = tuple[bytes, bytes]


async def answer(send: Send, status: int, headers: Iterable[Header], body: bytes = b"") -> None:
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": body})


async def answer_problem(
    send: Send, problem: Problem, request_id: str, *, head: bool = False, close: bool = False
) -> None:
    headers, body = problem_answer(problem, request_id, close=close)
    await answer(send, problem.status, headers, b"" if head else body)


def problem_answer(
    problem: Problem, request_id: str, *, close: bool = False
) -> tuple[list[Header], bytes]:
    """Headers, without those of every answer, and body."""
    body = json.dumps(problem.body(request_id), ensure_ascii=False).encode()
    headers = [
        (b"content-type", MEDIA_TYPE.encode()),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
    ]
    headers += [(name.lower().encode(), value.encode()) for name, value in problem.headers.items()]
    if problem.retry_after_seconds is not None:
        headers.append((b"retry-after", str(problem.retry_after_seconds).encode()))
    if close:
        headers.append((b"connection", b"close"))
    return headers, body


def headers_of_every_answer(request_id: str) -> list[Header]:
    added = [(name.lower().encode(), value.encode()) for name, value in security_headers().items()]
    return [*added, (b"x-request-id", request_id.encode())]


def with_headers(send: Send, request_id: str) -> tuple[Send, list[int]]:
    """A `send` that adds the headers of every answer; the list gets the status."""
    added = headers_of_every_answer(request_id)
    statuses: list[int] = []

    async def sending(message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            statuses.append(message["status"])
            headers = list(message.get("headers", []))
            present = {name for name, _ in headers}
            headers += [header for header in added if header[0] not in present]
            message = {**message, "headers": headers}
        await send(message)

    return sending, statuses
