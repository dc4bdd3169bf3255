"""Keeps demo data, whose passwords are published, on this machine."""
from __future__ import annotations

from django.conf import settings

from portal.problems import Problem
from portal.serving.proxies import is_loopback

# Set when a sign-in or a start finds a seller that is marked as demo.
_demo_seller_seen = False


def note_demo_seller() -> None:
    global _demo_seller_seen
    _demo_seller_seen = True


def active() -> bool:
    return bool(settings.DEMO) or _demo_seller_seen


def check_reach(local_address: str) -> None:
    """`local_address` is ours, of the connection. Problem where others could reach it."""
    if active() and (settings.TRUSTED_PROXIES or not is_loopback(local_address)):
        raise Problem("demo-refused", 403, "Demo data is shown on its own machine only.")
