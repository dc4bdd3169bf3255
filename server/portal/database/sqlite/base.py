"""Django's SQLite backend, with transactions that take the write lock first.

A deferred transaction that reads and then writes fails at once with "database is
locked" when another one wrote in between, whatever the busy timeout. BEGIN IMMEDIATE
waits its turn instead. WAL lets readers go on meanwhile; synchronous=FULL makes a
commit survive a power cut, which payments need.
"""
from __future__ import annotations

from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        connection = super().get_new_connection(conn_params)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        return connection

    def _start_transaction_under_autocommit(self) -> None:
        self.cursor().execute("BEGIN IMMEDIATE")
