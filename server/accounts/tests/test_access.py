"""Who may touch what: the one table and the one check."""
from __future__ import annotations

from typing import Any

from django.test import RequestFactory, SimpleTestCase

from accounts.access import customer_for, signed_in
from accounts.devices import device_name
from accounts.models import Membership
from accounts.permissions import ROLES, allows
from accounts.sessions import SessionState, open_session
from portal.problems import Problem
from portal.testing import CastTestCase


class CustomerForTests(CastTestCase):
    def outcome(self, person: Any, customer_id: str, permission: str, host: str = "x") -> int:
        request = RequestFactory().get("/", HTTP_HOST="testserver" if host == "x" else host)
        cookie = open_session(person)[0] if person else ""
        request.portico_session = SessionState(cookie)
        try:
            customer_for(request, customer_id, permission)
        except Problem as problem:
            return problem.status
        return 200

    def test_each_of_the_cast_may_what_their_role_says(self) -> None:
        cast = self.cast
        for person, view_a, pay_a, view_b, pay_b in (
            (cast.alice, 200, 200, 404, 404),
            (cast.bob, 200, 403, 404, 404),
            (cast.charlie, 404, 404, 200, 200),
            (cast.dana, 200, 200, 200, 200),
            (cast.clara, 200, 403, 200, 403),
            (cast.eve, 404, 404, 404, 404),
            (None, 401, 401, 401, 401),
        ):
            found = [
                self.outcome(person, customer, permission)
                for customer in ("brightside", "harbour")
                for permission in ("view", "pay")
            ]
            self.assertEqual(found, [view_a, pay_a, view_b, pay_b], person)

    def test_customer_that_is_not_answers_like_one_of_others(self) -> None:
        self.assertEqual(self.outcome(self.cast.alice, "nowhere", "view"), 404)

    def test_clerk_of_another_seller_sees_nothing_here(self) -> None:
        Membership.objects.create(
            person=self.cast.eve, seller=self.cast.other_seller, customer=None, roles=["clerk"]
        )
        self.assertEqual(self.outcome(self.cast.eve, "brightside", "view"), 404)

    def test_customer_of_another_sellers_host_is_not_there(self) -> None:
        with self.settings(ALLOWED_HOSTS=["southwind.test", "testserver"]):
            self.assertEqual(self.outcome(self.cast.eve, "elsewhere", "view"), 404)
            self.assertEqual(
                self.outcome(self.cast.eve, "elsewhere", "view", "southwind.test"), 200
            )

    def test_unknown_role_allows_nothing(self) -> None:
        Membership.objects.filter(person=self.cast.alice).update(roles=["emperor"])
        self.assertEqual(self.outcome(self.cast.alice, "brightside", "view"), 403)

    def test_person_made_inactive_is_signed_out(self) -> None:
        cookie, _ = open_session(self.cast.alice)
        self.cast.alice.is_active = False
        self.cast.alice.save()
        request = RequestFactory().get("/")
        request.portico_session = SessionState(cookie)
        with self.assertRaises(Problem):
            signed_in(request)


class PermissionTests(SimpleTestCase):
    def test_clerks_and_viewers_never_pay(self) -> None:
        self.assertEqual({role for role in ROLES if allows([role], "pay")}, {"owner", "accountant"})

    def test_every_role_views(self) -> None:
        self.assertTrue(all(allows([role], "view") for role in ROLES))


class DeviceNameTests(SimpleTestCase):
    def test_common_browsers_are_named(self) -> None:
        apple = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15"
        windows = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
        for agent, name in (
            (f"{apple} Version/18.0 Mobile/15E148 Safari/604.1", "Safari on iPhone"),
            (f"{windows} Chrome/140.0 Safari/537.36", "Chrome on Windows"),
            (f"{windows} Chrome/140.0 Safari/537.36 Edg/140.0", "Edge on Windows"),
            ("curl/8", "Unknown device"),
            ("", "Unknown device"),
        ):
            self.assertEqual(device_name(agent), name)
