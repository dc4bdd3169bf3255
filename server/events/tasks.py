"""Forgets events that no stream will ask for."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import jobs
from django.db import transaction
from events import reading
from portal import clock

RETENTION = timedelta(days=3)


@jobs.task("events.prune", every=timedelta(hours=6))
def prune(payload: dict[str, Any]) -> None:
    with transaction.atomic():
        reading.prune(clock.now() - RETENTION)
