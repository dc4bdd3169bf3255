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

from django.db import connection
from django.http import HttpRequest, HttpResponse

from accounts.models import Customer, DeviceSession, HostKey, Kiosk, Person
from portal import clock, cookies, tokens
from portal.database.rows import Rows

COOKIE = "portico_session"
FRAMED_COOKIE = "portico_framed"  # within a page of another site; kept apart for each such site
LIFETIME = timedelta(days=14)
IDLE_LIFETIME = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=5)
# At a kiosk: the page ends it sooner, this is for when the page can't.
KIOSK_LIFETIME = timedelta(minutes=30)
KIOSK_IDLE_LIFETIME = timedelta(minutes=10)
KIOSK_SEEN_EVERY = timedelta(minutes=1)
_TOKEN_CHARACTERS = 43


class SessionState:
    """The session of one request. `person` is looked up when first asked for."""

    def __init__(self, cookie: str, *, framed: bool = False) -> None:
        self.cookie = cookie if _well_formed(cookie) else ""
        self.framed = framed
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

    @property
    def seller_only(self) -> int | None:
        """Primary key of the one seller that this session sees; None: all of the person's."""
        return self.device.seller_only if self.device else None

    @property
    def at_kiosk(self) -> bool:
        return bool(self.device and self.device.kiosk_id)

    @property
    def only_customer(self) -> int | None:
        """Primary key of the one customer that this session sees; None: all of the person's."""
        return self.device.only_customer_id if self.device else None

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
        lifetime = LIFETIME if self.cookie.startswith("s.") and not self.at_kiosk else None
        cookies.keep(
            response,
            cookie_name(self.framed),
            self.cookie,
            max_age=lifetime if self.cookie else timedelta(0),
            samesite="Lax",
            path="/",
            framed=self.framed,
        )


def cookie_name(framed: bool) -> str:
    return FRAMED_COOKIE if framed else COOKIE


def _well_formed(cookie: str) -> bool:
    return len(cookie) == _TOKEN_CHARACTERS + 2 and cookie[:2] in ("a.", "s.") and cookie.isascii()


def token_hash(cookie: str) -> str:
    return hashlib.sha256(cookie.encode()).hexdigest()


def find(cookie: str, *, note: bool = True) -> DeviceSession | None:
    """The live session of a cookie; notes now and then that it was seen."""
    if not cookie.startswith("s."):
        return None
    now = clock.now()
    session = _look_up(token_hash(cookie))
    if session is None or session.expires_at <= now or not session.person.is_active:
        return None
    unseen = now - session.last_seen_at
    if unseen > (KIOSK_IDLE_LIFETIME if session.kiosk_id else IDLE_LIFETIME):
        return None
    if note and unseen > (KIOSK_SEEN_EVERY if session.kiosk_id else SEEN_EVERY):
        DeviceSession.objects.filter(pk=session.pk).update(last_seen_at=now)
    return session


_sessions = Rows(DeviceSession, "s")
_people = Rows(Person, "p")
_LOOK_UP = f"""
    SELECT {_sessions.columns}, {_people.columns}, COALESCE(k.seller_id, d.seller_id)
    FROM accounts_devicesession s JOIN accounts_person p ON p.id = s.person_id
    LEFT JOIN accounts_hostkey k ON k.id = s.host_key_id
    LEFT JOIN accounts_kiosk d ON d.id = s.kiosk_id
    WHERE s.token_hash = %s
"""


def _look_up(hashed: str) -> DeviceSession | None:
    with connection.cursor() as cursor:
        cursor.execute(_LOOK_UP, [hashed])
        row = cursor.fetchone()
    if row is None:
        return None
    session: DeviceSession = _sessions.make(row)
    session.person = _people.make(row[_sessions.width :])
    session.seller_only = row[-1]
    return session


def open_session(
    person: Person,
    *,
    device: str = "",
    address: str = "",
    host_key: HostKey | None = None,
    kiosk: Kiosk | None = None,
    only_customer: Customer | None = None,
) -> tuple[str, Any]:
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
        expires_at=now + (KIOSK_LIFETIME if kiosk else LIFETIME),
        host_key=host_key,
        kiosk=kiosk,
        only_customer=only_customer,
    )
    of_seller = host_key or kiosk
    session.seller_only = of_seller.seller_id if of_seller else None
    return cookie, session


def session_of(request: HttpRequest) -> SessionState:
    state: SessionState = request.portico_session
    return state
