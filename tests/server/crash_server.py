"""The portal's server with its points watched, and what the tests ask of its database.

usage: crash_server.py FOLDER PORT, with the server's own environment.
"""

from __future__ import annotations

import argparse
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FOLDER, PORT = Path(sys.argv[1]), int(sys.argv[2])
sys.path.insert(0, str(ROOT / "server"))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings"

import crash_points  # noqa: E402
import django  # noqa: E402
import nursery  # noqa: E402
import uvicorn  # noqa: E402,F401

django.setup()

from accounts.models import Person  # noqa: E402
from accounts.sessions import open_session  # noqa: E402
from billing import ledger  # noqa: E402
from billing.models import Document, Entry, Posting  # noqa: E402
from django.db.models import Sum  # noqa: E402
from jobs import queue  # noqa: E402
from jobs.models import Job  # noqa: E402
from payments import deadlines, urls  # noqa: E402,F401
from payments.models import Payment  # noqa: E402
from payments.tests import build  # noqa: E402
from portal import clock, run  # noqa: E402
from portal.testing import Cast  # noqa: E402

# Seconds stand for minutes: what looks after a payment is to be seen within a test.
queue.LEASE = timedelta(seconds=1)
queue.FIRST_DELAY = timedelta(seconds=0.2)
deadlines.FOLLOW_AFTER = timedelta(seconds=0.3)
deadlines.RETRY_AFTER = timedelta(seconds=0.2)
deadlines.ASKED_AGAIN_AFTER = tuple(timedelta(seconds=s) for s in (0.5, 1, 2, 4, 8, 16))

points = crash_points.Points(FOLDER, "server")


def live() -> None:
    deadlines.EXPIRES_AFTER = timedelta(seconds=float((FOLDER / "expires").read_text()))
    listener = run.listen("127.0.0.1", PORT)
    from portal.asgi import Application

    crash_points.watch_django(points)
    crash_points.watch_outgoing_http(points)
    crash_points.watch_asgi(points, Application)
    options = argparse.Namespace(tls_cert=None, tls_key=None)
    run.serve(options, listener)


def seed() -> dict[str, str]:
    """The cast, and Alice's session."""
    cast = Cast()
    cookie, _ = open_session(cast.alice, device="Test")
    return {"customer": cast.a.public_id, "cookie": cookie}


def invoice(amount_minor: int) -> str:
    """The document_id of a new open invoice."""
    customer = Person.objects.get(email="alice@example.com").memberships.get().customer
    number = f"KILL-{Document.objects.count():05d}"
    return str(build.invoice(customer, amount_minor, number=number).document_id)


def audit(document_id: str) -> dict[str, Any]:
    """What the ledger says of an invoice and its payments; `unbalanced` must be empty."""
    document = Document.objects.get(document_id=document_id)
    payments = Payment.objects.filter(allocations__document=document).order_by("id")
    ids = list(payments.values_list("public_id", flat=True))
    sums = Entry.objects.values("posting", "currency").annotate(total=Sum("amount_minor"))
    # One that only waits for a distant expiry has nothing left to do.
    soon = Job.objects.filter(unique_key__in=ids, run_at__lt=clock.now() + timedelta(seconds=30))
    jobs = soon.count()  # First: what a job does meanwhile is then seen below.
    of_these = Entry.objects.filter(posting__payment_id__in=ids, account="unapplied_credit")
    credit = of_these.aggregate(total=Sum("amount_minor"))["total"]
    return {
        "open": ledger.open_amount(document),
        "payments": {one.public_id: one.status for one in payments},
        "postings": sorted(
            Posting.objects.filter(payment_id__in=ids).values_list("source", flat=True)
        ),
        "unbalanced": [row["posting"] for row in sums if row["total"]],
        "credit": -(credit or 0),
        "jobs": jobs,
    }


nursery.run(live, {"seed": seed, "invoice": invoice, "audit": audit})
