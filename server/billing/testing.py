"""Builders of documents for tests, of this app and of those that pay its invoices."""

from __future__ import annotations

from typing import Any

from accounts.models import Customer

from billing.drafting import draft
from billing.issue import NewDocument, issue
from billing.models import Document


def issue_invoice(
    customer: Customer,
    number: str,
    payable: str = "121.00",
    *,
    currency: str = "EUR",
    issue_date: str = "2026-03-01",
    due_date: str | None = "2026-03-31",
    **more: Any,
) -> Document:
    """An issued invoice of one line without tax that adds up to `payable`."""
    return _issue("invoice", customer, number, payable, currency, issue_date, due_date, more)


def issue_credit_note(
    customer: Customer,
    number: str,
    payable: str = "121.00",
    *,
    currency: str = "EUR",
    issue_date: str = "2026-03-02",
    corrects: tuple[str, ...] = (),
    **more: Any,
) -> Document:
    """An issued credit note; `corrects` are numbers of invoices that it is applied to."""
    if corrects:
        more["preceding"] = [{"number": each} for each in corrects]
    return _issue("credit_note", customer, number, payable, currency, issue_date, None, more)


def _issue(
    type: str,
    customer: Customer,
    number: str,
    payable: str,
    currency: str,
    issue_date: str,
    due_date: str | None,
    more: dict[str, Any],
) -> Document:
    lines = [
        {"name": "Goods", "quantity": "1", "price": payable, "tax_category": "Z",
         "tax_percent": "0"}
    ]  # fmt: skip
    if not due_date:
        more.setdefault("payment_terms", "On receipt")
    body = draft(
        customer=customer,
        number=number,
        type=type,
        lines=more.pop("lines", lines),
        currency=currency,
        issue_date=issue_date,
        due_date=due_date,
        **more,
    )
    return issue(NewDocument(customer, body))[0]
