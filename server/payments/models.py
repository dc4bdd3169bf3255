"""A payment as the portal knows it. What it did to balances is in the ledger alone.

A payment is `created` in one transaction with its allocations and its follow-up job, before the
provider hears of it; its public id is the provider's idempotency key.
"""

from __future__ import annotations

import secrets
import string

from django.conf import settings
from django.db import models

ALPHABET = string.ascii_lowercase + string.digits


def new_public_id() -> str:
    return "pay_" + "".join(secrets.choice(ALPHABET) for _ in range(20))


class Status(models.TextChoices):
    """The states of portico_rules' payment state machine."""

    CREATED = "created"  # booked as an intent; the provider may not know it yet
    PENDING = "pending"  # the payer has an address to go to
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    EXPIRED = "expired"
    LATE_SUCCEEDED = "late_succeeded"  # after expiry or failure: all of it is unapplied credit
    REVERSED = "reversed"


# While a payment is in one of these its documents take no other.
BLOCKING = (Status.CREATED, Status.PENDING)


class Payment(models.Model):
    public_id = models.CharField(max_length=24, unique=True, default=new_public_id)
    customer = models.ForeignKey("accounts.Customer", models.PROTECT, related_name="payments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    currency = models.CharField(max_length=3)
    amount_minor = models.BigIntegerField()
    status = models.CharField(max_length=14, choices=Status.choices, default=Status.CREATED)
    provider = models.CharField(max_length=20)
    provider_reference = models.CharField(max_length=80, blank=True)
    redirect_url = models.TextField(blank=True)
    return_url = models.TextField()
    locale = models.CharField(max_length=8)
    idempotency_key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)  # SHA-256 of what was asked under the key
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    completed_at = models.DateTimeField(null=True)  # when it reached a final state
    failure_code = models.CharField(max_length=40, blank=True)
    receipt_number = models.CharField(max_length=40, blank=True)
    # Why a person has to look at it, e.g. the provider took another amount than was asked.
    flag = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "idempotency_key"], name="payments_payment_key"
            ),
            models.CheckConstraint(
                check=models.Q(amount_minor__gt=0), name="payments_payment_positive"
            ),
        ]
        indexes = [
            models.Index(fields=["customer", "-created_at", "-id"], name="payments_newest"),
            models.Index(fields=["customer", "status"], name="payments_status"),
            models.Index(
                fields=["expires_at"],
                condition=models.Q(status__in=("created", "pending")),
                name="payments_blocking",
            ),
        ]

    def __str__(self) -> str:
        return self.public_id


class Allocation(models.Model):
    """What the payer meant to pay on one document; the ledger says what was booked."""

    payment = models.ForeignKey(Payment, models.CASCADE, related_name="allocations")
    document = models.ForeignKey("billing.Document", models.PROTECT, related_name="allocations")
    amount_minor = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["payment", "document"], name="payments_allocation_document"
            ),
            models.CheckConstraint(
                check=models.Q(amount_minor__gt=0), name="payments_allocation_positive"
            ),
        ]


class WebhookDelivery(models.Model):
    """A webhook that was taken, so that the same id is taken once."""

    provider = models.CharField(max_length=20)
    webhook_id = models.CharField(max_length=80)
    payment = models.ForeignKey(Payment, models.CASCADE, null=True, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "webhook_id"], name="payments_webhook_once")
        ]
        indexes = [models.Index(fields=["received_at"], name="payments_webhook_age")]


class ReceiptCounter(models.Model):
    """The last receipt number of a seller; taken in the transaction that books the payment."""

    seller = models.OneToOneField("accounts.Seller", models.CASCADE, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)
