"""Makes document bodies out of lines: the rules work out the amounts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accounts.models import Customer

from billing import rules

Body = dict[str, Any]
PROFILE = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
PROCESS = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"


def draft(
    *,
    customer: Customer,
    number: str,
    issue_date: str,
    lines: Sequence[Body],
    currency: str = "EUR",
    due_date: str | None = None,
    type: str = "invoice",
    allowances: Sequence[Body] = (),
    prepaid: str | None = None,
    exemptions: dict[str, str] | None = None,
    **more: Any,
) -> Body:
    """A whole body. A line says name, quantity, price and, where they differ from one piece at
    the standard rate, unit, tax_category, tax_percent, base_quantity, allowances.

    `exemptions`: tax category -> why it is free of tax; `more`: further keys of the body.
    """
    body: Body = {
        "type": type,
        "type_code": "380" if type == "invoice" else "381",
        "number": number,
        "issue_date": issue_date,
        "currency": currency,
        "profile": PROFILE,
        "process": PROCESS,
        "seller": party_of_seller(customer),
        "buyer": party_of_customer(customer),
        "lines": [_line(index, line) for index, line in enumerate(lines, start=1)],
        "totals": {},
        **more,
    }
    if due_date:
        body["due_date"] = due_date
    if allowances:
        body["allowances"] = [{"tax_scheme": "VAT", **each} for each in allowances]
    if prepaid:
        body["totals"]["prepaid"] = prepaid
    return _with_amounts(body, exemptions or {})


def party_of_seller(customer: Customer) -> Body:
    seller = customer.seller
    party = _party(seller.name, seller.address, seller.country, seller.tax_id)
    party["ids"] = [{"value": seller.slug}]
    return party


def party_of_customer(customer: Customer) -> Body:
    address = customer.address or {}
    party = _party(customer.name, address, address.get("country", ""), customer.tax_id)
    party["ids"] = [{"value": customer.account_number or customer.public_id}]
    if customer.email:
        party["email"] = customer.email
    return party


def _party(name: str, address: Body, country: str, tax_id: str) -> Body:
    lines = address.get("lines", [])
    written = {
        "street": lines[0] if lines else "",
        "additional": lines[1] if len(lines) > 1 else "",
        "city": address.get("city", ""),
        "postal_zone": address.get("postal_code", ""),
        "country": country or address.get("country") or "NL",
    }
    party: Body = {
        "name": name,
        "address": {key: value for key, value in written.items() if value},
    }
    if tax_id:
        party["tax_id"] = tax_id
    return party


def _line(index: int, line: Body) -> Body:
    return {
        "id": str(index),
        "unit": "C62",
        "tax_category": "S",
        "tax_percent": "21",
        "tax_scheme": "VAT",
        **line,
    }


def _with_amounts(body: Body, exemptions: dict[str, str]) -> Body:
    currency = body["currency"]
    made = rules.computed(body)

    def written(amount_minor: int) -> str:
        return rules.decimal(amount_minor, currency)

    for line, net in zip(body["lines"], made["line_nets"]):
        line["net"] = written(net)
    for allowance, amount in zip(body.get("allowances", []), made["allowances"]):
        allowance["amount"] = written(amount)
    body["taxes"] = [
        {
            "category": tax["category"],
            **({} if tax["category"] == "O" else {"percent": tax["percent"]}),
            "scheme": "VAT",
            "taxable": written(tax["taxable"]),
            "tax": written(tax["tax"]),
            **(
                {"exemption_reason": exemptions[tax["category"]]}
                if tax["category"] in exemptions
                else {}
            ),
        }
        for tax in made["taxes"]
    ]
    body["tax_total"] = written(made["tax_total"])
    for key in ("line_total", "tax_exclusive", "tax_inclusive", "payable"):
        body["totals"][key] = written(made[key])
    for key in ("allowance_total", "charge_total"):
        if made[key]:
            body["totals"][key] = written(made[key])
    return body
