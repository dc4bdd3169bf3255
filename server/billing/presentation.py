"""A document as the contract's Invoice: the body's parts with money in minor units."""

from __future__ import annotations

from typing import Any

from billing import rules

Body = dict[str, Any]


def money(amount: str | None, currency: str) -> dict[str, Any]:
    return {"amount_minor": rules.minor(amount or "0", currency), "currency": currency}


def minor_money(amount_minor: int, currency: str) -> dict[str, Any]:
    return {"amount_minor": amount_minor, "currency": currency}


def party(source: Body) -> Body:
    address = source.get("address", {})
    town = " ".join(part for part in (address.get("postal_zone"), address.get("city")) if part)
    lines = [address.get("street"), address.get("additional"), address.get("line"), town]
    lines.append(address.get("region"))
    return _filled(
        {
            "name": source["name"],
            "address_lines": [line for line in lines if line],
            "country": address.get("country"),
            "tax_id": source.get("tax_id"),
            "email": source.get("email"),
        }
    )


def allowance(source: Body, currency: str) -> Body:
    return _filled(
        {
            "is_charge": source["is_charge"],
            "reason": source.get("reason"),
            "percent": source.get("percent"),
            "amount": money(source["amount"], currency),
        }
    )


def line(source: Body, currency: str) -> Body:
    return _filled(
        {
            "id": source["id"],
            "name": source["name"],
            "description": source.get("description"),
            "quantity": source["quantity"],
            "unit": source.get("unit", ""),
            "unit_price": source["price"],
            "base_quantity": source.get("base_quantity"),
            "tax_category": source.get("tax_category"),
            "tax_percent": source.get("tax_percent"),
            "net": money(source["net"], currency),
            "allowances": [allowance(each, currency) for each in source.get("allowances", [])],
        },
        keep=("unit",),
    )


def tax(source: Body, currency: str) -> Body:
    return _filled(
        {
            "category": source["category"],
            "percent": source.get("percent", "0"),
            "taxable": money(source["taxable"], currency),
            "tax": money(source["tax"], currency),
            "exemption_reason": source.get("exemption_reason"),
        }
    )


def totals(body: Body) -> Body:
    currency, said = body["currency"], body["totals"]
    found = {
        "line_total": money(said["line_total"], currency),
        "tax_exclusive": money(said["tax_exclusive"], currency),
        "tax_total": money(body.get("tax_total"), currency),
        "tax_inclusive": money(said["tax_inclusive"], currency),
        "payable": money(said["payable"], currency),
    }
    for key in ("prepaid", "rounding"):
        if key in said:
            found[key] = money(said[key], currency)
    return found


def payment_means(source: Body) -> Body:
    keys = ("code", "name", "payment_reference", "account", "account_name", "bic")
    return {key: source[key] for key in keys if source.get(key)}


def content(body: Body) -> Body:
    """All of the contract's Invoice that the body says; the ledger's part is the summary."""
    currency = body["currency"]
    return _filled(
        {
            "seller": party(body["seller"]),
            "buyer": party(body["buyer"]),
            "note": "\n".join(body.get("notes", [])),
            "buyer_reference": body.get("buyer_reference"),
            "payment_terms": body.get("payment_terms"),
            "preceding": [reference["number"] for reference in body.get("preceding", [])],
            "lines": [line(each, currency) for each in body["lines"]],
            "allowances": [allowance(each, currency) for each in body.get("allowances", [])],
            "taxes": [tax(each, currency) for each in body.get("taxes", [])],
            **totals(body),
            "payment_means": [payment_means(each) for each in body.get("payment_means", [])],
        },
        keep=("lines", "taxes"),
    )


def _filled(value: Body, keep: tuple[str, ...] = ()) -> Body:
    return {
        key: each for key, each in value.items() if key in keep or each not in (None, "", [], {})
    }
