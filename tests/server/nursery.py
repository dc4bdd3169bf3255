"""Starts the same process again and again, fast: everything is imported once, each life is a fork.

Commands come as JSON lines on standard input, answers leave as JSON lines on standard output:
`{"do": "live"}` forks a life, `{"do": NAME, ...}` calls a function in a fork of its own and answers
what it returns. A life that ends is told as `{"died": N, "life": PID}`; one that hangs writes where
when it gets SIGUSR1.
"""

from __future__ import annotations

import faulthandler
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Callable
from typing import Any


def run(live: Callable[[], None], functions: dict[str, Callable[..., Any]]) -> None:
    """Until standard input ends. No thread and no connection may exist before, nor does one here:
    a fork in the moment in which another thread holds a lock would hold it for ever."""
    life, watched = 0, -1
    said = b""
    say({"ready": True})
    while True:
        readable, _, _ = select.select([0] if watched < 0 else [0, watched], [], [])
        if watched in readable:
            _, status = os.waitpid(life, 0)
            os.close(watched)
            say({"died": os.waitstatus_to_exitcode(status), "life": life})
            life, watched = 0, -1
        if 0 not in readable:
            continue
        read = os.read(0, 1 << 16)
        if not read:
            break
        *lines, said = (said + read).split(b"\n")
        for line in lines:
            asked = json.loads(line)
            name = asked.pop("do")
            if name == "live":
                life = _fork(live)
                watched = os.pidfd_open(life)
                say({"life": life})
            else:
                _call(functions[name], asked)
    if life:
        os.kill(life, signal.SIGKILL)


def say(message: dict[str, Any]) -> None:
    os.write(1, json.dumps(message).encode() + b"\n")


def _fork(live: Callable[[], None]) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            os.close(0)
            os.open(os.devnull, os.O_RDONLY)
            os.dup2(2, 1)  # what a life prints is no answer, nor may it stand in the middle of one
            faulthandler.register(signal.SIGUSR1)
            live()
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
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
