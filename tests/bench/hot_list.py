#!/usr/bin/python3
"""What lists cost: CPU of each list of documents, movements and payments against a bare view.

Both go through the same middleware, in one process, in turns; the figures are medians of
CPU microseconds a request, the ratio is the median of those of the turns. A bare view reads the
same rows through a raw cursor and gives them to json.dumps; it checks nothing, derives nothing,
and knows its customer. Invoices are also held against one that doesn't count them.
Exit status 1 where the invoices cost more than 25 % more than the bare view that counts.

usage: hot_list.py [--documents 10000] [--limit 25] [--rounds 60] [--keep FOLDER]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
MOST = 1.25
BATCH = 10  # requests a round and view, fewer where they take long
BATCH_MICROSECONDS = 20_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--limit", type=int, default=25)
    parser.add_argument("--rounds", type=int, default=60)
    parser.add_argument("--keep", type=Path, help="a database that stays, made if absent")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        var = options.keep or Path(folder)
        var.mkdir(parents=True, exist_ok=True)
        prepare(var, options.documents)
        return measure(options.limit, options.rounds)


def prepare(var: Path, documents: int) -> None:
    """A server on a database with a customer of so many documents."""
    is_new = not (var / "portico.sqlite3").exists()
    os.environ["PORTICO_VAR"] = str(var)
    os.environ["PORTICO_DATABASE_URL"] = f"sqlite:///{var / 'portico.sqlite3'}"
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"
    sys.path.insert(0, str(ROOT / "server"))
    import django
    from django.core.management import call_command

    django.setup()
    if is_new:
        call_command("migrate", verbosity=0)
        call_command("seed_demo", invoices=documents, verbosity=0, stdout=open(os.devnull, "w"))


Queries = list[tuple[str, list[Any]]]


@dataclass(frozen=True)
class Case:
    """A list's address, and what a bare view reads for the same rows."""

    name: str
    address: str
    queries: Queries
    most: float = 0.0  # the ratio that fails the run; 0: told only


def cases(customer: int, limit: int) -> list[Case]:
    from django.db import connection

    def one(sql: str) -> Any:
        with connection.cursor() as cursor:
            cursor.execute(sql, [customer])
            return cursor.fetchone()[0]

    base = "/api/v1/customers/harbour-foods"
    last = date.fromisoformat(
        str(one("SELECT MAX(date) FROM billing_posting WHERE customer_id=%s"))
    )
    first = last - timedelta(days=90)
    opened = "(SELECT SUM(e.amount_minor) FROM billing_entry e WHERE e.document_id = d.id)"
    columns = "d.id, d.type, d.number, d.document_id, d.issue_date, d.due_date, d.currency,"
    columns += f" d.payable_minor, d.order_reference, d.status, {opened}"
    documents = f"SELECT {columns} FROM billing_document d WHERE d.customer_id = %s"
    newest = f"{documents} ORDER BY d.issue_date DESC, d.id DESC LIMIT %s"
    count = "SELECT COUNT(*) FROM billing_document WHERE customer_id = %s"
    owed = "e.account IN ('receivable', 'unapplied_credit') AND e.currency = 'EUR'"
    entries = " FROM billing_posting p JOIN billing_entry e ON e.posting_id = p.id"
    entries += f" WHERE p.customer_id = %s AND {owed} AND p.date"
    paid = "SELECT * FROM payments_payment WHERE customer_id = %s"
    paid += " ORDER BY created_at DESC, id DESC LIMIT %s"
    parts = "SELECT p.payment_id, d.number, e.amount_minor FROM billing_posting p"
    parts += " JOIN billing_entry e ON e.posting_id = p.id"
    parts += " LEFT JOIN billing_document d ON d.id = e.document_id"
    parts += f" WHERE p.payment_id IN (SELECT public_id FROM ({paid}) newest)"
    invoices, page, rows = f"{base}/invoices?limit={limit}", (newest, [customer, limit]), 1024
    return [
        Case("invoices", invoices, [page, (count, [customer])], MOST),
        Case("invoices, no count in the bare view", invoices, [page]),
        Case(
            f"columns, {rows} rows",
            f"{base}/documents/columns?limit={rows}",
            [(f"{documents} ORDER BY d.position DESC LIMIT %s", [customer, rows])],
        ),
        Case(
            "statement of 90 days",
            f"{base}/statement?currency=EUR&from={first}&to={last}",
            [
                (f"SELECT SUM(e.amount_minor){entries} < %s", [customer, str(first)]),
                (
                    f"SELECT p.date, e.kind, p.payment_id, e.document_id, e.amount_minor{entries}"
                    " BETWEEN %s AND %s ORDER BY p.date, p.id",
                    [customer, str(first), str(last)],
                ),
            ],
        ),
        Case(
            "payments",
            f"{base}/payments?limit={limit}",
            [(paid, [customer, limit]), (parts, [customer, limit])],
        ),
        Case(
            "overview",
            f"{base}/overview",
            [
                (f"{documents} AND {opened} <> 0", [customer]),
                (f"{documents} ORDER BY d.issue_date DESC, d.id DESC LIMIT 5", [customer]),
            ],
        ),
    ]


def measure(limit: int, rounds: int) -> int:
    import portal.urls
    from accounts.models import Customer, Person
    from accounts.sessions import COOKIE, open_session
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.http import HttpResponse
    from django.test import RequestFactory
    from django.urls import path

    lists = cases(Customer.objects.get(public_id="harbour-foods").pk, limit)

    def bare(request: object, number: int) -> HttpResponse:
        answer: dict[str, Any] = {}
        with connection.cursor() as cursor:
            for at, (sql, parameters) in enumerate(lists[number].queries):
                cursor.execute(sql, parameters)
                names = [column[0] for column in cursor.description]
                answer[str(at)] = [dict(zip(names, row)) for row in cursor.fetchall()]
        return HttpResponse(json.dumps(answer, default=str), content_type="application/json")

    def empty(request: object) -> HttpResponse:
        return HttpResponse("{}", content_type="application/json")

    added = [path("bench/bare/<int:number>", bare), path("bench/empty", empty)]
    portal.urls.urlpatterns += added
    handler = WSGIHandler()
    requests = RequestFactory(SERVER_NAME="localhost")
    cookie, _ = open_session(Person.objects.get(email="anna@harbour-foods.example"))
    requests.cookies[COOKIE] = cookie

    def cost(address: str, count: int) -> float:
        """CPU microseconds a request."""
        made = [requests.get(address) for _ in range(count)]
        started = time.thread_time_ns()
        answers = [handler.get_response(request) for request in made]
        spent = time.thread_time_ns() - started
        assert all(answer.status_code == 200 for answer in answers), answers[0].content
        return spent / count / 1000

    print(f"{'CPU microseconds a request':36}{'empty':>8}{'bare':>8}{'list':>8}{'ratio':>7}")
    failed = False
    for number, case in enumerate(lists):
        addresses = ("/bench/empty", f"/bench/bare/{number}", case.address)
        slowest = max(cost(address, 1) for address in addresses * 2)
        count = max(1, min(BATCH, int(BATCH_MICROSECONDS / slowest)))
        found = [[cost(address, count) for address in addresses] for _ in range(rounds)]
        ratio = statistics.median(own / simple for _, simple, own in found)
        figures = "".join(f"{statistics.median(values):8.0f}" for values in zip(*found))
        bound = f", at most {case.most}" if case.most else ""
        print(f"{case.name:36}{figures}{ratio:7.2f}{bound}", flush=True)
        failed = failed or ratio > case.most > 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
