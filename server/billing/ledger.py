"""The double-entry ledger: every invoice, credit note and payment is one balanced posting.

Debit is positive. What a document still has open is the sum of its receivable entries: positive
is owed by the customer, negative (a credit note, a correction) is the customer's. A balance is
the sum of the receivable and credit entries. Nothing of this is stored anywhere.

All that moves a customer's money takes `lock(customer)` first, inside a transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import Customer
from django.db import connection, transaction
from portal import clock

from billing import rules
from billing.models import Account, Document, DocumentStatus, Posting, PostingKind


class LedgerError(ValueError):
    """The posting is refused; nothing was written."""


@dataclass(frozen=True)
class NewEntry:
    """`document` is the document's primary key, for receivable entries only."""

    account: str
    amount_minor: int
    document: int | None = None


@dataclass(frozen=True)
class NewPosting:
    """`source` names the cause, e.g. `issue:17`; the same source is posted once."""

    customer: Customer
    kind: str
    date: date
    reference: str
    currency: str
    source: str
    entries: Sequence[NewEntry]
    document: int | None = None
    payment_id: str = ""


def lock(customer: Customer) -> Customer:
    """Serialises all money movements of a customer until the transaction ends.

    REQUIRES: inside `transaction.atomic()`. On SQLite the transaction itself is the lock.
    """
    return Customer.objects.select_for_update().get(pk=customer.pk)


def post(posting: NewPosting) -> Posting:
    """Writes one posting. The same source with the same entries answers the one there is.

    Errors: LedgerError where it does not balance or the source was posted otherwise.
    """
    with transaction.atomic():
        known = Posting.objects.filter(source=posting.source).first()
        if known is not None:
            _require_same(known, posting)
            return known
        post_many([posting])
        return Posting.objects.get(source=posting.source)


def post_many(postings: Sequence[NewPosting]) -> None:
    """Writes postings whose sources are all new, in one go.

    Errors: LedgerError where one does not balance; IntegrityError where a source is known.
    """
    now = clock.now()
    entry_rows: list[tuple[Any, ...]] = []
    posting_rows: list[tuple[Any, ...]] = []
    with transaction.atomic():
        for number, posting in zip(_take_ids(len(postings)), postings):
            entries = [entry for entry in posting.entries if entry.amount_minor != 0]
            problem = rules.posting_problem(
                [(entry.account, posting.currency, entry.amount_minor) for entry in entries]
            )
            if problem:
                raise LedgerError(f"{posting.source}: {problem}")
            for entry in entries:
                entry_rows.append(
                    (
                        number,
                        posting.customer.pk,
                        str(entry.account),
                        entry.document,
                        str(posting.kind),
                        entry.amount_minor,
                        posting.currency,
                    )
                )
            posting_rows.append(
                (
                    number,
                    posting.customer.pk,
                    str(posting.kind),
                    _stored(posting.date),
                    _stored(now),
                    posting.reference,
                    posting.document,
                    posting.payment_id,
                    posting.source,
                )
            )
        with connection.cursor() as cursor:
            # Entries first: the database checks their sum when the posting arrives.
            cursor.executemany(
                "INSERT INTO billing_entry (posting_id, customer_id, account, document_id, kind,"
                " amount_minor, currency) VALUES (%s, %s, %s, %s, %s, %s, %s)",
                entry_rows,
            )
            cursor.executemany(
                "INSERT INTO billing_posting (id, customer_id, kind, date, created_at, reference,"
                " document_id, payment_id, source) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
                posting_rows,
            )


def open_amounts(
    customer: Customer, currency: str, documents: Iterable[int] | None = None
) -> dict[int, int]:
    """Document primary key -> what is open on it, signed; without `documents` all that are not 0.

    With `documents` every one of them that is this customer's and of this currency is in the
    answer, also at 0.
    """
    if documents is None:
        sql = (
            "SELECT o.document_id, o.minor FROM (SELECT e.document_id, SUM(e.amount_minor) AS minor"
            " FROM billing_entry e WHERE e.customer_id = %s AND e.account = 'receivable'"
            " AND e.currency = %s GROUP BY e.document_id HAVING SUM(e.amount_minor) <> 0) o"
        )
        parameters: list[Any] = [customer.pk, currency]
    else:
        wanted = list(documents)
        if not wanted:
            return {}
        sql = (
            "SELECT d.id, (SELECT COALESCE(SUM(e.amount_minor), 0) FROM billing_entry e"
            " WHERE e.document_id = d.id) FROM billing_document d"
            " WHERE d.customer_id = %s AND d.currency = %s"
            f" AND d.id IN ({', '.join(['%s'] * len(wanted))})"
        )
        parameters = [customer.pk, currency, *wanted]
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return {int(row[0]): int(row[1]) for row in cursor.fetchall()}


def open_amount(document: Document) -> int:
    """What is open on one document, signed."""
    return open_amounts(document.customer, document.currency, [document.pk]).get(document.pk, 0)


def balance(customer: Customer, currency: str) -> int:
    """Sum of the receivable and credit entries; positive is owed to the seller."""
    return _sum_of(customer, currency, (Account.RECEIVABLE, Account.UNAPPLIED_CREDIT))


def unapplied_credit(customer: Customer, currency: str) -> int:
    """Money of the customer that is on no document; never negative in a sound ledger."""
    return -_sum_of(customer, currency, (Account.UNAPPLIED_CREDIT,))


def record_payment(
    customer: Customer,
    payment_id: str,
    currency: str,
    amount_minor: int,
    allocations: Iterable[tuple[int | Document, int]],
    at: datetime,
    reference: str = "",
) -> Posting:
    """Books money that came in: on the documents allocated to, the rest as unapplied credit.

    A document takes no more than it has open now, so that a late payment of one that was paid
    meanwhile becomes credit. The same payment is booked once.
    Errors: LedgerError for a foreign document, another currency, allocations above the amount.
    """
    return _receive(
        customer,
        f"payment:{payment_id}",
        currency,
        amount_minor,
        allocations,
        at,
        reference or payment_id,
        payment_id,
    )


def record_transfer(
    customer: Customer,
    reference: str,
    currency: str,
    amount_minor: int,
    allocations: Iterable[tuple[int | Document, int]],
    at: datetime,
) -> Posting:
    """The same for money that came past the portal, such as a bank transfer.

    `reference` names it, once for each customer.
    """
    source = f"transfer:{customer.pk}:{reference}"
    return _receive(customer, source, currency, amount_minor, allocations, at, reference, "")


def _receive(
    customer: Customer,
    source: str,
    currency: str,
    amount_minor: int,
    allocations: Iterable[tuple[int | Document, int]],
    at: datetime,
    reference: str,
    payment_id: str,
) -> Posting:
    with transaction.atomic():
        customer = lock(customer)
        known = Posting.objects.filter(source=source).first()
        if known is not None:
            return known
        wanted = [
            (item.pk if isinstance(item, Document) else item, amount)
            for item, amount in allocations
        ]
        open_now = open_amounts(customer, currency, [key for key, _ in wanted])
        missing = [key for key, _ in wanted if key not in open_now]
        if missing:
            raise LedgerError(f"{source}: documents {missing} are not this customer's {currency}")
        try:
            booked, unapplied = rules.settle(open_now, wanted, amount_minor, currency)
        except ValueError as error:
            raise LedgerError(f"{source}: {error}") from error
        entries = [NewEntry(Account.CLEARING, amount_minor)]
        entries += [NewEntry(Account.RECEIVABLE, -amount, key) for key, amount in booked]
        entries.append(NewEntry(Account.UNAPPLIED_CREDIT, -unapplied))
        return post(
            NewPosting(
                customer=customer,
                kind=PostingKind.PAYMENT,
                date=day_at(customer, at),
                reference=reference,
                currency=currency,
                source=source,
                entries=entries,
                payment_id=payment_id,
            )
        )


def record_reversal(
    customer: Customer, payment_id: str, at: datetime, reference: str = ""
) -> Posting:
    """Takes a booked payment back, entry by entry; its documents are open again.

    Errors: LedgerError where the payment was never booked.
    """
    with transaction.atomic():
        customer = lock(customer)
        payment = Posting.objects.filter(source=f"payment:{payment_id}", customer=customer).first()
        if payment is None:
            raise LedgerError(f"payment {payment_id} was never booked")
        booked = list(payment.entries.order_by("id"))
        owed_again([entry.document_id for entry in booked if entry.document_id])
        return post(
            NewPosting(
                customer=customer,
                kind=PostingKind.REVERSAL,
                date=day_at(customer, at),
                reference=reference or payment.reference,
                currency=booked[0].currency,
                source=f"reversal:{payment_id}",
                entries=[
                    NewEntry(entry.account, -entry.amount_minor, entry.document_id)
                    for entry in booked
                ],
                payment_id=payment_id,
            )
        )


def owed_again(documents: Iterable[int]) -> None:
    """Documents that had been paid in part and then written off can be paid again."""
    Document.objects.filter(pk__in=documents, status=DocumentStatus.UNCOLLECTIBLE).update(
        status=DocumentStatus.OPEN
    )


def apply_credit_note(credit: Document, invoices: Iterable[Document]) -> Posting | None:
    """Moves what a credit note has left to invoices that it corrects, the first ones first.

    Books nothing where there is nothing to move. REQUIRES: the caller holds `lock(customer)`.
    """
    customer, currency = credit.customer, credit.currency
    keys = [document.pk for document in invoices if document.currency == currency]
    open_now = open_amounts(customer, currency, [credit.pk, *keys])
    available = -open_now.get(credit.pk, 0)
    if available <= 0 or not keys:
        return None
    booked = rules.spread({key: open_now[key] for key in keys}, available, currency)
    moved = sum(amount for _, amount in booked)
    if moved == 0:
        return None
    entries = [NewEntry(Account.RECEIVABLE, moved, credit.pk)]
    entries += [NewEntry(Account.RECEIVABLE, -amount, key) for key, amount in booked]
    return post(
        NewPosting(
            customer=customer,
            kind=PostingKind.CREDIT_NOTE_APPLICATION,
            date=credit.issue_date,
            reference=credit.number,
            currency=currency,
            source=f"apply:{credit.pk}:{booked[0][0]}",
            entries=entries,
            document=credit.pk,
        )
    )


def _require_same(known: Posting, posting: NewPosting) -> None:
    booked = sorted(
        (entry.account, entry.document_id or 0, entry.amount_minor, entry.currency)
        for entry in known.entries.all()
    )
    asked = sorted(
        (str(entry.account), entry.document or 0, entry.amount_minor, posting.currency)
        for entry in posting.entries
        if entry.amount_minor != 0
    )
    if booked != asked or known.customer_id != posting.customer.pk:
        raise LedgerError(f"{posting.source} is posted already, with other entries")


def _sum_of(customer: Customer, currency: str, accounts: Sequence[str]) -> int:
    places = ", ".join(["%s"] * len(accounts))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COALESCE(SUM(amount_minor), 0) FROM billing_entry WHERE customer_id = %s"
            f" AND currency = %s AND account IN ({places})",
            [customer.pk, currency, *(str(account) for account in accounts)],
        )
        return int(cursor.fetchone()[0])


def _take_ids(count: int) -> list[int]:
    """Ascending primary keys for postings, inside the transaction that writes them."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT COALESCE(MAX(id), 0) FROM billing_posting")
            last = int(cursor.fetchone()[0])
            return list(range(last + 1, last + 1 + count))
        cursor.execute(
            "SELECT nextval('billing_posting_number') FROM generate_series(1, %s)", [count]
        )
        return sorted(int(row[0]) for row in cursor.fetchall())


def _stored(value: date | datetime) -> Any:
    """As the database takes it from a raw cursor."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return connection.ops.adapt_datefield_value(value)


def day_at(customer: Customer, at: datetime) -> date:
    """The calendar date at the customer's seller."""
    return at.astimezone(ZoneInfo(customer.seller.time_zone)).date()
