"""All documents of a customer at once: columnar pages for the data table, and as a file."""

from __future__ import annotations

from typing import Any

from accounts.models import Customer
from django.db import connection
from django.http import HttpRequest, HttpResponse
from portal import clock
from portal.api import customer_for, encode_cursor, query

from billing import columns, rules
from billing.columns import CODE, DATE, MONEY, TEXT, Column
from billing.files.headers import file_response
from billing.files.tables import documents_csv, documents_xlsx
from billing.models import last_position
from billing.arrangement import arrangement
from billing.summaries import COLUMNS, rows_sql
from billing.views.document import locale_of

MOST_ROWS = 65_536  # of a page; a power of two


def list_document_columns(request: HttpRequest, customer_id: str) -> HttpResponse:
    """Newest first, `limit` rows a page."""
    customer = customer_for(request, customer_id)
    asked = query(request)
    limit = asked.limit(MOST_ROWS, high=MOST_ROWS)
    if limit & (limit - 1):
        asked.error("limit", "invalid", "A power of two.")
    after = asked.cursor()
    if after is not None and (len(after) != 1 or not isinstance(after[0], int)):
        asked.error("cursor", "invalid", "This page can't be found again.")
    asked.check()
    newest = last_position(customer.pk)
    before = after[0] if after is not None else newest + 1
    rows = _rows(customer, before, limit)
    # Positions are 1, 2, 3 ...: the last row of a page says how many are left.
    left = rows[-1][0] - 1 if rows else 0
    following = encode_cursor([rows[-1][0]]) if left else ""
    body = columns.page(_columns(rows), len(rows), newest, following)
    response = HttpResponse(body, content_type=columns.MEDIA_TYPE)
    response["Cache-Control"] = "private, no-store"
    return response


def download_documents(request: HttpRequest, customer_id: str, format: str) -> HttpResponse:
    customer = customer_for(request, customer_id)
    locale = locale_of(request)
    asked = arrangement(query(request))
    rows = _rows(customer, last_position(customer.pk) + 1, None)
    if not asked.is_plain:
        page = columns.page(_columns(rows), len(rows), len(rows))
        rows = [rows[at] for at in rules.arranged(page, asked.quick, asked.filters, asked.sort)]
    made = [_told(row) for row in rows]
    file = (
        documents_csv(made, asked.columns)
        if format == "csv"
        else documents_xlsx(customer, made, locale, asked.columns)
    )
    return file_response(file, f"documents-{customer.public_id}.{format}")


def _rows(customer: Customer, before: int, limit: int | None) -> list[tuple[Any, ...]]:
    """(position, type, number, document_id, issue_date, due_date, currency, total, open,
    order reference, standing), newest first."""
    today = clock.today(customer.seller).isoformat()
    page = (
        f"SELECT {COLUMNS}, d.position FROM billing_document d WHERE d.customer_id = %s"
        " AND d.position < %s ORDER BY d.position DESC" + (" LIMIT %s" if limit else "")
    )
    with connection.cursor() as cursor:
        cursor.execute(
            rows_sql(page, "d.position DESC", "d.position"),
            [customer.pk, customer.pk, before, *([limit] if limit else [])],
        )
        return [_row(row, today) for row in cursor.fetchall()]


def _row(row: tuple[Any, ...], today: str) -> tuple[Any, ...]:
    position, _, kind, number, document_id, issued, due, currency, payable = row[:9]
    order_reference, status, ledger_open, reversed_minor, in_payment, given_up = row[9:15]
    _, _, _, shown, standing = rules.standing(
        kind, status, payable, int(ledger_open), bool(in_payment), int(reversed_minor),
        int(given_up), due, today,
    )  # fmt: skip
    return (position, kind, number, document_id, issued, due, currency, payable, shown,
            order_reference, standing)  # fmt: skip


def _columns(rows: list[tuple[Any, ...]]) -> list[Column]:
    def values(at: int) -> list[Any]:
        return [row[at] for row in rows]

    currency = 6  # place of that column below
    return [
        Column("number", TEXT, values(2)),
        Column("type", CODE, values(1)),
        Column("standing", CODE, values(10)),
        Column("issue_date", DATE, [columns.day_number(day) for day in values(4)]),
        Column("due_date", DATE, [columns.day_number(day) for day in values(5)]),
        Column("total", MONEY, values(7), unit=currency),
        Column("currency", CODE, values(6)),
        Column("open", MONEY, values(8), unit=currency),
        Column("order_reference", TEXT, values(9)),
        Column("document_id", TEXT, values(3)),
    ]


def _told(row: tuple[Any, ...]) -> dict[str, Any]:
    names = ("type", "number", "document_id", "issue_date", "due_date", "currency", "total_minor",
             "open_minor", "order_reference", "standing")  # fmt: skip
    return dict(zip(names, row[1:]))
