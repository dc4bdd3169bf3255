"""Which function a job's name means."""
from __future__ import annotations

from typing import Any, Callable

Task = Callable[[dict[str, Any]], None]
_tasks: dict[str, Task] = {}


def task(name: str) -> Callable[[Task], Task]:
    """Registers `f(payload)`. It may run more than once: make it harmless to repeat."""

    def register(function: Task) -> Task:
        known = _tasks.setdefault(name, function)
        if known.__qualname__ != function.__qualname__ or known.__module__ != function.__module__:
            raise ValueError(f"Two tasks are named {name}.")
        _tasks[name] = function
        return function

    return register


def find(name: str) -> Task | None:
    return _tasks.get(name)
