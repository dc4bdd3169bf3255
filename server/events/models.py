"""The outbox: what changed, for whom, in the order in which it was committed."""
from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models


class Event(models.Model):
    """`position` orders events by commit; a database trigger sets it (see the migrations).

    An event goes to a customer's people, or (with `person`) to that person's streams alone.
    """

    position = models.BigIntegerField(null=True, unique=True)
    customer = models.ForeignKey("accounts.Customer", on_delete=models.CASCADE, null=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True)
    session_id = models.CharField(max_length=40, blank=True)
    type = models.CharField(max_length=40)
    document_id = models.CharField(max_length=120, blank=True)
    payment_id = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="events_event_age")]

    def __str__(self) -> str:
        return f"{self.position} {self.type}"


def make_epoch() -> str:
    return secrets.token_hex(4)


class Horizon(models.Model):
    """One row: events up to `deleted_through` are gone. `epoch` names this database's count."""

    epoch = models.CharField(max_length=8, default=make_epoch)
    deleted_through = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.epoch}.{self.deleted_through}"
