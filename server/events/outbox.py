"""Tells people's open portals what changed."""
from __future__ import annotations

from typing import Any

from events.models import Event
from portal import clock
from portal.database.notices import notify

CHANNEL = "portico_events"


def publish(customer: Any, type: str, *, document_id: str = "", payment_id: str = "") -> None:
    """Writes an event in the caller's transaction; it goes out when that commits."""
    _write(customer=customer, type=type, document_id=document_id, payment_id=payment_id)


def publish_to_person(person: Any, type: str, *, session_id: str = "") -> None:
    """For one person's streams alone, or those of one of their sessions."""
    _write(person=person, type=type, session_id=session_id)


def _write(**fields: Any) -> None:
    Event.objects.create(created_at=clock.now(), **fields)
    notify(CHANNEL)
