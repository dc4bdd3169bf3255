"""Runs jobs: in a thread of the server's process, or in `manage.py work`."""
from __future__ import annotations

import logging
import threading

from django.db import DatabaseError, close_old_connections, connection

from jobs import queue, registry
from jobs.models import Job
from portal import clock
from portal.database.notices import Notices, wake

log = logging.getLogger("portico.jobs")

RECURRING = "recurring"
# After the database failed, and the longest nap otherwise: clocks may be set.
RETRY_SECONDS = 5.0
LONGEST_NAP_SECONDS = 3600.0
LOCKED_NAP_SECONDS = 0.1


def run_due(limit: int = 100) -> int:
    """Runs jobs that are due, at most `limit`; answers how many were tried."""
    for count in range(limit):
        job = queue.take()
        if job is None:
            return count
        run(job)
    return limit


def run(job: Job) -> None:
    fields = {"job": job.name, "attempt": job.attempts}
    task = registry.find(job.name)
    try:
        if job.name in registry.recurring:
            _schedule(job.name)
        if task is None:
            raise LookupError(f"no task is named {job.name}")
        task(job.payload)
    except Exception as error:  # Whatever a task raises: it is tried again.
        log.warning("job failed", exc_info=error, extra={"fields": fields})
        queue.failed(job, type(error).__name__)
    else:
        queue.done(job)
        log.info("job done", extra={"fields": fields})


def schedule_recurring() -> None:
    for name in registry.recurring:
        _schedule(name)


def _schedule(name: str) -> None:
    queue.enqueue(name, {}, run_at=clock.now() + registry.recurring[name], unique=RECURRING)


class Worker:
    """Runs jobs until it is stopped; sleeps until the next is due or one is written."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self.run_forever, name="portico-jobs", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self, timeout_seconds: float = 10.0) -> None:
        """Lets the job at hand finish; past the time its lease brings it back."""
        self._stopping.set()
        wake(queue.CHANNEL)
        if self._thread.is_alive():
            self._thread.join(timeout_seconds)

    def run_forever(self) -> None:
        scheduled = False
        with Notices(queue.CHANNEL) as notices:
            while not self._stopping.is_set():
                try:
                    if not scheduled:
                        schedule_recurring()
                        scheduled = True
                    notices.wait(self._work())
                except DatabaseError as error:
                    log.warning("database failed", exc_info=error)
                    close_old_connections()
                    self._stopping.wait(RETRY_SECONDS)
        connection.close()

    def _work(self) -> float:
        """Does what is due; answers seconds to the next."""
        while not self._stopping.is_set():
            if not run_due(1):
                break
        when = queue.next_run_at()
        if self._stopping.is_set():
            return 0.0
        if when is None:
            return LONGEST_NAP_SECONDS
        # Due and yet not taken: its row is locked by somebody who is about to commit.
        left = (when - clock.now()).total_seconds()
        return min(max(left, LOCKED_NAP_SECONDS), LONGEST_NAP_SECONDS)
