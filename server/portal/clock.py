"""The one clock of the server. Tests replace it with `portal.testing.at(...)`."""
from __future__ import annotations

from datetime import date, datetime, timezone
from typing import Any, Callable
from zoneinfo import ZoneInfo

_source: Callable[[], datetime] = lambda: datetime.now(timezone.utc)


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _source()


def today(where: Any = "UTC") -> date:
    """The calendar date now, at a seller (its `time_zone`) or in an IANA time zone."""
    return now().astimezone(ZoneInfo(getattr(where, "time_zone", where))).date()


def rfc3339(instant: datetime) -> str:
    """`2026-03-01T12:00:00Z`: whole seconds, UTC."""
    return instant.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def replace(source: Callable[[], datetime]) -> Callable[[], datetime]:
    """Puts another source in place and answers the one before. For tests."""
    global _source
    before, _source = _source, source
    return before
