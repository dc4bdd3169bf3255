"""Puts jobs into the queue and hands them out under a lease."""
from __future__ import annotations

import secrets
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction

from jobs.models import FAILED, QUEUED, RUNNING, Job
from portal import clock
from portal.database.notices import notify

CHANNEL = "portico_jobs"

LEASE = timedelta(minutes=5)
MOST_ATTEMPTS = 12
FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(hours=1)


def enqueue(
    name: str, payload: dict[str, Any], *, run_at: datetime | None = None, unique: str = ""
) -> None:
    """Writes a job in the caller's transaction; it runs after that commits.

    While a job of this name with the same `unique` waits, no second one is made; the
    earlier time counts. One that runs already does not count as waiting.
    """
    now = clock.now()
    when = run_at or now
    fields = {"payload": payload, "run_at": when, "created_at": now}
    with transaction.atomic():
        if unique:
            _enqueue_once(name, unique, fields)
        else:
            Job.objects.create(name=name, **fields)
            notify(CHANNEL)


def _enqueue_once(name: str, unique: str, fields: dict[str, Any]) -> None:
    mine = {"name": name, "unique_key": unique, "state": QUEUED}
    while True:
        # The lock keeps a waiting job from running before the caller's change is visible.
        waiting = Job.objects.select_for_update().filter(**mine).first()
        if waiting is not None:
            if waiting.run_at > fields["run_at"]:
                waiting.run_at = fields["run_at"]
                waiting.save(update_fields=["run_at"])
                notify(CHANNEL)
            return
        try:
            with transaction.atomic():
                Job.objects.create(**mine, **fields)
        except IntegrityError:
            continue  # Another one was written meanwhile.
        notify(CHANNEL)
        return


def take() -> Job | None:
    """The next job due, leased to the caller. A lease that ran out is due again."""
    with transaction.atomic():
        due = Job.objects.filter(state__in=(QUEUED, RUNNING), run_at__lte=clock.now())
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job: Job | None = due.order_by("run_at", "pk").first()
        if job is None:
            return None
        job.state = RUNNING
        job.attempts += 1
        job.lease = secrets.token_hex(16)
        job.run_at = clock.now() + LEASE
        job.save(update_fields=["state", "attempts", "lease", "run_at"])
        return job


def done(job: Job) -> None:
    """Forgets a job, unless its lease went to another worker meanwhile."""
    Job.objects.filter(pk=job.pk, lease=job.lease).delete()


def failed(job: Job, error: str) -> None:
    """Queues it again after a growing delay, or gives up after the last try."""
    with transaction.atomic():
        mine = Job.objects.filter(pk=job.pk, lease=job.lease)
        if job.attempts >= MOST_ATTEMPTS:
            mine.update(state=FAILED, last_error=error[:500], lease="")
            return
        waiting = Job.objects.filter(name=job.name, unique_key=job.unique_key, state=QUEUED)
        if job.unique_key and waiting.exists():
            mine.delete()  # A newer one waits and does the same.
            return
        mine.update(
            state=QUEUED, run_at=clock.now() + delay(job.attempts), last_error=error[:500], lease=""
        )


def delay(attempts: int) -> timedelta:
    """5 s, 10 s, 20 s ... an hour at most."""
    return min(FIRST_DELAY * 2 ** (attempts - 1), LONGEST_DELAY)


def next_run_at() -> datetime | None:
    """When the next job or lost lease is due."""
    return (
        Job.objects.filter(state__in=(QUEUED, RUNNING))
        .order_by("run_at")
        .values_list("run_at", flat=True)
        .first()
    )
