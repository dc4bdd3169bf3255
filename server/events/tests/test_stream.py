"""The stream: who hears what, once, in order, and for how long."""
from __future__ import annotations

import asyncio
import threading
from datetime import timedelta
from typing import Any
from unittest import mock

from django.db import transaction

from events import outbox, reading, stream
from events.hub import Hub
from events.models import Event
from events.tasks import RETENTION, prune
from events.tests.browser import Reader
from portal import clock
from portal.database import notices
from portal.testing import at


from events.tests.scene import StreamTestCase


class DeliveryTests(StreamTestCase):
    def test_event_arrives_live_with_its_names(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            await self.write(outbox.publish, self.cast.a, "invoice.paid", document_id="INV-1")
            await reader.until(lambda it: it.events)
            told = reader.events[0]
            self.assertEqual(
                (told.type, told.customer_id, told.document_id),
                ("invoice.paid", "brightside", "INV-1"),
            )
            await reader.leave()

        self.play(scene)

    def test_each_hears_of_their_customers_alone(self) -> None:
        cast = self.cast
        people = {
            "alice": cast.alice,
            "bob": cast.bob,
            "charlie": cast.charlie,
            "dana": cast.dana,
            "clara": cast.clara,
            "eve": cast.eve,
        }
        cookies = {name: self.cookie(person) for name, person in people.items()}

        async def scene(hub: Hub) -> None:
            readers = {name: await Reader(hub, cookie).begun() for name, cookie in cookies.items()}
            for customer in (cast.a, cast.b, cast.e):
                await self.write(
                    outbox.publish, customer, "invoice.issued", document_id=customer.public_id
                )
            # The last event of each, so that nothing can still be under way.
            for person in people.values():
                await self.write(outbox.publish_to_person, person, "invoice.updated")
            for reader in readers.values():
                await reader.until(lambda it: it.events and it.events[-1].type == "invoice.updated")
                await reader.leave()
            heard = {
                name: [told.document_id for told in reader.events if told.document_id]
                for name, reader in readers.items()
            }
            self.assertEqual(
                heard,
                {
                    "alice": ["brightside"],
                    "bob": ["brightside"],
                    "charlie": ["harbour"],
                    "dana": ["brightside", "harbour"],
                    "clara": ["brightside", "harbour"],
                    "eve": ["elsewhere"],
                },
            )

        self.play(scene)

    def test_anonymous_is_refused(self) -> None:
        async def scene(hub: Hub) -> None:
            for cookie in ("", "a." + "x" * 43, "s." + "x" * 43, "ü"):
                reader = Reader(hub, cookie)
                await reader.until(lambda it: it.ended)
                self.assertEqual(reader.status, 401)

        self.play(scene)

    def test_rolled_back_event_is_never_told(self) -> None:
        cookie = self.cookie(self.cast.alice)

        def fail() -> None:
            with transaction.atomic():
                outbox.publish(self.cast.a, "invoice.paid", document_id="NEVER")
                transaction.set_rollback(True)

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            await self.write(fail)
            await self.write(outbox.publish, self.cast.a, "invoice.paid", document_id="YES")
            await reader.until(lambda it: it.events)
            self.assertEqual([told.document_id for told in reader.events], ["YES"])
            await reader.leave()

        self.play(scene)

    def test_commit_of_another_process_is_heard(self) -> None:
        cookie = self.cookie(self.cast.alice)

        def elsewhere() -> None:
            with mock.patch.object(notices, "wake"):  # Only the database can tell.
                outbox.publish(self.cast.a, "invoice.paid", document_id="FAR")

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            await self.write(elsewhere)
            await reader.until(lambda it: it.events)
            await reader.leave()

        self.play(scene)

    def test_slow_reader_catches_up_from_the_outbox(self) -> None:
        cookie = self.cookie(self.cast.alice)

        def many() -> None:
            with transaction.atomic():
                for number in range(30):
                    outbox.publish(self.cast.a, "invoice.issued", document_id=str(number))

        async def scene(hub: Hub) -> None:
            with mock.patch("events.hub.QUEUE_LIMIT", 10):
                reader = await Reader(hub, cookie).begun()
                await self.write(many)
                await reader.until(lambda it: len(it.events) >= 30)
            found = [told.document_id for told in reader.events]
            self.assertEqual(found, [str(number) for number in range(30)])
            await reader.leave()

        self.play(scene)

    def test_heartbeat_comes_while_nothing_happens(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            with mock.patch.object(stream, "HEARTBEAT_SECONDS", 0.05):
                reader = await Reader(hub, cookie).begun()
                await reader.until(lambda it: it.heartbeats >= 2)
            self.assertEqual(reader.events, [])
            await reader.leave()

        self.play(scene)
        self.assertEqual(stream.HEARTBEAT_SECONDS, 25.0)

    def test_reader_that_takes_nothing_is_let_go(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            async def stuck(message: dict[str, Any]) -> None:
                if message["type"] == "http.response.body":
                    await asyncio.Event().wait()

            async def receive() -> dict[str, Any]:
                await asyncio.Event().wait()
                return {}

            with mock.patch.object(stream, "SEND_SECONDS", 0.05):
                await asyncio.wait_for(stream.serve(hub, cookie, None, receive, stuck), 10)

        self.play(scene)


class ResumeTests(StreamTestCase):
    def test_resumed_stream_tells_what_was_missed(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            first = await Reader(hub, cookie).begun()
            await first.leave()
            await self.write(outbox.publish, self.cast.a, "invoice.issued", document_id="1")
            await self.write(outbox.publish, self.cast.b, "invoice.issued", document_id="not hers")
            await self.write(outbox.publish, self.cast.a, "invoice.issued", document_id="2")
            again = Reader(hub, cookie, first.last_id)
            await again.until(lambda it: len(it.events) >= 2)
            self.assertEqual([told.document_id for told in again.events], ["1", "2"])
            await again.leave()

        self.play(scene)

    def test_stream_begins_only_when_the_hub_knows_where_it_stands(self) -> None:
        """What is committed while the hub's thread still starts would be lost otherwise."""
        cookie = self.cookie(self.cast.alice)
        go, bounds = threading.Event(), reading.bounds

        def slow_for_the_hub() -> Any:
            if threading.current_thread().name == "portico-events":
                go.wait(20)
            return bounds()

        async def scene(hub: Hub) -> None:
            reader = Reader(hub, cookie)
            await self.write(outbox.publish, self.cast.a, "invoice.issued", document_id="early")
            self.assertEqual(reader.status, 0)
            go.set()
            await reader.begun()
            await self.write(outbox.publish, self.cast.a, "invoice.issued", document_id="later")
            await reader.until(lambda it: it.events)
            self.assertEqual(reader.events[0].document_id, "later")
            await reader.leave()

        with mock.patch.object(reading, "bounds", slow_for_the_hub):
            self.play(scene)

    def test_stream_does_not_wait_for_a_hub_for_ever(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            never = Hub()
            with mock.patch.object(stream, "BEGIN_SECONDS", 0.05):
                reader = Reader(never, cookie)
                await reader.until(lambda it: it.ended)
            self.assertEqual(reader.status, 503)
            await asyncio.get_running_loop().run_in_executor(None, never.stop)

        self.play(scene)

    def test_first_stream_begins_now(self) -> None:
        cookie = self.cookie(self.cast.alice)
        outbox.publish(self.cast.a, "invoice.issued", document_id="before")

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            await self.write(outbox.publish, self.cast.a, "invoice.issued", document_id="after")
            await reader.until(lambda it: it.events)
            self.assertEqual([told.document_id for told in reader.events], ["after"])
            await reader.leave()

        self.play(scene)

    def test_ids_that_can_not_be_resumed_are_answered_by_resync(self) -> None:
        cookie = self.cookie(self.cast.alice)
        outbox.publish(self.cast.a, "invoice.issued", document_id="1")
        bounds = reading.bounds()
        old = f"{bounds.epoch}.{bounds.head}"
        with at(clock.now() + RETENTION + timedelta(hours=1)):
            outbox.publish(self.cast.a, "invoice.issued", document_id="2")
            prune({})
        with at(clock.now() + 2 * RETENTION + timedelta(hours=2)):
            prune({})
        self.assertEqual(Event.objects.count(), 0)

        async def scene(hub: Hub) -> None:
            for last_id in (old, "00000000.1", "nonsense", f"{bounds.epoch}.999999", "é.1", "."):
                reader = Reader(hub, cookie, last_id)
                await reader.until(lambda it: it.events)
                self.assertEqual(reader.events[0].type, "resync", last_id)
                await reader.leave()
                again = await Reader(hub, cookie, reader.last_id).begun()
                self.assertEqual(again.events, [])
                await again.leave()

        self.play(scene)

    def test_recent_events_outlive_pruning(self) -> None:
        outbox.publish(self.cast.a, "invoice.issued", document_id="1")
        prune({})
        self.assertEqual(Event.objects.count(), 1)
