"""What holds for every request before Django sees it."""
from __future__ import annotations

import json
from unittest import mock

from django.test import SimpleTestCase

from portal import demo, hosts
from portal.serving import proxies, rest
from portal.serving.proxies import client_of, is_loopback, networks
from portal.testing import PASSWORD, CastTransactionTestCase
from portal.tests.asking import ask_once


class BodyTests(CastTransactionTestCase):
    def test_body_that_says_it_is_too_large_is_not_read(self) -> None:
        headers = {"content-length": "10000000"}
        answer = ask_once("POST", "/api/v1/session", headers=headers, body=[...])
        self.assertEqual((answer.status, answer.problem), (413, "too-large"))
        self.assertEqual(answer.headers["connection"], "close")

    def test_body_that_grows_too_large_is_left(self) -> None:
        pieces = [b"x" * 100_000] * 3 + [...]
        self.assertEqual(ask_once("POST", "/api/v1/session", body=pieces).status, 413)

    def test_body_that_does_not_come_times_out(self) -> None:
        with mock.patch.object(rest, "BODY_SECONDS", 0.05):
            answer = ask_once("POST", "/api/v1/session", body=[b"{", ...])
        self.assertEqual((answer.status, answer.problem), (408, "timeout"))

    def test_body_in_pieces_arrives_whole(self) -> None:
        first = ask_once("GET", "/api/v1/session")
        cookie = first.headers["set-cookie"].partition(";")[0]
        credentials = json.dumps({"email": "alice@example.com", "password": PASSWORD}).encode()
        headers = {
            "cookie": cookie,
            "x-csrf-token": first.json()["csrf_token"],
            "content-type": "application/json",
        }
        pieces = [credentials[:10], credentials[10:20], credentials[20:]]
        answer = ask_once("POST", "/api/v1/session", headers=headers, body=pieces)
        self.assertEqual(answer.json()["person"]["name"], "Alice Archer")

    def test_head_is_answered_like_get_without_its_body(self) -> None:
        answer = ask_once("HEAD", "/api/v1/session")
        self.assertEqual((answer.status, answer.body), (200, b""))
        self.assertGreater(int(answer.headers["content-length"]), 100)

    def test_headers_with_underscores_do_not_pass_for_others(self) -> None:
        first = ask_once("GET", "/api/v1/session")
        headers = {
            "cookie": first.headers["set-cookie"].partition(";")[0],
            "x_csrf_token": first.json()["csrf_token"],
        }
        self.assertEqual(ask_once("POST", "/api/v1/session", headers=headers).problem, "csrf")

    def test_too_many_waiting_are_turned_away(self) -> None:
        with mock.patch.object(rest, "WAITING_LIMIT", -1000):
            answer = ask_once("GET", "/api/v1/session")
        self.assertEqual((answer.status, answer.headers["retry-after"]), (503, "2"))

    def test_our_own_mistake_is_told_without_detail(self) -> None:
        with mock.patch("portal.asgi._check_host", side_effect=RuntimeError("secret")):
            with self.assertLogs("portico.errors", "ERROR"):
                answer = ask_once("GET", "/")
        self.assertEqual((answer.status, answer.problem), (500, "server"))
        self.assertNotIn(b"secret", answer.body)


class HostTests(SimpleTestCase):
    def test_other_names_are_not_answered(self) -> None:
        for host in ("evil.example", "", "localhost.evil.example", "a b", "[::2]"):
            answer = ask_once("GET", "/healthz", headers={"host": host})
            self.assertEqual(answer.problem, "misdirected", host)

    def test_public_and_further_names_are_answered(self) -> None:
        allowed = hosts.allowed("https://portal.example", "a.example, b.example", "0.0.0.0")
        self.assertEqual(allowed[3:], ["portal.example", "a.example", "b.example"])

    def test_the_one_address_that_is_listened_on_is_answered(self) -> None:
        for bind, host in (
            ("192.0.2.1", "192.0.2.1"),
            ("2001:db8::1", "[2001:db8::1]"),
            ("127.0.0.2", "127.0.0.2"),
        ):
            allowed = hosts.allowed("https://portal.example", "", bind)
            self.assertEqual(allowed[3:], ["portal.example", host])
        self.assertEqual(hosts.allowed("https://portal.example", "", "::")[3:], ["portal.example"])

    def test_any_name_where_none_is_known_beyond_loopback(self) -> None:
        self.assertEqual(hosts.allowed("http://localhost:8080", "", "0.0.0.0"), ["*"])
        self.assertNotIn("*", hosts.allowed("http://localhost:8080", "", "127.0.0.1"))


class ProxyTests(CastTransactionTestCase):
    def test_chain_is_read_from_the_right_and_through_trusted_proxies(self) -> None:
        trusted = networks(["10.0.0.0/8", "192.0.2.1"])
        for peer, chain, client in (
            ("203.0.113.5", "198.51.100.1", "203.0.113.5"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "6.6.6.6, 198.51.100.1, 192.0.2.1", "198.51.100.1"),
            ("10.0.0.1", "nonsense", "10.0.0.1"),
            ("10.0.0.1", "6.6.6.6, nonsense, 10.0.0.9", "10.0.0.9"),
            ("10.0.0.1", "2001:db8::1", "2001:db8::1"),
            ("", "6.6.6.6", ""),
        ):
            self.assertEqual(client_of(peer, chain, trusted), client, (peer, chain))

    def address_noted(self, client: str) -> str:
        """The address at which a sign-in is noted."""
        headers = {"x-forwarded-for": "198.51.100.7", "x-forwarded-proto": "https"}
        scope = {
            "client": (client, 1),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
            "scheme": "http",
        }
        resolved = proxies.resolve(scope, networks(["10.0.0.0/8"]))
        self.assertEqual(resolved["headers"], [])
        return f"{resolved['scheme']} {resolved['client'][0]}"

    def test_only_a_trusted_proxy_is_believed(self) -> None:
        self.assertEqual(self.address_noted("10.1.1.1"), "https 198.51.100.7")
        self.assertEqual(self.address_noted("203.0.113.5"), "http 203.0.113.5")

    def test_loopback_is_known_in_all_its_forms(self) -> None:
        for address, expected in (
            ("127.0.0.1", True),
            ("127.8.8.8", True),
            ("::1", True),
            ("::ffff:127.0.0.1", True),
            ("10.0.0.1", False),
            ("::", False),
            ("nonsense", False),
        ):
            self.assertEqual(is_loopback(address), expected, address)


class DemoTests(CastTransactionTestCase):
    def tearDown(self) -> None:
        demo._demo_seller_seen = False
        super().tearDown()

    def test_demo_is_shown_on_its_own_machine_alone(self) -> None:
        with self.settings(DEMO=True):
            self.assertEqual(ask_once("GET", "/healthz").status, 200)
            for path in ("/healthz", "/", "/api/v1/session", "/api/v1/events"):
                answer = ask_once("GET", path, server="192.0.2.10")
                self.assertEqual((answer.status, answer.problem), (403, "demo-refused"))

    def test_demo_behind_a_proxy_is_refused(self) -> None:
        with self.settings(DEMO=True, TRUSTED_PROXIES=["127.0.0.1"]):
            self.assertEqual(ask_once("GET", "/healthz").problem, "demo-refused")

    def test_real_data_is_shown_anywhere(self) -> None:
        answer = ask_once("GET", "/healthz", server="192.0.2.10")
        self.assertEqual(answer.status, 200)

    def test_demo_people_left_in_the_database_can_not_sign_in_from_elsewhere(self) -> None:
        self.cast.seller.demo = True
        self.cast.seller.save()
        client = self.client_for(None)
        client.get("/api/v1/session")
        credentials = {"email": "alice@example.com", "password": PASSWORD}
        answer = client.write("POST", "/api/v1/session", credentials, SERVER_NAME="192.0.2.10")
        self.assertEqual(answer.status_code, 403)
        self.assertIsNone(client.get("/api/v1/session").json()["person"])
