"""Who sees which payments."""

from __future__ import annotations

from django.db import connection
from django.test.utils import CaptureQueriesContext
from portal.api import encode_cursor

from payments.providers.base import ProviderState
from payments.tests import build
from payments.tests.case import PaymentTestCase


class ReadPaymentTests(PaymentTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.payment_id = self.pending((self.invoice, 10000))

    def test_colleagues_and_staff_see_it_without_the_way_to_pay(self) -> None:
        for person in (self.cast.bob, self.cast.clara):
            data = self.shown(self.payment_id, person)
            self.assertEqual(data["status"], "pending")
            self.assertNotIn("redirect_url", data)
        self.assertIn("redirect_url", self.shown(self.payment_id, self.cast.alice))

    def test_outsiders_find_nothing(self) -> None:
        for person in (self.cast.charlie, self.cast.eve):
            for path in ("", f"/{self.payment_id}", f"/{self.payment_id}/receipt"):
                self.assertEqual(self.client_for(person).get(self.url(path)).status_code, 404)
            self.assertEqual(self.refresh(self.payment_id, person).status_code, 404)

    def test_anonymous_must_sign_in(self) -> None:
        for path in ("", f"/{self.payment_id}", f"/{self.payment_id}/receipt"):
            self.assertEqual(self.client_for(None).get(self.url(path)).status_code, 401)

    def test_a_payment_is_found_under_its_own_customer_only(self) -> None:
        url = self.url(f"/{self.payment_id}", self.cast.b)
        self.assertEqual(self.client_for(self.cast.dana).get(url).status_code, 404)

    def test_a_colleague_may_ask_how_it_stands(self) -> None:
        self.decide(self.payment_id, ProviderState.SUCCEEDED)
        self.assertEqual(self.refresh(self.payment_id, self.cast.bob).json()["status"], "succeeded")

    def test_a_provider_that_is_down_says_so_and_changes_nothing(self) -> None:
        self.provider.faults = ["down"]
        answer = self.refresh(self.payment_id)
        self.assertEqual(answer.status_code, 503)
        self.assertEqual(answer.json()["type"], "urn:portico:problem:provider-unavailable")
        self.assertEqual(self.shown(self.payment_id)["status"], "pending")

    def test_the_list_pages_newest_first(self) -> None:
        ids = [self.payment_id]
        for _ in range(4):
            ids.append(self.pending((build.invoice(self.cast.a), 1)))
        seen: list[str] = []
        cursor = ""
        while True:
            page = self.client_for(self.cast.bob).get(self.url(f"?limit=2{cursor}")).json()
            seen += [one["id"] for one in page["data"]]
            if page["next_cursor"] is None:
                break
            cursor = f"&cursor={page['next_cursor']}"
        self.assertEqual(seen, ids[::-1])

    def test_a_cursor_that_was_not_given_out_is_refused(self) -> None:
        answer = self.client_for(self.cast.alice).get(self.url("?cursor=nonsense"))
        self.assertEqual(answer.status_code, 422)

    def test_a_cursor_of_another_list_is_refused(self) -> None:
        cursors: list[list[object]] = [
            ["INV-1", 3],
            ["INV-1"],
            [1, 2, 3],
            ["2026-01-01T00:00:00+00:00", "x"],
        ]
        for values in cursors:
            url = self.url(f"?cursor={encode_cursor(values)}")
            self.assertEqual(self.client_for(self.cast.alice).get(url).status_code, 422, values)

    def test_the_list_costs_the_same_number_of_queries_however_long(self) -> None:
        client = self.client_for(self.cast.alice)
        self.paid((build.invoice(self.cast.a), 1))
        with CaptureQueriesContext(connection) as short:
            client.get(self.url())
        queries = len(short)  # Now: the log is emptied by the next request.
        for _ in range(5):
            self.paid((build.invoice(self.cast.a), 1))
        with self.assertNumQueries(queries):
            client.get(self.url())
