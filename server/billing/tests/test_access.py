"""Who may read what: owner, colleague, outsider, staff, another seller's staff, nobody."""

from __future__ import annotations

from accounts.models import Membership, Person, Seller
from portal.testing import PASSWORD, CastTestCase, at

from billing.testing import issue_credit_note, issue_invoice
from billing.ubl.attachments import EmbeddedFile, described

CUSTOMER = "/api/v1/customers/brightside"
PERIOD = "?from=2026-01-01&to=2026-12-31&currency=EUR"
PATHS = (
    "/overview",
    "/invoices",
    "/invoices/A-1",
    "/invoices/A-1/pdf",
    "/invoices/A-1/ubl",
    "/invoices/A-1/csv",
    "/invoices/A-1/attachments/0",
    "/credit-notes/C-1",
    "/documents/columns",
    "/documents/csv",
    "/documents/xlsx",
    f"/statement{PERIOD}",
    f"/statement/pdf{PERIOD}",
    f"/statement/csv{PERIOD}",
    f"/statement/xlsx{PERIOD}",
)


class EveryEndpoint(CastTestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        super().setUpTestData()
        file = EmbeddedFile("R1", "list.csv", "text/csv", "", "", b"a;b")
        document = issue_invoice(cls.cast.a, "A-1", attachments=[described(file)])
        document.attachments.create(
            position=0, filename="list.csv", media_type="text/csv", content=b"a;b", size_bytes=3
        )
        issue_credit_note(cls.cast.a, "C-1")
        issue_invoice(cls.cast.b, "B-1")

    def statuses(self, person: Person | None) -> set[int]:
        client = self.client_for(person)
        with at("2026-03-15T12:00:00Z"):
            if person is not None:
                client.sign_in(person)
            return {client.get(CUSTOMER + path).status_code for path in PATHS}

    def test_owner_reads_everything(self) -> None:
        self.assertEqual(self.statuses(self.cast.alice), {200})

    def test_colleague_who_may_not_pay_reads_everything(self) -> None:
        self.assertEqual(self.statuses(self.cast.bob), {200})

    def test_member_of_two_customers_reads_everything(self) -> None:
        self.assertEqual(self.statuses(self.cast.dana), {200})

    def test_clerk_of_the_seller_reads_everything(self) -> None:
        self.assertEqual(self.statuses(self.cast.clara), {200})

    def test_outsider_finds_nothing(self) -> None:
        self.assertEqual(self.statuses(self.cast.charlie), {404})

    def test_clerk_of_another_seller_finds_nothing(self) -> None:
        stranger = Person.objects.create_user("zoe@example.com", PASSWORD, name="Zoe")
        other = Seller.objects.create(slug="other-seller", name="Other")
        Membership.objects.create(person=stranger, seller=other, customer=None, roles=["clerk"])
        self.assertEqual(self.statuses(stranger), {404})

    def test_nobody_is_asked_to_sign_in(self) -> None:
        self.assertEqual(self.statuses(None), {401})

    def test_documents_of_another_customer_are_not_found_under_ones_own(self) -> None:
        with at("2026-03-15T12:00:00Z"):
            client = self.client_for(self.cast.alice)
            for path in (
                "/invoices/B-1",
                "/invoices/B-1/pdf",
                "/invoices/C-1",
                "/credit-notes/A-1",
            ):
                self.assertEqual(client.get(CUSTOMER + path).status_code, 404, path)

    def test_writes_are_refused(self) -> None:
        with at("2026-03-15T12:00:00Z"):
            client = self.client_for(self.cast.alice)
            for path in PATHS:
                answer = client.write("POST", CUSTOMER + path, {})
                self.assertEqual(answer.status_code, 405, path)
