"""Payments under way, as the ledger's readers need them: read from the payments app's tables."""

from __future__ import annotations

from django.apps import apps
from django.db import connection

PENDING = "('created', 'pending')"  # payments.models.BLOCKING


def documents_sql() -> str:
    """A subquery of the documents in a pending payment; takes the customer's key once.

    Without the payments app it still takes the key, and is empty.
    """
    if not apps.is_installed("payments"):
        return "SELECT id FROM billing_document WHERE customer_id = %s AND 1 = 0"
    return (
        "SELECT a.document_id FROM payments_payment p"
        " JOIN payments_allocation a ON a.payment_id = p.id"
        f" WHERE p.customer_id = %s AND p.status IN {PENDING}"
    )


def of_document(document: int) -> tuple[str, int]:
    """Public id and amount of the pending payment of a document; ("", 0) without one."""
    if not apps.is_installed("payments"):
        return "", 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.public_id, a.amount_minor FROM payments_allocation a"
            " JOIN payments_payment p ON p.id = a.payment_id"
            f" WHERE a.document_id = %s AND p.status IN {PENDING} ORDER BY p.id LIMIT 1",
            [document],
        )
        row = cursor.fetchone()
    return (str(row[0]), int(row[1])) if row else ("", 0)


def of_customer(customer: int) -> list[tuple[str, str, str, int]]:
    """(public id, status, currency, amount) of pending payments and of the newest failed one."""
    if not apps.is_installed("payments"):
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT public_id, status, currency, amount_minor FROM payments_payment"
            f" WHERE customer_id = %s AND status IN {PENDING} ORDER BY id",
            [customer],
        )
        rows = cursor.fetchall()
        cursor.execute(
            "SELECT public_id, status, currency, amount_minor FROM payments_payment"
            " WHERE customer_id = %s ORDER BY id DESC LIMIT 1",
            [customer],
        )
        rows += [row for row in cursor.fetchall() if row[1] == "failed"]
    return [(str(row[0]), str(row[1]), str(row[2]), int(row[3])) for row in rows]


def history_of(document: int) -> list[tuple[str, str, int, object, object]]:
    """(public id, status, amount, created, completed) of each payment of a document."""
    if not apps.is_installed("payments"):
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT p.public_id, p.status, a.amount_minor, p.created_at, p.completed_at"
            " FROM payments_allocation a JOIN payments_payment p ON p.id = a.payment_id"
            " WHERE a.document_id = %s ORDER BY p.id",
            [document],
        )
        return [(str(row[0]), str(row[1]), int(row[2]), row[3], row[4]) for row in cursor]
