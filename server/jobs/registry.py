"""Which function a job's name means, and which run again and again."""
from __future__ import annotations

from datetime import timedelta
from typing import Any, Callable

Task = Callable[[dict[str, Any]], None]
_tasks: dict[str, Task] = {}
recurring: dict[str, timedelta] = {}


def task(name: str, *, every: timedelta | None = None) -> Callable[[Task], Task]:
    """Registers `f(payload)`. It may run more than once: make it harmless to repeat.

    With `every` it runs by itself that often (with an empty payload), in one place at a time.
    """

    def register(function: Task) -> Task:
        known = _tasks.setdefault(name, function)
        if (known.__module__, known.__qualname__) != (function.__module__, function.__qualname__):
            raise ValueError(f"Two tasks are named {name}.")
        _tasks[name] = function
        if every is not None:
            recurring[name] = every
        return function

    return register


def find(name: str) -> Task | None:
    return _tasks.get(name)
