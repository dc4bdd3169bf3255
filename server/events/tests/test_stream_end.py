"""When and how a stream ends, and who may have one."""
from __future__ import annotations

import asyncio
from unittest import mock

from django.db import transaction

from accounts.models import DeviceSession, Membership
from accounts.sessions import open_session
from accounts.views import end
from events import outbox, stream
from events.hub import Hub
from events.tests.browser import Reader
from events.tests.scene import StreamTestCase


class EndTests(StreamTestCase):
    def test_revoked_session_is_told_and_its_stream_ends(self) -> None:
        cookie, session = open_session(self.cast.alice)
        other = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            stays = await Reader(hub, other).begun()
            await self.write(end, [session])
            await reader.until(lambda it: it.ended)
            self.assertEqual([told.type for told in reader.events], ["session.ended"])
            await self.write(outbox.publish, self.cast.a, "invoice.paid")
            await stays.until(lambda it: it.events)
            self.assertEqual([told.type for told in stays.events], ["invoice.paid"])
            await stays.leave()

        self.play(scene)

    def test_session_that_vanished_hears_nothing_more(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            await self.write(DeviceSession.objects.all().delete)
            await self.write(outbox.publish, self.cast.a, "invoice.paid")
            await reader.until(lambda it: it.ended)
            self.assertEqual([told.type for told in reader.events], ["session.ended"])

        self.play(scene)

    def test_lost_membership_is_not_told_of_any_more(self) -> None:
        cookie = self.cookie(self.cast.dana)

        def secret_and_hers() -> None:
            with transaction.atomic():  # So that both are told of at once.
                outbox.publish(self.cast.a, "invoice.paid", document_id="secret")
                outbox.publish(self.cast.b, "invoice.paid", document_id="hers")

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            await self.write(Membership.objects.filter(customer=self.cast.a).delete)
            await self.write(secret_and_hers)
            await reader.until(lambda it: it.events and it.events[-1].document_id == "hers")
            told = [(one.type, one.document_id) for one in reader.events]
            self.assertEqual(told, [("resync", ""), ("invoice.paid", "hers")])
            await reader.leave()

        self.play(scene)

    def test_new_membership_is_heard_of_without_a_new_stream(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            with mock.patch.object(stream, "HEARTBEAT_SECONDS", 0.05):
                reader = await Reader(hub, cookie).begun()
                await self.write(self.cast.join, self.cast.alice, self.cast.b, "viewer")
                await reader.until(lambda it: it.events)
                await self.write(outbox.publish, self.cast.b, "invoice.paid", document_id="new")
                await reader.until(lambda it: it.events[-1].document_id == "new")
            self.assertEqual(reader.events[0].type, "resync")
            await reader.leave()

        self.play(scene)

    def test_streams_of_one_person_are_limited(self) -> None:
        cookie, bobs = self.cookie(self.cast.alice), self.cookie(self.cast.bob)

        async def scene(hub: Hub) -> None:
            with mock.patch.object(stream, "STREAMS_PER_PERSON", 2):
                open_ones = [await Reader(hub, cookie).begun() for _ in range(2)]
                refused = Reader(hub, cookie)
                await refused.until(lambda it: it.ended)
                self.assertEqual(refused.status, 429)
                assert refused.problem is not None
                self.assertEqual(refused.problem.retry_after_seconds, 10)
                others = await Reader(hub, bobs).begun()
                self.assertEqual(others.status, 200)
                await open_ones.pop().leave()
                again = await Reader(hub, cookie).begun()
                self.assertEqual(again.status, 200)
                for reader in (*open_ones, others, again):
                    await reader.leave()

        self.play(scene)

    def test_task_that_missed_its_cancellation_is_cancelled_again(self) -> None:
        """As asyncio.wait_for does it when its answer comes in the same moment."""

        async def scene() -> None:
            missed = asyncio.Event()

            async def deaf_once() -> None:
                try:
                    await asyncio.Event().wait()
                except asyncio.CancelledError:
                    missed.set()
                await asyncio.Event().wait()

            task = asyncio.ensure_future(deaf_once())
            await asyncio.sleep(0)
            with mock.patch.object(stream, "CANCEL_SECONDS", 0.01):
                await asyncio.wait_for(stream._end(task), 10)
            self.assertTrue(missed.is_set())
            self.assertTrue(task.cancelled())

        asyncio.run(scene())

    def test_server_that_ends_ends_its_streams(self) -> None:
        cookie = self.cookie(self.cast.alice)

        async def scene(hub: Hub) -> None:
            reader = await Reader(hub, cookie).begun()
            hub.close_streams()
            await reader.until(lambda it: it.ended)
            self.assertEqual(reader.events, [])

        self.play(scene)
