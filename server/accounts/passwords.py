"""Checks passwords: at the same cost whether the address is known or not, few at once.

A hash takes 100 MB and a fraction of a second (Argon2), so that more than a few at once
would starve everybody else. Who comes then is asked to come again.
"""
from __future__ import annotations

import threading

from django.contrib.auth import hashers

from accounts.models import Person, normal_email
from portal.problems import Problem

AT_ONCE = 2
WAITING = 2
_places = threading.BoundedSemaphore(AT_ONCE + WAITING)
_hashing = threading.BoundedSemaphore(AT_ONCE)
_nobody: dict[str, str] = {}


def person_with(email: str, password: str) -> Person | None:
    """The active person whose address and password these are."""
    if not _places.acquire(blocking=False):
        raise Problem("busy", 503, "Many are signing in just now.", retry_after_seconds=2)
    try:
        person = Person.objects.filter(email=normal_email(email), is_active=True).first()
        encoded = person.password if person and person.has_usable_password() else _no_ones()
        with _hashing:
            fits = hashers.check_password(password, encoded)
        return person if person and fits and person.has_usable_password() else None
    finally:
        _places.release()


def _no_ones() -> str:
    """A hash at today's cost that belongs to nobody."""
    hasher = hashers.get_hasher()
    key = f"{type(hasher).__name__}"
    if key not in _nobody:
        _nobody[key] = hashers.make_password("nobody's")
    return _nobody[key]
