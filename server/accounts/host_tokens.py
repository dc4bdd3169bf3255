"""Signing in by what a seller's own site signed: a JWT (RFC 7519, checked as RFC 8725 wants).

The site's server signs, for a minute or so, who is signed in there; its page hands that to the
portal in its frame, which gives it up here once. A key belongs to one seller, and so does what it
signs: people of that seller's customers, and no staff. The session sees that seller alone.
"""
from __future__ import annotations

import hashlib
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import urlsplit

import jwt
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Q

from accounts.brand import shown_at
from accounts.models import HostKey, Person, Seller, UsedHostToken, normal_email
from portal import clock
from portal.problems import Problem

LONGEST = timedelta(minutes=5)  # from `iat` to `exp`
SKEW = timedelta(seconds=30)  # of the site's clock
CLAIMS = ("sub", "aud", "iat", "exp", "jti")
SMALLEST_RSA_BITS = 2048
MOST_CHARACTERS = {"sub": 254, "jti": 128}


class Refused(Problem):
    """`detail` is for who runs the site; it says nothing that a signature doesn't vouch for."""

    def __init__(self, detail: str) -> None:
        super().__init__("host-token", 401, "This site could not sign you in.", detail)


def algorithm_of(public_key: str) -> str:
    """The one algorithm that a key of this kind signs with; ValueError for other keys.

    Public keys alone: what isn't secret here can't be stolen here, and no key passes for the
    shared secret of an HMAC.
    """
    try:
        key = load_pem_public_key(public_key.encode())
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise ValueError("This is no public key in PEM (-----BEGIN PUBLIC KEY-----).") from None
    if isinstance(key, ed25519.Ed25519PublicKey):
        return "EdDSA"
    if isinstance(key, ec.EllipticCurvePublicKey) and isinstance(key.curve, ec.SECP256R1):
        return "ES256"
    if isinstance(key, rsa.RSAPublicKey):
        if key.key_size < SMALLEST_RSA_BITS:
            raise ValueError(f"An RSA key has {SMALLEST_RSA_BITS} bits or more.")
        return "RS256"
    raise ValueError("A key is Ed25519 (best), EC P-256 or RSA.")


def key_name(token: str) -> str:
    """The key that the token names, which nothing vouches for yet; empty if it names none."""
    try:
        name = jwt.get_unverified_header(token).get("kid")
    except jwt.InvalidTokenError:
        return ""
    return name if isinstance(name, str) and "\0" not in name else ""


def redeem(token: str, host: str) -> tuple[Person, HostKey]:
    """Whom the token signs in, at this host name. Uses it up. `Refused`, if it signs nobody in.

    REQUIRES: a transaction; what was used stays used only with what it was used for.
    """
    key = _key_of(token, host)
    claims = _claims(token, key)
    _check_times(claims)
    _use_up(key, claims)
    return _person(claims["sub"], key.seller), key


def audiences(seller: Seller) -> list[str]:
    """What `aud` may name: the origin at which people reach the portal."""
    public = urlsplit(settings.PUBLIC_URL)
    port = f":{public.port}" if public.port else ""
    own = [f"{public.scheme}://{host}{port}" for host in seller.hosts]
    return [f"{public.scheme}://{public.netloc}", *own]


def forget_old() -> None:
    UsedHostToken.objects.filter(forgotten_after__lt=clock.now()).delete()


def _key_of(token: str, host: str) -> HostKey:
    try:
        header = jwt.get_unverified_header(token)
    except jwt.InvalidTokenError:
        raise Refused("This is no signed token (JWT).") from None
    key = HostKey.objects.select_related("seller").filter(key_id=key_name(token)).first()
    if key is None or not shown_at(key.seller, host):
        raise Refused("The token names no key (kid) that signs for this portal.")
    if "crit" in header:  # RFC 7515, 4.1.11: nothing critical is understood here.
        raise Refused("The token wants what this server doesn't know (crit).")
    return key


def _claims(token: str, key: HostKey) -> dict[str, Any]:
    try:
        # Times are checked below, by the server's one clock.
        claims: dict[str, Any] = jwt.decode(
            token,
            key.public_key,
            algorithms=[key.algorithm],
            audience=audiences(key.seller),
            options={
                "require": list(CLAIMS),
                "verify_exp": False,
                "verify_iat": False,
                "verify_nbf": False,
            },
        )
    except jwt.InvalidAudienceError:
        raise Refused("The token is for another portal (aud).") from None
    except jwt.MissingRequiredClaimError as error:
        raise Refused(f"The token lacks {error.claim}.") from None
    except jwt.InvalidTokenError:
        raise Refused("The signature is not that of its key.") from None
    for name, most in MOST_CHARACTERS.items():
        if not isinstance(claims[name], str) or not 1 <= len(claims[name]) <= most:
            raise Refused(f"{name} is a text of 1 to {most} characters.")
    return claims


def _check_times(claims: dict[str, Any]) -> None:
    now = clock.now()
    issued, expires = _instant(claims, "iat"), _instant(claims, "exp")
    not_before = _instant(claims, "nbf") if "nbf" in claims else issued
    if expires - issued > LONGEST:
        raise Refused("The token is good for too long: five minutes at most (iat to exp).")
    if max(issued, not_before) > now + SKEW:
        raise Refused("The token is of the future (iat, nbf): set the clock of the site's server.")
    if expires <= now - SKEW:
        raise Refused("The token has expired (exp).")


def _instant(claims: dict[str, Any], name: str) -> datetime:
    value = claims[name]
    # Whole seconds, and of an age in which Python counts.
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 2**33:
        raise Refused(f"{name} is a number of seconds since 1970.")
    return datetime.fromtimestamp(value, timezone.utc)


def _use_up(key: HostKey, claims: dict[str, Any]) -> None:
    hashed = hashlib.sha256(claims["jti"].encode("utf-8", "surrogatepass")).hexdigest()
    try:
        with transaction.atomic():
            UsedHostToken.objects.create(
                key=key,
                token_id_hash=hashed,
                forgotten_after=_instant(claims, "exp") + SKEW,
            )
    except IntegrityError:
        raise Refused("The token was used before (jti).") from None


def _person(subject: str, seller: Seller) -> Person:
    if "\0" in subject or any("\ud800" <= letter <= "\udfff" for letter in subject):
        raise Refused("sub is no text.")
    found = Q(email=normal_email(subject)) | Q(public_id=subject)
    person: Person | None = Person.objects.filter(found, is_active=True).first()
    roles = person.memberships.filter(seller=seller) if person else None
    if person is None or not roles:
        raise Refused("sub names nobody of this seller's customers.")
    if roles.filter(customer__isnull=True).exists():
        raise Refused("The seller's staff signs in at the portal itself.")
    return person
