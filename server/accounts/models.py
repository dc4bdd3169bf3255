"""Sellers, their customers, the people who sign in, and what ties them together."""
from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q


class Seller(models.Model):
    """The company whose portal it is."""

    slug = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=200)
    theme = models.CharField(max_length=40, default="northwind")
    hosts = models.JSONField(default=list, blank=True)  # Host names that show this seller.
    host_themes = models.JSONField(default=dict, blank=True)  # Host name: theme shown there.
    frame_origins = models.JSONField(default=list, blank=True)  # Sites that may frame the portal.
    time_zone = models.CharField(max_length=60, default="UTC")
    support_email = models.EmailField(blank=True)
    website = models.CharField(max_length=200, blank=True)
    address = models.JSONField(default=dict, blank=True)
    country = models.CharField(max_length=2, blank=True)
    tax_id = models.CharField(max_length=40, blank=True)
    demo = models.BooleanField(default=False)  # Its people have published passwords.

    def __str__(self) -> str:
        return self.slug


class Customer(models.Model):
    """An organisation (or a consumer) that buys from a seller."""

    seller = models.ForeignKey(Seller, on_delete=models.PROTECT, related_name="customers")
    public_id = models.CharField(max_length=40, unique=True)  # [a-z0-9-], in URLs.
    name = models.CharField(max_length=200)
    account_number = models.CharField(max_length=40, blank=True)
    address = models.JSONField(default=dict, blank=True)
    tax_id = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    theme = models.CharField(max_length=40, blank=True)  # Empty: the seller's.

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["seller", "account_number"],
                condition=~Q(account_number=""),
                name="accounts_customer_account_number",
            )
        ]

    def __str__(self) -> str:
        return self.public_id


def make_person_id() -> str:
    return "per_" + secrets.token_hex(10)


class People(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person: Person = self.model(email=normal_email(email), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email=normal_email(email or ""))


def normal_email(email: str) -> str:
    """As it is stored and looked up: addresses that differ in case are one person's."""
    return email.strip().casefold()


class Person(AbstractBaseUser):
    """Someone who signs in."""

    public_id = models.CharField(max_length=40, unique=True, default=make_person_id)
    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=100)
    locale = models.CharField(max_length=8, default="en")
    time_zone = models.CharField(max_length=60, default="UTC")
    version = models.PositiveIntegerField(default=1)
    is_active = models.BooleanField(default=True)
    last_login = None

    objects = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = ["name"]

    def __str__(self) -> str:
        return self.public_id


class Membership(models.Model):
    """Ties a person to a customer, or (without one) to the seller as staff."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="memberships")
    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships"
    )
    roles = models.JSONField(default=list)  # Of accounts.permissions.ROLES.

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "customer"],
                condition=Q(customer__isnull=False),
                name="accounts_membership_customer",
            ),
            models.UniqueConstraint(
                fields=["person", "seller"],
                condition=Q(customer__isnull=True),
                name="accounts_membership_staff",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}@{self.customer_id or self.seller_id}"


class HostKey(models.Model):
    """A key with which a seller's own site signs who has signed in there (see host_tokens)."""

    key_id = models.CharField(max_length=64, unique=True)
    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="host_keys")
    algorithm = models.CharField(max_length=10)  # Of accounts.host_tokens.ALGORITHMS.
    public_key = models.TextField()  # PEM
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key_id


class UsedHostToken(models.Model):
    """A token that was used, until it would be refused for its age anyway."""

    key = models.ForeignKey(HostKey, on_delete=models.CASCADE, related_name="used_tokens")
    token_id_hash = models.CharField(max_length=64)
    forgotten_after = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["key", "token_id_hash"], name="accounts_usedhosttoken_once"
            )
        ]

    def __str__(self) -> str:
        return self.token_id_hash


class Kiosk(models.Model):
    """A seller's device that many people use (see accounts.kiosks). Its token is stored hashed."""

    name = models.CharField(max_length=40, unique=True)  # Shown to people: Rotterdam, front desk.
    seller = models.ForeignKey(Seller, on_delete=models.CASCADE, related_name="kiosks")
    token_hash = models.CharField(max_length=64, unique=True)
    idle_seconds = models.PositiveIntegerField(default=60)  # Untouched, until it asks.
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class KioskCode(models.Model):
    """With the customer's number it signs a person in at a kiosk, for that customer alone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="kiosk_codes")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="kiosk_codes")
    code_hash = models.CharField(max_length=43, unique=True)  # Of the number and the code, keyed.
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "customer"], name="accounts_kioskcode_one")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}@{self.customer_id}"


class KioskPairing(models.Model):
    """A kiosk waits for a person who allows it on a device of their own. Tokens are hashed."""

    kiosk = models.ForeignKey(Kiosk, on_delete=models.CASCADE, related_name="pairings")
    kiosk_hash = models.CharField(max_length=64, unique=True)  # With this it asks.
    person_hash = models.CharField(max_length=64, unique=True)  # This is in the QR code.
    number = models.CharField(max_length=2)  # Shown on both, to be compared.
    person = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, blank=True)
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.kiosk_id} {self.number}"


class DeviceSession(models.Model):
    """One browser in which a person is signed in. The cookie's token is stored hashed."""

    public_id = models.CharField(max_length=40, unique=True)
    token_hash = models.CharField(max_length=64, unique=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="sessions")
    # Signed in by a seller's site: ends with its key, and sees that seller's customers alone.
    host_key = models.ForeignKey(
        HostKey, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions"
    )
    # At a kiosk: ends with it, sees its seller's customers (or this one alone), and only looks.
    kiosk = models.ForeignKey(
        Kiosk, on_delete=models.CASCADE, null=True, blank=True, related_name="sessions"
    )
    only_customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    device = models.CharField(max_length=100)
    address = models.CharField(max_length=45, blank=True)
    created_at = models.DateTimeField()
    last_seen_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    seller_only: int | None = None  # Primary key, looked up with the session.

    def __str__(self) -> str:
        return self.public_id


class SignInThrottle(models.Model):
    """Failed sign-ins of one bucket (see accounts.lockout). Holds no personal data."""

    bucket = models.CharField(max_length=64, primary_key=True)
    failures = models.PositiveIntegerField(default=0)
    last_failure_at = models.DateTimeField()
    locked_until = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.bucket
