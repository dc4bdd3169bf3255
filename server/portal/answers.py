"""Makes answers and routes methods to views."""
from __future__ import annotations

import json
from typing import Any, Callable

from django.http import HttpRequest, HttpResponse

from portal.problems import Problem

View = Callable[..., HttpResponse]


def json_response(
    data: Any, status: int = 200, etag: Any = None, headers: dict[str, str] | None = None
) -> HttpResponse:
    """`etag` without its quotes. Answers are personal: kept by nobody between."""
    body = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    response = HttpResponse(body, status=status, content_type="application/json")
    response["Cache-Control"] = "no-store" if etag is None else "private, no-cache"
    if etag is not None:
        response["ETag"] = f'"{etag}"'
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def no_content(headers: dict[str, str] | None = None) -> HttpResponse:
    response = HttpResponse(status=204)
    del response["Content-Type"]
    response["Cache-Control"] = "no-store"
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def endpoint(**views: View) -> View:
    """One URL's view from one view a method: `endpoint(GET=show, POST=make)`.

    HEAD is answered by GET. `csrf_free=True` on any of the views (see `without_csrf`)
    frees the URL from the CSRF header. The URL's view tells its `methods`.
    """
    allowed = ", ".join(sorted({*views, *(["HEAD"] if "GET" in views else [])}))

    def view(request: HttpRequest, *args: Any, **values: Any) -> HttpResponse:
        chosen = views.get("GET" if request.method == "HEAD" else str(request.method))
        if chosen is None:
            raise Problem(
                "method-not-allowed", 405, "This can't be done here.", headers={"Allow": allowed}
            )
        return chosen(request, *args, **values)

    setattr(view, "methods", tuple(views))
    setattr(view, "csrf_free", any(getattr(one, "csrf_free", False) for one in views.values()))
    return view


def without_csrf(view: View) -> View:
    """For machines that sign their requests otherwise, or whose requests change nothing."""
    setattr(view, "csrf_free", True)
    return view
