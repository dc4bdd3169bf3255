"""Puts the security headers on Django's answers, and the contract's version."""
from __future__ import annotations

from typing import Callable

from django.http import HttpRequest, HttpResponse

from portal.contract import CONTRACT_VERSION
from portal.headers import security_headers

Handler = Callable[[HttpRequest], HttpResponse]


def secure(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in security_headers().items():
            response[name] = value
        response["Portico-Contract"] = str(CONTRACT_VERSION)
        return response

    return middleware
