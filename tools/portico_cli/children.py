"""The processes that serve.py starts, watched together and ended together."""

import os
import signal
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

from portico_cli.commands import tail
from portico_cli.failure import Failure

# The server closes its streams and lets requests under way finish, for up to 10 s.
PATIENCE_S = 12.0


class Children:
    def __init__(self, prefix: list[str], logs: Path) -> None:
        self._prefix = prefix
        self._logs = logs
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str], env: Mapping[str, str], cwd: Path) -> None:
        with self.log(name).open("ab") as out:
            self._running[name] = subprocess.Popen(
                [*self._prefix, *command],
                env={**os.environ, **env},
                cwd=cwd,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # the terminal's Ctrl-C reaches us alone
            )

    def log(self, name: str) -> Path:
        return self._logs / f"{name.replace(' ', '-')}.log"

    def check(self) -> None:
        """Raises Failure when one has ended by itself."""
        for name, process in self._running.items():
            code = process.poll()
            if code is not None:
                log = self.log(name)
                raise Failure(f"The {name} ended with {code}; see {log}:\n{tail(log)}")

    def wait(self) -> None:
        """Returns never: raises Failure when a child ends, or what a signal handler raises."""
        while True:
            try:
                os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOWAIT)
            except ChildProcessError:
                pass
            self.check()

    def end(self, patience_s: float = PATIENCE_S) -> None:
        """Asks all to end, and returns when they are gone; those that stay longer are killed."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            alive = [process for process in self._running.values() if process.poll() is None]
            if not alive:
                return
            for process in alive:
                process.send_signal(number)
            deadline = time.monotonic() + patience_s
            for process in alive:
                try:
                    process.wait(max(0.0, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    continue
