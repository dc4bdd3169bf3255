"""A PostgreSQL server for tests: a temporary folder, an ordinary user, loopback only.

`with postgres.server() as url:` gives postgresql://portico@127.0.0.1:PORT/portico, whose user may
make databases. Folder and server are gone afterwards. As root it runs as the user postgres.
"""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portico_cli import ports
from portico_cli.failure import Failure

START_TIMEOUT_S = 60


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """`durable` keeps fsync on: for measuring, and for tests that kill the database itself."""
    binaries = _binaries()
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]
    prefix = as_user if os.geteuid() == 0 else []
    folder = Path(tempfile.mkdtemp(prefix="portico-postgres-"))
    try:
        if prefix:
            shutil.chown(folder, "postgres", "postgres")
        data = folder / "data"
        _run(
            [*prefix, str(binaries / "initdb"), "-D", str(data), "-U", "portico"]
            + ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        )
        port = ports.free()[0]
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": str(port),
            "unix_socket_directories": str(folder),
            "fsync": "on" if durable else "off",
            "synchronous_commit": "on" if durable else "off",
            "max_connections": "200",
        }
        options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        with (folder / "log").open("w") as log:
            process = subprocess.Popen(
                [*prefix, str(binaries / "postgres"), "-D", str(data), *options],
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is ours to handle
            )
        try:
            _wait(process, binaries, port, folder / "log")
            where = ["-h", "127.0.0.1", "-p", str(port), "-U", "portico"]
            _run([str(binaries / "createdb"), *where, "portico"])
            yield f"postgresql://portico@127.0.0.1:{port}/portico"
        finally:
            process.terminate()
            try:
                process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres"), reverse=True)
    if not found:
        raise Failure("PostgreSQL is missing: run tools/setup --for test.")
    return found[0].parent


def _wait(process: "subprocess.Popen[bytes]", binaries: Path, port: int, log: Path) -> None:
    ready = [str(binaries / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(port)]
    deadline = time.monotonic() + START_TIMEOUT_S
    while subprocess.run(ready).returncode != 0:
        if process.poll() is not None or time.monotonic() > deadline:
            raise Failure(f"PostgreSQL did not start:\n{log.read_text()[-1500:]}")
        time.sleep(0.05)


def _run(command: list[str]) -> None:
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode != 0:
        raise Failure(f"{command[-1]} failed:\n{done.stdout[-1500:]}")
