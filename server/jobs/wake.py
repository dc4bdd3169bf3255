"""Wakes this process's worker after a commit."""
from __future__ import annotations

import threading

_wanted = threading.Event()


def jobs() -> None:
    _wanted.set()


def wait(timeout_seconds: float | None) -> None:
    """Until somebody calls `jobs()`, or the time is over."""
    _wanted.wait(timeout_seconds)
    _wanted.clear()
