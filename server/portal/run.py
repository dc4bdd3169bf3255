"""Serves the portal: `python3 -m portal.run --host 127.0.0.1 --port 8080`.

More processes share one port with `--workers` (PostgreSQL; SQLite works, too). SIGTERM
ends the streams at once, lets requests under way finish, then leaves.
"""
from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
from contextlib import suppress
from typing import Any

import uvicorn

GRACE_SECONDS = 10


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="portal.run", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--tls-cert", help="certificate chain, PEM")
    parser.add_argument("--tls-key", help="its private key, PEM")
    parser.add_argument("--workers", type=int, default=1, help="processes")
    return parser.parse_args()


class Server(uvicorn.Server):
    """Ends streams when it is told to end: uvicorn itself would wait for them for ever."""

    def handle_exit(self, number: Any, frame: Any) -> None:
        from portal.asgi import application

        if not self.should_exit:
            application.hub.close_streams()
            signal.signal(signal.SIGALRM, self._give_up)
            signal.alarm(GRACE_SECONDS)
        super().handle_exit(number, frame)

    def _give_up(self, number: Any, frame: Any) -> None:
        self.force_exit = True


def serve(arguments: argparse.Namespace, listener: socket.socket) -> None:
    from portal.serving.protocol import PatientProtocol

    config = uvicorn.Config(
        "portal.asgi:application",
        http=PatientProtocol,
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_keep_alive=30,
        ssl_certfile=arguments.tls_cert,
        ssl_keyfile=arguments.tls_key,
    )
    Server(config).run(sockets=[listener])


def listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((host, port))
    listener.listen(2048)
    listener.set_inheritable(True)
    return listener


def main() -> int:
    arguments = parse()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")
    from portal.serving.proxies import is_loopback

    if os.environ.get("PORTICO_DEMO") == "1" and not (
        arguments.host == "localhost" or is_loopback(arguments.host)
    ):
        print("Demo data is served on loopback only: leave --host out.", file=sys.stderr)
        return 2
    os.environ.setdefault("PORTICO_BIND", arguments.host)
    if arguments.tls_cert:
        os.environ.setdefault("PORTICO_PUBLIC_URL", f"https://localhost:{arguments.port}")
    try:
        listener = listen(arguments.host, arguments.port)
    except OSError as error:
        print(
            f"Can't listen on {arguments.host}:{arguments.port}: {error.strerror}.", file=sys.stderr
        )
        return 2
    if arguments.workers == 1:
        serve(arguments, listener)
        return 0
    return _serve_in_processes(arguments, listener)


def _serve_in_processes(arguments: argparse.Namespace, listener: socket.socket) -> int:
    """Starts the workers, passes signals on, and ends when one of them ends."""
    children = [_start(arguments, listener) for _ in range(arguments.workers)]
    asked: list[int] = []

    def pass_on(number: int, frame: Any) -> None:
        asked.append(number)
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, number)

    signal.signal(signal.SIGTERM, pass_on)
    signal.signal(signal.SIGINT, pass_on)
    _, status = os.wait()
    told = bool(asked)
    if not told:
        pass_on(signal.SIGTERM, None)
    for _ in children[1:]:
        os.wait()
    # One that was told to end before it could catch the signal has ended well, too.
    return 0 if told and os.WIFSIGNALED(status) else os.waitstatus_to_exitcode(status)


def _start(arguments: argparse.Namespace, listener: socket.socket) -> int:
    child = os.fork()
    if child == 0:
        serve(arguments, listener)
        os._exit(0)
    return child


if __name__ == "__main__":
    sys.exit(main())
