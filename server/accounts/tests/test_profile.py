"""A person's own settings."""
from __future__ import annotations

from typing import Any

from accounts.models import Person
from portal.testing import CastTestCase

PROFILE = "/api/v1/profile"


class ProfileTests(CastTestCase):
    def change(self, data: Any, version: str = '"1"') -> Any:
        return self.client_for(self.cast.alice).write("PATCH", PROFILE, data, HTTP_IF_MATCH=version)

    def test_each_person_sees_their_own(self) -> None:
        for person in (self.cast.alice, self.cast.bob, self.cast.charlie, self.cast.clara):
            answer = self.client_for(person).get(PROFILE)
            self.assertEqual(answer.json()["email"], person.email)
            self.assertEqual(answer["ETag"], '"1"')

    def test_anonymous_sees_none(self) -> None:
        client = self.client_for(None)
        client.get("/api/v1/session")
        self.assertEqual(client.get(PROFILE).status_code, 401)
        answer = client.write("PATCH", PROFILE, {"name": "X"}, HTTP_IF_MATCH='"1"')
        self.assertEqual(answer.status_code, 401)

    def test_same_version_is_not_sent_twice(self) -> None:
        client = self.client_for(self.cast.alice)
        answer = client.get(PROFILE, HTTP_IF_NONE_MATCH='"1"')
        self.assertEqual(answer.status_code, 304)
        self.assertEqual(answer.content, b"")
        self.assertEqual(answer["ETag"], '"1"')

    def test_change_is_kept_and_counts_the_version_up(self) -> None:
        answer = self.change({"name": " مریم ", "locale": "fa", "time_zone": "Asia/Tehran"})
        self.assertEqual(answer.status_code, 200)
        self.assertEqual(answer["ETag"], '"2"')
        person = Person.objects.get(pk=self.cast.alice.pk)
        self.assertEqual(
            (person.name, person.locale, person.time_zone), ("مریم", "fa", "Asia/Tehran")
        )

    def test_a_change_that_comes_twice_is_made_once_and_answered_alike(self) -> None:
        client = self.client_for(self.cast.alice)
        key = {"HTTP_IF_MATCH": '"1"', "HTTP_IDEMPOTENCY_KEY": "k" * 20}
        first = client.write("PATCH", PROFILE, {"locale": "fa"}, **key)
        again = client.write("PATCH", PROFILE, {"locale": "fa"}, **key)
        self.assertEqual((first.status_code, again.status_code), (200, 200))
        self.assertEqual((first.json(), first["ETag"]), (again.json(), again["ETag"]))
        self.assertEqual(Person.objects.get(pk=self.cast.alice.pk).version, 2)
        other = client.write("PATCH", PROFILE, {"locale": "de"}, **key)
        self.assertEqual(other.status_code, 409)

    def test_change_of_an_old_version_is_refused(self) -> None:
        self.change({"name": "First"})
        answer = self.change({"name": "Second"})
        self.assertEqual(answer.status_code, 412)
        self.assertEqual(answer.json()["type"], "urn:portico:problem:stale")
        self.assertEqual(Person.objects.get(pk=self.cast.alice.pk).name, "First")

    def test_change_without_a_version_is_refused(self) -> None:
        answer = self.client_for(self.cast.alice).write("PATCH", PROFILE, {"name": "X"})
        self.assertEqual(answer.status_code, 428)

    def test_faults_are_told_by_field(self) -> None:
        for data, field, code in (
            ({"time_zone": "Mars/Olympus"}, "time_zone", "unknown"),
            ({"time_zone": "../../etc/passwd"}, "time_zone", "unknown"),
            ({"locale": "xx"}, "locale", "invalid"),
            ({"name": ""}, "name", "required"),
            ({"name": "   "}, "name", "required"),
            ({"name": "a\u0007b"}, "name", "invalid"),
            ({"name": "x" * 101}, "name", "too-long"),
            ({"name": 7}, "name", "invalid"),
            ({"email": "new@example.com"}, "email", "unknown"),
            ({}, "", "required"),
        ):
            answer = self.change(data)
            self.assertEqual(answer.status_code, 422, data)
            error = answer.json()["errors"][0]
            self.assertEqual((error["field"], error["code"]), (field, code), data)
