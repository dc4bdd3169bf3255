"""The ledger balances, always; the database refuses what does not."""

from __future__ import annotations

import random
from datetime import date, datetime, timezone

from accounts.models import Customer
from django.db import DatabaseError, connection, transaction
from portal.testing import CastTestCase

from billing import ledger, rules
from billing.ledger import LedgerError, NewEntry, NewPosting
from billing.models import Account, Document, Entry, Posting
from billing.testing import issue_credit_note, issue_invoice

NOW = datetime(2026, 3, 10, 12, tzinfo=timezone.utc)


class Payments(CastTestCase):
    def pay(self, payment_id: str, amount: int, *parts: tuple[Document, int]) -> Posting:
        return ledger.record_payment(self.cast.a, payment_id, "EUR", amount, parts, NOW)

    def open(self, document: Document) -> int:
        return ledger.open_amount(document)

    def test_an_invoice_is_open_until_it_is_paid(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        self.pay("pay_1", 4000, (invoice, 4000))
        self.assertEqual(self.open(invoice), 6000)
        self.pay("pay_2", 6000, (invoice, 6000))
        self.assertEqual(self.open(invoice), 0)
        self.assertEqual(ledger.open_amounts(self.cast.a, "EUR"), {})
        self.assertEqual(ledger.open_amounts(self.cast.a, "EUR", [invoice.pk]), {invoice.pk: 0})

    def test_a_payment_is_booked_once(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        first = self.pay("pay_1", 4000, (invoice, 4000))
        second = self.pay("pay_1", 4000, (invoice, 4000))
        self.assertEqual(first.pk, second.pk)
        self.assertEqual(self.open(invoice), 6000)

    def test_what_a_document_cannot_take_becomes_unapplied_credit(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        self.pay("pay_1", 9000, (invoice, 9000))
        self.pay("pay_2", 5000, (invoice, 4000))
        self.assertEqual(self.open(invoice), 0)
        self.assertEqual(ledger.unapplied_credit(self.cast.a, "EUR"), 4000)
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), -4000)

    def test_a_late_payment_is_all_credit(self) -> None:
        issue_invoice(self.cast.a, "A-1", "100.00")
        self.pay("pay_1", 10000)
        self.assertEqual(ledger.unapplied_credit(self.cast.a, "EUR"), 10000)
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), 0)

    def test_a_reversal_opens_the_documents_again_once(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        self.pay("pay_1", 12000, (invoice, 10000))
        for _ in range(2):
            ledger.record_reversal(self.cast.a, "pay_1", NOW)
        self.assertEqual(self.open(invoice), 10000)
        self.assertEqual(ledger.unapplied_credit(self.cast.a, "EUR"), 0)

    def test_what_was_never_booked_is_not_reversed(self) -> None:
        with self.assertRaises(LedgerError):
            ledger.record_reversal(self.cast.a, "pay_none", NOW)

    def test_foreign_documents_and_currencies_are_refused(self) -> None:
        foreign = issue_invoice(self.cast.b, "B-1")
        dollars = issue_invoice(self.cast.a, "A-2", currency="USD")
        for document in (foreign, dollars):
            with self.assertRaises(LedgerError):
                self.pay("pay_1", 100, (document, 100))
        self.assertFalse(Posting.objects.filter(kind="payment").exists())

    def test_more_than_was_paid_is_never_allocated(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        with self.assertRaises(LedgerError):
            self.pay("pay_1", 100, (invoice, 200))

    def test_a_credit_note_never_takes_more_than_is_open(self) -> None:
        invoice = issue_invoice(self.cast.a, "A-1", "100.00")
        self.pay("pay_1", 8000, (invoice, 8000))
        credit = issue_credit_note(self.cast.a, "C-1", "50.00", corrects=("A-1",))
        self.assertEqual((self.open(invoice), self.open(credit)), (0, -3000))
        self.assertEqual(ledger.balance(self.cast.a, "EUR"), -3000)


class TheDatabase(CastTestCase):
    def new(self, *amounts: int, source: str = "x") -> NewPosting:
        entries = [NewEntry(Account.CLEARING, amount) for amount in amounts]
        return NewPosting(self.cast.a, "payment", date(2026, 3, 1), "r", "EUR", source, entries)

    def test_an_unbalanced_posting_is_refused_by_the_rules(self) -> None:
        with self.assertRaises(LedgerError):
            ledger.post(self.new(1, -2))
        with self.assertRaises(LedgerError):
            ledger.post(self.new(1, -1, 5))
        self.assertEqual(Entry.objects.count(), 0)

    def insert(self, posting: int, *amounts: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            for amount in amounts:
                cursor.execute(
                    "INSERT INTO billing_entry (posting_id, customer_id, account, kind,"
                    " amount_minor, currency) VALUES (%s, %s, 'clearing', 'payment', %s, 'EUR')",
                    [posting, self.cast.a.pk, amount],
                )
            cursor.execute(
                "INSERT INTO billing_posting (id, customer_id, kind, date, created_at, reference,"
                " payment_id, source) VALUES (%s, %s, 'payment', '2026-03-01',"
                " '2026-03-01 00:00:00+00:00', 'r', '', %s)",
                [posting, self.cast.a.pk, f"raw:{posting}"],
            )

    def test_it_is_refused_by_the_database_too(self) -> None:
        self.insert(900, 5, -5)
        for amounts in ((5,), (5, -4), (5, -5, 1)):
            with self.assertRaises(DatabaseError):
                self.insert(901, *amounts)
        self.assertEqual(Posting.objects.count(), 1)

    def test_a_posting_takes_no_entry_afterwards_and_never_changes(self) -> None:
        self.insert(900, 5, -5)
        for statement in (
            "INSERT INTO billing_entry (posting_id, customer_id, account, kind, amount_minor,"
            f" currency) VALUES (900, {self.cast.a.pk}, 'clearing', 'payment', 1, 'EUR')",
            "UPDATE billing_entry SET amount_minor = 6 WHERE amount_minor = 5",
            "UPDATE billing_posting SET reference = 'other'",
        ):
            with self.assertRaises(DatabaseError), transaction.atomic():
                with connection.cursor() as cursor:
                    cursor.execute(statement)

    def test_the_same_source_with_other_entries_is_refused(self) -> None:
        first = ledger.post(self.new(7, -7))
        self.assertEqual(ledger.post(self.new(7, -7)).pk, first.pk)
        with self.assertRaises(LedgerError):
            ledger.post(self.new(8, -8))


class RandomTrade(CastTestCase):
    """Whatever happens: balance = sum of postings = sum of what is open - credit."""

    def test_balance_is_the_sum_of_postings_and_of_open_amounts(self) -> None:
        chance = random.Random(20260301)
        documents: dict[tuple[int, str], list[Document]] = {}
        booked: list[tuple[Customer, str]] = []
        for step in range(400):
            customer = chance.choice((self.cast.a, self.cast.b))
            currency = chance.choice(("EUR", "JPY"))
            known = documents.setdefault((customer.pk, currency), [])
            act = chance.randrange(10)
            amount = rules.decimal(chance.randint(1, 90_000), currency)
            if act < 4 or not known:
                known.append(issue_invoice(customer, f"I-{step}", amount, currency=currency))
            elif act < 5:
                corrects = tuple(each.number for each in chance.sample(known, 1))
                issue_credit_note(
                    customer, f"C-{step}", amount, currency=currency, corrects=corrects
                )
            elif act < 9:
                parts = [(each, chance.randint(1, 50_000)) for each in chance.sample(known, 1)]
                total = sum(part for _, part in parts) + chance.choice((0, 0, 777))
                ledger.record_payment(customer, f"pay_{step}", currency, total, parts, NOW)
                booked.append((customer, f"pay_{step}"))
            elif booked:
                ledger.record_reversal(*chance.choice(booked), NOW)
            if step % 20 == 0:
                self.assert_sums()
        self.assert_sums()

    def assert_sums(self) -> None:
        for customer in (self.cast.a, self.cast.b):
            for currency in ("EUR", "JPY"):
                owed = Entry.objects.filter(
                    customer=customer,
                    currency=currency,
                    account__in=("receivable", "unapplied_credit"),
                )
                balance = ledger.balance(customer, currency)
                self.assertEqual(balance, sum(entry.amount_minor for entry in owed))
                everything = Entry.objects.filter(customer=customer, currency=currency)
                self.assertEqual(sum(entry.amount_minor for entry in everything), 0)
                open_now = ledger.open_amounts(customer, currency)
                credit = ledger.unapplied_credit(customer, currency)
                self.assertEqual(balance, sum(open_now.values()) - credit)
                for key, amount in open_now.items():
                    # An invoice is never paid beyond its amount; credit never becomes debt.
                    kind = Document.objects.get(pk=key).type
                    self.assertEqual(amount > 0, kind == "invoice")
