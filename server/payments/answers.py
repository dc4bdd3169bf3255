"""Payments as the contract shows them.

Once a payment was booked, its allocations are those of the ledger; before, the intended ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from billing.models import Account, Entry, PostingKind
from portal import clock, documents

from payments import providers
from payments.models import Allocation, Payment, Status

BOOKED = (Status.SUCCEEDED, Status.LATE_SUCCEEDED, Status.REVERSED)


def payment_json(payment: Payment, *, may_pay: bool) -> dict[str, Any]:
    return payments_json([payment], may_pay=may_pay)[0]


def payments_json(payments: Iterable[Payment], *, may_pay: bool) -> list[dict[str, Any]]:
    """`may_pay` shows the way to the provider's page."""
    payments = list(payments)
    booked = {one.public_id: one for one in payments if one.status in BOOKED}
    intended = [one for one in payments if one.status not in BOOKED]
    parts, unapplied = _from_ledger(booked)
    rows = Allocation.objects.filter(payment__in=intended).order_by("id")
    for public_id, number, amount in rows.values_list(
        "payment__public_id", "document__number", "amount_minor"
    ):
        parts[public_id].append((number, amount))
    return [
        _one(payment, parts[payment.public_id], unapplied[payment.public_id], may_pay)
        for payment in payments
    ]


def _from_ledger(
    booked: dict[str, Payment],
) -> tuple[dict[str, list[tuple[str, int]]], dict[str, int]]:
    parts: dict[str, list[tuple[str, int]]] = defaultdict(list)
    unapplied: dict[str, int] = defaultdict(int)
    if booked:
        rows = Entry.objects.filter(
            posting__payment_id__in=list(booked),
            kind__in=(PostingKind.PAYMENT, PostingKind.LATE_PAYMENT),
            account__in=(Account.RECEIVABLE, Account.UNAPPLIED_CREDIT),
        ).order_by("id")
        for public_id, number, amount in rows.values_list(
            "posting__payment_id", "document__number", "amount_minor"
        ):
            if number is None:
                unapplied[public_id] -= amount
            else:
                parts[public_id].append((number, -amount))
    return parts, unapplied


def _one(
    payment: Payment, parts: list[tuple[str, int]], unapplied_minor: int, may_pay: bool
) -> dict[str, Any]:
    def money(amount_minor: int) -> dict[str, Any]:
        return {"amount_minor": amount_minor, "currency": payment.currency}

    provider = providers.get(payment.provider)
    data: dict[str, Any] = {
        "id": payment.public_id,
        "status": payment.status,
        "amount": money(payment.amount_minor),
        "allocations": [
            {
                "document_id": documents.document_id(number),
                "number": number,
                "amount": money(amount),
            }
            for number, amount in parts
        ],
        "provider": payment.provider,
        "test": bool(provider and provider.test),
        "created_at": clock.rfc3339(payment.created_at),
        "expires_at": clock.rfc3339(payment.expires_at),
    }
    if payment.status in BOOKED:
        data["unapplied"] = money(unapplied_minor)
    if payment.status == Status.PENDING and may_pay:
        data["redirect_url"] = payment.redirect_url
    if payment.failure_code:
        data["failure_code"] = payment.failure_code
    if payment.receipt_number:
        data["receipt_number"] = payment.receipt_number
    if payment.completed_at:
        data["completed_at"] = clock.rfc3339(payment.completed_at)
    return data
