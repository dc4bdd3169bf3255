"""Receipt numbers: one row of numbers a seller, without gaps.

The number is taken in the transaction that books the payment, so one that is rolled back gives
its number back. Lock order: the customer first, then the seller's counter.
"""

from __future__ import annotations

from django.db import connection

from payments.models import ReceiptCounter


TAKE = "UPDATE payments_receiptcounter SET last = last + 1 WHERE seller_id = %s RETURNING last"


def next_number(seller_id: int) -> str:
    """REQUIRES: inside a transaction."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [seller_id])
        row = cursor.fetchone()
        if row is None:  # The seller's first.
            ReceiptCounter.objects.get_or_create(seller_id=seller_id)
            cursor.execute(TAKE, [seller_id])
            row = cursor.fetchone()
    return f"R-{row[0]:06d}"
