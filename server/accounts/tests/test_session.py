"""Signing in, who one is then, and signing out."""
from __future__ import annotations

from typing import Any
from unittest import mock

from accounts import passwords
from accounts.models import DeviceSession
from accounts.sessions import COOKIE, IDLE_LIFETIME, LIFETIME
from events.models import Event
from portal import clock
from portal.testing import PASSWORD, CastTestCase, ContractClient, at

SESSION = "/api/v1/session"
FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


class SignInTests(CastTestCase):
    def sign_in(
        self, email: str = "alice@example.com", password: str = PASSWORD, **more: str
    ) -> tuple[ContractClient, Any]:
        client = ContractClient()
        client.get(SESSION)
        credentials = {"email": email, "password": password}
        return client, client.write("POST", SESSION, credentials, **more)

    def test_anonymous_session_names_seller_and_a_token(self) -> None:
        answer = self.client.get(SESSION).json()
        self.assertIsNone(answer["person"])
        self.assertEqual(answer["seller"]["id"], "northwind")
        self.assertEqual(answer["customers"], [])
        self.assertTrue(answer["csrf_token"])

    def test_owner_signs_in_and_sees_what_she_may_do(self) -> None:
        client, answer = self.sign_in()
        self.assertEqual(answer.status_code, 200)
        session = answer.json()
        self.assertEqual(session["person"]["name"], "Alice Archer")
        self.assertEqual(
            session["customers"],
            [
                {
                    "id": "brightside",
                    "name": "Brightside Bakery",
                    "account_number": "C-1001",
                    "currencies": [],
                    "roles": ["owner"],
                    "actions": ["pay"],
                }
            ],
        )
        self.assertEqual(client.get(SESSION).json()["person"]["name"], "Alice Archer")

    def test_viewer_and_clerk_may_not_pay(self) -> None:
        for email in ("bob@example.com", "clara@example.com"):
            _, answer = self.sign_in(email)
            for customer in answer.json()["customers"]:
                self.assertEqual(customer["actions"], [], email)

    def test_clerk_is_staff_and_sees_all_customers_of_her_seller(self) -> None:
        _, answer = self.sign_in("clara@example.com")
        session = answer.json()
        self.assertTrue(session["person"]["staff"])
        self.assertEqual([one["id"] for one in session["customers"]], ["brightside", "harbour"])

    def test_e_mail_is_found_whatever_its_case(self) -> None:
        self.assertEqual(self.sign_in(" ALICE@Example.com")[1].status_code, 200)

    def test_cookie_is_http_only_and_lax_and_changes_at_sign_in(self) -> None:
        client = ContractClient()
        client.get(SESSION)
        before = client.cookies[COOKIE].value
        answer = client.write("POST", SESSION, {"email": "alice@example.com", "password": PASSWORD})
        cookie = answer.cookies[COOKIE]
        self.assertNotEqual(cookie.value, before)
        self.assertTrue(cookie["httponly"])
        self.assertEqual(cookie["samesite"], "Lax")
        self.assertFalse(cookie["secure"])

    def test_cookie_is_secure_under_tls(self) -> None:
        with self.settings(TLS=True):
            _, answer = self.sign_in()
        self.assertTrue(answer.cookies[COOKIE]["secure"])
        self.assertIn("max-age", answer["Strict-Transport-Security"])

    def test_token_of_the_cookie_before_is_refused_after_sign_in(self) -> None:
        client = ContractClient()
        token = client.get(SESSION).json()["csrf_token"]
        client.write("POST", SESSION, {"email": "alice@example.com", "password": PASSWORD})
        answer = client.write("DELETE", SESSION, HTTP_X_CSRF_TOKEN=token)
        self.assertEqual(answer.status_code, 403)

    def test_wrong_password_and_unknown_address_answer_alike(self) -> None:
        wrong = self.sign_in(password="wrong")[1]
        unknown = self.sign_in("nobody@example.com")[1]
        self.assertEqual(wrong.status_code, 401)
        self.assertEqual(unknown.status_code, 401)
        left, right = wrong.json(), unknown.json()
        self.assertNotEqual(left.pop("request_id"), right.pop("request_id"))
        self.assertEqual(left, right)

    def test_unknown_address_costs_a_hash_too(self) -> None:
        self.sign_in("nobody@example.com")
        with mock.patch.object(
            passwords.hashers, "check_password", wraps=passwords.hashers.check_password
        ) as checked:
            self.sign_in("nobody@example.com")
        self.assertEqual(checked.call_count, 1)

    def test_inactive_person_is_refused_like_a_wrong_password(self) -> None:
        self.cast.alice.is_active = False
        self.cast.alice.save()
        self.assertEqual(self.sign_in()[1].json()["type"], "urn:portico:problem:wrong-credentials")

    def test_person_without_password_is_refused(self) -> None:
        self.cast.alice.set_unusable_password()
        self.cast.alice.save()
        self.assertEqual(self.sign_in()[1].status_code, 401)

    def test_too_many_at_once_are_asked_to_come_again(self) -> None:
        held = 0
        while passwords._places.acquire(blocking=False):
            held += 1
        try:
            answer = self.sign_in()[1]
        finally:
            for _ in range(held):
                passwords._places.release()
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer["Retry-After"], "2")

    def test_signing_in_again_ends_the_session_before(self) -> None:
        client, _ = self.sign_in()
        client.write("POST", SESSION, {"email": "bob@example.com", "password": PASSWORD})
        people = DeviceSession.objects.values_list("person__email", flat=True)
        self.assertEqual(list(people), ["bob@example.com"])

    def test_seller_that_names_its_hosts_is_shown_there_alone(self) -> None:
        with self.settings(ALLOWED_HOSTS=["southwind.test", "testserver"]):
            client = self.client_for(self.cast.eve)
            here = client.get(SESSION).json()
            there = client.get(SESSION, HTTP_HOST="southwind.test").json()
        self.assertEqual(here["seller"]["id"], "northwind")
        self.assertEqual(here["customers"], [])
        self.assertEqual(there["seller"]["id"], "southwind")
        self.assertEqual([one["id"] for one in there["customers"]], ["elsewhere"])

    def test_empty_database_still_shows_a_sign_in(self) -> None:
        with mock.patch("accounts.brand.Seller.objects.order_by", return_value=[]):
            self.assertEqual(self.client.get(SESSION).json()["seller"]["id"], "portico")

    def test_currencies_come_from_billing(self) -> None:
        key = self.cast.a.pk
        with mock.patch("accounts.customers.currencies_in_use", lambda keys: {key: ["JPY", "EUR"]}):
            _, answer = self.sign_in()
        self.assertEqual(answer.json()["customers"][0]["currencies"], ["JPY", "EUR"])


class SignOutTests(CastTestCase):
    def test_sign_out_ends_the_session_and_clears_the_browser(self) -> None:
        client = self.client_for(self.cast.alice)
        cookie = client.cookies[COOKIE].value
        answer = client.write("DELETE", SESSION)
        self.assertEqual(answer.status_code, 204)
        self.assertEqual(answer["Clear-Site-Data"], '"cache", "storage"')
        client.cookies[COOKIE] = cookie
        self.assertIsNone(client.get(SESSION).json()["person"])

    def test_sign_out_tells_the_open_stream(self) -> None:
        client = self.client_for(self.cast.alice)
        client.write("DELETE", SESSION)
        event = Event.objects.get()
        self.assertEqual(event.type, "session.ended")
        self.assertEqual(event.person, self.cast.alice)
        self.assertEqual(event.session_id, client.device_session.public_id)

    def test_anonymous_can_not_sign_out(self) -> None:
        client = self.client_for(None)
        client.get(SESSION)
        self.assertEqual(client.write("DELETE", SESSION).status_code, 401)

    def test_session_ends_after_its_lifetime(self) -> None:
        with at("2026-03-01T12:00:00Z"):
            client = self.client_for(self.cast.alice)
            self.assertIsNotNone(client.get(SESSION).json()["person"])
        DeviceSession.objects.update(last_seen_at=clock.now() + LIFETIME)
        with at("2026-03-15T12:00:01Z"):
            self.assertIsNone(client.get(SESSION).json()["person"])

    def test_session_ends_when_nobody_uses_it(self) -> None:
        with at("2026-03-01T12:00:00Z"):
            client = self.client_for(self.cast.alice)
        with at("2026-03-01T23:00:00Z"):
            self.assertIsNotNone(client.get(SESSION).json()["person"])
        with at("2026-03-02T10:59:00Z"):
            self.assertIsNotNone(client.get(SESSION).json()["person"])
        with at("2026-03-02T23:00:00Z"):
            self.assertIsNone(client.get(SESSION).json()["person"])
        self.assertEqual(IDLE_LIFETIME.total_seconds(), 12 * 3600)


class DeviceTests(CastTestCase):
    def test_list_names_browser_and_system_and_marks_this_one(self) -> None:
        with at("2026-03-01T12:00:00Z"):
            other = ContractClient()
            other.get(SESSION)
            credentials = {"email": "alice@example.com", "password": PASSWORD}
            other.write("POST", SESSION, credentials, HTTP_USER_AGENT=FIREFOX)
        with at("2026-03-01T13:00:00Z"):
            mine = self.client_for(self.cast.alice)
            data = mine.get("/api/v1/sessions").json()["data"]
        self.assertEqual(
            [(one["device"], one["current"]) for one in data],
            [("Test browser", True), ("Firefox on Linux", False)],
        )
        self.assertEqual(data[1]["address"], "127.0.0.1")

    def test_one_session_is_ended_from_another(self) -> None:
        lost = self.client_for(self.cast.alice)
        mine = self.client_for(self.cast.alice)
        answer = mine.write("DELETE", f"/api/v1/sessions/{lost.device_session.public_id}")
        self.assertEqual(answer.status_code, 204)
        self.assertNotIn("Clear-Site-Data", answer)
        self.assertIsNone(lost.get(SESSION).json()["person"])
        self.assertIsNotNone(mine.get(SESSION).json()["person"])

    def test_ending_the_session_at_hand_is_signing_out(self) -> None:
        mine = self.client_for(self.cast.alice)
        answer = mine.write("DELETE", f"/api/v1/sessions/{mine.device_session.public_id}")
        self.assertIn("Clear-Site-Data", answer)
        self.assertIsNone(mine.get(SESSION).json()["person"])

    def test_sessions_of_others_are_not_there(self) -> None:
        alice = self.client_for(self.cast.alice)
        target = f"/api/v1/sessions/{alice.device_session.public_id}"
        for person in (self.cast.bob, self.cast.charlie, self.cast.clara, self.cast.eve):
            self.assertEqual(self.client_for(person).write("DELETE", target).status_code, 404)
            listed = self.client_for(person).get("/api/v1/sessions").json()["data"]
            self.assertNotIn(alice.device_session.public_id, [one["id"] for one in listed])
        anonymous = self.client_for(None)
        anonymous.get(SESSION)
        self.assertEqual(anonymous.write("DELETE", target).status_code, 401)
        self.assertEqual(anonymous.get("/api/v1/sessions").status_code, 401)
        self.assertIsNotNone(alice.get(SESSION).json()["person"])

    def test_sign_out_everywhere_ends_all_of_this_person_alone(self) -> None:
        one, two = self.client_for(self.cast.alice), self.client_for(self.cast.alice)
        bob = self.client_for(self.cast.bob)
        answer = one.write("DELETE", "/api/v1/sessions")
        self.assertEqual(answer.status_code, 204)
        self.assertIn("Clear-Site-Data", answer)
        self.assertIsNone(one.get(SESSION).json()["person"])
        self.assertIsNone(two.get(SESSION).json()["person"])
        self.assertIsNotNone(bob.get(SESSION).json()["person"])
        self.assertEqual(Event.objects.filter(type="session.ended").count(), 2)


class CsrfTests(CastTestCase):
    WRITES = (
        ("POST", SESSION),
        ("DELETE", SESSION),
        ("DELETE", "/api/v1/sessions"),
        ("DELETE", "/api/v1/sessions/ses_0"),
        ("PATCH", "/api/v1/profile"),
    )

    def test_writes_without_the_token_are_refused(self) -> None:
        client = self.client_for(self.cast.alice)
        for method, path in self.WRITES:
            for token in ("", "wrong", "ü", "x" * 5000):
                answer = client.write(method, path, {}, HTTP_X_CSRF_TOKEN=token)
                self.assertEqual(answer.json()["type"], "urn:portico:problem:csrf", (method, path))

    def test_token_of_another_session_is_refused(self) -> None:
        token = self.client_for(self.cast.bob).csrf_token()
        answer = self.client_for(self.cast.alice).write("DELETE", SESSION, HTTP_X_CSRF_TOKEN=token)
        self.assertEqual(answer.status_code, 403)

    def test_writes_that_another_site_caused_are_refused(self) -> None:
        client = self.client_for(self.cast.alice)
        for site in ("cross-site", "same-site"):
            answer = client.write("DELETE", SESSION, HTTP_SEC_FETCH_SITE=site)
            self.assertEqual(answer.status_code, 403)
        answer = client.write("DELETE", SESSION, HTTP_SEC_FETCH_SITE="same-origin")
        self.assertEqual(answer.status_code, 204)

    def test_dead_session_gets_a_working_token_again(self) -> None:
        client = self.client_for(self.cast.alice)
        DeviceSession.objects.all().delete()
        token = client.get(SESSION).json()["csrf_token"]
        credentials = {"email": "alice@example.com", "password": PASSWORD}
        answer = client.write("POST", SESSION, credentials, HTTP_X_CSRF_TOKEN=token)
        self.assertEqual(answer.status_code, 200)
