#!/usr/bin/python3
"""Starts the sandbox payment provider. Ctrl-C or SIGTERM ends it."""

from __future__ import annotations

import argparse
import base64
import json
import os
import secrets
import signal
import sys
from pathlib import Path

sys.path[0] = str(Path(__file__).resolve().parents[1])

from sandbox_provider.api import Options, Server  # noqa: E402
from sandbox_provider.store import Store  # noqa: E402
from sandbox_provider.webhooks import Address, Courier  # noqa: E402


def read_secrets(path: Path) -> dict[str, str]:
    """`{"api_key", "webhook_secret"}`; made, readable by its owner alone, when there is none."""
    if not path.exists():
        made = {
            "api_key": "sk_test_" + secrets.token_urlsafe(32),
            "webhook_secret": "whsec_" + base64.b64encode(secrets.token_bytes(32)).decode(),
        }
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f"{path.name}.{os.getpid()}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(made, file)
        os.replace(part, path)
    found = json.loads(path.read_text(encoding="utf-8"))
    return {name: str(found[name]) for name in ("api_key", "webhook_secret")}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--bind", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--var", type=Path, required=True, help="folder of its own database")
    parser.add_argument("--webhook-url", required=True, help="where the merchant hears of payments")
    parser.add_argument("--secret-file", type=Path, required=True, help="made when it is missing")
    parser.add_argument("--public-url", default="", help="origin of the hosted page for browsers")
    parser.add_argument("--pending-seconds", type=float, default=8.0, help="delay of Pending")
    parser.add_argument("--retry-seconds", type=float, default=1.0, help="first wait of a webhook")
    options = parser.parse_args()

    found = read_secrets(options.secret_file)
    store = Store(options.var / "sandbox-provider.sqlite3")
    courier = Courier(
        store, Address(options.webhook_url, found["webhook_secret"], options.retry_seconds)
    )
    public_url = (options.public_url or f"http://localhost:{options.port}").rstrip("/")
    try:
        server = Server(
            (options.bind, options.port),
            Options(found["api_key"], public_url, options.pending_seconds),
            store,
            courier,
        )
    except OSError as error:
        print(f"The sandbox provider can't listen on port {options.port}: {error.strerror}.")
        return 1

    def end(_number: int, _frame: object) -> None:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    courier.start()
    print(f"sandbox provider: {public_url}", flush=True)
    try:
        server.serve_forever(poll_interval=3600)
    finally:
        server.server_close()
        courier.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
