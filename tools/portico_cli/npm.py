"""Installs the JavaScript tools of package-lock.json when the lock has changed."""

import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from portico_cli.failure import Failure


def install(root: Path, say: Callable[[str], None], log: Path) -> None:
    """`npm ci` unless node_modules already is what the lock says. Raises Failure with the log."""
    lock = (root / "package-lock.json").read_bytes()
    digest = hashlib.sha256(lock).hexdigest()
    stamp = root / "node_modules" / ".portico-lock"
    if stamp.exists() and stamp.read_text() == digest:
        return
    if not shutil.which("npm"):
        raise Failure("npm is missing: run tools/setup, or apt-get install npm.")
    say("Installing the JavaScript tools with npm")
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as out:
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
        done = subprocess.run(command, cwd=root, stdout=out, stderr=out)
    if done.returncode != 0:
        tail = "".join(log.read_text().splitlines(keepends=True)[-8:])
        raise Failure(
            f"npm ci failed (output in {log}): check the network and run it again.\n{tail}"
        )
    stamp.write_text(digest)
