"""/healthz: whether this server can do its work."""
from __future__ import annotations

import importlib
import time
from typing import Any, Callable

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from portal.answers import json_response

# Other systems that are told of but don't make this server unhealthy: name -> check().
reachable: dict[str, Callable[[], bool]] = {}
_known: dict[str, tuple[float, bool]] = {}
RECENTLY_SECONDS = 5.0
_migrated = False


def healthz(request: HttpRequest) -> HttpResponse:
    checks: dict[str, Any] = {"database": _database()}
    checks["migrations"] = checks["database"] and _migrations()
    checks["rules"] = _quietly(_rules)
    ready = all(checks.values())
    checks.update({name: _recently(name, check) for name, check in reachable.items()})
    body = {"status": "ok" if ready else "unavailable", "checks": checks}
    return json_response(body, status=200 if ready else 503)


def _recently(name: str, check: Callable[[], bool]) -> bool:
    """As it was moments ago, if it was asked then: anybody may ask us, and often."""
    asked_at, answer = _known.get(name, (-RECENTLY_SECONDS, False))
    if time.monotonic() - asked_at >= RECENTLY_SECONDS:
        answer = _quietly(check)
        _known[name] = (time.monotonic(), answer)
    return answer


def _quietly(check: Callable[[], bool]) -> bool:
    try:
        return bool(check())
    except Exception:
        return False


def _rules() -> bool:
    importlib.import_module("portico_rules")
    return True


def _database() -> bool:
    def ask() -> bool:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            return bool(cursor.fetchone())

    return _quietly(ask)


def _migrations() -> bool:
    """True once all are applied; remembered, as none comes to a running server."""
    global _migrated

    def ask() -> bool:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())

    _migrated = _migrated or _quietly(ask)
    return _migrated
