"""Cookies of ours: read by no script, and within another site's page kept for that site alone."""
from __future__ import annotations

from datetime import timedelta
from http.cookies import Morsel
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal.serving.framed import MARK, PREFIX


def is_framed(request: HttpRequest) -> bool:
    """Asked from within a frame of another site: below /embed."""
    return bool(request.META.get(MARK))


def keep(
    response: HttpResponse,
    name: str,
    value: str,
    *,
    max_age: timedelta | None,
    samesite: str,
    path: str,
    framed: bool,
) -> None:
    """`max_age` None: until the browser is closed. In a frame the cookie is partitioned (CHIPS):
    browsers that block third-party cookies keep it, apart for each site that shows the frame.
    It then needs https, or localhost."""
    response.set_cookie(
        name,
        value,
        max_age=int(max_age.total_seconds()) if max_age is not None else None,
        httponly=True,
        samesite="None" if framed else samesite,
        secure=framed or settings.TLS,
        path=f"{PREFIX}{path}" if framed else path,
    )
    if framed:
        plain: Any = response.cookies[name]
        partitioned = _Partitioned()
        partitioned.set(plain.key, plain.value, plain.coded_value)
        partitioned.update(plain)
        dict.__setitem__(response.cookies, name, partitioned)


class _Partitioned(Morsel):
    """Python writes the attribute from 3.14 on."""

    def OutputString(self, attrs: Any = None) -> str:
        return super().OutputString(attrs) + "; Partitioned"
