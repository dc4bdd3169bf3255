"""Slows guessing of passwords down, without letting anybody lock others out for good.

Failures count in buckets: of an address of the network for one account, and of that
address for all accounts. A browser that signed in to the account before carries a signed
`portico_device` cookie and has a bucket of its own: whatever strangers do, it is heard.
Past its free tries a bucket is locked after each failure, twice as long each time, up to
its longest delay. Tries while locked don't count. Buckets are named by keyed hashes.
"""
from __future__ import annotations

import ipaddress
import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.http import HttpRequest, HttpResponse

from accounts.models import Kiosk, Person, SignInThrottle, normal_email
from portal import clock, cookies, tokens
from portal.problems import Problem

DEVICE_COOKIE = "portico_device"
DEVICE_LIFETIME = timedelta(days=180)
FORGIVEN_AFTER = timedelta(hours=24)


@dataclass(frozen=True)
class Policy:
    free_tries: int
    first_delay: timedelta
    longest_delay: timedelta

    def delay(self, failures: int) -> timedelta:
        """How long to wait after so many failures; zero while tries are free."""
        past = failures - self.free_tries
        if past < 0:
            return timedelta(0)
        return min(self.first_delay * 2 ** min(past, 20), self.longest_delay)


ACCOUNT_AT_ADDRESS = Policy(5, timedelta(seconds=5), timedelta(minutes=15))
KNOWN_DEVICE = Policy(10, timedelta(seconds=5), timedelta(minutes=15))
# Offices share an address: many people may fail there, and nobody waits for long.
ADDRESS = Policy(50, timedelta(seconds=2), timedelta(minutes=1))
# A code is short: tries for one customer count wherever they are made, and those of a kiosk, too.
CUSTOMER_AT_KIOSKS = Policy(5, timedelta(seconds=5), timedelta(minutes=15))
KIOSK = Policy(20, timedelta(seconds=2), timedelta(minutes=1))
# Nobody guesses a signature: a site whose tokens are wrong asks and asks, for all of its people; a
# right one ends that. These are not the addresses of passwords: no site locks people out there.
HOST_KEY_AT_ADDRESS = Policy(10, timedelta(seconds=2), timedelta(minutes=1))
HOSTS_AT_ADDRESS = Policy(50, timedelta(seconds=2), timedelta(minutes=1))
# By many people: one that got it right says nothing of the others.
_SHARED = (ADDRESS, KIOSK, HOSTS_AT_ADDRESS)


class Attempt:
    """One try to sign in: `check`, then `fail` or `succeed`. It counts in all of its buckets."""

    def __init__(self, buckets: dict[str, Policy]) -> None:
        self._buckets = buckets

    def check(self) -> None:
        """Problem `locked-out` with the time to wait."""
        until = (
            SignInThrottle.objects.filter(pk__in=self._buckets, locked_until__gt=clock.now())
            .order_by("-locked_until")
            .values_list("locked_until", flat=True)
            .first()
        )
        if until is not None:
            raise _locked(until)

    def fail(self) -> None:
        """Counts; Problem `locked-out` where that locks."""
        until = [self._count(bucket, policy) for bucket, policy in self._buckets.items()]
        locked = [instant for instant in until if instant is not None]
        if locked:
            raise _locked(max(locked))

    def succeed(self) -> None:
        """Forgets the failures of this account here; those that others share stay."""
        mine = [bucket for bucket, policy in self._buckets.items() if policy not in _SHARED]
        SignInThrottle.objects.filter(pk__in=mine).delete()

    def _count(self, bucket: str, policy: Policy) -> datetime | None:
        now = clock.now()
        with transaction.atomic():
            fresh = {"last_failure_at": now}
            throttle, _ = SignInThrottle.objects.select_for_update().get_or_create(
                pk=bucket, defaults=fresh
            )
            if now - throttle.last_failure_at > FORGIVEN_AFTER:
                throttle.failures = 0
            throttle.failures += 1
            throttle.last_failure_at = now
            delay = policy.delay(throttle.failures)
            throttle.locked_until = now + delay if delay else None
            throttle.save()
            until: datetime | None = throttle.locked_until
            return until


def by_password(request: HttpRequest, email: str) -> Attempt:
    account = normal_email(email)
    network = _network(request.META.get("REMOTE_ADDR", ""))
    device = request.COOKIES.get(DEVICE_COOKIE, "")
    if _is_known(device, account):
        return Attempt({_bucket("device", account, device): KNOWN_DEVICE})
    return Attempt(
        {
            _bucket("account", account, network): ACCOUNT_AT_ADDRESS,
            _bucket("address", network): ADDRESS,
        }
    )


def by_host_token(request: HttpRequest, key_name: str) -> Attempt:
    """`key_name` is what the token claims: some key's, or nobody's."""
    network = _network(request.META.get("REMOTE_ADDR", ""))
    return Attempt(
        {
            _bucket("host-key", key_name, network): HOST_KEY_AT_ADDRESS,
            _bucket("hosts", network): HOSTS_AT_ADDRESS,
        }
    )


def at_kiosk(kiosk: Kiosk, customer_number: str) -> Attempt:
    """`customer_number` is some customer's, or nobody's."""
    return Attempt(
        {
            _bucket("kiosks", str(kiosk.seller_id), customer_number): CUSTOMER_AT_KIOSKS,
            _bucket("kiosk", str(kiosk.pk)): KIOSK,
        }
    )


def remember_device(request: HttpRequest, response: HttpResponse, person: Person) -> None:
    """Gives the browser its own bucket for this person's next sign-ins."""
    cookies.keep(
        response,
        DEVICE_COOKIE,
        tokens.pack("device", [person.email, clock.rfc3339(clock.now())]),
        max_age=DEVICE_LIFETIME,
        samesite="Strict",
        path="/api/v1/session",
        framed=cookies.is_framed(request),
    )


def _is_known(device: str, account: str) -> bool:
    try:
        email, given = tokens.unpack("device", device)
        age = clock.now() - datetime.fromisoformat(given.replace("Z", "+00:00"))
    except (ValueError, TypeError):
        return False
    return bool(email == account and age < DEVICE_LIFETIME)


def _bucket(*parts: str) -> str:
    return tokens.signature("throttle", "\n".join(parts))


def _network(address: str) -> str:
    """One household or office: an IPv4 address, the first half of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(found, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(found)


def _locked(until: datetime) -> Problem:
    seconds = max(1, math.ceil((until - clock.now()).total_seconds()))
    return Problem("locked-out", 429, "Too many attempts.", "Wait, then try again.", (), seconds)


def forget_old() -> None:
    SignInThrottle.objects.filter(last_failure_at__lt=clock.now() - FORGIVEN_AFTER).delete()
