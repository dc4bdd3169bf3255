"""A write that arrives twice is done once."""
from __future__ import annotations

import threading
from typing import Any

from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from accounts.models import Person
from portal.answers import json_response
from portal.idempotency import idempotent
from portal.models import IdempotencyRecord
from portal.problems import Problem
from portal.testing import CastTestCase, CastTransactionTestCase

KEY = "0123456789abcdef"


def post(body: bytes = b"{}", key: str = KEY, path: str = "/pay") -> Any:
    headers = {"HTTP_IDEMPOTENCY_KEY": key} if key else {}
    return RequestFactory().generic("POST", path, body, "application/json", **headers)


class Effect:
    """Renames Alice; counts how often."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def __call__(self) -> HttpResponse:
        Person.objects.filter(pk=self.person.pk).update(version=self.count() + 1)
        return json_response({"count": self.count()}, status=201)

    def count(self) -> int:
        return int(Person.objects.get(pk=self.person.pk).version)


class IdempotencyTests(CastTestCase):
    def setUp(self) -> None:
        self.effect = Effect(self.cast.alice)

    def send(self, request: Any, person: Any = None, customer: Any = None) -> HttpResponse:
        return idempotent(request, person or self.cast.alice, customer or self.cast.a, self.effect)

    def test_same_key_answers_the_same_and_does_nothing_more(self) -> None:
        first, second = self.send(post()), self.send(post())
        self.assertEqual((first.status_code, first.content), (201, b'{"count":2}'))
        self.assertEqual((second.status_code, second.content), (201, b'{"count":2}'))
        self.assertEqual(second["Content-Type"], "application/json")
        self.assertEqual(second["Idempotency-Replayed"], "true")
        self.assertNotIn("Idempotency-Replayed", first)
        self.assertEqual(self.effect.count(), 2)

    def test_same_key_for_something_else_is_refused(self) -> None:
        self.send(post())
        for request, customer in (
            (post(b'{"x": 1}'), None),
            (post(path="/other"), None),
            (post(), self.cast.b),
        ):
            with self.assertRaises(Problem) as raised:
                self.send(request, customer=customer)
            self.assertEqual(raised.exception.status, 409)
            self.assertEqual(raised.exception.type, "idempotency-mismatch")
        self.assertEqual(self.effect.count(), 2)

    def test_keys_of_two_people_are_two_keys(self) -> None:
        self.send(post())
        self.send(post(), person=self.cast.bob)
        self.assertEqual(self.effect.count(), 3)

    def test_key_is_needed_and_well_formed(self) -> None:
        for key, code in (("", "required"), ("short", "invalid"), ("ü" * 20, "invalid")):
            with self.assertRaises(Problem) as raised:
                self.send(post(key=key))
            self.assertEqual(raised.exception.errors[0].code, code)

    def test_refused_write_leaves_nothing_and_may_be_tried_again(self) -> None:
        def refuse() -> HttpResponse:
            self.effect()
            raise Problem("payment-pending", 409, "Not now.")

        with self.assertRaises(Problem):
            idempotent(post(), self.cast.alice, self.cast.a, refuse)
        self.assertEqual(self.effect.count(), 1)
        self.assertEqual(IdempotencyRecord.objects.count(), 0)
        self.assertEqual(self.send(post()).status_code, 201)


class ConcurrentIdempotencyTests(CastTransactionTestCase):
    def test_requests_at_the_same_moment_have_one_effect_and_one_answer(self) -> None:
        effect = Effect(self.cast.alice)
        together = threading.Barrier(6)
        answers: list[bytes] = []
        errors: list[BaseException] = []

        def send() -> None:
            try:
                together.wait(10)
                answers.append(idempotent(post(), self.cast.alice, self.cast.a, effect).content)
            except BaseException as error:
                errors.append(error)
            finally:
                connection.close()

        threads = [threading.Thread(target=send) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(errors, [])
        self.assertEqual(answers, [b'{"count":2}'] * 6)
        self.assertEqual(effect.count(), 2)
