"""Answers what views raise: a Problem as itself, anything else as `server`, logged."""
from __future__ import annotations

import logging
from typing import Callable

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse

from portal.problems import Problem, not_found, server_error, unreadable

log = logging.getLogger("portico.errors")

Handler = Callable[[HttpRequest], HttpResponse]


class Problems:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # No name or number holds a NUL, and databases refuse to be asked for one.
        if "\0" in request.path_info:
            return not_found().response(request_id(request))
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse:
        return as_problem(request, error).response(request_id(request))


def as_problem(request: HttpRequest, error: Exception) -> Problem:
    if isinstance(error, Problem):
        return error
    if isinstance(error, Http404):
        return not_found()
    if isinstance(error, PermissionDenied):
        return Problem("forbidden", 403, "You may not do this.")
    if isinstance(error, SuspiciousOperation):
        return unreadable()
    log.error("unexpected", exc_info=error, extra={"fields": {"request_id": request_id(request)}})
    return server_error()


def request_id(request: HttpRequest) -> str:
    return getattr(request, "id", "")


def handler_400(request: HttpRequest, exception: Exception) -> HttpResponse:
    return unreadable().response(request_id(request))


def handler_403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return Problem("forbidden", 403, "You may not do this.").response(request_id(request))


def handler_404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return not_found().response(request_id(request))


def handler_500(request: HttpRequest) -> HttpResponse:
    return server_error().response(request_id(request))
