"""The session names the currencies that a customer does business in."""

from __future__ import annotations

from portal.testing import CastTestCase

from billing.testing import issue_invoice


class CurrencyTests(CastTestCase):
    def test_most_used_currency_comes_first(self) -> None:
        issue_invoice(self.cast.a, "A-1", "10.00", currency="EUR")
        issue_invoice(self.cast.a, "A-2", "1000", currency="JPY")
        issue_invoice(self.cast.a, "A-3", "2000", currency="JPY")
        issue_invoice(self.cast.b, "B-1", "10.00", currency="USD")
        session = self.client_for(self.cast.dana).get("/api/v1/session").json()
        found = {customer["id"]: customer["currencies"] for customer in session["customers"]}
        self.assertEqual(found, {"brightside": ["JPY", "EUR"], "harbour": ["USD"]})

    def test_customer_without_business_has_none(self) -> None:
        session = self.client_for(self.cast.alice).get("/api/v1/session").json()
        self.assertEqual(session["customers"][0]["currencies"], [])
