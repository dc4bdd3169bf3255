"""Spending a customer's credit: money on no document, then what credit notes have left.

All of it under the customer's lock; who pays what is the rulebook's `draw_credit`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from accounts.models import Customer
from django.db import connection, transaction

from billing import ledger, rules
from billing.models import Account, Document, PostingKind

ON_ACCOUNT = ""  # the source that is no document


def available(customer: Customer, currency: str) -> list[tuple[str, int]]:
    """Sources of credit in the order in which they are spent: document's key or "", amount."""
    sources = [(ON_ACCOUNT, ledger.unapplied_credit(customer, currency))]
    owing = {
        key: -amount
        for key, amount in ledger.open_amounts(customer, currency).items()
        if amount < 0
    }
    oldest = Document.objects.filter(pk__in=owing).order_by("issue_date", "id")
    sources += [(str(key), owing[key]) for key in oldest.values_list("pk", flat=True)]
    return [(source, amount) for source, amount in sources if amount > 0]


def apply(
    customer: Customer,
    currency: str,
    parts: Sequence[tuple[int, int]],
    reference: str,
    at: datetime,
) -> list[int]:
    """Settles invoices (key, amount) from credit; answers the credit notes that it took of.

    `reference` names this application, once everywhere. REQUIRES: the caller holds
    `lock(customer)` and has checked the parts against what is open.
    Errors: rules.CreditExceeded, where there is less; nothing is booked then.
    """
    draws = rules.draw_credit(parts, available(customer, currency), currency)
    with transaction.atomic():
        for source, taken in draws:
            note = int(source) if source else None
            ledger.post(
                ledger.NewPosting(
                    customer=customer,
                    kind=(
                        PostingKind.CREDIT_NOTE_APPLICATION
                        if note
                        else PostingKind.CREDIT_APPLICATION
                    ),
                    date=ledger.day_at(customer, at),
                    reference=Document.objects.get(pk=note).number if note else reference,
                    currency=currency,
                    source=f"credit:{reference}:{source}",
                    entries=[
                        ledger.NewEntry(*entry)
                        for entry in rules.credit_entries(source, taken, currency)
                    ],
                    document=note,
                )
            )
    return [int(source) for source, _ in draws if source]


def take_back(customer: Customer, currency: str, cause: str, at: datetime) -> list[int]:
    """Opens again what credit settled that is no longer there, the newest first.

    So a payment that became credit, was spent and then reversed, leaves no debt on no document.
    `cause` names the reversal. REQUIRES: the caller holds `lock(customer)`.
    """
    missing = -ledger.unapplied_credit(customer, currency)
    if missing <= 0:
        return []
    taken = rules.spread(_settled_by_credit(customer, currency), missing, currency)
    amount = sum(part for _, part in taken)
    ledger.owed_again(key for key, _ in taken)
    entries = [ledger.NewEntry(Account.RECEIVABLE, part, key) for key, part in taken]
    ledger.post(
        ledger.NewPosting(
            customer=customer,
            kind=PostingKind.CREDIT_APPLICATION,
            date=ledger.day_at(customer, at),
            reference=cause,
            currency=currency,
            source=f"credit-back:{cause}",
            entries=[*entries, ledger.NewEntry(Account.UNAPPLIED_CREDIT, -amount)],
        )
    )
    return [key for key, _ in taken]


def _settled_by_credit(customer: Customer, currency: str) -> dict[int, int]:
    """Document -> what money on account settled of it; that which it settled last comes first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT document_id, -SUM(amount_minor) FROM billing_entry"
            " WHERE customer_id = %s AND currency = %s AND account = 'receivable'"
            " AND kind = 'credit_application' GROUP BY document_id"
            " HAVING SUM(amount_minor) < 0"
            " ORDER BY MAX(CASE WHEN amount_minor < 0 THEN id ELSE 0 END) DESC",
            [customer.pk, currency],
        )
        return {int(row[0]): int(row[1]) for row in cursor.fetchall()}
