"""Hangs the session on the request, and its cookie on the answer."""
from __future__ import annotations

from typing import Callable

from django.http import HttpRequest, HttpResponse

from accounts.sessions import SessionState, cookie_name
from portal.cookies import is_framed

Handler = Callable[[HttpRequest], HttpResponse]


def sessions(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        framed = is_framed(request)
        cookie = request.COOKIES.get(cookie_name(framed), "")
        request.portico_session = SessionState(cookie, framed=framed)
        response = get_response(request)
        request.portico_session.write(response)
        return response

    return middleware
