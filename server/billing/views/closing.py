"""POST .../void and .../write-off: the seller's staff ends a document and says why."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import datetime

from accounts.permissions import CLOSE
from django.http import HttpRequest, HttpResponse
from portal import clock
from portal.api import (
    FieldError,
    Problem,
    customer_for,
    idempotent,
    invalid,
    read_json,
    signed_in,
)

from billing import closing, ledger, rules
from billing.models import Document
from billing.views.document import find, get_document


def void(request: HttpRequest, **path: str) -> HttpResponse:
    return _end(request, closing.void, "VoidRequest", path)


def write_off(request: HttpRequest, **path: str) -> HttpResponse:
    return _end(request, closing.write_off, "WriteOffRequest", path)


def _end(
    request: HttpRequest,
    end: Callable[[Document, datetime, closing.Why], None],
    schema: str,
    path: dict[str, str],
) -> HttpResponse:
    """Answers the document as it is then. `If-Match` is the ETag that its GET answered."""
    customer = customer_for(request, path["customer_id"], CLOSE)
    document = find(customer, path["collection"], path["document_id"])
    why = _why(request, schema)
    wanted = request.META.get("HTTP_IF_MATCH", "")
    if not wanted:
        raise Problem("stale", 428, "Say which version you change.", "Send If-Match.")

    def run() -> HttpResponse:
        ledger.lock(customer)
        if get_document(request, **path)["ETag"] != wanted:
            raise Problem(
                "stale",
                412,
                "This was changed elsewhere meanwhile.",
                "Load it again, then repeat the change.",
            )
        try:
            end(document, clock.now(), why)
        except closing.CannotClose as error:
            raise Problem(error.reason, 409, str(error)) from error
        return get_document(request, **path)

    return idempotent(request, signed_in(request), customer, run)


def _why(request: HttpRequest, schema: str) -> closing.Why:
    said = read_json(request, schema)
    typed = unicodedata.normalize("NFC", said["reason"]).replace("\r\n", "\n")
    try:
        reason = rules.reason(typed)
    except rules.ReasonError as error:
        raise invalid(FieldError("reason", error.code, f"{error}.".capitalize())) from error
    return closing.Why(reason, said.get("code", ""), signed_in(request))
