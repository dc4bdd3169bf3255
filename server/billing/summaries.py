"""Rows of documents with what the ledger says of them, and their JSON, made by hand.

This is the hot path: one query, no model objects. `COLUMNS` and `summary_json` belong together.
"""

from __future__ import annotations

from collections.abc import Sequence
from json.encoder import encode_basestring  # type: ignore[attr-defined]
from typing import Any

from billing import pending, rules

COLUMNS = (
    "d.id, d.type, d.number, d.document_id, d.issue_date, d.due_date, d.currency,"
    " d.payable_minor, d.order_reference, d.status"
)
# The same, dates as text, which spares the database's driver making them.
TEXT_COLUMNS = COLUMNS.replace("d.issue_date, d.due_date", "d.issue_date || '', d.due_date || ''")
# What the ledger says of a document: what is open on it, and what was taken back of its payments.
OPEN = "(SELECT COALESCE(SUM(e.amount_minor), 0) FROM billing_entry e WHERE e.document_id = d.id)"
REVERSED = (
    "(SELECT COALESCE(SUM(e.amount_minor), 0) FROM billing_entry e"
    " WHERE e.document_id = d.id AND e.kind = 'reversal')"
)
# What is open on each document of one customer: one walk over an index, for whole lists.
OPEN_OF_CUSTOMER = (
    "SELECT e.document_id, SUM(e.amount_minor) AS minor FROM billing_entry e"
    " WHERE e.customer_id = %s AND e.account = 'receivable' GROUP BY e.document_id"
)
# What voiding or writing off took of it; asked for where there is any.
GIVEN_UP = (
    "CASE WHEN d.status = 'open' THEN 0 ELSE (SELECT COALESCE(SUM(e.amount_minor), 0)"
    " FROM billing_entry e WHERE e.document_id = d.id AND e.kind IN ('void', 'write_off')) END"
)

Row = Sequence[Any]
PAY_ACTIONS = '["pay"]'


def rows_sql(page_sql: str, order_sql: str, first_sql: str = "") -> str:
    """`page_sql` selects COLUMNS; each row gets: open, reversed, in a pending payment,
    given up. `first_sql` names columns that come before all of them.

    The ledger is asked for the page's rows alone. Parameters: the customer's key, then those
    of `page_sql`.
    """
    first = f"{first_sql}, " if first_sql else ""
    return (
        f"SELECT {first}{TEXT_COLUMNS}, {OPEN}, {REVERSED}, d.id IN ({pending.documents_sql()}),"
        f" {GIVEN_UP}"
        f" FROM ({page_sql}) d ORDER BY {order_sql}"
    )


def summary_json(row: Row, today: str, may_pay: bool) -> str:
    """InvoiceSummary of the contract; `today` is an ISO date at the seller."""
    (_, kind, number, document_id, issue_date, due_date, currency, payable, order_reference) = row[
        :9
    ]
    status, ledger_open, reversed_minor, in_payment, given_up = row[9:14]
    payment_status, days_overdue, is_payable, shown, _ = rules.standing(
        kind,
        status,
        payable,
        int(ledger_open),
        bool(in_payment),
        int(reversed_minor),
        int(given_up),
        due_date,
        today,
    )
    money_end = f',"currency":"{currency}"}}'
    due_json = f'"{due_date}"' if due_date else "null"
    order_json = (
        f'"order_reference":{encode_basestring(order_reference)},' if order_reference else ""
    )
    return (
        f'{{"id":"{document_id}","type":"{kind}","number":{encode_basestring(number)},'
        f'"issue_date":"{issue_date}","due_date":{due_json},{order_json}'
        f'"total":{{"amount_minor":{payable}{money_end},"open":{{"amount_minor":{shown}{money_end},'
        f'"status":"{status}","payment_status":"{payment_status}",'
        f'"overdue":{"true" if days_overdue else "false"},"days_overdue":{days_overdue},'
        f'"actions":{PAY_ACTIONS if is_payable and may_pay else "[]"}}}'
    )
