"""Speaks to a browser that we started, over two pipes that nobody else has.

Chromium's DevTools protocol with --remote-debugging-pipe: JSON messages, a zero byte after each;
the browser reads file descriptor 3 and writes 4.
https://chromedevtools.github.io/devtools-protocol/
"""

import fcntl
import json
import os
import select
import subprocess
import sys
import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# Runs in the child: puts the pipes where the browser looks for them, then becomes it. It ends with
# us, whatever ends us (PR_SET_PDEATHSIG of prctl(2)).
_BECOME = """
import ctypes, os, signal, sys
reads, writes = int(sys.argv[1]), int(sys.argv[2])
os.dup2(reads, 3), os.dup2(writes, 4), os.close(reads), os.close(writes)
ctypes.CDLL(None).prctl(1, signal.SIGTERM)
os.execvp(sys.argv[3], sys.argv[3:])
"""
_HIGH = 10  # above the descriptors that the browser wants


class Silent(Exception):
    """It didn't answer in time."""


class Gone(Exception):
    """It has closed its end."""


class Refused(Exception):
    """It answered that it can't."""


def start(
    command: list[str], log: Path, env: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], "Pipe"]:
    """The browser as the leader of a session and process group of its own, and the way to it."""
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    reads = fcntl.fcntl(theirs_in, fcntl.F_DUPFD, _HIGH)
    writes = fcntl.fcntl(theirs_out, fcntl.F_DUPFD, _HIGH)
    try:
        with log.open("ab") as out:
            process = subprocess.Popen(
                [sys.executable, "-c", _BECOME, str(reads), str(writes), *command],
                env={**os.environ, **env},
                pass_fds=(reads, writes),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
    finally:
        for theirs in (theirs_in, theirs_out, reads, writes):
            os.close(theirs)
    return process, Pipe(ours_in, ours_out)


class Pipe:
    def __init__(self, reads: int, writes: int) -> None:
        self._reads = reads
        self._writes = writes
        self._number = 0
        self._rest = b""
        self._messages: deque[dict[str, Any]] = deque()
        os.set_blocking(writes, False)  # a browser that hangs doesn't make us hang

    def close(self) -> None:
        os.close(self._reads)
        os.close(self._writes)

    def call(
        self, method: str, parameters: dict[str, Any], session: str = "", *, timeout_s: float
    ) -> dict[str, Any]:
        """Its answer. What it tells meanwhile waits for `next_event`."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        deadline = time.monotonic() + timeout_s
        self._write({**message, "sessionId": session} if session else message, deadline)
        unasked: list[dict[str, Any]] = []
        try:
            while True:
                heard = self._next(deadline)
                if heard is None:
                    raise Silent(method)
                if heard.get("id") != number:
                    if "id" not in heard:
                        unasked.append(heard)
                    continue
                if "error" in heard:
                    raise Refused(f"{method}: {heard['error'].get('message')}")
                result: dict[str, Any] = heard.get("result", {})
                return result
        finally:
            self._messages.extend(unasked)

    def next_event(self, timeout_s: float) -> dict[str, Any] | None:
        """What it tells by itself; None where it told nothing in that time."""
        deadline = time.monotonic() + timeout_s
        while True:
            heard = self._next(deadline)
            if heard is None or "id" not in heard:
                return heard

    def _next(self, deadline: float) -> dict[str, Any] | None:
        while not self._messages:
            left = max(0.0, deadline - time.monotonic())
            if not select.select([self._reads], [], [], left)[0]:
                return None
            data = os.read(self._reads, 1 << 16)
            if not data:
                raise Gone
            *whole, self._rest = (self._rest + data).split(b"\0")
            self._messages.extend(json.loads(each) for each in whole)
        return self._messages.popleft()

    def _write(self, message: dict[str, Any], deadline: float) -> None:
        data = json.dumps(message).encode() + b"\0"
        while data:
            left = max(0.0, deadline - time.monotonic())
            if not select.select([], [self._writes], [], left)[1]:
                raise Silent(message["method"])
            try:
                data = data[os.write(self._writes, data) :]
            except BrokenPipeError:
                raise Gone from None
