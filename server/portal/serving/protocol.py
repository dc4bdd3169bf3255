"""uvicorn's HTTP/1.1 protocol, with deadlines for those who send or read slowly.

A request's headers must be whole within `HEADER_SECONDS` of its first byte (or of the
connection), however slowly they trickle in. A reader must take what waits for it within
`READER_SECONDS`, or the connection is dropped. What is not HTTP gets a problem as its answer.
"""
from __future__ import annotations

import asyncio
import secrets
from typing import Any

from uvicorn.protocols.http.httptools_impl import STATUS_LINE, HttpToolsProtocol

from portal.problems import unreadable
from portal.serving.answering import headers_of_every_answer, problem_answer

HEADER_SECONDS = 10.0
HEADER_LIMIT_BYTES = 32 * 1024
READER_SECONDS = 60.0


class PatientProtocol(HttpToolsProtocol):
    _deadline: asyncio.TimerHandle | None = None
    _stalled: asyncio.TimerHandle | None = None
    _header_bytes = 0
    _in_headers = True

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self._arm()

    def data_received(self, data: bytes) -> None:
        if self._in_headers:
            self._arm()
            self._header_bytes += len(data)
        super().data_received(data)
        if self._in_headers and self._header_bytes > HEADER_LIMIT_BYTES:
            self._give_up()

    def on_message_begin(self) -> None:
        self._in_headers = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._in_headers = False
        self._header_bytes = 0
        self._disarm()
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_headers = True
        super().on_message_complete()

    def send_400_response(self, message: str) -> None:
        """uvicorn's own would have none of our headers, and might land within another answer."""
        begun = self.cycle is not None and self.cycle.response_started
        if not begun or self.cycle.response_complete:
            request_id = secrets.token_hex(8)
            headers, body = problem_answer(unreadable(), request_id, close=True)
            headers += [*self.default_headers, *headers_of_every_answer(request_id)]
            head = b"".join(b"%s: %s\r\n" % header for header in headers)
            self.transport.write(STATUS_LINE[400] + head + b"\r\n" + body)
        self.transport.close()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._stalled = self.loop.call_later(READER_SECONDS, self.transport.abort)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._flows()

    def _flows(self) -> None:
        if self._stalled is not None:
            self._stalled.cancel()
            self._stalled = None

    def connection_lost(self, error: Any) -> None:
        self._disarm()
        self._flows()
        super().connection_lost(error)

    def _arm(self) -> None:
        if self._deadline is None:
            self._deadline = self.loop.call_later(HEADER_SECONDS, self._give_up)

    def _disarm(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _give_up(self) -> None:
        self._disarm()
        if self.transport is not None and not self.transport.is_closing():
            self.transport.close()
