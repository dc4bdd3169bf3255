"""manage.py work: runs jobs until it is told to end."""
from __future__ import annotations

import signal
from typing import Any

from django.core.management.base import BaseCommand

from jobs.worker import Worker


class Command(BaseCommand):
    help = "Runs jobs (see PORTICO_WORKER) until SIGTERM or Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        worker = Worker()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: worker.stop(0))
        worker.run_forever()
