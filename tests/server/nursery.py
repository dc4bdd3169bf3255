"""Starts the same process again and again, fast: everything is imported once, each life is a fork.

Commands come as JSON lines on standard input, answers leave as JSON lines on standard output:
`{"do": "live"}` forks a life, `{"do": "end"}` kills it, `{"do": NAME, ...}` calls a function in a
fork of its own and answers what it returns. A life that ends by itself is told as `{"died": N}`.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from typing import Any


def run(live: Callable[[], None], functions: dict[str, Callable[..., Any]]) -> None:
    """Until standard input ends. No thread and no connection may exist before."""
    life = 0
    say({"ready": True})
    for line in sys.stdin:
        asked = json.loads(line)
        name = asked.pop("do")
        if name == "live":
            life = _fork(live)
            say({"life": life})  # before its death, however early
            threading.Thread(target=_watch, args=(life,), daemon=True).start()
        elif name == "end":
            os.kill(life, signal.SIGKILL)
        else:
            _call(functions[name], asked)
    if life:
        _kill_quietly(life)


def say(message: dict[str, Any]) -> None:
    os.write(1, json.dumps(message).encode() + b"\n")


def _fork(live: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            os.close(0)
            os.open(os.devnull, os.O_RDONLY)
            live()
        finally:
            os._exit(1)
    return pid


def _call(function: Callable[..., Any], arguments: dict[str, Any]) -> None:
    pid = os.fork()
    if pid == 0:
        try:
            say({"answer": function(**arguments)})
        finally:
            os._exit(0)
    os.waitpid(pid, 0)


def _watch(life: int) -> None:
    try:
        _, status = os.waitpid(life, 0)
    except ChildProcessError:
        return
    say({"died": os.waitstatus_to_exitcode(status), "life": life})


def _kill_quietly(life: int) -> None:
    try:
        os.kill(life, signal.SIGKILL)
    except ProcessLookupError:
        pass
