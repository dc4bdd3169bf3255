"""Signing in by what a seller's own site signed, and what such a session sees."""
from __future__ import annotations

import base64
import hashlib
import hmac
import json
import threading
from datetime import datetime, timedelta, timezone
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection

from accounts.host_tokens import LONGEST, SKEW
from accounts.models import DeviceSession, HostKey, Membership, UsedHostToken
from accounts.sessions import COOKIE, FRAMED_COOKIE
from accounts.tests.keys import public_pem
from accounts.tasks import clear
from events.watching import watcher_of
from portal import clock
from portal.testing import API, CastTestCase, CastTransactionTestCase, ContractClient, at

PORTAL = "http://localhost:8080"
NOW = datetime(2026, 3, 31, 9, 0, tzinfo=timezone.utc)
KEY = Ed25519PrivateKey.generate()
FRAMED: dict[str, Any] = {"portico.framed": True}


class HostTokenTestCase(CastTestCase):
    addresses = 0

    def setUp(self) -> None:
        super().setUp()
        self.key = self.add_key("www", KEY)
        standing = at(NOW)
        standing.__enter__()
        self.addCleanup(standing.__exit__, None, None, None)

    def add_key(self, name: str, key: Any, algorithm: str = "EdDSA", seller: Any = None) -> HostKey:
        return HostKey.objects.create(
            key_id=name,
            seller=seller or self.cast.seller,
            algorithm=algorithm,
            public_key=public_pem(key),
            created_at=NOW,
        )

    def claims(self, **changes: Any) -> dict[str, Any]:
        """Alice's, a moment ago, for a minute; a change to None takes a claim away."""
        issued = int(NOW.timestamp())
        made = {
            "sub": "alice@example.com",
            "aud": PORTAL,
            "iat": issued,
            "exp": issued + 60,
            "jti": f"token-{UsedHostToken.objects.count()}",
            **changes,
        }
        return {name: value for name, value in made.items() if value is not None}

    def token(self, key: Any = KEY, algorithm: str = "EdDSA", **more: Any) -> str:
        """More: `kid`, `header`, and claims."""
        header = {"kid": more.pop("kid", "www"), **more.pop("header", {})}
        return jwt.encode(self.claims(**more), key, algorithm=algorithm, headers=header)

    def sign_in(self, token: str, client: ContractClient | None = None, **headers: Any) -> Any:
        """From an address where nobody has failed before, unless `REMOTE_ADDR` says which."""
        client = client or ContractClient()
        client.get(f"{API}/session")
        self.addresses += 1
        headers.setdefault("REMOTE_ADDR", f"203.0.113.{self.addresses}")
        return client.write("POST", f"{API}/session/host", {"token": token}, **headers)

    def assert_refused(self, answer: Any, why: str) -> None:
        self.assertEqual(answer.status_code, 401, answer.content)
        problem = answer.json()
        self.assertEqual(problem["type"], "urn:portico:problem:host-token")
        self.assertIn(why, problem["detail"])
        self.assertEqual(DeviceSession.objects.count(), 0)


class SignInTests(HostTokenTestCase):
    def test_owner_is_signed_in_as_by_password(self) -> None:
        client = ContractClient()
        answer = self.sign_in(self.token(), client)
        self.assertEqual(answer.json()["person"]["name"], "Alice Archer")
        self.assertEqual(answer.json()["customers"][0]["roles"], ["owner"])
        self.assertEqual(client.get(f"{API}/session").json()["person"]["name"], "Alice Archer")
        answer = client.get(f"{API}/customers/{self.cast.a.public_id}/overview")
        self.assertEqual(answer.status_code, 200)

    def test_a_persons_id_names_them_too(self) -> None:
        answer = self.sign_in(self.token(sub=self.cast.bob.public_id))
        self.assertEqual(answer.json()["customers"][0]["roles"], ["viewer"])

    def test_each_kind_of_key_signs(self) -> None:
        p256 = ec.generate_private_key(ec.SECP256R1())
        rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        for algorithm, key in (("ES256", p256), ("RS256", rsa_key)):
            self.add_key(algorithm, key, algorithm)
            answer = self.sign_in(self.token(key, algorithm, kid=algorithm, jti=algorithm))
            self.assertEqual(answer.status_code, 200, algorithm)

    def test_an_outsider_sees_her_own_alone(self) -> None:
        client = ContractClient()
        self.sign_in(self.token(sub="charlie@example.com"), client)
        theirs = client.get(f"{API}/customers/{self.cast.a.public_id}/overview")
        self.assertEqual(theirs.status_code, 404)

    def test_staff_is_refused(self) -> None:
        self.assert_refused(self.sign_in(self.token(sub="clara@example.com")), "staff")
        Membership.objects.create(
            person=self.cast.clara, seller=self.cast.seller, customer=self.cast.a, roles=["viewer"]
        )
        self.assert_refused(self.sign_in(self.token(sub="clara@example.com")), "staff")

    def test_nobody_is_refused(self) -> None:
        for subject in ("nobody@example.com", "eve@example.com", "a\0b", "\ud800"):
            with self.subTest(subject):
                self.assert_refused(self.sign_in(self.token(sub=subject)), "sub")

    def test_who_may_not_sign_in_any_more_is_refused(self) -> None:
        self.cast.alice.is_active = False
        self.cast.alice.save()
        self.assert_refused(self.sign_in(self.token()), "nobody")

    def test_anonymous_page_of_another_site_signs_nobody_in(self) -> None:
        answer = ContractClient().write("POST", f"{API}/session/host", {"token": self.token()})
        self.assertEqual(answer.json()["type"], "urn:portico:problem:csrf")
        foreign = self.sign_in(self.token(), HTTP_SEC_FETCH_SITE="cross-site")
        self.assertEqual(foreign.json()["type"], "urn:portico:problem:csrf")

    def test_who_was_signed_in_before_is_not(self) -> None:
        client = self.client_for(self.cast.charlie)
        self.sign_in(self.token(), client)
        self.assertEqual(client.get(f"{API}/session").json()["person"]["name"], "Alice Archer")
        (session,) = DeviceSession.objects.all()
        self.assertEqual(session.person, self.cast.alice)

    def test_the_same_person_signed_in_again_stays_so(self) -> None:
        client = ContractClient()
        self.sign_in(self.token(), client)
        before = client.cookies[COOKIE].value
        self.assertEqual(self.sign_in(self.token(), client).status_code, 200)
        self.assertEqual(client.cookies[COOKIE].value, before)
        self.assertEqual(UsedHostToken.objects.count(), 2)
        client.sign_in(self.cast.alice)  # by password: sees more than a token's session may
        self.sign_in(self.token(), client)
        self.assertEqual(DeviceSession.objects.filter(host_key=None).count(), 0)

    def test_in_a_frame_the_cookie_is_the_frames(self) -> None:
        client = ContractClient()
        csrf = client.get(f"{API}/session", **FRAMED).json()["csrf_token"]
        more = {**FRAMED, "HTTP_X_CSRF_TOKEN": csrf}
        answer = client.write("POST", f"{API}/session/host", {"token": self.token()}, **more)
        self.assertIn("Partitioned", answer.cookies[FRAMED_COOKIE].OutputString())
        self.assertTrue(answer.cookies[FRAMED_COOKIE].value.startswith("s."))


class RefusalTests(HostTokenTestCase):
    def test_a_token_is_good_for_once(self) -> None:
        token = self.token()
        self.assertEqual(self.sign_in(token).status_code, 200)
        DeviceSession.objects.all().delete()
        self.assert_refused(self.sign_in(token), "jti")
        self.assert_refused(self.sign_in(self.token(jti="token-0", exp=None)), "exp")

    def test_another_keys_token_may_have_the_same_id(self) -> None:
        other = Ed25519PrivateKey.generate()
        self.add_key("other", other)
        self.sign_in(self.token(jti="same"))
        answer = self.sign_in(self.token(other, kid="other", jti="same"))
        self.assertEqual(answer.status_code, 200)

    def test_another_portals_token_is_refused(self) -> None:
        for audience in ("https://other.example", "", ["https://other.example"], f"{PORTAL}/"):
            with self.subTest(audience):
                self.assert_refused(self.sign_in(self.token(aud=audience)), "aud")

    def test_a_sellers_own_host_name_is_an_audience(self) -> None:
        self.cast.seller.hosts = ["localhost", "testserver", "pay.example"]
        self.cast.seller.save()
        answer = self.sign_in(self.token(aud="http://pay.example:8080"))
        self.assertEqual(answer.status_code, 200)

    def test_a_clock_may_be_wrong_by_half_a_minute(self) -> None:
        now = int(NOW.timestamp())
        skew = int(SKEW.total_seconds())
        for name, issued, expires, why in (
            ("just expired", now - 60, now - skew + 1, ""),
            ("expired", now - 60, now - skew, "expired"),
            ("long expired", now - 86400, now - 86340, "expired"),
            ("a little of the future", now + skew, now + skew + 60, ""),
            ("of the future", now + skew + 1, now + 61 + skew, "future"),
        ):
            with self.subTest(name):
                answer = self.sign_in(self.token(iat=issued, exp=expires, jti=name))
                if why:
                    self.assert_refused(answer, why)
                else:
                    self.assertEqual(answer.status_code, 200)
                DeviceSession.objects.all().delete()

    def test_not_before_counts(self) -> None:
        answer = self.sign_in(self.token(nbf=int(NOW.timestamp()) + 40))
        self.assert_refused(answer, "future")

    def test_a_token_that_is_good_for_long_is_refused(self) -> None:
        issued = int(NOW.timestamp())
        most = int(LONGEST.total_seconds())
        self.assert_refused(self.sign_in(self.token(exp=issued + most + 1)), "five minutes")
        self.assertEqual(self.sign_in(self.token(exp=issued + most)).status_code, 200)

    def test_every_claim_is_needed(self) -> None:
        for name in ("sub", "aud", "iat", "exp", "jti"):
            with self.subTest(name):
                changes: dict[str, Any] = {name: None}
                self.assert_refused(self.sign_in(self.token(**changes)), name)

    def test_claims_of_the_wrong_kind_are_refused(self) -> None:
        for name, values in {
            "sub": (7, "", ["alice@example.com"], {"email": "alice@example.com"}, "a" * 255),
            "jti": (7, "", [], "a" * 129),
            "iat": ("now", 1.5, True, -1, 2**40, [], {}),
            "exp": ("later", 1e300, False, 2**63, {}),
        }.items():
            for value in values:
                with self.subTest(name, value=str(value)[:40]):
                    changes: dict[str, Any] = {name: value}
                    self.assert_refused(self.sign_in(self.token(**changes)), name)

    def test_what_is_no_token_is_refused(self) -> None:
        for text in ("x", "a.b.c", "....", "é.é.é", "e30.e30.", self.token()[:-40], "\0"):
            with self.subTest(text):
                answer = self.sign_in(text)
                self.assertIn(answer.status_code, (400, 401))
                self.assertEqual(DeviceSession.objects.count(), 0)


class SignatureTests(HostTokenTestCase):
    def test_another_key_is_refused(self) -> None:
        wrong = Ed25519PrivateKey.generate()
        self.assert_refused(self.sign_in(self.token(wrong)), "signature")

    def test_an_unknown_key_is_refused(self) -> None:
        for kid in ("unknown", "", "www\0"):
            self.assert_refused(self.sign_in(self.token(kid=kid)), "kid")
        key: Any = KEY
        nameless = jwt.encode(self.claims(), key, algorithm="EdDSA")
        self.assert_refused(self.sign_in(nameless), "kid")

    def test_a_removed_key_is_refused(self) -> None:
        token = self.token()
        self.key.delete()
        self.assert_refused(self.sign_in(token), "kid")

    def test_no_signature_is_refused(self) -> None:
        self.assert_refused(self.sign_in(self.token(None, "none")), "signature")
        for algorithm in ("none", "None", "NONE", "nOnE", ""):
            self.assert_refused(self.sign_in(self.forged(algorithm, b"")), "signature")

    def test_the_public_key_is_no_secret_of_an_hmac(self) -> None:
        pem = self.key.public_key.encode()
        for secret in (pem, pem.strip(), b""):
            answer = self.sign_in(self.forged("HS256", secret))
            self.assert_refused(answer, "signature")

    def test_a_key_signs_by_its_own_algorithm_alone(self) -> None:
        rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.add_key("rsa", rsa_key, "RS256")
        for algorithm in ("PS256", "RS512"):
            answer = self.sign_in(self.token(rsa_key, algorithm, kid="rsa"))
            self.assert_refused(answer, "signature")

    def test_a_key_that_the_token_brings_counts_for_nothing(self) -> None:
        wrong = Ed25519PrivateKey.generate()
        for name in ("jwk", "jku", "x5u", "x5c"):
            answer = self.sign_in(self.token(wrong, header={name: "https://evil.example/key"}))
            self.assert_refused(answer, "signature")

    def test_what_must_be_understood_and_is_not_is_refused(self) -> None:
        answer = self.sign_in(self.token(header={"crit": ["exp"]}))
        self.assert_refused(answer, "crit")

    def test_changed_claims_are_refused(self) -> None:
        head, _, signature = self.token().split(".")
        body = _part(self.claims(sub="charlie@example.com"))
        self.assert_refused(self.sign_in(f"{head}.{body}.{signature}"), "signature")

    def forged(self, algorithm: str, secret: bytes) -> str:
        """What the library would refuse to make."""
        head = _part({"alg": algorithm, "typ": "JWT", "kid": "www"})
        signed = f"{head}.{_part(self.claims())}"
        mark = hmac.new(secret, signed.encode(), hashlib.sha256).digest() if secret else b""
        return f"{signed}.{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}"


class OneSellerTests(HostTokenTestCase):
    """A person may buy from several sellers; the site of one opens that one's books alone."""

    def setUp(self) -> None:
        super().setUp()
        for seller in (self.cast.seller, self.cast.other_seller):
            seller.hosts = ["testserver", "localhost"]
            seller.save()
        self.cast.join(self.cast.alice, self.cast.e, "owner")

    def test_the_other_sellers_customers_are_not_there(self) -> None:
        client = ContractClient()
        session = self.sign_in(self.token(), client).json()
        self.assertEqual([one["id"] for one in session["customers"]], [self.cast.a.public_id])
        other = f"{API}/customers/{self.cast.e.public_id}/overview"
        self.assertEqual(client.get(other).status_code, 404)
        self.assertEqual(self.client_for(self.cast.alice).get(other).status_code, 200)

    def test_nor_is_being_staff_there(self) -> None:
        Membership.objects.create(
            person=self.cast.bob, seller=self.cast.other_seller, roles=["clerk"]
        )
        session = self.sign_in(self.token(sub="bob@example.com")).json()
        self.assertFalse(session["person"]["staff"])
        self.assertEqual([one["id"] for one in session["customers"]], [self.cast.a.public_id])

    def test_the_stream_tells_of_that_seller_alone(self) -> None:
        client = ContractClient()
        self.sign_in(self.token(), client)
        watcher = watcher_of(client.cookies["portico_session"].value)
        assert watcher is not None
        self.assertIn(("customer", self.cast.a.pk), watcher.interests)
        self.assertNotIn(("customer", self.cast.e.pk), watcher.interests)

    def test_a_key_signs_for_its_own_seller(self) -> None:
        southern = Ed25519PrivateKey.generate()
        self.add_key("south", southern, seller=self.cast.other_seller)
        answer = self.sign_in(self.token(southern, kid="south", sub="charlie@example.com"))
        self.assert_refused(answer, "nobody")

    def test_a_key_signs_at_its_sellers_host_names(self) -> None:
        self.cast.seller.hosts = ["elsewhere.example"]
        self.cast.seller.save()
        self.assert_refused(self.sign_in(self.token()), "kid")


class RaceTests(CastTransactionTestCase):
    def test_of_many_that_bring_a_token_at_once_one_is_signed_in(self) -> None:
        HostKey.objects.create(
            key_id="www",
            seller=self.cast.seller,
            algorithm="EdDSA",
            public_key=public_pem(KEY),
            created_at=clock.now(),
        )
        issued = int(clock.now().timestamp())
        claims = {"sub": "alice@example.com", "aud": PORTAL, "jti": "once"}
        times = {"iat": issued, "exp": issued + 60}
        key: Any = KEY
        token = jwt.encode({**claims, **times}, key, algorithm="EdDSA", headers={"kid": "www"})
        clients = [ContractClient() for _ in range(6)]
        for client in clients:
            client.get(f"{API}/session")
        together = threading.Barrier(len(clients))
        statuses: list[int] = []

        def bring(client: ContractClient) -> None:
            together.wait()
            answer = client.write("POST", f"{API}/session/host", {"token": token})
            statuses.append(answer.status_code)
            connection.close()

        threads = [threading.Thread(target=bring, args=(client,)) for client in clients]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(sorted(statuses), [200, 401, 401, 401, 401, 401])
        self.assertEqual(DeviceSession.objects.count(), 1)


class EndTests(HostTokenTestCase):
    def test_used_tokens_are_forgotten_once_they_are_too_old(self) -> None:
        self.sign_in(self.token())
        expires = NOW + timedelta(seconds=60)
        with at(expires + SKEW):
            clear({})
            self.assertEqual(UsedHostToken.objects.count(), 1)
        with at(expires + SKEW + timedelta(seconds=1)):
            clear({})
            self.assertEqual(UsedHostToken.objects.count(), 0)


def _part(values: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).rstrip(b"=").decode()
