"""Runs jobs: in a thread of the server's process, or in `manage.py work`."""
from __future__ import annotations

import logging

from jobs import queue, registry
from jobs.models import Job

log = logging.getLogger("portico.jobs")


def run_due(limit: int = 100) -> int:
    """Runs jobs that are due, at most `limit`; answers how many were tried."""
    for count in range(limit):
        job = queue.take()
        if job is None:
            return count
        run(job)
    return limit


def run(job: Job) -> None:
    task = registry.find(job.name)
    fields = {"job": job.name, "attempt": job.attempts}
    try:
        if task is None:
            raise LookupError(f"no task is named {job.name}")
        task(job.payload)
    except Exception as error:  # Whatever a task raises: it is tried again.
        log.warning("job failed", exc_info=error, extra={"fields": fields})
        queue.failed(job, f"{type(error).__name__}: {error}")
    else:
        queue.done(job)
