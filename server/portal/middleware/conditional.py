"""Answers 304 where the client holds the same version already (RFC 9110, 13.1.2)."""
from __future__ import annotations

from typing import Callable

from django.http import HttpRequest, HttpResponse

KEPT = ("ETag", "Cache-Control", "Portico-Cache-Control", "Vary", "X-Request-Id")
Handler = Callable[[HttpRequest], HttpResponse]


def not_modified(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        known = request.META.get("HTTP_IF_NONE_MATCH")
        if known and response.status_code == 200 and request.method in ("GET", "HEAD"):
            if matches(known, response.get("ETag", "")):
                answer = HttpResponse(status=304)
                del answer["Content-Type"]
                for name in KEPT:
                    if name in response:
                        answer[name] = response[name]
                return answer
        return response

    return middleware


def matches(known: str, etag: str) -> bool:
    """Weak comparison, as If-None-Match wants."""
    if not etag:
        return False
    tags = {tag.strip().removeprefix("W/") for tag in known.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags
