"""The queue: each job at least once, under a lease, tried again when it fails."""
from __future__ import annotations

import threading
from datetime import datetime, timedelta, timezone
from typing import Any, Callable
from unittest import mock

from django.db import connection, transaction

from jobs import queue, registry, worker
from jobs.models import FAILED, Job
from portal.testing import CastTestCase, CastTransactionTestCase, at

START = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)


class Tasks:
    """Replaces the registered tasks in a block; `ran` lists the payloads in order."""

    def __init__(self, fail: int = 0) -> None:
        self.ran: list[Any] = []
        self._failures_left = fail

    def __enter__(self) -> "Tasks":
        self._patches = [
            mock.patch.dict(registry._tasks, {"test.note": self.note}, clear=True),
            mock.patch.dict(registry.recurring, clear=True),
        ]
        for patch in self._patches:
            patch.start()
        return self

    def __exit__(self, *error: Any) -> None:
        for patch in self._patches:
            patch.stop()

    def note(self, payload: dict[str, Any]) -> None:
        self.ran.append(payload.get("n"))
        if self._failures_left:
            self._failures_left -= 1
            raise RuntimeError("not today")


class QueueTests(CastTestCase):
    def test_job_runs_once_and_is_gone(self) -> None:
        with Tasks() as tasks:
            queue.enqueue("test.note", {"n": 1})
            self.assertEqual(worker.run_due(), 1)
            self.assertEqual(worker.run_due(), 0)
        self.assertEqual(tasks.ran, [1])
        self.assertEqual(Job.objects.count(), 0)

    def test_job_waits_for_its_time(self) -> None:
        with Tasks() as tasks:
            with at(START):
                queue.enqueue("test.note", {"n": 1}, run_at=START + timedelta(minutes=5))
                self.assertEqual(worker.run_due(), 0)
            with at(START + timedelta(minutes=5)):
                self.assertEqual(worker.run_due(), 1)
        self.assertEqual(tasks.ran, [1])

    def test_jobs_run_by_their_time(self) -> None:
        with Tasks() as tasks, at(START):
            for number, minutes in ((1, -1), (2, -3), (3, -2), (4, 1)):
                queue.enqueue("test.note", {"n": number}, run_at=START + timedelta(minutes=minutes))
            worker.run_due()
        self.assertEqual(tasks.ran, [2, 3, 1])

    def test_limit_is_kept(self) -> None:
        with Tasks():
            for number in range(5):
                queue.enqueue("test.note", {"n": number})
            self.assertEqual(worker.run_due(2), 2)
        self.assertEqual(Job.objects.count(), 3)

    def test_crashed_worker_loses_its_lease_and_the_job_runs_again(self) -> None:
        with Tasks() as tasks:
            with at(START):
                queue.enqueue("test.note", {"n": 1})
                self.assertIsNotNone(queue.take())  # ... and the worker dies.
                self.assertEqual(worker.run_due(), 0)
            with at(START + queue.LEASE - timedelta(seconds=1)):
                self.assertEqual(worker.run_due(), 0)
            with at(START + queue.LEASE):
                self.assertEqual(worker.run_due(), 1)
        self.assertEqual(tasks.ran, [1])

    def test_worker_that_lost_its_lease_can_not_end_the_job(self) -> None:
        with at(START):
            queue.enqueue("test.note", {})
            slow = queue.take()
        assert slow is not None
        with at(START + queue.LEASE):
            second = queue.take()
            assert second is not None
            queue.done(slow)
            self.assertEqual(Job.objects.count(), 1)
            queue.failed(slow, "late")
            self.assertEqual(Job.objects.get().lease, second.lease)
            queue.done(second)
        self.assertEqual(Job.objects.count(), 0)

    def test_failed_job_is_tried_again_after_growing_delays(self) -> None:
        now = START
        with Tasks(fail=3) as tasks:
            with at(now):
                queue.enqueue("test.note", {"n": 1})
                worker.run_due()
            for seconds in (5, 10, 20):
                with at(now + timedelta(seconds=seconds - 1)):
                    self.assertEqual(worker.run_due(), 0)
                now += timedelta(seconds=seconds)
                with at(now):
                    self.assertEqual(worker.run_due(), 1)
        self.assertEqual(tasks.ran, [1, 1, 1, 1])
        self.assertEqual(Job.objects.count(), 0)

    def test_delay_is_an_hour_at_most(self) -> None:
        self.assertEqual(queue.delay(queue.MOST_ATTEMPTS), timedelta(hours=1))

    def test_job_is_given_up_after_the_last_try_and_kept_to_be_seen(self) -> None:
        now = START
        with Tasks(fail=100) as tasks:
            with at(now):
                queue.enqueue("test.note", {"n": 1}, unique="x")
            for _ in range(queue.MOST_ATTEMPTS + 3):
                with at(now):
                    worker.run_due()
                now += timedelta(hours=1)
            self.assertEqual(len(tasks.ran), queue.MOST_ATTEMPTS)
            job = Job.objects.get()
            self.assertEqual((job.state, job.last_error), (FAILED, "RuntimeError"))
            with at(now):
                queue.enqueue("test.note", {"n": 2}, unique="x")
                worker.run_due()
            self.assertEqual(tasks.ran[-1], 2)

    def test_unknown_task_fails_and_is_tried_again(self) -> None:
        with Tasks(), at(START):
            queue.enqueue("nobody.knows", {})
            worker.run_due()
        self.assertEqual(Job.objects.get().last_error, "LookupError")

    def test_unique_job_waits_once_and_the_earlier_time_counts(self) -> None:
        with Tasks() as tasks, at(START):
            for number, minutes in ((1, 10), (2, -1), (3, 20)):
                queue.enqueue(
                    "test.note",
                    {"n": number},
                    run_at=START + timedelta(minutes=minutes),
                    unique="same",
                )
            queue.enqueue("test.note", {"n": 4}, unique="other")
            self.assertEqual(Job.objects.count(), 2)
            worker.run_due()
        self.assertEqual(tasks.ran, [1, 4])

    def test_unique_job_is_made_anew_while_the_one_before_runs(self) -> None:
        with Tasks(), at(START):
            queue.enqueue("test.note", {}, unique="same")
            running = queue.take()
            queue.enqueue("test.note", {}, unique="same")
            self.assertEqual(Job.objects.count(), 2)
            assert running is not None
            queue.failed(running, "so the newer one does it")
            self.assertEqual(Job.objects.count(), 1)

    def test_recurring_task_comes_again_even_if_it_fails(self) -> None:
        with Tasks(fail=1) as tasks:
            registry.recurring["test.note"] = timedelta(hours=1)
            with at(START):
                worker.schedule_recurring()
                worker.schedule_recurring()
                self.assertEqual(Job.objects.count(), 1)
            for hours in (1, 2, 3):
                with at(START + timedelta(hours=hours)):
                    worker.run_due()
            self.assertEqual(len(tasks.ran), 3)
            self.assertEqual(Job.objects.count(), 1)

    def test_two_tasks_of_one_name_are_refused(self) -> None:
        with mock.patch.dict(registry._tasks, clear=True):
            registry.task("twice")(lambda payload: None)
            with self.assertRaises(ValueError):
                registry.task("twice")(self.fail)


class ConcurrencyTests(CastTransactionTestCase):
    def in_threads(self, count: int, function: Callable[[], None]) -> None:
        errors: list[BaseException] = []

        def run() -> None:
            try:
                function()
            except BaseException as error:
                errors.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=run) for _ in range(count)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(errors, [])

    def test_workers_side_by_side_run_each_job_once(self) -> None:
        def work() -> None:
            while worker.run_due(1):
                pass

        with Tasks() as tasks:
            with transaction.atomic():
                for number in range(60):
                    queue.enqueue("test.note", {"n": number})
            self.in_threads(4, work)
        self.assertEqual(sorted(tasks.ran), list(range(60)))

    def test_unique_job_written_at_once_waits_once(self) -> None:
        self.in_threads(8, lambda: queue.enqueue("test.note", {}, unique="same"))
        self.assertEqual(Job.objects.count(), 1)

    def test_change_made_while_a_unique_job_waits_is_seen_by_it(self) -> None:
        """A worker must not take the waiting job before the change it is for is visible."""
        with Tasks() as tasks:
            queue.enqueue("test.note", {"n": 1}, unique="same")
            with transaction.atomic():
                queue.enqueue("test.note", {"n": 2}, unique="same")
                if connection.vendor == "postgresql":
                    self.in_threads(1, lambda: self.assertEqual(worker.run_due(), 0))
                self.assertEqual(tasks.ran, [])
            self.assertEqual(worker.run_due(), 1)

    def test_rolled_back_job_never_runs(self) -> None:
        with Tasks() as tasks:
            with transaction.atomic():
                queue.enqueue("test.note", {})
                transaction.set_rollback(True)
            worker.run_due()
        self.assertEqual(tasks.ran, [])


class WorkerTests(CastTransactionTestCase):
    def test_worker_wakes_for_a_new_job_and_for_one_that_comes_due(self) -> None:
        ran = threading.Semaphore(0)

        def note(payload: dict[str, Any]) -> None:
            ran.release()

        with Tasks(), mock.patch.dict(registry._tasks, {"test.note": note}):
            started = worker.Worker()
            started.start()
            try:
                queue.enqueue("test.note", {})
                self.assertTrue(ran.acquire(timeout=10))
                soon = datetime.now(timezone.utc) + timedelta(seconds=0.2)
                queue.enqueue("test.note", {}, run_at=soon)
                self.assertTrue(ran.acquire(timeout=10))
            finally:
                started.stop()
            self.assertFalse(started._thread.is_alive())

    def test_worker_hears_of_jobs_that_other_processes_write(self) -> None:
        ran = threading.Semaphore(0)
        with Tasks(), mock.patch.dict(
            registry._tasks, {"test.note": lambda payload: ran.release()}
        ):
            started = worker.Worker()
            started.start()
            try:
                queue.enqueue("test.note", {})
                self.assertTrue(ran.acquire(timeout=10))
                with mock.patch("portal.database.notices.wake"):
                    queue.enqueue("test.note", {})
                self.assertTrue(ran.acquire(timeout=10))
            finally:
                started.stop()

    def test_worker_survives_a_failing_database(self) -> None:
        from django.db import OperationalError

        ran = threading.Semaphore(0)
        failures = [OperationalError(), OperationalError()]
        take = queue.take

        def flaky() -> Any:
            if failures:
                raise failures.pop()
            return take()

        with Tasks(), mock.patch.dict(
            registry._tasks, {"test.note": lambda payload: ran.release()}
        ):
            queue.enqueue("test.note", {})
            with mock.patch.object(queue, "take", flaky), mock.patch.object(
                worker, "RETRY_SECONDS", 0.01
            ):
                started = worker.Worker()
                started.start()
                try:
                    self.assertTrue(ran.acquire(timeout=10))
                finally:
                    started.stop()
