"""The processes of the steps that run now, and their end when we are told to end.

Each is a session of its own, so that it ends with all that it started; what left its session
(a browser, a database) is found below it, and ends too.
"""

import os
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

# A database below a command may take ten seconds to end.
PATIENCE_S = 20.0
POLL_S = 0.02

Process = subprocess.Popen[str]


class Running:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._processes: set[Process] = set()
        self._ended = False

    def start(self, words: list[str], cwd: Path, env: Mapping[str, str]) -> Process:
        """Raises OSError where the program is missing, InterruptedError after `end`."""
        with self._lock:
            if self._ended:
                raise InterruptedError("Told to end.")
            process = subprocess.Popen(
                words,
                cwd=cwd,
                env=env,
                text=True,
                errors="replace",
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            self._processes.add(process)
        return process

    def forget(self, process: Process) -> None:
        with self._lock:
            self._processes.discard(process)

    def end(self) -> None:
        """Ends what runs, and lets nothing start any more."""
        with self._lock:
            self._ended = True
            processes = list(self._processes)
        end(processes)


def end(processes: list[Process]) -> None:
    """Asks each and all below it to end; what is there after PATIENCE_S is killed."""
    below = {each for process in processes for each in _descendants(process.pid)}
    for process in processes:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
    deadline = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline and any(_runs(each) for each in below):
        time.sleep(POLL_S)
    for each in below:
        if _runs(each):
            with suppress(ProcessLookupError):
                os.kill(each[0], signal.SIGKILL)


# A process's number may be used again: with its start time it is one process.
Identity = tuple[int, str]


def _descendants(pid: int) -> Iterator[Identity]:
    """The process and all below it."""
    children: dict[int, list[Identity]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        stat = _stat(int(folder.name))
        if stat:
            children.setdefault(int(stat[1]), []).append((int(folder.name), stat[19]))
    own = _stat(pid)
    waiting = [(pid, own[19])] if own else []
    while waiting:
        each = waiting.pop()
        yield each
        waiting += children.get(each[0], [])


def _runs(identity: Identity) -> bool:
    stat = _stat(identity[0])
    return bool(stat) and stat[19] == identity[1] and stat[0] not in "ZX"


def _stat(pid: int) -> list[str]:
    """proc(5): the fields of /proc/PID/stat from the third (state) on; the 4th is the parent, the
    22nd the start time. Empty where there is no such process."""
    try:
        text = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return []
    return text.rpartition(")")[2].split()
