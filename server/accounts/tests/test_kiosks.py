"""Signing in at a kiosk by code and by QR, and what such a session may do."""
from __future__ import annotations

import tempfile
from datetime import datetime, timedelta, timezone
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import CommandError, call_command

from accounts.kiosks import codes, devices, pairings
from accounts.models import DeviceSession, Kiosk, KioskCode, KioskPairing, Membership
from accounts.sessions import COOKIE, KIOSK_IDLE_LIFETIME, KIOSK_LIFETIME
from accounts.tasks import clear
from events.watching import watcher_of
from portal.testing import API, CastTestCase, ContractClient, at

NOW = datetime(2026, 3, 31, 9, 0, tzinfo=timezone.utc)
CODE = "40718253"


class KioskTestCase(CastTestCase):
    def setUp(self) -> None:
        super().setUp()
        standing = at(NOW)
        standing.__enter__()
        self.addCleanup(standing.__exit__, None, None, None)
        self.token = devices.add(self.cast.seller, "Front desk", 60)

    def kiosk_client(self, token: str | None = None) -> ContractClient:
        client = ContractClient()
        client.cookies[devices.COOKIE] = self.token if token is None else token
        client.get(f"{API}/session")
        return client

    def enter(self, client: ContractClient, number: str, code: str) -> Any:
        credentials = {"customer_number": number, "code": code}
        return client.write("POST", f"{API}/session/kiosk", credentials)

    def signed_in(self, person: Any = None, customer: Any = None) -> ContractClient:
        """At the kiosk, by code."""
        person, customer = person or self.cast.alice, customer or self.cast.a
        codes.make(person, customer, CODE)
        client = self.kiosk_client()
        self.assertEqual(self.enter(client, customer.account_number, CODE).status_code, 200)
        return client

    def assert_problem(self, answer: Any, status: int, type: str) -> None:
        self.assertEqual(answer.status_code, status, answer.content)
        self.assertEqual(answer.json()["type"], f"urn:portico:problem:{type}")


class CodeTests(KioskTestCase):
    def test_owner_sees_her_customer_and_only_looks(self) -> None:
        client = self.signed_in()
        session = client.get(f"{API}/session").json()
        self.assertEqual(session["person"]["name"], "Alice Archer")
        self.assertEqual(session["kiosk"], {"name": "Front desk", "idle_seconds": 60})
        self.assertEqual(len(session["customers"]), 1)
        self.assertEqual(session["customers"][0]["roles"], ["viewer"])
        self.assertEqual(session["customers"][0]["actions"], [])
        mine = f"{API}/customers/{self.cast.a.public_id}"
        self.assertEqual(client.get(f"{mine}/overview").status_code, 200)

    def test_colleague_has_a_code_of_his_own(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        made, _ = codes.make(self.cast.bob, self.cast.a)
        self.assertNotEqual(made, CODE)
        client = self.kiosk_client()
        answer = self.enter(client, "C-1001", made)
        self.assertEqual(answer.json()["person"]["name"], "Bob Baker")

    def test_two_people_of_a_customer_never_have_one_code(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        digits = iter(CODE + "11112222")
        before = codes.secrets.choice
        codes.secrets.choice = lambda _: next(digits)  # type: ignore
        try:
            made, _ = codes.make(self.cast.bob, self.cast.a)
        finally:
            codes.secrets.choice = before
        self.assertEqual(made, "11112222")

    def test_whoever_acts_for_several_sees_the_one_whose_number_it_was(self) -> None:
        client = self.signed_in(self.cast.dana, self.cast.b)
        names = [each["name"] for each in client.get(f"{API}/session").json()["customers"]]
        self.assertEqual(names, ["Harbour Hotels"])
        theirs = client.get(f"{API}/customers/{self.cast.a.public_id}/overview")
        self.assert_problem(theirs, 404, "not-found")
        watcher = watcher_of(client.cookies[COOKIE].value)
        assert watcher is not None
        person, customer = ("person", self.cast.dana.pk), ("customer", self.cast.b.pk)
        self.assertEqual(watcher.interests, {person, customer})

    def test_outsiders_code_opens_another_customers_papers_to_nobody(self) -> None:
        codes.make(self.cast.charlie, self.cast.b, CODE)
        self.assert_problem(
            self.enter(self.kiosk_client(), "C-1001", CODE), 401, "wrong-credentials"
        )

    def test_number_and_code_are_read_as_people_write_them(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        for number, code in (("c-1001 ", "4071 8253"), ("C-۱۰۰۱", "٤٠٧١٨٢٥٣")):
            self.assertEqual(self.enter(self.kiosk_client(), number, code).status_code, 200, code)

    def test_nothing_tells_a_wrong_number_from_a_wrong_code(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        answers = [
            self.enter(self.kiosk_client(), number, code)
            for number, code in (("C-1001", "11111111"), ("C-9999", CODE))
        ]
        bodies = [{**answer.json(), "request_id": ""} for answer in answers]
        self.assertEqual(bodies[0], bodies[1])
        self.assertEqual([answer.status_code for answer in answers], [401, 401])

    def test_a_code_expires_and_a_new_one_ends_it(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        with at(NOW + codes.LIFETIME):
            wrong = self.enter(self.kiosk_client(), "C-1001", CODE)
            self.assert_problem(wrong, 401, "wrong-credentials")
        made, _ = codes.make(self.cast.alice, self.cast.a)
        wrong = self.enter(self.kiosk_client(), "C-1001", CODE)
        self.assert_problem(wrong, 401, "wrong-credentials")
        self.assertEqual(self.enter(self.kiosk_client(), "C-1001", made).status_code, 200)

    def test_whoever_left_the_customer_has_a_code_no_more(self) -> None:
        codes.make(self.cast.bob, self.cast.a, CODE)
        Membership.objects.filter(person=self.cast.bob).delete()
        wrong = self.enter(self.kiosk_client(), "C-1001", CODE)
        self.assert_problem(wrong, 401, "wrong-credentials")

    def test_the_code_itself_is_not_stored(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        stored = str(list(KioskCode.objects.values()))
        self.assertNotIn(CODE, stored)

    def test_another_sellers_kiosk_knows_nobody_here(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        token = devices.add(self.cast.other_seller, "South", 60)
        client = ContractClient(SERVER_NAME="southwind.test")
        client.cookies[devices.COOKIE] = token
        with self.settings(ALLOWED_HOSTS=["*"]):
            client.get(f"{API}/session")
            self.assert_problem(self.enter(client, "C-1001", CODE), 401, "wrong-credentials")
        # And at this host name it is none.
        self.assert_problem(self.enter(self.kiosk_client(token), "C-1001", CODE), 403, "no-kiosk")


class GuessingTests(KioskTestCase):
    def test_tries_at_one_customer_get_slow_wherever_they_are_made(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        other = devices.add(self.cast.seller, "Back door", 60)
        clients = [self.kiosk_client(), self.kiosk_client(other)]
        for attempt in range(4):
            self.enter(clients[attempt % 2], "C-1001", "00000000")
        answer = self.enter(clients[0], "C-1001", "00000000")
        self.assert_problem(answer, 429, "locked-out")
        self.assertGreater(answer.json()["retry_after_seconds"], 0)
        # The right one waits, too; another customer does not.
        self.assertEqual(self.enter(clients[1], "C-1001", CODE).status_code, 429)
        self.assertEqual(self.enter(clients[1], "C-1002", "0").status_code, 401)
        with at(NOW + timedelta(minutes=15)):
            self.assertEqual(self.enter(clients[0], "C-1001", CODE).status_code, 200)

    def test_a_kiosk_that_tries_many_numbers_waits(self) -> None:
        client = self.kiosk_client()
        statuses = [self.enter(client, f"C-{each}", "0").status_code for each in range(20)]
        self.assertEqual(statuses[:19], [401] * 19)
        self.assertEqual(statuses[19], 429)

    def test_without_a_kiosks_cookie_nobody_tries(self) -> None:
        codes.make(self.cast.alice, self.cast.a, CODE)
        for token in ("", "x" * 43):
            answer = self.enter(self.kiosk_client(token), "C-1001", CODE)
            self.assert_problem(answer, 403, "no-kiosk")


class RestrictionTests(KioskTestCase):
    def test_nothing_is_paid_or_changed_at_a_kiosk(self) -> None:
        client = self.signed_in()
        mine = f"{API}/customers/{self.cast.a.public_id}"
        refused = [
            client.write("POST", f"{mine}/payments", {}, key="k" * 20),
            client.write("POST", f"{mine}/credit-applications", {}, key="k" * 20),
            client.write("POST", f"{mine}/kiosk-code"),
            client.get(f"{API}/profile"),
            client.write("PATCH", f"{API}/profile", {"name": "Eve"}, HTTP_IF_MATCH='"1"'),
            client.get(f"{API}/sessions"),
            client.write("DELETE", f"{API}/sessions"),
            client.write("DELETE", f"{API}/sessions/ses_1"),
        ]
        for answer in refused:
            self.assert_problem(answer, 403, "kiosk")

    def test_a_session_is_short_and_ends_sooner_when_nobody_asks(self) -> None:
        client = self.signed_in()
        with at(NOW + KIOSK_IDLE_LIFETIME + timedelta(seconds=1)):
            self.assertIsNone(client.get(f"{API}/session").json()["person"])
        client = self.signed_in()
        moment = NOW
        while moment < NOW + KIOSK_LIFETIME:
            with at(moment):
                self.assertIsNotNone(client.get(f"{API}/session").json()["person"], moment)
            moment += timedelta(minutes=5)
        with at(moment):
            self.assertIsNone(client.get(f"{API}/session").json()["person"])

    def test_its_cookie_goes_with_the_browser_and_no_copy_is_kept(self) -> None:
        client = self.signed_in()
        self.assertEqual(client.cookies[COOKIE]["max-age"], "")
        answer = client.get(f"{API}/session")
        self.assertNotIn("Portico-Cache-Control", answer)

    def test_the_person_sees_it_among_their_sessions_and_ends_it(self) -> None:
        client = self.signed_in()
        mine = self.client_for(self.cast.alice)
        found = [each for each in mine.get(f"{API}/sessions").json()["data"] if not each["current"]]
        self.assertEqual([each["device"] for each in found], ["Front desk"])
        mine.write("DELETE", f"{API}/sessions/{found[0]['id']}")
        self.assertIsNone(client.get(f"{API}/session").json()["person"])

    def test_removing_a_kiosk_signs_out_whoever_is_there(self) -> None:
        client = self.signed_in()
        mine = self.client_for(self.cast.alice)
        out = StringIO()
        call_command("remove_kiosk", "Front desk", stdout=out)
        self.assertIn("1 session ended", out.getvalue())
        session = client.get(f"{API}/session").json()
        self.assertIsNone(session["person"])
        self.assertNotIn("kiosk", session)
        self.assertIsNotNone(mine.get(f"{API}/session").json()["person"])
        self.assert_problem(self.enter(client, "C-1001", CODE), 403, "no-kiosk")


class PairingTests(KioskTestCase):
    def open(self, client: ContractClient) -> tuple[dict[str, Any], str]:
        """What the kiosk knows, and the token that its QR code holds."""
        answer = client.write("POST", f"{API}/kiosk/pairings")
        self.assertEqual(answer.status_code, 201, answer.content)
        opened = answer.json()
        return opened, opened["address"].rsplit("/", 1)[1]

    def ask(self, client: ContractClient, opened: dict[str, Any]) -> Any:
        return client.write("POST", f"{API}/kiosk/pairings/{opened['id']}/session")

    def allow(self, person: Any, token: str) -> Any:
        return self.client_for(person).write("POST", f"{API}/kiosk/requests/{token}")

    def test_owner_allows_it_on_her_phone_and_is_signed_in_at_the_kiosk(self) -> None:
        client = self.kiosk_client()
        opened, token = self.open(client)
        self.assertTrue(opened["picture"].startswith("data:image/svg+xml"))
        self.assertIsNone(self.ask(client, opened).json()["person"])
        shown = self.client_for(self.cast.alice).get(f"{API}/kiosk/requests/{token}").json()
        self.assertEqual((shown["kiosk"], shown["number"]), ("Front desk", opened["number"]))
        self.assertEqual(self.allow(self.cast.alice, token).status_code, 204)
        session = self.ask(client, opened).json()
        self.assertEqual(session["person"]["name"], "Alice Archer")
        self.assertEqual(session["customers"][0]["actions"], [])
        self.assert_problem(client.get(f"{API}/profile"), 403, "kiosk")

    def test_it_is_good_for_one_person_once(self) -> None:
        client = self.kiosk_client()
        opened, token = self.open(client)
        self.allow(self.cast.alice, token)
        self.assert_problem(self.allow(self.cast.bob, token), 404, "not-found")
        self.assertEqual(self.ask(client, opened).json()["person"]["name"], "Alice Archer")
        self.assert_problem(self.ask(self.kiosk_client(), opened), 404, "not-found")

    def test_it_is_over_in_time_and_with_the_next(self) -> None:
        client = self.kiosk_client()
        opened, token = self.open(client)
        with at(NOW + pairings.LIFETIME):
            self.assert_problem(self.allow(self.cast.alice, token), 404, "not-found")
            self.assert_problem(self.ask(client, opened), 404, "not-found")
        self.open(client)
        self.assert_problem(self.ask(client, opened), 404, "not-found")

    def test_another_kiosk_or_whoever_has_the_qr_code_takes_nothing(self) -> None:
        client = self.kiosk_client()
        opened, token = self.open(client)
        self.allow(self.cast.alice, token)
        other = self.kiosk_client(devices.add(self.cast.seller, "Back door", 60))
        self.assert_problem(self.ask(other, opened), 404, "not-found")
        self.assert_problem(self.ask(client, {"id": token}), 404, "not-found")
        self.assert_problem(self.ask(self.kiosk_client(""), opened), 403, "no-kiosk")

    def test_staff_outsiders_and_nobody_allow_nothing(self) -> None:
        client = self.kiosk_client()
        opened, token = self.open(client)
        self.assert_problem(self.allow(self.cast.clara, token), 403, "forbidden")
        self.assert_problem(self.allow(self.cast.eve, token), 403, "forbidden")
        self.assert_problem(self.allow(None, token), 403, "csrf")
        anonymous = ContractClient()
        anonymous.get(f"{API}/session")
        answer = anonymous.write("POST", f"{API}/kiosk/requests/{token}")
        self.assert_problem(answer, 401, "signed-out")
        self.assertIsNone(self.ask(client, opened).json()["person"])

    def test_whoever_is_at_a_kiosk_allows_no_other(self) -> None:
        _, token = self.open(self.kiosk_client())
        answer = self.signed_in().write("POST", f"{API}/kiosk/requests/{token}")
        self.assert_problem(answer, 403, "kiosk")

    def test_its_tokens_are_not_stored(self) -> None:
        opened, token = self.open(self.kiosk_client())
        stored = str(list(KioskPairing.objects.values()))
        self.assertNotIn(opened["id"], stored)
        self.assertNotIn(token, stored)


class MakingTests(KioskTestCase):
    def make(self, person: Any, customer: Any) -> Any:
        client = self.client_for(person)
        return client.write("POST", f"{API}/customers/{customer.public_id}/kiosk-code")

    def test_owner_and_colleague_make_their_own(self) -> None:
        for person in (self.cast.alice, self.cast.bob):
            made = self.make(person, self.cast.a).json()
            self.assertEqual(made["customer_number"], "C-1001")
            answer = self.enter(self.kiosk_client(), made["customer_number"], made["code"])
            self.assertEqual(answer.json()["person"]["name"], person.name)

    def test_outsider_staff_and_nobody_make_none(self) -> None:
        self.assert_problem(self.make(self.cast.charlie, self.cast.a), 404, "not-found")
        self.assert_problem(self.make(self.cast.clara, self.cast.a), 403, "forbidden")
        anonymous = ContractClient()
        anonymous.get(f"{API}/session")
        answer = anonymous.write("POST", f"{API}/customers/{self.cast.a.public_id}/kiosk-code")
        self.assert_problem(answer, 401, "signed-out")

    def test_a_customer_without_a_number_has_none(self) -> None:
        self.cast.a.account_number = ""
        self.cast.a.save()
        self.assert_problem(self.make(self.cast.alice, self.cast.a), 409, "conflict")

    def test_people_hear_of_kiosks_where_there_are_any(self) -> None:
        session = self.client_for(self.cast.alice).get(f"{API}/session").json()
        self.assertTrue(session["seller"]["kiosks"])
        Kiosk.objects.all().delete()
        session = self.client_for(self.cast.alice).get(f"{API}/session").json()
        self.assertNotIn("kiosks", session["seller"])

    def test_what_has_served_its_time_is_cleared_away(self) -> None:
        codes.make(self.cast.alice, self.cast.a)
        self.kiosk_client().write("POST", f"{API}/kiosk/pairings")
        with at(NOW + codes.LIFETIME + timedelta(days=1)):
            clear({})
        self.assertEqual((KioskCode.objects.count(), KioskPairing.objects.count()), (0, 0))


class CommandTests(KioskTestCase):
    def test_a_token_is_told_once_to_who_may_read_it(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "token"
            call_command("add_kiosk", "northwind", "Lobby", token_file=file, idle=30)
            self.assertEqual(file.stat().st_mode & 0o777, 0o600)
            token = file.read_text().strip()
        client = self.kiosk_client(token)
        kiosk = client.get(f"{API}/session").json()["kiosk"]
        self.assertEqual(kiosk, {"name": "Lobby", "idle_seconds": 30})
        self.assertNotIn(token, str(list(Kiosk.objects.values())))

    def test_lists_refuses_and_removes(self) -> None:
        out = StringIO()
        call_command("add_kiosk", "northwind", stdout=out)
        self.assertIn("Front desk (60 s", out.getvalue())
        for words in (("nobody", "A"), ("northwind", "Front desk"), ("northwind", "<b>")):
            with self.assertRaises(CommandError):
                call_command("add_kiosk", *words, stdout=StringIO())
        with self.assertRaises(CommandError):
            call_command("add_kiosk", "northwind", "Lobby", idle=1, stdout=StringIO())
        with self.assertRaises(CommandError):
            call_command("remove_kiosk", "Nowhere")
        self.assertEqual(DeviceSession.objects.count(), 0)
