"""Wakes this process's readers after a commit. Set by the stream's hub while it runs."""
from __future__ import annotations

from typing import Callable

_listeners: list[Callable[[], None]] = []


def events() -> None:
    for listener in list(_listeners):
        listener()


def add(listener: Callable[[], None]) -> None:
    _listeners.append(listener)


def remove(listener: Callable[[], None]) -> None:
    _listeners.remove(listener)
