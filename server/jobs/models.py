"""The queue."""
from __future__ import annotations

from django.db import models
from django.db.models import Q

QUEUED = "queued"
RUNNING = "running"
FAILED = "failed"  # Given up after the last try; kept for people to look at.


class Job(models.Model):
    """One call of a task. Rows of jobs done are deleted."""

    name = models.CharField(max_length=100)
    payload = models.JSONField(default=dict)
    unique_key = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, default=QUEUED)
    run_at = models.DateTimeField()  # Of a running job: when its lease ends.
    attempts = models.PositiveIntegerField(default=0)
    lease = models.CharField(max_length=32, blank=True)
    last_error = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["state", "run_at"], name="jobs_job_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "unique_key"],
                condition=Q(state=QUEUED) & ~Q(unique_key=""),
                name="jobs_job_unique_while_queued",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.pk}"
