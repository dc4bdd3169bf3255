"""Clears away what has served its time."""
from __future__ import annotations

from datetime import timedelta
from typing import Any

import jobs
from accounts import host_tokens, lockout
from accounts.kiosks import codes, pairings
from accounts.models import DeviceSession
from accounts.sessions import IDLE_LIFETIME
from django.db.models import Q
from portal import clock
from portal.models import IdempotencyRecord

ANSWERS_KEPT = timedelta(days=30)


@jobs.task("accounts.clear", every=timedelta(hours=6))
def clear(payload: dict[str, Any]) -> None:
    now = clock.now()
    over = Q(expires_at__lt=now) | Q(last_seen_at__lt=now - IDLE_LIFETIME)
    DeviceSession.objects.filter(over).delete()
    IdempotencyRecord.objects.filter(created_at__lt=now - ANSWERS_KEPT).delete()
    lockout.forget_old()
    host_tokens.forget_old()
    codes.forget_old()
    pairings.forget_old()
