"""Statement of account of a period: JSON, PDF, CSV and XLSX."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from accounts.models import Customer
from django.http import HttpRequest, HttpResponse
from portal.api import Problem, customer_for, query

from billing import rules
from billing.files.headers import file_response
from billing.files.pdf import statement_pdf
from billing.files.tables import statement_csv, statement_xlsx
from billing.statements import statement
from billing.views.document import locale_of
from billing.views.invoices import json_body

MOST_ROWS_OF_PDF = 1500  # some ten seconds of work


def get_statement(request: HttpRequest, customer_id: str) -> HttpResponse:
    customer = customer_for(request, customer_id)
    answer = statement(customer, *_asked(request))
    return json_body(json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode())


def download_statement(request: HttpRequest, customer_id: str, format: str) -> HttpResponse:
    customer = customer_for(request, customer_id)
    currency, first, last = _asked(request)
    locale = locale_of(request)
    made = statement(customer, currency, first, last)
    name = f"statement-{customer.public_id}-{currency}-{first}-{last}.{format}"
    return file_response(_file(format, customer, made, locale), name)


def _file(format: str, customer: Customer, made: dict[str, Any], locale: str) -> bytes:
    if format == "pdf":
        if len(made["entries"]) > MOST_ROWS_OF_PDF:
            raise Problem(
                "too-large",
                422,
                "This period has too many movements for a PDF.",
                "Choose a shorter period, or take the CSV or XLSX file.",
            )
        return statement_pdf(customer, made, locale)
    if format == "xlsx":
        return statement_xlsx(customer, made, locale)
    return statement_csv(made)


def _asked(request: HttpRequest) -> tuple[str, date, date]:
    asked = query(request)
    first = asked.date("from", required=True)
    last = asked.date("to", required=True)
    currency = asked.currency(required=True)
    if currency and currency not in rules.CURRENCIES:
        asked.error("currency", "invalid", "No currency of ISO 4217.")
    if first and last:
        for field, code, message in rules.period_errors(first, last):
            asked.error(field, code, message)
    asked.check()
    return str(currency), first, last
