"""CSV and XLSX files. A cell that a spreadsheet could take for a formula is made text."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from accounts.models import Customer

from billing import rules
from billing.files.locales import Writing
from billing.files.texts import TEXTS

# OWASP "CSV injection": what spreadsheets read as the beginning of a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BYTE_ORDER_MARK = "\ufeff"  # by which spreadsheets know UTF-8

DOCUMENT_COLUMNS = ("number", "issue_date", "due_date", "line", "name", "description", "quantity",
                    "unit", "unit_price", "base_quantity", "tax_category", "tax_percent", "net",
                    "currency")  # fmt: skip
LIST_COLUMNS = ("number", "type", "standing", "issue_date", "due_date", "total", "open", "currency",
                "order_reference")  # fmt: skip
AMOUNTS, DATES = {"total", "open"}, {"issue_date", "due_date"}
SPOKEN = {"type": "kind_", "standing": "standing_"}  # what their words' keys begin with
WIDTHS = {"number": 20, "currency": 9, "order_reference": 24}  # characters
STATEMENT_COLUMNS = ("date", "kind", "reference", "debit", "credit", "balance", "currency")


def guarded(value: Any) -> Any:
    """The text, told to be one where a spreadsheet would calculate it."""
    text = "" if value is None else str(value)
    if text.lstrip(" ").startswith(FORMULA_STARTS):
        return "'" + text
    return text


def document_csv(body: dict[str, Any]) -> bytes:
    """One row a line; numbers plain, with a point, dates ISO 8601: the same in every language."""
    rows: list[list[Any]] = []
    for line in body["lines"]:
        rows.append(
            [
                guarded(body["number"]),
                body["issue_date"],
                body.get("due_date", ""),
                guarded(line["id"]),
                guarded(line["name"]),
                guarded(line.get("description")),
                line["quantity"],
                guarded(line.get("unit")),
                line["price"],
                line.get("base_quantity", ""),
                line.get("tax_category", ""),
                line.get("tax_percent", ""),
                line["net"],
                body["currency"],
            ]
        )
    return _csv(DOCUMENT_COLUMNS, rows)


def statement_csv(statement: dict[str, Any]) -> bytes:
    currency = statement["currency"]

    def amount(money: dict[str, Any]) -> str:
        return rules.decimal(money["amount_minor"], currency)

    rows: list[list[Any]] = [
        [statement["from"], "opening", "", "", "", amount(statement["opening"]), currency]
    ]
    for entry in statement["entries"]:
        rows.append(
            [
                entry["date"],
                entry["kind"],
                guarded(entry["reference"]),
                amount(entry["debit"]),
                amount(entry["credit"]),
                amount(entry["balance"]),
                currency,
            ]
        )
    totals = [amount(statement["total_debit"]), amount(statement["total_credit"])]
    rows.append([statement["to"], "closing", "", *totals, amount(statement["closing"]), currency])
    return _csv(STATEMENT_COLUMNS, rows)


def documents_csv(documents: list[dict[str, Any]], columns: Sequence[str] = LIST_COLUMNS) -> bytes:
    """Documents of a customer, one a row."""
    return _csv(columns, [[_listed(document, name) for name in columns] for document in documents])


def _listed(document: dict[str, Any], column: str) -> Any:
    if column in AMOUNTS:
        return rules.decimal(document[column + "_minor"], document["currency"])
    return guarded(document[column])


def documents_xlsx(
    customer: Customer,
    documents: list[dict[str, Any]],
    locale: str,
    columns: Sequence[str] = LIST_COLUMNS,
) -> bytes:
    words = TEXTS[locale]
    output = io.BytesIO()
    book = _workbook(output)
    sheet = book.add_worksheet(words["documents"][:31])
    if Writing(locale).is_right_to_left:
        sheet.right_to_left()
    head = book.add_format({"bold": True, "bottom": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    title = book.add_format({"bold": True, "font_size": 14})
    money = {
        digits: book.add_format({"num_format": "#,##0" + ("." + "0" * digits if digits else "")})
        for digits in range(5)
    }
    sheet.write_string(0, 0, words["documents"], title)
    sheet.write_string(1, 0, f"{customer.seller.name} – {customer.name}")
    for column, name in enumerate(columns):
        sheet.write_string(3, column, words["kind" if name == "type" else name], head)
        sheet.set_column(column, column, WIDTHS.get(name, 16))
    for row, document in enumerate(documents, start=4):
        currency = document["currency"]
        for column, name in enumerate(columns):
            if name in AMOUNTS:
                amount = _number({"amount_minor": document[name + "_minor"], "currency": currency})
                sheet.write_number(row, column, amount, money[rules.CURRENCIES[currency]])
            elif name in DATES:
                if document[name]:
                    sheet.write_datetime(row, column, datetime.fromisoformat(document[name]), day)
            else:
                told = SPOKEN.get(name, "") + document[name]
                sheet.write_string(row, column, words[told] if name in SPOKEN else told)
    sheet.freeze_panes(4, 1)
    sheet.autofilter(3, 0, 3 + len(documents), len(columns) - 1)
    book.close()
    return output.getvalue()


def _workbook(output: io.BytesIO) -> Any:
    """A new one in which a text is a text, whatever it looks like."""
    return xlsxwriter.Workbook(
        output,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )


def statement_xlsx(customer: Customer, statement: dict[str, Any], locale: str) -> bytes:
    """A worksheet whose amounts are numbers and whose dates are dates."""
    words, currency = TEXTS[locale], statement["currency"]
    output = io.BytesIO()
    book = _workbook(output)
    sheet = book.add_worksheet(words["statement"][:31])
    if Writing(locale).is_right_to_left:
        sheet.right_to_left()
    digits = rules.CURRENCIES[currency]
    number = "#,##0" + ("." + "0" * digits if digits else "")
    head = book.add_format({"bold": True, "bottom": 1})
    money = book.add_format({"num_format": number})
    strong = book.add_format({"num_format": number, "bold": True, "top": 1})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    title = book.add_format({"bold": True, "font_size": 14})
    label = book.add_format({"bold": True, "top": 1})

    sheet.write_string(0, 0, words["statement"], title)
    sheet.write_string(1, 0, f"{customer.seller.name} – {customer.name}")
    sheet.write_string(2, 0, f"{statement['from']} – {statement['to']}, {currency}")
    for column, key in enumerate(("date", "kind", "reference", "debit", "credit", "balance")):
        sheet.write_string(4, column, words[key], head)
    sheet.write_string(5, 1, words["opening"])
    sheet.write_number(5, 5, _number(statement["opening"]), money)
    row = 6
    for entry in statement["entries"]:
        sheet.write_datetime(row, 0, datetime.fromisoformat(entry["date"]), day)
        sheet.write_string(row, 1, words[f"kind_{entry['kind']}"])
        sheet.write_string(row, 2, entry["reference"])
        for column, key in enumerate(("debit", "credit", "balance"), start=3):
            if key == "balance" or entry[key]["amount_minor"]:
                sheet.write_number(row, column, _number(entry[key]), money)
        row += 1
    sheet.write_string(row, 1, words["closing"], label)
    for column, key in enumerate(("total_debit", "total_credit", "closing"), start=3):
        sheet.write_number(row, column, _number(statement[key]), strong)
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 2, 24)
    sheet.set_column(3, 5, 16)
    sheet.freeze_panes(5, 0)
    book.close()
    return output.getvalue()


def _number(money: dict[str, Any]) -> float:
    """A cell's number: spreadsheets keep 15 digits, more than a balance has."""
    return float(rules.decimal(money["amount_minor"], money["currency"]))


def _csv(columns: Sequence[str], rows: list[list[Any]]) -> bytes:
    output = io.StringIO()
    writer = csv.writer(output, lineterminator="\r\n")  # RFC 4180
    writer.writerow(columns)
    writer.writerows(rows)
    return (BYTE_ORDER_MARK + output.getvalue()).encode()
