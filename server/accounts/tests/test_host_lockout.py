"""A site whose tokens are refused has to wait, and nobody but that site."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from accounts import lockout
from accounts.models import DeviceSession, UsedHostToken
from accounts.tests.test_host_tokens import NOW, HostTokenTestCase
from portal.testing import API, PASSWORD, ContractClient, at

OFFICE = "198.51.100.4"
ELSEWHERE = "198.51.100.77"


class HostLockoutTests(HostTokenTestCase):
    def bring(self, token: str, address: str = OFFICE, client: Any = None) -> Any:
        return self.sign_in(token, client, REMOTE_ADDR=address)

    def lock(self) -> Any:
        for _ in range(9):
            self.assert_refused(self.bring(self.token(sub="nobody@example.com")), "sub")
        return self.bring(self.token(sub="nobody@example.com"))

    def test_the_tenth_refused_token_locks_and_says_how_long(self) -> None:
        answer = self.lock()
        self.assertEqual(answer.status_code, 429)
        self.assertEqual(answer["Content-Type"], "application/problem+json")
        self.assertEqual(answer.json()["type"], "urn:portico:problem:locked-out")
        self.assertEqual(answer.json()["retry_after_seconds"], 2)
        self.assertEqual(answer["Retry-After"], "2")

    def test_a_good_token_waits_too_is_not_used_up_and_ends_the_waiting(self) -> None:
        self.lock()
        token = self.token()
        self.assertEqual(self.bring(token).status_code, 429)
        self.assertEqual((DeviceSession.objects.count(), UsedHostToken.objects.count()), (0, 0))
        with at(NOW + timedelta(seconds=2)):
            self.assertEqual(self.bring(token).status_code, 200)
            DeviceSession.objects.all().delete()
            self.assertEqual(self.lock().json()["retry_after_seconds"], 2)

    def test_waiting_doubles_up_to_a_minute(self) -> None:
        now, waits = NOW, [self.lock().json()["retry_after_seconds"]]
        for _ in range(6):
            now += timedelta(seconds=waits[-1])
            with at(now):
                answer = self.bring(self.token(sub="nobody"))
                waits.append(answer.json()["retry_after_seconds"])
        self.assertEqual(waits, [2, 4, 8, 16, 32, 60, 60])

    def test_other_sites_other_addresses_and_passwords_do_not_wait(self) -> None:
        self.lock()
        other = Ed25519PrivateKey.generate()
        self.add_key("other", other)
        self.assertEqual(self.bring(self.token(other, kid="other")).status_code, 200)
        self.assertEqual(self.bring(self.token(), ELSEWHERE).status_code, 200)
        client = ContractClient()
        client.get(f"{API}/session")
        credentials = {"email": "bob@example.com", "password": PASSWORD}
        answer = client.write("POST", f"{API}/session", credentials, REMOTE_ADDR=OFFICE)
        self.assertEqual(answer.status_code, 200)

    def test_naming_many_keys_gets_slow_for_a_minute_at_most(self) -> None:
        wrong = Ed25519PrivateKey.generate()
        for number in range(49):
            self.assert_refused(self.bring(self.token(wrong, kid=f"key-{number}")), "kid")
        self.assertEqual(self.bring(self.token(wrong, kid="last"))["Retry-After"], "2")
        # One good token says nothing of the others.
        with at(NOW + timedelta(seconds=2)):
            self.assertEqual(self.bring(self.token()).status_code, 200)
            self.assertEqual(self.bring("no token")["Retry-After"], "4")
        self.assertEqual(lockout.HOSTS_AT_ADDRESS.delay(100_000), timedelta(minutes=1))

    def test_what_was_signed_in_stays_while_tokens_wait(self) -> None:
        client = ContractClient()
        self.bring(self.token(), client=client)
        for _ in range(10):
            self.bring("no token", client=client)
            self.bring(self.token(sub="nobody"), client=client)
        self.assertEqual(client.get(f"{API}/session").json()["person"]["name"], "Alice Archer")
