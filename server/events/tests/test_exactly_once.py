"""Writers and readers all at once: every event, once, in one order."""
from __future__ import annotations

import asyncio
import random
import threading
from typing import Any

from django.db import connection, transaction

from events import outbox
from events.hub import Hub
from events.tests.browser import Reader
from events.tests.test_stream import StreamTestCase

WRITERS = 4
EVENTS_A_WRITER = 60
READERS = 6


class ExactlyOnceTests(StreamTestCase):
    def test_readers_that_come_and_go_hear_each_event_once_in_order(self) -> None:
        """Writers hold their transactions open for different times, and some roll back."""
        cookie = self.cookie(self.cast.dana)
        written: list[str] = []
        guard = threading.Lock()

        def writer(number: int) -> None:
            chance = random.Random(number)
            try:
                for count in range(EVENTS_A_WRITER):
                    name = f"{number}-{count}"
                    customer = self.cast.a if chance.random() < 0.5 else self.cast.b
                    keep = chance.random() < 0.8
                    with transaction.atomic():
                        outbox.publish(customer, "invoice.issued", document_id=name)
                        if chance.random() < 0.3:
                            outbox.publish(customer, "invoice.updated", document_id=name + "+")
                            more = [name, name + "+"]
                        else:
                            more = [name]
                        with connection.cursor() as cursor:  # Let others overtake.
                            cursor.execute("SELECT count(*) FROM events_event")
                        if not keep:
                            transaction.set_rollback(True)
                    if keep:
                        with guard:
                            written.extend(more)
            finally:
                connection.close()

        async def follow(
            hub: Hub, seed: int, heard: list[Any], begun: asyncio.Barrier, done: asyncio.Event
        ) -> None:
            chance = random.Random(seed)
            first = await Reader(hub, cookie).begun()
            last_id = first.last_id
            await first.leave()
            await begun.wait()
            while True:
                reader = Reader(hub, cookie, last_id)
                wanted = chance.randrange(1, 40)
                try:
                    await reader.until(lambda it: len(it.events) >= wanted, 0.5)
                except asyncio.TimeoutError:
                    if done.is_set() and len(heard) + len(reader.events) >= len(written):
                        wanted = -1
                await reader.leave()
                heard.extend(reader.events)
                last_id = reader.last_id
                if wanted < 0:
                    return

        async def scene(hub: Hub) -> None:
            loop = asyncio.get_running_loop()
            heard: list[list[Any]] = [[] for _ in range(READERS)]
            begun, done = asyncio.Barrier(READERS + 1), asyncio.Event()
            followers = [
                asyncio.ensure_future(follow(hub, seed, heard[seed], begun, done))
                for seed in range(READERS)
            ]
            await begun.wait()
            threads = [threading.Thread(target=writer, args=(n,)) for n in range(WRITERS)]
            for thread in threads:
                thread.start()
            for thread in threads:
                await loop.run_in_executor(None, thread.join)
            done.set()
            _, waiting = await asyncio.wait(followers, timeout=30)
            for follower in waiting:
                follower.cancel()  # What it lacks is told below.
            for told in heard:
                names = [one.document_id for one in told]
                self.assertEqual(len(names), len(set(names)), "an event was told twice")
                self.assertEqual(set(names), set(written))
                self.assertEqual(names, [one.document_id for one in heard[0]])
                positions = [int(one.id.partition(".")[2]) for one in told]
                self.assertEqual(positions, sorted(positions))

        self.play(scene)
