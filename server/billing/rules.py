"""The one place where billing calls portico_rules (src/domain in C++). No rule is written here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import portico_rules

Body = Mapping[str, Any]
CURRENCIES: dict[str, int] = portico_rules.currencies()


@dataclass(frozen=True)
class Violation:
    """A broken rule; `path` is a path of the body (see billing.ubl.reader)."""

    rule: str
    path: str
    message: str


def violations(body: Body, exact: bool = False) -> list[Violation]:
    """Where a document disagrees with EN 16931; `exact` for what is made here."""
    try:
        found = portico_rules.check_document(declared(body), "exact" if exact else "published")
    except portico_rules.RuleError as error:
        path = error.fields[0]["field"] if error.fields else ""
        return [Violation("", _body_path(path), f"The document cannot be checked: {error.detail}.")]
    return [Violation(each["rule"], _body_path(each["path"]), _sentence(each)) for each in found]


def computed(body: Body) -> dict[str, Any]:
    """Line nets, allowances, taxes and totals of a document that has none, in minor units."""
    answer: dict[str, Any] = portico_rules.compute_totals(declared(body))
    return answer


def minor(amount: str, currency: str) -> int:
    """A decimal string in minor units. Errors: ValueError where it is not exact."""
    return int(portico_rules.to_minor(amount, currency))


def decimal(amount_minor: int, currency: str) -> str:
    return str(portico_rules.to_decimal(amount_minor, currency))


def multiplied(a: str, b: str, digits: int, over: str = "1") -> str:
    """a x b / over, rounded once, half away from zero."""
    return str(portico_rules.multiply_divide(a, b, over, digits))


def document_entries(document: int, body: Body) -> list[tuple[str, int, int | None]]:
    """The ledger's entries of a document: account, amount, document of receivable ones.

    Empty where nothing is booked, because every amount is zero.
    """
    currency, said = body["currency"], body["totals"]
    totals = {
        "tax_exclusive": minor(said["tax_exclusive"], currency),
        "tax_total": minor(body.get("tax_total", "0"), currency),
        "payable": minor(said["payable"], currency),
        "prepaid": minor(said.get("prepaid", "0"), currency),
        "rounding": minor(said.get("rounding", "0"), currency),
    }
    if not any(totals.values()):
        return []
    post = (
        portico_rules.post_credit_note
        if body["type"] == "credit_note"
        else portico_rules.post_invoice
    )
    return _entries(post(str(document), currency, totals))


def posting_problem(entries: Sequence[tuple[str, str, int]]) -> str:
    """Why entries (account, currency, amount) are no posting; "" where they balance."""
    if not entries:
        return "a posting without entries"
    posting = {
        "kind": "invoice",
        "currency": entries[0][1],
        "entries": [
            {"account": account, "amount_minor": amount, "document_id": ""}
            for account, _, amount in entries
        ],
    }
    try:
        return "" if portico_rules.is_balanced(posting) else "the posting does not balance"
    except ValueError as error:
        return str(error)


def settle(
    open_now: Mapping[int, int], wanted: Sequence[tuple[int, int]], amount_minor: int, currency: str
) -> tuple[list[tuple[int, int]], int]:
    """What each document takes of an amount, never above what is open on it, and what is left.

    Errors: ValueError where more is wanted than the amount.
    """
    parts = [{"id": str(key), "amount_minor": amount} for key, amount in wanted]
    plan = portico_rules.settle_payment(amount_minor, currency, parts, _items(open_now))
    return _booked(plan), int(plan["unapplied_minor"])


def spread(open_now: Mapping[int, int], amount_minor: int, currency: str) -> list[tuple[int, int]]:
    """An amount over documents in the order given, until it is used up."""
    return _booked(portico_rules.allocate_in_order(amount_minor, currency, _items(open_now)))


def _booked(plan: Mapping[str, Any]) -> list[tuple[int, int]]:
    return [(int(part["id"]), int(part["amount_minor"])) for part in plan["parts"]]


class CreditExceeded(ValueError):
    """More is to be paid from credit than there is."""


def draw_credit(
    parts: Sequence[tuple[int, int]], sources: Sequence[tuple[str, int]], currency: str
) -> list[tuple[str, list[tuple[int, int]]]]:
    """What each source of credit pays: source, (document, amount). Errors: CreditExceeded."""
    try:
        draws = portico_rules.draw_credit(
            [{"id": str(key), "amount_minor": amount} for key, amount in parts],
            [{"id": source, "amount_minor": amount} for source, amount in sources],
            currency,
        )
    except portico_rules.RuleError as error:
        raise CreditExceeded(str(error.detail)) from error
    return [
        (draw["source"], [(int(part["id"]), part["amount_minor"]) for part in draw["parts"]])
        for draw in draws
    ]


def credit_entries(
    source: str, parts: Sequence[tuple[int, int]], currency: str
) -> list[tuple[str, int, int | None]]:
    """The ledger's entries where credit settles documents; `source` is a document or ""."""
    rows = [{"id": str(key), "amount_minor": amount} for key, amount in parts]
    if source:
        return _entries(portico_rules.post_credit_note_application(source, rows, currency))
    return _entries(portico_rules.post_credit_application(rows, currency))


def void_entries(
    issued: Sequence[tuple[str, int, int | None]], open_minor: int, document: Any
) -> list[tuple[str, int, int | None]] | None:
    """A document's entries turned round; None where something of it is settled."""
    posting = {
        "kind": document.type,
        "currency": document.currency,
        "entries": [
            {"account": account, "amount_minor": amount, "document_id": str(key or "")}
            for account, amount, key in issued
        ],
    }
    try:
        return _entries(portico_rules.post_void(posting, open_minor))
    except portico_rules.RuleError:
        return None


def write_off_entries(
    document: int, open_minor: int, currency: str
) -> list[tuple[str, int, int | None]] | None:
    """The entries that give up what is open; None where nothing is."""
    try:
        return _entries(portico_rules.post_write_off(str(document), open_minor, currency))
    except portico_rules.RuleError:
        return None


def _entries(posting: Mapping[str, Any]) -> list[tuple[str, int, int | None]]:
    return [
        (
            entry["account"],
            entry["amount_minor"],
            int(entry["document_id"]) if entry["document_id"] else None,
        )
        for entry in posting["entries"]
    ]


def ageing(
    items: Sequence[tuple[date | None, int]], currency: str, today: date
) -> list[tuple[str, int, int]]:
    """Buckets in order: key, amount, count."""
    amounts = [{"due_date": due, "open_minor": amount} for due, amount in items]
    return [
        (row["key"], row["amount_minor"], row["count"])
        for row in portico_rules.age(amounts, currency, today)
    ]


def standing(
    kind: str,
    status: str,
    payable: int,
    ledger_open: int,
    in_payment: bool,
    reversed_minor: int,
    given_up: int,
    due_date: str | None,
    today: str,
) -> tuple[str, int, bool, int, str]:
    """Payment status, days overdue, whether it can be paid now, what is open with the document's
    own sign, and the word by which lists call it. Called once a row.

    `given_up` is the sum of the entries that voided it or wrote it off.
    """
    found: tuple[str, int, bool, int, str] = portico_rules.document_standing(
        kind, status, payable, ledger_open, reversed_minor, given_up, in_payment, due_date, today
    )
    return found


def is_overdue(due_date: date | None, today: date) -> bool:
    return bool(portico_rules.days_overdue(due_date, today))


def is_due_soon(due_date: date | None, today: date) -> bool:
    return bool(portico_rules.is_due_soon(due_date, today))


def statement(
    opening: int, movements: Sequence[Any], currency: str, first: date, last: date
) -> dict[str, Any]:
    """The rules' statement; `opening` is what was owed when `first` began."""
    rows = [
        {
            "date": each.date,
            "kind": each.kind,
            "reference": each.reference,
            "document_id": each.document_id,
            "payment_id": each.payment_id,
            "amount_minor": each.amount_minor,
        }
        for each in movements
    ]
    if opening:
        before = date.fromordinal(first.toordinal() - 1)
        rows.insert(0, {"date": before, "kind": "adjustment", "amount_minor": opening})
    made: dict[str, Any] = portico_rules.make_statement(rows, currency, first, last)
    return made


def period_errors(first: date, last: date) -> list[tuple[str, str, str]]:
    """(field, code, message) of a statement's period."""
    try:
        portico_rules.validate_period(first.isoformat(), last.isoformat())
    except portico_rules.RuleError as error:
        return [(each["field"], each["code"], each["detail"]) for each in error.fields]
    return []


def reason(typed: str) -> str:
    """A reason of staff as it is kept. Errors: ReasonError."""
    try:
        return str(portico_rules.validate_reason(typed))
    except portico_rules.RuleError as error:
        raise ReasonError(error.fields[0]["code"], error.fields[0]["detail"]) from error


class ReasonError(ValueError):
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def declared(body: Body) -> dict[str, Any]:
    """A body as the rules read it."""
    period, delivery = body.get("period", {}), body.get("delivery", {})
    return {
        **{key: body.get(key) for key in _SAME},
        "specification_id": body.get("profile"),
        "has_payment_terms": bool(body.get("payment_terms")),
        "tax_point_code": period.get("code"),
        "period_from": period.get("start"),
        "period_to": period.get("end"),
        "delivery_date": delivery.get("date"),
        "deliver_to_country": delivery.get("address", {}).get("country"),
        "seller": _declared_party(body["seller"]),
        "buyer": _declared_party(body["buyer"]),
        "tax_representative": (
            _declared_party(body["tax_representative"]) if "tax_representative" in body else None
        ),
        "lines": [
            {
                **line,
                "gross_price": line.get("price_gross"),
                "base_quantity_unit": line.get("base_unit"),
                "allowances": _declared_allowances(line.get("allowances", [])),
                "period_from": line.get("period", {}).get("start"),
                "period_to": line.get("period", {}).get("end"),
            }
            for line in body["lines"]
        ],
        "allowances": _declared_allowances(body.get("allowances", [])),
        "taxes": body.get("taxes", []),
        "totals": {
            **body.get("totals", {}),
            "tax_total": body.get("tax_total"),
            "tax_total_accounting": body.get("tax_total_accounting"),
            "taxes_accounting": body.get("taxes_accounting", []),
        },
    }


_SAME = (
    "type",
    "number",
    "issue_date",
    "due_date",
    "type_code",
    "currency",
    "tax_currency",
    "tax_point_date",
)


def _declared_party(party: Body) -> dict[str, Any]:
    return {
        "name": party.get("name"),
        "has_address": "address" in party,
        "country": party.get("address", {}).get("country"),
        "vat_id": party.get("tax_id"),
        "tax_registration_id": party.get("tax_registration"),
        "legal_id": party.get("legal_id", {}).get("value"),
        "ids": [each["value"] for each in party.get("ids", [])],
    }


def _declared_allowances(allowances: Sequence[Body]) -> list[dict[str, Any]]:
    return [{**each, "base": each.get("base_amount")} for each in allowances]


def _items(open_now: Mapping[int, int]) -> list[dict[str, Any]]:
    return [
        {"id": str(key), "due_date": None, "issue_date": "2000-01-01", "open_minor": amount}
        for key, amount in open_now.items()
    ]


def _body_path(path: str) -> str:
    path = path.replace("totals/tax_total", "tax_total")
    return path + "_amount" if path.endswith("/base") else path


def _sentence(violation: Mapping[str, str]) -> str:
    """One clear sentence: what is wrong, where, and both values."""
    said = f"{violation['rule']}: {violation['message']}"
    if violation["line_id"] and violation["path"].startswith("lines/"):
        said += f" (invoice line {violation['line_id']})"
    if violation["found"] and violation["expected"]:
        said += f": it says {violation['found']}, expected {violation['expected']}"
    elif violation["found"]:
        said += f": it says {violation['found']}"
    return said + "."


def arranged(
    page: bytes, quick: str, filters: Sequence[Mapping[str, Any]], sort: Sequence[Mapping[str, Any]]
) -> list[int]:
    """Row numbers of a columnar page that pass, in their order: as the portal's table has them."""
    rows: list[int] = portico_rules.arrange_rows(page, quick, list(filters), list(sort))
    return rows
