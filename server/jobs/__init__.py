"""Work done later: written with what caused it, run at least once, retried.

    @jobs.task("payments.expire")
    def expire(payload): ...

    jobs.queue.enqueue("payments.expire", {"payment_id": ...}, run_at=...)

Put tasks in an app's `tasks.py`; it is imported at start.
"""
from __future__ import annotations

from jobs.registry import task

__all__ = ["task"]
