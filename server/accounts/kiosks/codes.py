"""Customer number and code. A code is short, so it is for one customer, for looking alone, good
for a while, and tries are few (accounts.lockout).

What is stored is a keyed hash of both: found at once, or not, without saying which was wrong;
and of no use to who has the database without the server's secret.
"""
from __future__ import annotations

import secrets
import unicodedata
from datetime import timedelta

from django.db.models import F

from accounts.models import Customer, KioskCode, Person, Seller
from portal import clock, tokens

LIFETIME = timedelta(days=90)
DIGITS = 8
MOST_CHARACTERS = 40


def make(person: Person, customer: Customer, code: str = "") -> tuple[str, KioskCode]:
    """A new code in place of the former. `code`: of a demonstration."""
    while True:
        chosen = code or "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        hashed = _hash(customer.seller_id, customer.account_number, chosen)
        # Two people of one customer never have one code.
        taken = KioskCode.objects.filter(code_hash=hashed).exclude(person=person)
        if code or not taken.exists():
            break
    made, _ = KioskCode.objects.update_or_create(
        person=person,
        customer=customer,
        defaults={"code_hash": hashed, "expires_at": clock.now() + LIFETIME},
    )
    return chosen, made


def whose(seller: Seller, customer_number: str, code: str) -> KioskCode | None:
    """The live code, with its person and customer; the person still belongs there."""
    return (
        KioskCode.objects.select_related("person", "customer")
        .filter(
            code_hash=_hash(seller.pk, customer_number, code),
            expires_at__gt=clock.now(),
            customer__seller=seller,
            person__is_active=True,
            person__memberships__customer=F("customer"),
        )
        .first()
    )


def forget_old() -> None:
    KioskCode.objects.filter(expires_at__lt=clock.now()).delete()


def normal(text: str) -> str:
    """As it is compared: without spaces, in one case, with the digits of ASCII."""
    letters = [letter for letter in text.casefold() if not letter.isspace()]
    digits = [unicodedata.decimal(letter, None) for letter in letters]
    return "".join(
        letter if digit is None else str(digit) for letter, digit in zip(letters, digits)
    )


def _hash(seller: int, customer_number: str, code: str) -> str:
    said = "\n".join((str(seller), normal(customer_number), normal(code)))
    return tokens.signature("kiosk-code", said)
