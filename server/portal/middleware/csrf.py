"""Refuses writes that another site made the browser send.

Each write carries `X-CSRF-Token`, a signature of the session cookie, told by
`GET /session`. Another site can neither read it nor send the header. `Sec-Fetch-Site`
is believed too, where a browser sends it.
"""
from __future__ import annotations

from typing import Any, Callable

from django.http import HttpRequest, HttpResponse

from accounts.sessions import session_of
from portal.middleware.problems import request_id
from portal.problems import Problem

SAFE_METHODS = ("GET", "HEAD", "OPTIONS")
Handler = Callable[[HttpRequest], HttpResponse]


class Csrf:
    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, values: Any
    ) -> HttpResponse | None:
        if request.method in SAFE_METHODS or getattr(view, "csrf_free", False):
            return None
        foreign = request.META.get("HTTP_SEC_FETCH_SITE") in ("cross-site", "same-site")
        if foreign or not session_of(request).accepts(request.META.get("HTTP_X_CSRF_TOKEN", "")):
            return Problem(
                "csrf", 403, "This page is out of date.", "Get /session again, then retry."
            ).response(request_id(request))
        return None


csrf = Csrf
