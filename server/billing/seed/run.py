"""Runs the made-up story day by day, through the same path as real documents."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta, timezone
from itertools import groupby

from accounts.models import Customer, Person, Seller
from django.apps import apps
from django.db import transaction
from portal import clock

from billing import currencies, ledger, rules
from billing.drafting import draft
from billing.issue import NewDocument, issue_many
from billing.models import Document
from billing.seed import people
from billing.seed.story import Planned, plan
from billing.ubl.attachments import EmbeddedFile, described

IBAN = "NL91ABNA0417164300"  # the example of the IBAN registry
Receipts = dict[date, list[tuple[Document, int]]]


def seed(today: date, invoices: int | None = None) -> bool:
    """Makes the demo; False where it is there already, which changes nothing but people."""
    with transaction.atomic():
        seller = Seller.objects.filter(slug=people.SELLER["slug"]).first()
        is_new = seller is None
        if seller is None:
            seller = people.make_seller()
            customers = people.make_customers(seller)
        else:
            customers = {each.public_id: each for each in seller.customers.all()}
        persons = people.make_people(seller, customers)
        people.make_codes(persons, customers)
        if is_new:
            for customer in customers.values():
                customer.seller = seller
            _Story(customers, persons, today).run(plan(today, invoices))
    return is_new


class _Story:
    def __init__(
        self, customers: dict[str, Customer], persons: dict[str, Person], today: date
    ) -> None:
        self.customers = customers
        self.persons = persons
        self.today = today
        self.chance = random.Random("portico demo payments")
        self.receipts: Receipts = {}
        self.credits: dict[date, list[tuple[Planned, Document]]] = {}
        self.credit_notes = 0
        self.transfers = 0

    def run(self, planned: list[Planned]) -> None:
        by_day = {day: list(each) for day, each in groupby(planned, lambda each: each.issue_date)}
        day = min(by_day)
        while day <= self.today:
            with _clock_at(day):
                self._issue(by_day.get(day, []))
                self._credit(day)
                self._receive(day)
                if day == self.today - timedelta(days=6):
                    self._receive_twice(day)
            day += timedelta(days=1)

    def _issue(self, planned: list[Planned]) -> None:
        documents = issue_many([self._document(each) for each in planned]) if planned else []
        for each, document in zip(planned, documents):
            for day, percent in each.pays:
                day = max(day, each.issue_date + timedelta(days=1))
                self.receipts.setdefault(day, []).append((document, percent))
            if each.credit_on:
                day = max(each.credit_on, each.issue_date + timedelta(days=1))
                self.credits.setdefault(day, []).append((each, document))

    def _document(self, planned: Planned) -> NewDocument:
        customer = self.customers[planned.customer]
        extra = dict(planned.extra)
        body = draft(
            customer=customer,
            number=planned.number,
            issue_date=planned.issue_date.isoformat(),
            due_date=planned.due_date.isoformat(),
            currency=planned.currency,
            lines=planned.lines,
            order_reference=planned.order_reference,
            payment_terms=f"{(planned.due_date - planned.issue_date).days} days net",
            payment_means=[_means(planned.number)],
            **extra,
        )
        files = [_packing_list(body)] if int(planned.number[-5:]) % 9 == 0 else []
        if files:
            body["attachments"] = [described(each) for each in files]
        return NewDocument(customer, body, files)

    def _credit(self, day: date) -> None:
        """Goods came back: the first line, or half of it, is credited."""
        for planned, document in self.credits.pop(day, []):
            self.credit_notes += 1
            line = dict(planned.lines[0])
            line.pop("allowances", None)
            line["quantity"] = str(max(1, int(line["quantity"]) // 2))
            body = draft(
                customer=self.customers[planned.customer],
                number=f"CN-{day.year}-{self.credit_notes:04d}",
                type="credit_note",
                issue_date=day.isoformat(),
                currency=planned.currency,
                lines=[line],
                order_reference=planned.order_reference,
                preceding=[
                    {"number": planned.number, "issue_date": planned.issue_date.isoformat()}
                ],
                notes=["Returned: damaged in transit."],
                exemptions=planned.extra.get("exemptions"),
            )
            issue_many([NewDocument(self.customers[planned.customer], body)])

    def _receive(self, day: date) -> None:
        """One receipt a customer and currency a day: a transfer, or a payment by the portal."""
        groups: dict[tuple[int, str], list[tuple[Document, int]]] = {}
        for document, percent in self.receipts.pop(day, []):
            groups.setdefault((document.customer_id, document.currency), []).append(
                (document, percent)
            )
        for (customer_key, currency), group in groups.items():
            customer = group[0][0].customer
            open_now = ledger.open_amounts(customer, currency, [each.pk for each, _ in group])
            parts = [
                (document, _share(open_now[document.pk], percent, currency))
                for document, percent in group
                if open_now[document.pk] > 0
            ]
            if not parts:
                continue
            if self.chance.random() < 0.25 and apps.is_installed("payments"):
                self._pay_by_portal(customer, currency, parts)
            else:
                self.transfers += 1
                reference = f"BT-{day:%y%m%d}-{self.transfers:04d}"
                total = sum(amount for _, amount in parts)
                ledger.record_transfer(customer, reference, currency, total, parts, clock.now())

    def _receive_twice(self, day: date) -> None:
        """Each customer pays something a second time, which so is credit."""
        customers = list(self.customers.values())
        used = currencies.in_use([customer.pk for customer in customers])
        for customer in customers:
            currency = used[customer.pk][0]
            self.transfers += 1
            reference = f"BT-{day:%y%m%d}-{self.transfers:04d}"
            ledger.record_transfer(customer, reference, currency, 24_000, [], clock.now())

    def _pay_by_portal(
        self, customer: Customer, currency: str, parts: list[tuple[Document, int]]
    ) -> None:
        from payments import receipts
        from payments.models import Allocation, Payment, Status

        payer = self.persons[
            next(
                each.email
                for each in people.PEOPLE
                if customer.public_id in each.customers and each.role == "owner"
            )
        ]
        public_id = "pay_" + "".join(
            self.chance.choice("abcdefghijklmnopqrstuvwxyz0123456789") for _ in range(20)
        )
        total, now = sum(amount for _, amount in parts), clock.now()
        payment = Payment.objects.create(
            public_id=public_id,
            customer=customer,
            person=payer,
            currency=currency,
            amount_minor=total,
            status=Status.SUCCEEDED,
            provider="sandbox",
            return_url="",
            locale=payer.locale,
            idempotency_key=public_id,
            fingerprint="demo",
            created_at=now,
            expires_at=now + timedelta(hours=1),
            completed_at=now + timedelta(minutes=2),
            receipt_number=receipts.next_number(customer.seller_id),
        )
        Allocation.objects.bulk_create(
            [
                Allocation(payment=payment, document=document, amount_minor=amount)
                for document, amount in parts
            ]
        )
        ledger.record_payment(
            customer, public_id, currency, total, parts, now, payment.receipt_number
        )


@contextmanager
def _clock_at(day: date) -> Iterator[None]:
    """The server's clock stands in the morning of that day."""
    instant = datetime.combine(day, time(9, 30), timezone.utc)
    before = clock.replace(lambda: instant)
    try:
        yield
    finally:
        clock.replace(before)


def _share(open_minor: int, percent: int, currency: str) -> int:
    if percent == 100:
        return open_minor
    share = rules.multiplied(rules.decimal(open_minor, currency), str(percent),
                             rules.CURRENCIES[currency], over="100")  # fmt: skip
    return rules.minor(share, currency)


def _means(number: str) -> dict[str, str]:
    return {
        "code": "58",
        "name": "SEPA credit transfer",
        "payment_reference": number,
        "account": IBAN,
        "account_name": people.SELLER["name"],
        "bic": "ABNANL2A",
    }


def _packing_list(body: dict[str, object]) -> EmbeddedFile:
    lines = body["lines"]
    assert isinstance(lines, list)
    rows = ["item;quantity;unit", *(f"{x['name']};{x['quantity']};{x['unit']}" for x in lines)]
    return EmbeddedFile(
        reference=f"PL-{body['number']}",
        filename=f"packing-list-{body['number']}.csv",
        media_type="text/csv",
        description="Packing list",
        url="",
        content="\r\n".join(rows).encode(),
    )
