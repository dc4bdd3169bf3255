#!/usr/bin/python3
"""What the hot list costs: CPU of GET /customers/{id}/invoices against a bare raw-cursor view.

Both go through the same middleware, in one process, in turns; the figures are medians of
CPU microseconds a request. The bare view reads the same rows and the same count through a raw
cursor and gives them to json.dumps; it checks nothing, derives nothing, and knows its customer.
Exit status 1 where the list costs more than 25 % more.

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
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST = 1.25
BATCH = 10  # requests a round and view


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


def measure(limit: int, rounds: int) -> int:
    import portal.urls
    from accounts.models import Customer, Person
    from accounts.sessions import COOKIE, open_session
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.http import HttpResponse
    from django.test import RequestFactory
    from django.urls import path

    customer = Customer.objects.get(public_id="harbour-foods")
    columns = (
        "d.id, d.type, d.number, d.document_id, d.issue_date, d.due_date, d.currency,"
        " d.payable_minor, d.order_reference, d.status"
    )
    sql = (
        f"SELECT {columns}, (SELECT SUM(e.amount_minor) FROM billing_entry e"
        " WHERE e.document_id = d.id) FROM billing_document d WHERE d.customer_id = %s"
        " ORDER BY d.issue_date DESC, d.id DESC LIMIT %s"
    )

    def bare(request: object) -> HttpResponse:
        with connection.cursor() as cursor:
            cursor.execute(sql, [customer.pk, limit])
            names = [column[0] for column in cursor.description]
            rows = [dict(zip(names, row)) for row in cursor.fetchall()]
            cursor.execute(
                "SELECT COUNT(*) FROM billing_document WHERE customer_id = %s", [customer.pk]
            )
            total = cursor.fetchone()[0]
        for row in rows:
            row["issue_date"] = str(row["issue_date"])
            row["due_date"] = str(row["due_date"])
        body = json.dumps({"data": rows, "next_cursor": None, "total_count": total})
        return HttpResponse(body, content_type="application/json")

    def empty(request: object) -> HttpResponse:
        return HttpResponse("{}", content_type="application/json")

    portal.urls.urlpatterns += [path("bench/bare", bare), path("bench/empty", empty)]
    handler = WSGIHandler()
    requests = RequestFactory(SERVER_NAME="localhost")
    cookie, _ = open_session(Person.objects.get(email="anna@harbour-foods.example"))
    requests.cookies[COOKIE] = cookie
    addresses = {
        "an empty view": "/bench/empty",
        "a bare raw-cursor view": "/bench/bare",
        "the list": f"/api/v1/customers/harbour-foods/invoices?limit={limit}",
    }

    def cost(address: str) -> float:
        """CPU microseconds a request."""
        made = [requests.get(address) for _ in range(BATCH)]
        started = time.thread_time_ns()
        answers = [handler.get_response(request) for request in made]
        spent = time.thread_time_ns() - started
        assert all(answer.status_code == 200 for answer in answers), answers[0].content
        return spent / BATCH / 1000

    for address in addresses.values():
        cost(address)
    figures: dict[str, list[float]] = {name: [] for name in addresses}
    ratios = []
    for _ in range(rounds):
        for name, address in addresses.items():
            figures[name].append(cost(address))
        ratios.append(figures["the list"][-1] / figures["a bare raw-cursor view"][-1])
    for name, values in figures.items():
        print(f"{name:24} {statistics.median(values):8.0f} us CPU a request")
    ratio = statistics.median(ratios)
    print(f"ratio {ratio:.2f}, at most {MOST}")
    return 0 if ratio <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
