"""What the sandbox remembers: payments and the webhooks it owes, in its own SQLite database.

Every change of a payment writes the webhook that tells of it in the same transaction, so that a
crash loses neither. A connection lives for one transaction.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# open: nobody has decided; processing: approved, the money is under way; the rest is final, but
# for a success that may be reversed (a charge-back).
FOLLOWERS: dict[str, set[str]] = {
    "open": {"processing", "succeeded", "failed", "expired"},
    "processing": {"succeeded", "failed"},
    "succeeded": {"reversed"},
    "failed": set(),
    "expired": set(),
    "reversed": set(),
}

SCHEMA = """
CREATE TABLE IF NOT EXISTS payment (
    id TEXT PRIMARY KEY,
    idempotency_key TEXT NOT NULL UNIQUE,
    reference TEXT NOT NULL UNIQUE,
    request TEXT NOT NULL,
    amount_minor INTEGER NOT NULL CHECK (amount_minor > 0),
    currency TEXT NOT NULL,
    status TEXT NOT NULL,
    failure_code TEXT NOT NULL DEFAULT '',
    created_at REAL NOT NULL,
    expires_at REAL NOT NULL,
    settles_at REAL
);
CREATE INDEX IF NOT EXISTS payment_due ON payment (status, expires_at, settles_at);
CREATE TABLE IF NOT EXISTS delivery (
    webhook_id TEXT PRIMARY KEY,
    payment_id TEXT NOT NULL REFERENCES payment (id),
    body TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at REAL,
    delivered_at REAL
);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery (next_at) WHERE next_at IS NOT NULL;
"""


class Conflict(Exception):
    """The idempotency key or the reference belongs to another request."""


class Store:
    def __init__(self, path: Path) -> None:
        self._path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        with self.transaction() as db:
            for statement in SCHEMA.split(";"):
                db.execute(statement)

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One writing transaction; rolled back when the block raises."""
        db = sqlite3.connect(self._path, timeout=20, isolation_level=None)
        try:
            db.row_factory = sqlite3.Row
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA synchronous=FULL")
            db.execute("PRAGMA foreign_keys=ON")
            db.execute("BEGIN IMMEDIATE")
            try:
                yield db
            except BaseException:
                db.execute("ROLLBACK")
                raise
            db.execute("COMMIT")
        finally:
            db.close()

    def create(self, key: str, request: dict[str, Any]) -> dict[str, Any]:
        """The payment of this key, made now unless it exists. Raises Conflict on another body."""
        text = json.dumps(request, sort_keys=True)
        with self.transaction() as db:
            row = db.execute("SELECT * FROM payment WHERE idempotency_key = ?", (key,)).fetchone()
            if row is None:
                now = time.time()
                try:
                    db.execute(
                        "INSERT INTO payment (id, idempotency_key, reference, request,"
                        " amount_minor, currency, status, created_at, expires_at)"
                        " VALUES (?, ?, ?, ?, ?, ?, 'open', ?, ?)",
                        (
                            "sbx_" + secrets.token_hex(16),
                            key,
                            request["reference"],
                            text,
                            request["amount_minor"],
                            request["currency"],
                            now,
                            now + request["expires_in_seconds"],
                        ),
                    )
                except sqlite3.IntegrityError as error:
                    raise Conflict("This reference has a payment under another key.") from error
                row = db.execute(
                    "SELECT * FROM payment WHERE idempotency_key = ?", (key,)
                ).fetchone()
            elif row["request"] != text:
                raise Conflict("This idempotency key was used with another body.")
            return dict(row)

    def find(self, column: str, value: str) -> dict[str, Any] | None:
        """`column` is `id` or `reference`."""
        if column not in ("id", "reference"):
            raise ValueError(column)
        with self.transaction() as db:
            row = db.execute(f"SELECT * FROM payment WHERE {column} = ?", (value,)).fetchone()
            return dict(row) if row else None

    def move(
        self,
        payment_id: str,
        status: str,
        *,
        failure_code: str = "",
        settles_at: float | None = None,
    ) -> dict[str, Any] | None:
        """Moves the payment and owes a webhook; a move that is not allowed changes nothing."""
        with self.transaction() as db:
            return self._move(db, payment_id, status, failure_code, settles_at)

    def _move(
        self,
        db: sqlite3.Connection,
        payment_id: str,
        status: str,
        failure_code: str,
        settles_at: float | None,
    ) -> dict[str, Any] | None:
        row = db.execute("SELECT * FROM payment WHERE id = ?", (payment_id,)).fetchone()
        if row is None or status not in FOLLOWERS[row["status"]]:
            return dict(row) if row else None
        db.execute(
            "UPDATE payment SET status = ?, failure_code = ?, settles_at = ? WHERE id = ?",
            (status, failure_code, settles_at, payment_id),
        )
        row = dict(db.execute("SELECT * FROM payment WHERE id = ?", (payment_id,)).fetchone())
        body = json.dumps({"type": f"payment.{status}", "data": public(row)})
        db.execute(
            "INSERT INTO delivery (webhook_id, payment_id, body, next_at) VALUES (?, ?, ?, ?)",
            ("msg_" + secrets.token_hex(12), payment_id, body, time.time()),
        )
        return row

    def advance(self) -> None:
        """Ends what time has ended: abandoned pages expire, money under way arrives."""
        now = time.time()
        with self.transaction() as db:
            for row in db.execute(
                "SELECT id FROM payment WHERE status = 'open' AND expires_at <= ?", (now,)
            ).fetchall():
                self._move(db, row["id"], "expired", "expired", None)
            for row in db.execute(
                "SELECT id FROM payment WHERE status = 'processing' AND settles_at <= ?", (now,)
            ).fetchall():
                self._move(db, row["id"], "succeeded", "", None)

    def due_deliveries(self, limit: int = 50) -> list[dict[str, Any]]:
        with self.transaction() as db:
            rows = db.execute(
                "SELECT * FROM delivery WHERE next_at <= ? ORDER BY next_at, rowid LIMIT ?",
                (time.time(), limit),
            ).fetchall()
            return [dict(row) for row in rows]

    def attempted(
        self, delivery: dict[str, Any], *, delivered_at: float | None, next_at: float | None
    ) -> None:
        """Writes how the attempt at a due delivery ended; with neither time it is given up.

        What was asked for again during the attempt stays owed.
        """
        with self.transaction() as db:
            db.execute(
                "UPDATE delivery SET attempts = attempts + 1, next_at = ?,"
                " delivered_at = COALESCE(?, delivered_at) WHERE webhook_id = ? AND next_at = ?",
                (next_at, delivered_at, delivery["webhook_id"], delivery["next_at"]),
            )

    def redeliver(self, payment_id: str) -> int:
        """Owes every webhook of the payment again, under the same webhook-id."""
        with self.transaction() as db:
            return db.execute(
                "UPDATE delivery SET next_at = ?, attempts = 0 WHERE payment_id = ?",
                (time.time(), payment_id),
            ).rowcount

    def next_due(self) -> float | None:
        """When `advance` or a delivery has work again (epoch seconds); None is never."""
        with self.transaction() as db:
            row = db.execute(
                "SELECT MIN(at) AS at FROM ("
                "SELECT MIN(next_at) AS at FROM delivery WHERE next_at IS NOT NULL UNION ALL "
                "SELECT MIN(expires_at) FROM payment WHERE status = 'open' UNION ALL "
                "SELECT MIN(settles_at) FROM payment WHERE status = 'processing')"
            ).fetchone()
            return None if row["at"] is None else float(row["at"])


def public(payment: dict[str, Any]) -> dict[str, Any]:
    """The payment as the API and the webhooks show it."""
    return {
        "id": payment["id"],
        "reference": payment["reference"],
        "status": payment["status"],
        "failure_code": payment["failure_code"],
        "amount_minor": payment["amount_minor"],
        "currency": payment["currency"],
        "test": True,
    }
