"""Gives each request an id, found again in its answer, its problem and the log."""
from __future__ import annotations

import logging
import secrets
import time
from typing import Any, Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("portico.requests")

Handler = Callable[[HttpRequest], HttpResponse]


def identify(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.id = request.META.get("portico.request_id") or secrets.token_hex(8)
        started = time.perf_counter()
        response = get_response(request)
        response["X-Request-Id"] = request.id
        log.info("request", extra={"fields": _fields(request, response, started)})
        return response

    return middleware


def _fields(request: HttpRequest, response: HttpResponse, started: float) -> dict[str, Any]:
    # The route, not the path: paths hold numbers of people's documents.
    match = request.resolver_match
    return {
        "request_id": request.id,
        "method": request.method,
        "route": match.route if match else "",
        "status": response.status_code,
        "duration_ms": round((time.perf_counter() - started) * 1000, 1),
    }
