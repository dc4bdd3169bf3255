"""The providers of this deployment, by name.

PORTICO_SANDBOX_URL          where the sandbox provider listens; default http://127.0.0.1:8090
PORTICO_SANDBOX_SECRET_FILE  its secret file; default sandbox-provider.json in PORTICO_VAR
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from payments.providers.base import Provider
from payments.providers.sandbox import SandboxProvider

DEFAULT = "sandbox"

_replaced: dict[str, Provider] = {}


@lru_cache(maxsize=None)
def _sandbox() -> Provider:
    secret_file = os.environ.get("PORTICO_SANDBOX_SECRET_FILE")
    return SandboxProvider(
        os.environ.get("PORTICO_SANDBOX_URL") or "http://127.0.0.1:8090",
        Path(secret_file) if secret_file else Path(settings.VAR) / "sandbox-provider.json",
    )


_MAKERS = {"sandbox": _sandbox}


def get(name: str) -> Provider | None:
    """None for a name that this deployment doesn't have."""
    if name in _replaced:
        return _replaced[name]
    maker = _MAKERS.get(name)
    return maker() if maker else None


def reachable() -> bool:
    """Whether the default provider answers now."""
    provider = get(DEFAULT)
    return provider is not None and provider.reachable()


@contextmanager
def replaced(name: str, provider: Provider) -> Iterator[None]:
    """Puts another provider in place of a name. For tests."""
    before = _replaced.get(name)
    _replaced[name] = provider
    try:
        yield
    finally:
        if before is None:
            del _replaced[name]
        else:
            _replaced[name] = before
