"""UBL documents for tests: a whole, valid one, and ways to spoil it."""

from __future__ import annotations

import re
from typing import Any

from billing import rules
from billing.ubl.writer import write

SELLER: dict[str, Any] = {
    "name": "Windmill Wholesale BV",
    "endpoint": {"scheme": "0088", "value": "5790000435951"},
    "ids": [{"value": "WW-1"}],
    "legal_id": {"value": "24123456"},
    "tax_id": "NL800000001B01",
    "address": {
        "street": "Molenweg 1",
        "city": "Utrecht",
        "postal_zone": "3511 AA",
        "country": "NL",
    },
}
BUYER: dict[str, Any] = {
    "name": "Corner Shop NV",
    "endpoint": {"scheme": "0208", "value": "0433221166"},
    "legal_id": {"scheme": "0208", "value": "0433221166"},
    "tax_id": "BE0433221166",
    "address": {"street": "Markt 2", "city": "Gent", "postal_zone": "9000", "country": "BE"},
    "email": "desk@corner-shop.example",
}
PROFILE = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"


def line(**changes: Any) -> dict[str, Any]:
    return {
        "id": "1",
        "name": "Crate",
        "quantity": "10",
        "unit": "C62",
        "price": "12.50",
        "tax_category": "S",
        "tax_percent": "21",
        "tax_scheme": "VAT",
        **changes,
    }


def body(
    lines: list[dict[str, Any]] | None = None,
    reasons: dict[str, str] | None = None,
    **changes: Any,
) -> dict[str, Any]:
    """A body whose amounts agree; `reasons`: tax category -> why it is exempt."""
    kind = changes.get("type", "invoice")
    made: dict[str, Any] = {
        "type": kind,
        "type_code": "380" if kind == "invoice" else "381",
        "number": "W-1",
        "issue_date": "2026-03-01",
        "currency": "EUR",
        "profile": PROFILE,
        "seller": SELLER,
        "buyer": BUYER,
        "payment_terms": "30 days net",
        "totals": {},
        **changes,
    }
    made["lines"] = [dict(each) for each in lines or [line()]]
    for number, each in enumerate(made["lines"], start=1):
        each["id"] = str(number)
    computed = rules.computed(made)

    def written(amount: int) -> str:
        return rules.decimal(amount, made["currency"])

    for each, net in zip(made["lines"], computed["line_nets"]):
        each["net"] = written(net)
    made["taxes"] = [
        {
            "category": tax["category"],
            "percent": tax["percent"],
            "scheme": "VAT",
            "taxable": written(tax["taxable"]),
            "tax": written(tax["tax"]),
        }
        for tax in computed["taxes"]
    ]
    for tax in made["taxes"]:
        if tax["category"] in (reasons or {}):
            tax["exemption_reason"] = (reasons or {})[tax["category"]]
        if tax["category"] == "O":
            del tax["percent"]
    made["tax_total"] = written(computed["tax_total"])
    totals = made["totals"] = dict(made["totals"])
    for key in ("line_total", "tax_exclusive", "tax_inclusive", "payable"):
        totals[key] = written(computed[key])
    for key in ("allowance_total", "charge_total"):
        if computed[key]:
            totals[key] = written(computed[key])
    return made


def ubl(**changes: Any) -> str:
    """The same as XML text, one element a line, so that lines can be told."""
    text = write(body(**changes)).decode()
    return re.sub(r"(?<=>)(?=<(?!/cbc))", "\n", text)


def line_of(text: str, mark: str) -> int:
    """The line on which `mark` stands first."""
    return text[: text.index(mark)].count("\n") + 1
