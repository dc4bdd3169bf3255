"""Writes that may arrive twice: done once, answered alike."""
from __future__ import annotations

import hashlib
import re
from typing import Any, Callable

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from portal import clock
from portal.models import IdempotencyRecord
from portal.problems import FieldError, Problem, invalid

KEY = re.compile(r"[A-Za-z0-9_-]{16,64}")


def idempotent(
    request: HttpRequest, person: Any, customer: Any, handler: Callable[[], HttpResponse]
) -> HttpResponse:
    """Runs `handler` in a transaction that also stores its answer.

    The same key again answers the stored one, with `Idempotency-Replayed: true`; with
    another method, path, customer or body it is refused. A second request that comes
    while the first runs waits for it. A handler that raises leaves nothing stored.
    """
    key = request.META.get("HTTP_IDEMPOTENCY_KEY", "")
    if not key:
        raise invalid(FieldError("Idempotency-Key", "required", "This header is needed."))
    if not KEY.fullmatch(key):
        raise invalid(FieldError("Idempotency-Key", "invalid", "16 to 64 of [A-Za-z0-9_-]."))
    wanted = _fingerprint(request, customer)
    with transaction.atomic():
        record, fresh = IdempotencyRecord.objects.get_or_create(
            person=person,
            key=key,
            defaults={"fingerprint": wanted, "created_at": clock.now()},
        )
        if not fresh:
            return _replay(record, wanted)
        response = handler()
        record.status = response.status_code
        record.content_type = response.get("Content-Type", "")
        record.body = response.content.decode()
        record.save(update_fields=["status", "content_type", "body"])
        return response


def _fingerprint(request: HttpRequest, customer: Any) -> str:
    customer_pk = getattr(customer, "pk", "")
    head = f"{request.method}\n{request.path}\n{customer_pk}\n".encode()
    return hashlib.sha256(head + request.body).hexdigest()


def _replay(record: IdempotencyRecord, wanted: str) -> HttpResponse:
    if record.fingerprint != wanted:
        raise Problem("idempotency-mismatch", 409, "This key was used for another request.")
    response = HttpResponse(record.body, status=record.status, content_type=record.content_type)
    response["Cache-Control"] = "no-store"
    response["Idempotency-Replayed"] = "true"
    return response
