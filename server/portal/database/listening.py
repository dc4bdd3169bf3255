"""A PostgreSQL connection of its own that only listens."""
from __future__ import annotations

from contextlib import suppress
from typing import Any

from django.db import connection


def open_connection(channel: str) -> Any:
    import psycopg2

    opened = psycopg2.connect(**_parameters())
    opened.autocommit = True
    with opened.cursor() as cursor:
        cursor.execute(f'LISTEN "{channel}"')
    return opened


def _parameters() -> dict[str, Any]:
    """As Django connects, without what is Django's own (cursor factories and the like)."""
    parameters = connection.get_connection_params()
    for name in ("cursor_factory", "connection_factory", "context", "prepare_threshold"):
        parameters.pop(name, None)
    return dict(parameters)


def alive(listener: Any) -> bool:
    import psycopg2

    try:
        with listener.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except psycopg2.Error:
        return False


def drain(listener: Any) -> bool:
    """Takes the notices in; False where the connection is lost."""
    import psycopg2

    try:
        listener.poll()
    except psycopg2.Error:
        return False
    listener.notifies.clear()
    return not listener.closed


def close(listener: Any) -> None:
    with suppress(Exception):
        listener.close()
