"""Hangs the session on the request, and its cookie on the answer."""
from __future__ import annotations

from typing import Callable

from django.http import HttpRequest, HttpResponse

from accounts.sessions import COOKIE, SessionState

Handler = Callable[[HttpRequest], HttpResponse]


def sessions(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        request.portico_session = SessionState(request.COOKIES.get(COOKIE, ""))
        response = get_response(request)
        request.portico_session.write(response)
        return response

    return middleware
