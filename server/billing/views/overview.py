"""GET /customers/{customer_id}/overview: balance, due, overdue and ageing; what wants attention."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from accounts.models import Customer
from accounts.permissions import PAY
from django.db import connection
from django.http import HttpRequest, HttpResponse
from portal import clock
from portal.api import customer_for

from billing import pending, rules
from billing.access import may
from billing.presentation import minor_money
from billing.summaries import COLUMNS, OPEN_OF_CUSTOMER, rows_sql, summary_json
from billing.views.invoices import json_body

RECENT = 5


@dataclass(frozen=True)
class OpenDocument:
    """A document with something open on it, `open_minor` as the ledger signs it."""

    currency: str
    number: str
    document_id: str
    due_date: date | None
    open_minor: int
    is_payable: bool  # an open invoice in no payment


def get_overview(request: HttpRequest, customer_id: str) -> HttpResponse:
    customer = customer_for(request, customer_id)
    today = clock.today(customer.seller)
    open_documents = _open_documents(customer)
    may_pay = may(request, customer, PAY)
    credits = _unapplied(customer)
    positions = [
        _position(currency, open_documents, credits.get(currency, 0), today, may_pay)
        for currency in currencies(customer)
    ]
    answer = {
        "as_of": today.isoformat(),
        "positions": positions,
        "attention": _attention(customer, positions, open_documents, today),
        "recent": [],
    }
    head = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).removesuffix("[]}")
    recent = ",".join(summary_json(row, today.isoformat(), may_pay) for row in _recent(customer))
    return json_body(f"{head}[{recent}]}}".encode())


def currencies(customer: Customer) -> list[str]:
    """The currencies of a customer's documents, most used first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT currency FROM billing_document WHERE customer_id = %s"
            " GROUP BY currency ORDER BY COUNT(*) DESC, currency",
            [customer.pk],
        )
        return [str(row[0]) for row in cursor.fetchall()]


def _open_documents(customer: Customer) -> list[OpenDocument]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT d.currency, d.number, d.document_id, d.due_date, o.minor,"
            " d.status = 'open' AND d.type = 'invoice' AND o.minor > 0"
            f" AND d.id NOT IN ({pending.documents_sql()})"
            f" FROM ({OPEN_OF_CUSTOMER} HAVING SUM(e.amount_minor) <> 0) o"
            " JOIN billing_document d ON d.id = o.document_id ORDER BY d.due_date, d.id",
            [customer.pk, customer.pk],
        )
        return [
            OpenDocument(row[0], row[1], row[2], _date(row[3]), int(row[4]), bool(row[5]))
            for row in cursor
        ]


def _date(value: Any) -> date | None:
    return date.fromisoformat(str(value)) if value is not None else None


def _unapplied(customer: Customer) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT currency, -SUM(amount_minor) FROM billing_entry"
            " WHERE customer_id = %s AND account = 'unapplied_credit' GROUP BY currency",
            [customer.pk],
        )
        return {str(row[0]): int(row[1]) for row in cursor.fetchall()}


def _position(
    currency: str, documents: Sequence[OpenDocument], unapplied: int, today: date, may_pay: bool
) -> dict[str, Any]:
    """One currency. Balance = due + overdue - unapplied credit; credit is what credit notes
    have left and what no document has taken."""
    mine = [document for document in documents if document.currency == currency]
    owed = [document for document in mine if document.open_minor > 0]
    credit = unapplied - sum(document.open_minor for document in mine if document.open_minor < 0)
    buckets = rules.ageing([(each.due_date, each.open_minor) for each in owed], currency, today)
    not_due = next(bucket for bucket in buckets if bucket[0] == "not_due")
    late = [bucket for bucket in buckets if bucket[0] != "not_due"]
    overdue = sum(amount for _, amount, _ in late)
    coming = [
        each.due_date
        for each in owed
        if each.due_date and not rules.is_overdue(each.due_date, today)
    ]
    return {
        "currency": currency,
        "balance": minor_money(not_due[1] + overdue - credit, currency),
        "due": minor_money(not_due[1], currency),
        "overdue": minor_money(overdue, currency),
        "unapplied_credit": minor_money(credit, currency),
        "open_count": len(owed),
        "overdue_count": sum(count for _, _, count in late),
        "next_due_date": min(coming).isoformat() if coming else None,
        "actions": (
            ["use_credit"]
            if may_pay and credit > 0 and any(each.is_payable for each in mine)
            else []
        ),
        "ageing": [
            {"key": key, "amount": minor_money(amount, currency), "count": count}
            for key, amount, count in buckets
        ],
    }


def _attention(
    customer: Customer,
    positions: Sequence[dict[str, Any]],
    documents: Sequence[OpenDocument],
    today: date,
) -> list[dict[str, Any]]:
    """What wants a look, the most pressing first: one of a kind and currency."""
    found: list[dict[str, Any]] = []
    for public_id, status, currency, amount in pending.of_customer(customer.pk):
        kind = "payment_failed" if status == "failed" else "payment_pending"
        found.append(
            {"kind": kind, "payment_id": public_id, "amount": minor_money(amount, currency)}
        )
    for position in positions:
        currency = position["currency"]
        owed = [each for each in documents if each.currency == currency and each.open_minor > 0]
        late = [each for each in owed if rules.is_overdue(each.due_date, today)]
        coming = [each for each in owed if rules.is_due_soon(each.due_date, today)]
        for kind, group in (("overdue", late), ("due_soon", coming)):
            if group:
                found.append(_about(kind, group, currency))
        if position["unapplied_credit"]["amount_minor"] > 0:
            found.append({"kind": "credit_available", "amount": position["unapplied_credit"]})
    order = ("payment_failed", "overdue", "payment_pending", "due_soon", "credit_available")
    return sorted(found, key=lambda each: order.index(each["kind"]))


def _about(kind: str, group: Sequence[OpenDocument], currency: str) -> dict[str, Any]:
    first = group[0]  # the oldest due date
    about: dict[str, Any] = {
        "kind": kind,
        "count": len(group),
        "amount": minor_money(sum(each.open_minor for each in group), currency),
        "document_id": first.document_id,
        "document_number": first.number,
    }
    if first.due_date:
        about["due_date"] = first.due_date.isoformat()
    return about


def _recent(customer: Customer) -> list[Any]:
    page = (
        f"SELECT {COLUMNS} FROM billing_document d WHERE d.customer_id = %s"
        " ORDER BY d.issue_date DESC, d.id DESC LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            rows_sql(page, "d.issue_date DESC, d.id DESC"), [customer.pk, customer.pk, RECENT]
        )
        rows: list[Any] = cursor.fetchall()
    return rows
