"""Statements of account: movements out of the ledger, put together by the rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Customer
from django.db import connection

from billing import rules
from billing.models import PostingKind
from billing.presentation import minor_money

# What a statement calls a posting; those not named here move nothing that is owed.
KINDS = {
    PostingKind.INVOICE: "invoice",
    PostingKind.CREDIT_NOTE: "credit_note",
    PostingKind.PAYMENT: "payment",
    PostingKind.LATE_PAYMENT: "payment",
    PostingKind.REVERSAL: "reversal",
}
OWED = "e.account IN ('receivable', 'unapplied_credit')"


@dataclass(frozen=True)
class Movement:
    """One change of what is owed; positive is owed to the seller."""

    date: date
    kind: str
    reference: str
    document_id: str
    payment_id: str
    amount_minor: int


def statement(customer: Customer, currency: str, first: date, last: date) -> dict[str, Any]:
    """The contract's Statement of a period, both days included."""
    made = rules.statement(
        _opening(customer, currency, first),
        _movements(customer, currency, first, last),
        currency,
        first,
        last,
    )

    def money(amount_minor: int) -> dict[str, Any]:
        return minor_money(amount_minor, currency)

    totals = ("opening", "closing", "total_debit", "total_credit")
    return {
        "from": first.isoformat(),
        "to": last.isoformat(),
        "currency": currency,
        **{key: money(made[f"{key}_minor"]) for key in totals},
        "entries": [
            {
                "date": entry["date"],
                "kind": entry["kind"],
                "reference": entry["reference"],
                **{key: entry[key] for key in ("document_id", "payment_id") if entry[key]},
                **{key: money(entry[f"{key}_minor"]) for key in ("debit", "credit", "balance")},
            }
            for entry in made["entries"]
        ],
    }


def _opening(customer: Customer, currency: str, first: date) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COALESCE(SUM(e.amount_minor), 0) FROM billing_posting p"
            " JOIN billing_entry e ON e.posting_id = p.id"
            f" WHERE p.customer_id = %s AND p.date < %s AND e.currency = %s AND {OWED}",
            [customer.pk, first.isoformat(), currency],
        )
        return int(cursor.fetchone()[0])


def _movements(customer: Customer, currency: str, first: date, last: date) -> list[Movement]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.date, p.kind, p.reference, COALESCE(d.document_id, ''), p.payment_id,"
            " SUM(e.amount_minor) FROM billing_posting p"
            " JOIN billing_entry e ON e.posting_id = p.id"
            " LEFT JOIN billing_document d ON d.id = p.document_id"
            " WHERE p.customer_id = %s AND p.date >= %s AND p.date <= %s"
            f" AND e.currency = %s AND {OWED}"
            " GROUP BY p.id, p.date, p.kind, p.reference, d.document_id, p.payment_id"
            " HAVING SUM(e.amount_minor) <> 0 ORDER BY p.date, p.id",
            [customer.pk, first.isoformat(), last.isoformat(), currency],
        )
        return [
            Movement(
                date.fromisoformat(str(row[0])),
                KINDS.get(row[1], "adjustment"),
                row[2],
                row[3],
                row[4],
                int(row[5]),
            )
            for row in cursor.fetchall()
        ]
