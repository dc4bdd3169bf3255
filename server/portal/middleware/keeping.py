"""Says which answers a person's own device may keep a copy of, to show it without a network.

`Portico-Cache-Control` is a targeted field (RFC 9213): it speaks to the portal's own client
alone, which keeps copies for the person signed in and wipes them at sign-out. For every other
cache `Cache-Control: no-store` holds. A copy may be shown (`stale-if-error`, RFC 5861) no longer
than the session would live without being used.
"""
from __future__ import annotations

from typing import Callable

from django.http import HttpRequest, HttpResponse

from accounts.sessions import IDLE_LIFETIME, session_of
from portal import clock

KEEPING = "Portico-Cache-Control"

Handler = Callable[[HttpRequest], HttpResponse]


def keeping(get_response: Handler) -> Handler:
    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if request.method == "GET" and KEEPING not in response and _is_personal(request, response):
            device = session_of(request).device
            left = min(IDLE_LIFETIME, device.expires_at - clock.now()) if device else None
            if left:
                seconds = int(left.total_seconds())
                response[KEEPING] = f"private, no-cache, stale-if-error={seconds}"
        return response

    return middleware


def _is_personal(request: HttpRequest, response: HttpResponse) -> bool:
    is_json = response.get("Content-Type", "").split(";")[0] == "application/json"
    session = session_of(request)
    is_own_device = not session.framed and not session.at_kiosk
    return response.status_code == 200 and is_json and is_own_device
