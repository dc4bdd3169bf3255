"""Which database, from one URL.

`sqlite:///relative.sqlite3`, `sqlite:////absolute.sqlite3`,
`postgresql://user:password@host:port/name?sslmode=require` (or `?host=/socket/folder`).
"""
from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BUSY_TIMEOUT_SECONDS = 20


def from_url(url: str, base: Path | None = None) -> dict[str, Any]:
    """Settings of one database; a relative SQLite path starts at `base`."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = Path(unquote(parts.path)[1:])
        return _sqlite(path if path.is_absolute() else (base or Path.cwd()) / path)
    if parts.scheme in ("postgresql", "postgres"):
        options = dict(parse_qsl(parts.query))
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path)[1:],
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
            "PORT": str(parts.port or options.pop("port", "")),
            "CONN_MAX_AGE": None,
            "OPTIONS": options,
        }
    raise ImproperlyConfigured(
        f"PORTICO_DATABASE_URL must begin with sqlite: or postgresql:, not {parts.scheme!r}."
    )


def _sqlite(path: Path) -> dict[str, Any]:
    # A file, not memory, in tests too: threads then meet the same locks as in service.
    test_file = Path(tempfile.gettempdir()) / f"portico-test-{os.getpid()}.sqlite3"
    return {
        "ENGINE": "portal.database.sqlite",
        "NAME": str(path),
        "CONN_MAX_AGE": None,
        "OPTIONS": {"timeout": BUSY_TIMEOUT_SECONDS},
        "TEST": {"NAME": str(test_file)},
    }
