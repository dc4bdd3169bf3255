"""Errors as the client meets them: RFC 9457, with a stable type and field errors."""
from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Sequence

from django.http import HttpResponse

TYPE_PREFIX = "urn:portico:problem:"
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class FieldError:
    """`field` is a JSON pointer without its first slash, or a parameter's name."""

    field: str
    code: str  # required, invalid, too-long, too-small, too-large, unknown
    message: str


class Problem(Exception):
    """Raise it anywhere in a view; the middleware answers it."""

    def __init__(
        self,
        type: str,
        status: int,
        title: str,
        detail: str = "",
        errors: Sequence[FieldError] = (),
        retry_after_seconds: int | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {type}: {title}")
        self.type = type
        self.status = status
        self.title = title
        self.detail = detail
        self.errors = list(errors)
        self.retry_after_seconds = retry_after_seconds
        self.headers = dict(headers or {})

    def body(self, request_id: str = "") -> dict[str, Any]:
        body: dict[str, Any] = {
            "type": TYPE_PREFIX + self.type,
            "title": self.title,
            "status": self.status,
        }
        if self.detail:
            body["detail"] = self.detail
        if self.retry_after_seconds is not None:
            body["retry_after_seconds"] = self.retry_after_seconds
        if request_id:
            body["request_id"] = request_id
        if self.errors:
            body["errors"] = [vars(error) for error in self.errors]
        return body

    def response(self, request_id: str = "") -> HttpResponse:
        response = HttpResponse(
            json.dumps(self.body(request_id), ensure_ascii=False),
            status=self.status,
            content_type=MEDIA_TYPE,
        )
        response["Cache-Control"] = "no-store"
        if self.retry_after_seconds is not None:
            response["Retry-After"] = str(self.retry_after_seconds)
        for name, value in self.headers.items():
            response[name] = value
        return response


def invalid(*errors: FieldError, status: int = 422) -> Problem:
    return Problem("invalid", status, "Something in the request is not right.", errors=errors)


def unreadable() -> Problem:
    return Problem("invalid", 400, "This request can't be read.")


def not_found() -> Problem:
    return Problem("not-found", 404, "There is nothing here.")


def server_error() -> Problem:
    return Problem("server", 500, "Something went wrong on our side.")
