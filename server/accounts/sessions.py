"""Session cookies: what a browser holds, and the device session that it names.

The cookie is `a.<random>` before anyone signs in (nothing is stored for it) and
`s.<random>` after; it changes at sign-in and sign-out. The CSRF token is a signature of
the cookie, so that neither can be used with another.
"""
from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.models import DeviceSession, Person
from portal import clock, tokens

COOKIE = "portico_session"
LIFETIME = timedelta(days=14)
IDLE_LIFETIME = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=5)
_TOKEN_CHARACTERS = 43


class SessionState:
    """The session of one request. `person` is looked up when first asked for."""

    def __init__(self, cookie: str) -> None:
        self.cookie = cookie if _well_formed(cookie) else ""
        self.fresh = False
        self._device: DeviceSession | None = None
        self._looked_up = False

    @property
    def device(self) -> DeviceSession | None:
        if not self._looked_up:
            self._looked_up = True
            self._device = find(self.cookie)
        return self._device

    @property
    def person(self) -> Person | None:
        return self.device.person if self.device else None

    def csrf_token(self) -> str:
        """Makes an anonymous cookie where there is none (or only a dead one)."""
        if not self.cookie or (self.cookie.startswith("s.") and self.device is None):
            self.replace("a." + secrets.token_urlsafe(32))
        return tokens.signature("csrf", self.cookie)

    def accepts(self, csrf_token: str) -> bool:
        return bool(self.cookie) and tokens.same(tokens.signature("csrf", self.cookie), csrf_token)

    def replace(self, cookie: str, device: DeviceSession | None = None) -> None:
        self.cookie = cookie
        self.fresh = True
        self._device = device
        self._looked_up = True

    def write(self, response: HttpResponse) -> None:
        if not self.fresh:
            return
        if self.cookie:
            lifetime = LIFETIME if self.cookie.startswith("s.") else None
            response.set_cookie(
                COOKIE,
                self.cookie,
                max_age=int(lifetime.total_seconds()) if lifetime else None,
                httponly=True,
                samesite="Lax",
                secure=settings.TLS,
                path="/",
            )
        else:
            response.set_cookie(
                COOKIE,
                "",
                max_age=0,
                httponly=True,
                samesite="Lax",
                secure=settings.TLS,
                path="/",
            )


def _well_formed(cookie: str) -> bool:
    return len(cookie) == _TOKEN_CHARACTERS + 2 and cookie[:2] in ("a.", "s.") and cookie.isascii()


def token_hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


def find(cookie: str, *, note: bool = True) -> DeviceSession | None:
    """The live session of a cookie; notes now and then that it was seen."""
    if not cookie.startswith("s."):
        return None
    now = clock.now()
    session = (
        DeviceSession.objects.select_related("person")
        .filter(token_hash=token_hash(cookie), expires_at__gt=now, person__is_active=True)
        .first()
    )
    if session is None or now - session.last_seen_at > IDLE_LIFETIME:
        return None
    if note and now - session.last_seen_at > SEEN_EVERY:
        DeviceSession.objects.filter(pk=session.pk).update(last_seen_at=now)
    return session


def open_session(person: Person, *, device: str = "", address: str = "") -> tuple[str, Any]:
    """Makes a device session: (cookie, DeviceSession)."""
    cookie = "s." + secrets.token_urlsafe(32)
    now = clock.now()
    session = DeviceSession.objects.create(
        public_id="ses_" + secrets.token_hex(10),
        token_hash=token_hash(cookie),
        person=person,
        device=device,
        address=address,
        created_at=now,
        last_seen_at=now,
        expires_at=now + LIFETIME,
    )
    return cookie, session


def session_of(request: HttpRequest) -> SessionState:
    state: SessionState = request.portico_session
    return state
