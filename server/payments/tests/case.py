"""Test cases with the cast, open invoices and an in-memory provider in place of the sandbox."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from accounts.models import Customer, Person
from billing import ledger
from billing.models import Document, Entry, Posting
from django.db.models import Sum
from jobs import worker
from portal import clock
from portal.testing import API, CastTestCase, CastTransactionTestCase, at

from payments import providers
from payments.models import Payment
from payments.providers.base import ProviderState
from payments.tests import build
from payments.tests.memory_provider import MemoryProvider


class Steps:
    """What people, the provider and time do. REQUIRES: mixed into a cast's test case."""

    cast: Any
    provider: MemoryProvider

    def use_memory_provider(self) -> None:
        self.provider = MemoryProvider()
        context = providers.replaced("sandbox", self.provider)
        context.__enter__()
        self.addCleanup(context.__exit__, None, None, None)  # type: ignore[attr-defined]

    def url(self, rest: str = "", customer: Customer | None = None) -> str:
        customer = customer or self.cast.a
        return f"{API}/customers/{customer.public_id}/payments{rest}"

    def pay(
        self,
        *parts: tuple[Document, int],
        person: Person | None = None,
        key: str = "",
        body: dict[str, Any] | None = None,
        customer: Customer | None = None,
    ) -> Any:
        """The answer of POST /payments."""
        return self.client_for(person or self.cast.alice).write(  # type: ignore[attr-defined]
            "POST",
            self.url(customer=customer),
            build.request_for(*parts) if body is None else body,
            key=key or build.new_key(),
        )

    def pending(self, *parts: tuple[Document, int]) -> str:
        """The id of a payment that waits for the payer."""
        answer = self.pay(*parts)
        assert answer.status_code == 201, answer.content
        return str(answer.json()["id"])

    def paid(self, *parts: tuple[Document, int]) -> str:
        payment_id = self.pending(*parts)
        self.decide(payment_id, ProviderState.SUCCEEDED)
        self.tell(payment_id)
        return payment_id

    def decide(self, payment_id: str, state: ProviderState, failure_code: str = "") -> None:
        self.provider.move(payment_id, state, failure_code)

    def tell(self, payment_id: str) -> Any:
        """Delivers the newest webhook of the payment, signed now."""
        return self.deliver(*self.provider.webhook(payment_id))

    def deliver(self, headers: dict[str, str], body: bytes, provider: str = "sandbox") -> Any:
        return self.client_for(None).generic(  # type: ignore[attr-defined]
            "POST",
            f"{API}/providers/{provider}/webhook",
            body,
            content_type="application/json",
            **{"HTTP_" + name.upper().replace("-", "_"): value for name, value in headers.items()},
        )

    def refresh(self, payment_id: str, person: Person | None = None) -> Any:
        return self.client_for(person or self.cast.alice).write(  # type: ignore[attr-defined]
            "POST", self.url(f"/{payment_id}/refresh")
        )

    def shown(self, payment_id: str, person: Person | None = None) -> Any:
        answer = self.client_for(person or self.cast.alice).get(  # type: ignore[attr-defined]
            self.url(f"/{payment_id}")
        )
        assert answer.status_code == 200, answer.content
        return answer.json()

    def after(self, wait: timedelta) -> None:
        """Lets time pass and the jobs that are due run."""
        with at(clock.now() + wait):
            while worker.run_due():
                pass

    def open_of(self, document: Document) -> int:
        return ledger.open_amount(document)

    def assert_sound(self) -> None:
        """Every posting balances, and each payment has at most one."""
        sums = Entry.objects.values("posting", "currency").annotate(total=Sum("amount_minor"))
        assert not [row for row in sums if row["total"] != 0]
        for payment in Payment.objects.all():
            postings = Posting.objects.filter(payment_id=payment.public_id)
            booked = postings.exclude(kind="reversal").count()
            assert booked == (payment.status in ("succeeded", "late_succeeded", "reversed"))


class PaymentTestCase(Steps, CastTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.use_memory_provider()
        self.invoice = build.invoice(self.cast.a, 10000)


class PaymentTransactionTestCase(Steps, CastTransactionTestCase):
    def setUp(self) -> None:
        super().setUp()
        self.use_memory_provider()
        self.invoice = build.invoice(self.cast.a, 10000)
