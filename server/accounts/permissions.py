"""What each role may do: the one table, and the one check."""
from __future__ import annotations

from typing import Iterable

VIEW = "view"
PAY = "pay"
CLOSE = "close"  # void documents, write them off

ROLES: dict[str, frozenset[str]] = {
    "owner": frozenset({VIEW, PAY}),
    "accountant": frozenset({VIEW, PAY}),
    "viewer": frozenset({VIEW}),
    # Staff of the seller: see every customer's papers, move nobody's money.
    "clerk": frozenset({VIEW, CLOSE}),
}

# Whoever signs in at a device that many use, looks only.
AT_KIOSK = ["viewer"]


def permissions_of(roles: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(ROLES.get(role, frozenset()) for role in roles))


def allows(roles: Iterable[str], permission: str) -> bool:
    return permission in permissions_of(roles)
