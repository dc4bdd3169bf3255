"""GET /customers/{customer_id}/invoices: the hot list."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from accounts.permissions import PAY
from django.db import connection
from django.http import HttpRequest, HttpResponse
from portal import clock
from portal.api import customer_for, encode_cursor, query

from billing import pending
from billing.access import may
from billing.models import DocumentType
from billing.summaries import COLUMNS, OPEN_OF_CUSTOMER, rows_sql, summary_json

FILTERS = ("all", "open", "due", "overdue", "in_payment", "paid")
# Sort key -> what ranks document `d`; `o` is what is open on it.
SORTS = {
    "issue_date": "d.issue_date",
    "due_date": "COALESCE(d.due_date, '9999-12-31')",
    "number": "d.number",
    "total": "d.payable_minor",
    "open": "(CASE WHEN d.type = 'credit_note' THEN -1 ELSE 1 END * COALESCE(o.minor, 0))",
}
CHOICES = tuple(sign + key for key in SORTS for sign in ("", "-"))


class Search:
    """The documents asked for, as conditions on `d` in SQL."""

    def __init__(self, customer: int) -> None:
        self.customer = customer
        self.where = ["d.customer_id = %s"]
        self.parameters: list[Any] = [customer]

    def add(self, condition: str, *parameters: Any) -> None:
        self.where.append(condition)
        self.parameters += parameters

    def add_open(self, condition: str) -> None:
        """Documents on which something is open: `condition` on SUM(e.amount_minor)."""
        self.add(
            f"d.id IN (SELECT document_id FROM ({OPEN_OF_CUSTOMER} HAVING {condition}) n)",
            self.customer,
        )

    @property
    def is_everything(self) -> bool:
        return len(self.where) == 1

    @property
    def sql(self) -> str:
        return " AND ".join(self.where)


def list_invoices(request: HttpRequest, customer_id: str) -> HttpResponse:
    customer = customer_for(request, customer_id)
    today = clock.today(customer.seller)
    asked = query(request)
    sort = asked.choice("sort", CHOICES, "-issue_date") or "-issue_date"
    search = _search(asked, customer.pk, today)
    limit = asked.limit()
    after = asked.cursor()
    if after is not None and (len(after) != 3 or after[0] != sort):
        asked.error("cursor", "invalid", "This page belongs to another sorting.")
    asked.check()

    rows, total = _page(search, sort, after, limit + 1)
    may_pay = may(request, customer, PAY)
    data = ",".join(summary_json(row, today.isoformat(), may_pay) for row in rows[:limit])
    following = f'"{_cursor(sort, rows[limit - 1])}"' if len(rows) > limit else "null"
    body = f'{{"data":[{data}],"next_cursor":{following},"total_count":{total}}}'.encode()
    return json_body(body)


def json_body(body: bytes) -> HttpResponse:
    """A JSON answer made by hand; its ETag is a hash of it."""
    response = HttpResponse(body, content_type="application/json")
    response["Cache-Control"] = "private, no-cache"
    response["ETag"] = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    return response


def _search(asked: Any, customer: int, today: date) -> Search:
    search = Search(customer)
    if text := asked.text("q").strip().casefold():
        for mark in ("\\", "%", "_"):
            text = text.replace(mark, "\\" + mark)
        search.add("d.search_text LIKE %s ESCAPE '\\'", f"%{text}%")
    if kind := asked.choice("type", DocumentType.values):
        search.add("d.type = %s", kind)
    if currency := asked.currency():
        search.add("d.currency = %s", currency)
    first, last = asked.date("from"), asked.date("to")
    if first:
        search.add("d.issue_date >= %s", first.isoformat())
    if last:
        search.add("d.issue_date <= %s", last.isoformat())
    if first and last and first > last:
        asked.error("to", "invalid", "The period ends before it begins.")
    status = asked.choice("status", FILTERS, "all")
    if status == "in_payment":
        search.add(f"d.id IN ({pending.documents_sql()})", customer)
    elif status == "paid":
        search.add("d.status = 'open'")
        search.add(
            f"d.id NOT IN (SELECT document_id FROM ({OPEN_OF_CUSTOMER}"
            " HAVING SUM(e.amount_minor) <> 0) n)",
            customer,
        )
    elif status in ("open", "due", "overdue"):
        # What is owed: credit notes that have something left are no debt.
        search.add("d.status = 'open'")
        search.add_open("SUM(e.amount_minor) > 0")
        if status == "due":
            search.add("(d.due_date IS NULL OR d.due_date >= %s)", today.isoformat())
        elif status == "overdue":
            search.add("d.due_date < %s", today.isoformat())
    return search


def _page(search: Search, sort: str, after: Any, limit: int) -> tuple[list[Any], int]:
    """The rows of one page, and how many documents there are on all pages."""
    key, descending = sort.lstrip("-"), sort.startswith("-")
    rank, direction = SORTS[key], "DESC" if descending else "ASC"
    where, parameters, source = search.sql, list(search.parameters), "billing_document d"
    if key == "open":
        source += f" LEFT JOIN ({OPEN_OF_CUSTOMER}) o ON o.document_id = d.id"
        parameters.insert(0, search.customer)
    if after is not None:
        where += f" AND ({rank}, d.id) {'<' if descending else '>'} (%s, %s)"
        parameters += after[1:]
    page = (
        f"SELECT {COLUMNS}, {rank} AS place FROM {source} WHERE {where}"
        f" ORDER BY {rank} {direction}, d.id {direction} LIMIT %s"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            rows_sql(page, f"d.place {direction}, d.id {direction}"),
            [search.customer, *parameters, limit],
        )
        rows: list[Any] = cursor.fetchall()
        # All documents of a customer are counted by their last position.
        counted = "MAX(d.position)" if search.is_everything else "COUNT(*)"
        cursor.execute(
            f"SELECT {counted} FROM billing_document d WHERE {search.sql}", search.parameters
        )
        return rows, int(cursor.fetchone()[0] or 0)


def _cursor(sort: str, row: Any) -> str:
    value: Any = {
        "issue_date": lambda: str(row[4]),
        "due_date": lambda: str(row[5]) if row[5] is not None else "9999-12-31",
        "number": lambda: row[2],
        "total": lambda: row[7],
        "open": lambda: -int(row[10]) if row[1] == "credit_note" else int(row[10]),
    }[sort.lstrip("-")]()
    return encode_cursor([sort, value, row[0]])
