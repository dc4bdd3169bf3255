"""Guessing gets slow; nobody is locked out by others for good."""
from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from accounts import lockout
from accounts.models import SignInThrottle
from accounts.tasks import clear
from portal.testing import PASSWORD, CastTestCase, ContractClient, at

SESSION = "/api/v1/session"
START = datetime(2026, 3, 1, 12, tzinfo=timezone.utc)
ATTACKER = "203.0.113.9"
OFFICE = "198.51.100.4"


class LockoutTests(CastTestCase):
    def try_to_sign_in(
        self,
        password: str = "wrong",
        *,
        email: str = "alice@example.com",
        address: str = ATTACKER,
        client: ContractClient | None = None,
    ) -> Any:
        client = client or ContractClient()
        client.get(SESSION)
        credentials = {"email": email, "password": password}
        return client.write("POST", SESSION, credentials, REMOTE_ADDR=address)

    def lock(self, **more: Any) -> Any:
        for _ in range(4):
            self.assertEqual(self.try_to_sign_in(**more).status_code, 401)
        return self.try_to_sign_in(**more)

    def test_fifth_failure_locks_and_says_how_long(self) -> None:
        with at(START):
            answer = self.lock()
            self.assertEqual(answer.status_code, 429)
            self.assertEqual(answer.json()["type"], "urn:portico:problem:locked-out")
            self.assertEqual(answer.json()["retry_after_seconds"], 5)
            self.assertEqual(answer["Retry-After"], "5")

    def test_right_password_waits_too_and_works_after(self) -> None:
        with at(START):
            self.lock()
            self.assertEqual(self.try_to_sign_in(PASSWORD).status_code, 429)
        with at(START + timedelta(seconds=5)):
            self.assertEqual(self.try_to_sign_in(PASSWORD).status_code, 200)

    def test_delay_doubles_up_to_its_longest(self) -> None:
        now, waits = START, []
        with at(now):
            waits.append(self.lock().json()["retry_after_seconds"])
        for _ in range(9):
            now += timedelta(seconds=waits[-1])
            with at(now):
                waits.append(self.try_to_sign_in().json()["retry_after_seconds"])
        self.assertEqual(waits, [5, 10, 20, 40, 80, 160, 320, 640, 900, 900])

    def test_tries_while_locked_do_not_count(self) -> None:
        with at(START):
            self.lock()
            for _ in range(20):
                self.try_to_sign_in()
            self.assertEqual(self.try_to_sign_in().json()["retry_after_seconds"], 5)

    def test_attacker_elsewhere_does_not_lock_the_owner_out(self) -> None:
        with at(START):
            self.lock()
            answer = self.try_to_sign_in(PASSWORD, address=OFFICE)
            self.assertEqual(answer.status_code, 200)

    def test_known_browser_is_heard_whoever_fails_beside_it(self) -> None:
        with at(START):
            known = ContractClient()
            self.assertEqual(self.try_to_sign_in(PASSWORD, client=known).status_code, 200)
            self.lock()
            answer = self.try_to_sign_in(PASSWORD, client=known)
            self.assertEqual(answer.status_code, 200)

    def test_known_browser_guesses_slowly_too(self) -> None:
        with at(START):
            known = ContractClient()
            self.try_to_sign_in(PASSWORD, client=known)
            for _ in range(9):
                self.assertEqual(self.try_to_sign_in(client=known).status_code, 401)
            self.assertEqual(self.try_to_sign_in(client=known).status_code, 429)

    def test_forged_device_cookie_is_no_way_round(self) -> None:
        with at(START):
            self.lock()
            client = ContractClient()
            client.cookies[lockout.DEVICE_COOKIE] = "WyJhbGljZSJd.forged"
            self.assertEqual(self.try_to_sign_in(PASSWORD, client=client).status_code, 429)

    def test_device_of_one_person_is_unknown_for_another(self) -> None:
        with at(START):
            bobs = ContractClient()
            self.try_to_sign_in(PASSWORD, email="bob@example.com", client=bobs)
            self.lock()
            self.assertEqual(self.try_to_sign_in(PASSWORD, client=bobs).status_code, 429)

    def test_unknown_address_locks_like_a_known_one(self) -> None:
        with at(START):
            answer = self.lock(email="nobody@example.com")
            self.assertEqual(answer.json()["retry_after_seconds"], 5)

    def test_trying_many_accounts_from_one_address_gets_slow_for_a_minute_at_most(self) -> None:
        with at(START):
            for number in range(49):
                answer = self.try_to_sign_in(email=f"{number}@example.com")
                self.assertEqual(answer.status_code, 401)
            answer = self.try_to_sign_in(email="last@example.com")
            self.assertEqual(answer.json()["retry_after_seconds"], 2)
        self.assertEqual(lockout.ADDRESS.delay(100_000), timedelta(minutes=1))

    def test_ipv6_neighbours_count_together(self) -> None:
        with at(START):
            for number in range(4):
                self.try_to_sign_in(address=f"2001:db8:1:2::{number}")
            answer = self.try_to_sign_in(PASSWORD, address="2001:db8:1:2:ffff::1")
            self.assertEqual(answer.status_code, 200)
            self.lock(address="2001:db8:1:2::7")
            answer = self.try_to_sign_in(PASSWORD, address="2001:db8:1:2:ffff::1")
            self.assertEqual(answer.status_code, 429)

    def test_success_forgets_the_failures_of_the_account(self) -> None:
        with at(START):
            for _ in range(3):
                for _ in range(4):
                    self.assertEqual(self.try_to_sign_in().status_code, 401)
                self.assertEqual(self.try_to_sign_in(PASSWORD).status_code, 200)

    def test_failures_are_forgiven_after_a_day(self) -> None:
        with at(START):
            self.lock()
        with at(START + timedelta(hours=25)):
            self.assertEqual(self.try_to_sign_in().status_code, 401)
            clear({})
            self.assertEqual(SignInThrottle.objects.count(), 2)
        with at(START + timedelta(hours=50)):
            clear({})
            self.assertEqual(SignInThrottle.objects.count(), 0)

    def test_buckets_hold_no_address(self) -> None:
        with at(START):
            self.lock()
        for bucket in SignInThrottle.objects.values_list("bucket", flat=True):
            self.assertNotIn("alice", bucket)
            self.assertNotIn("203", bucket)
