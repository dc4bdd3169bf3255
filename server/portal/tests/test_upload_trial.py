"""Where the gallery sends files to: it takes what comes and keeps nothing."""
from __future__ import annotations

import asyncio

from django.test import SimpleTestCase

from portal.serving import upload_trial
from portal.serving.rest import Disconnected
from portal.tests.asking import ask_once

PATH = upload_trial.PATH


class UploadTrialTests(SimpleTestCase):
    databases = {"default"}

    def test_a_file_in_pieces_is_taken(self) -> None:
        with self.settings(DEMO=True):
            answer = ask_once("POST", PATH, body=[b"a" * 1000, b"b" * 1000])
        self.assertEqual((answer.status, answer.body), (204, b""))

    def test_it_refuses_when_asked_to(self) -> None:
        with self.settings(DEMO=True):
            answer = ask_once("POST", PATH + "?line=refuses", body=[b"a"])
        self.assertEqual(answer.status, 422)

    def test_it_never_answers_when_asked_to_until_the_sender_leaves(self) -> None:
        pieces: list[dict[str, object]] = [
            {"type": "http.request", "body": b"a"},
            {"type": "http.disconnect"},
        ]

        async def receive() -> dict[str, object]:
            return pieces.pop(0)

        async def send(message: dict[str, object]) -> None:
            self.fail("it answers")

        scope = {"method": "POST", "query_string": b"line=hangs"}
        with self.assertRaises(Disconnected):
            asyncio.run(upload_trial.serve(scope, receive, send))

    def test_no_more_than_its_bound_is_read(self) -> None:
        piece = b"a" * (upload_trial.MOST_BYTES + 1)
        with self.settings(DEMO=True):
            self.assertEqual(ask_once("POST", PATH, body=[piece]).status, 413)

    def test_it_is_for_demonstrations_alone_and_for_posts(self) -> None:
        with self.settings(DEMO=False):
            self.assertEqual(ask_once("POST", PATH, body=[b"a"]).status, 405)
        with self.settings(DEMO=True):
            self.assertEqual(ask_once("GET", PATH).status, 405)
