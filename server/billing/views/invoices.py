"""GET /customers/{customer_id}/invoices: the hot list."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
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
from billing.summaries import COLUMNS, OPEN, rows_sql, summary_json

FILTERS = ("all", "open", "due", "overdue", "in_payment", "paid")
# Sort key -> expression over document `d`; open is a sum and ranks after grouping.
SORTS = {
    "issue_date": "d.issue_date",
    "due_date": "COALESCE(d.due_date, '9999-12-31')",
    "number": "d.number",
    "total": "d.payable_minor",
    "open": f"(CASE WHEN d.type = 'credit_note' THEN -{OPEN} ELSE {OPEN} END)",
}
CHOICES = tuple(sign + key for key in SORTS for sign in ("", "-"))


@dataclass
class Search:
    """The documents asked for, as SQL: conditions on `d`, and on the ledger's sums."""

    where: list[str]
    parameters: list[Any]
    having: list[str] = field(default_factory=list)
    having_parameters: list[Any] = field(default_factory=list)

    def add(self, condition: str, *parameters: Any) -> None:
        self.where.append(condition)
        self.parameters += parameters

    def from_sql(self, more: str = "", more_having: str = "") -> str:
        """FROM ... [GROUP BY ... HAVING ...]; `more` conditions come last in their clause."""
        where = " AND ".join(self.where) + more
        having = " AND ".join(self.having) + more_having
        having = having.removeprefix(" AND ")
        if not having:
            return f"FROM billing_document d WHERE {where}"
        return (
            "FROM billing_document d LEFT JOIN billing_entry e ON e.document_id = d.id"
            f" WHERE {where} GROUP BY {COLUMNS} HAVING {having}"
        )


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

    rows = _page(search, customer.pk, sort, after, limit + 1)
    total = _count(search)
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
    search = Search(["d.customer_id = %s"], [customer])
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
        search.add("d.issue_date >= %s", first)
    if last:
        search.add("d.issue_date <= %s", last)
    if first and last and first > last:
        asked.error("to", "invalid", "The period ends before it begins.")
    status = asked.choice("status", FILTERS, "all")
    if status == "in_payment":
        search.add(f"d.id IN ({pending.documents_sql()})", customer)
    elif status == "paid":
        search.having.append(f"{OPEN} = 0")
    elif status in ("open", "due", "overdue"):
        # What is owed: credit notes that have something left are no debt.
        search.add("d.status = 'open'")
        search.having.append(f"{OPEN} > 0")
        if status == "due":
            search.add("(d.due_date IS NULL OR d.due_date >= %s)", today)
        elif status == "overdue":
            search.add("d.due_date < %s", today)
    return search


def _page(search: Search, customer: int, sort: str, after: Any, limit: int) -> list[Any]:
    key, descending = sort.lstrip("-"), sort.startswith("-")
    expression, direction = SORTS[key], "DESC" if descending else "ASC"
    more, more_having, parameters = "", "", list(search.parameters)
    if after is not None:
        condition = f" AND ({expression}, d.id) {'<' if descending else '>'} (%s, %s)"
        if key == "open":
            more_having = condition
        else:
            more = condition
        parameters += after[1:]
    if key == "open" and not search.having:
        more_having = more_having or f" AND {OPEN} = {OPEN}"
    order = f"{expression} {direction}, d.id {direction}"
    page = f"SELECT {COLUMNS} {search.from_sql(more, more_having)} ORDER BY {order} LIMIT %s"
    with connection.cursor() as cursor:
        cursor.execute(rows_sql(page, order), [customer, *parameters, limit])
        rows: list[Any] = cursor.fetchall()
    return rows


def _count(search: Search) -> int:
    with connection.cursor() as cursor:
        source = search.from_sql()
        if search.having:
            cursor.execute(f"SELECT COUNT(*) FROM (SELECT d.id {source}) n", search.parameters)
        else:
            cursor.execute(f"SELECT COUNT(*) {source}", search.parameters)
        return int(cursor.fetchone()[0])


def _cursor(sort: str, row: Any) -> str:
    value: Any = {
        "issue_date": lambda: str(row[4]),
        "due_date": lambda: str(row[5]) if row[5] is not None else "9999-12-31",
        "number": lambda: row[2],
        "total": lambda: row[7],
        "open": lambda: -int(row[10]) if row[1] == "credit_note" else int(row[10]),
    }[sort.lstrip("-")]()
    return encode_cursor([sort, value, row[0]])
