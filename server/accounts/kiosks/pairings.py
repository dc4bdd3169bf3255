"""Signing in by QR: the kiosk shows an address, which the person opens on a device where they are
signed in, and allows there. Both show one number, so that people see which kiosk they allow.

There are two tokens: who photographs the QR code can sign in at that kiosk as themselves, and not
take what another's answer was.
"""
from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta

import segno
from django.conf import settings
from django.db import transaction

from accounts.kiosks.devices import token_hash
from accounts.models import Kiosk, KioskPairing, Person
from portal import clock
from portal.problems import not_found

LIFETIME = timedelta(minutes=3)
TOKEN_BYTES = 24
QUIET_MODULES = 4  # around the code: ISO/IEC 18004


@dataclass(frozen=True)
class Opened:
    id: str  # the kiosk's own token
    address: str
    pairing: KioskPairing


def open_for(kiosk: Kiosk) -> Opened:
    """The kiosk's former one, if any, is over."""
    kiosks, persons = secrets.token_urlsafe(TOKEN_BYTES), secrets.token_urlsafe(TOKEN_BYTES)
    with transaction.atomic():
        KioskPairing.objects.filter(kiosk=kiosk).delete()
        pairing = KioskPairing.objects.create(
            kiosk=kiosk,
            kiosk_hash=token_hash(kiosks),
            person_hash=token_hash(persons),
            number=f"{secrets.randbelow(90) + 10}",
            expires_at=clock.now() + LIFETIME,
        )
    return Opened(kiosks, f"{settings.PUBLIC_URL}/pair/{persons}", pairing)


def picture(address: str) -> str:
    """The QR code as a data: address of an SVG."""
    code = segno.make(address, error="m", micro=False)
    uri: str = code.svg_data_uri(border=QUIET_MODULES, dark="#000", light="#fff", omitsize=True)
    return uri


def asked(token: str) -> KioskPairing:
    """What a person is asked to allow; 404 where it is over, or allowed already."""
    return _live(person_hash=token_hash(token), person=None)


def allow(token: str, person: Person) -> None:
    with transaction.atomic():
        pairing = KioskPairing.objects.select_for_update().filter(pk=asked(token).pk)
        if not pairing.filter(person=None).update(person=person):
            raise not_found()


def take(kiosk: Kiosk, token: str) -> Person | None:
    """Who allowed it, told once; None: nobody yet."""
    with transaction.atomic():
        pairing = _live(kiosk_hash=token_hash(token), kiosk=kiosk)
        if pairing.person is None or not pairing.person.is_active:
            return None
        pairing.delete()
    return pairing.person


def _live(**wanted: object) -> KioskPairing:
    found: KioskPairing | None = (
        KioskPairing.objects.select_related("kiosk__seller", "person")
        .filter(expires_at__gt=clock.now(), **wanted)
        .first()
    )
    if found is None:
        raise not_found()
    return found


def forget_old() -> None:
    KioskPairing.objects.filter(expires_at__lt=clock.now()).delete()
