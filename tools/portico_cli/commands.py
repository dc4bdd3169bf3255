"""Runs the tools of a build quietly: their output goes to a log, whose tail is shown on failure."""

import os
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path

from portico_cli.failure import Failure

TAIL_LINES = 25


def run(
    command: list[str],
    *,
    what: str,
    log: Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
) -> None:
    """Raises Failure ("<what> failed") unless the command ends with 0."""
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as out:
        try:
            process = subprocess.Popen(
                command,
                cwd=cwd,
                env={**os.environ, **(env or {})},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        except FileNotFoundError as error:
            raise Failure(f"{what} needs {error.filename}, which is missing: run tools/setup.")
        try:
            code = process.wait()
        except BaseException:  # we are told to end: so are the compilers below the command
            os.killpg(process.pid, signal.SIGTERM)
            process.wait()
            raise
    if code != 0:
        raise Failure(f"{what} failed: mend what {log} says and run this again.\n{tail(log)}")


def tail(log: Path, lines: int = TAIL_LINES) -> str:
    text = log.read_text(errors="replace") if log.exists() else ""
    return "\n".join(text.splitlines()[-lines:])
