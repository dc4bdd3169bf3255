"""Documents with one thing wrong, and the rules that it breaks."""

import copy
from collections.abc import Callable
from decimal import Decimal
from random import Random
from typing import Any

from oracle.documents import Document, blank, clean, declare, make_document
from oracle.numbers import text


def shifted(amount: str, by: str) -> str:
    return text(Decimal(amount) + Decimal(by))


Change = Callable[[Document], None]


def shift_total(name: str, by: str = "0.01") -> Change:
    def change(document: Document) -> None:
        document["totals"][name] = shifted(document["totals"].get(name, "0"), by)

    return change


def shift_tax(by: str) -> Change:
    """Another tax in the first group, carried through every sum."""

    def change(document: Document) -> None:
        document["taxes"][0]["tax"] = shifted(document["taxes"][0]["tax"], by)
        for name in ("tax_total", "tax_inclusive", "payable"):
            document["totals"][name] = shifted(document["totals"][name], by)

    return change


def put(path: str, value: Any) -> Change:
    """Sets the value at that path; None takes it away."""

    def change(document: Document) -> None:
        target: Any = document
        *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
        for step in way:
            target = target[step]
        if value is None:
            target.pop(last, None)
        else:
            target[last] = value

    return change


def shift(path: str, by: str) -> Change:
    def change(document: Document) -> None:
        target: Any = document
        *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
        for step in way:
            target = target[step]
        target[last] = shifted(target[last], by)

    return change


# What is changed in a document of one standard rated line and one allowance, and the
# rules that are then broken. None are where the artefacts leave room.
CHANGES: list[tuple[Change, str, list[str]]] = [
    (shift_total("line_total"), "published", ["BR-CO-10", "BR-CO-13"]),
    (shift("lines/0/net", "0.01"), "published", ["BR-CO-10", "BR-S-08"]),
    (shift("lines/0/net", "1"), "published", ["BR-CO-10", "BR-S-08", "PEPPOL-EN16931-R120"]),
    (shift("lines/0/quantity", "1"), "published", ["PEPPOL-EN16931-R120"]),
    (shift("lines/0/price", "0.5"), "published", ["PEPPOL-EN16931-R120"]),
    (put("lines/0/base_quantity", "0"), "published", ["PEPPOL-EN16931-R121"]),
    (put("lines/0/gross_price", "99"), "published", ["PEPPOL-EN16931-R046"]),
    (shift_total("allowance_total"), "published", ["BR-CO-11", "BR-CO-13"]),
    (put("totals/allowance_total", None), "published", ["BR-CO-11", "BR-CO-13"]),
    (shift("allowances/0/amount", "0.01"), "published", ["BR-CO-11", "BR-S-08"]),
    (shift_total("charge_total"), "published", ["BR-CO-12", "BR-CO-13"]),
    (shift_total("tax_exclusive"), "published", ["BR-CO-13", "BR-CO-15"]),
    (shift_total("tax_total"), "published", ["BR-CO-14", "BR-CO-15"]),
    (shift("taxes/0/tax", "0.01"), "published", ["BR-CO-14"]),
    (shift("taxes/0/taxable", "0.01"), "published", ["BR-S-08"]),
    (shift_total("tax_inclusive"), "published", ["BR-CO-15", "BR-CO-16"]),
    (shift_total("payable"), "published", ["BR-CO-16"]),
    (shift_total("prepaid"), "published", ["BR-CO-16"]),
    (shift_total("rounding"), "published", ["BR-CO-16"]),
    (shift_tax("0.5"), "published", []),
    (shift_tax("0.5"), "exact", ["BR-CO-17", "BR-S-09"]),
    (shift_tax("-0.99"), "published", []),
    (shift_tax("1"), "published", ["BR-CO-17", "BR-S-09"]),
    (shift_tax("-1.01"), "published", ["BR-CO-17", "BR-S-09"]),
    (put("taxes", []), "published", ["BR-CO-18", "BR-S-01"]),
    (put("taxes/0/percent", "24"), "published", ["BR-CO-17", "BR-S-08", "BR-S-09"]),
    (put("taxes/0/category", "Z"), "published", ["BR-S-01", "BR-Z-08", "BR-Z-09"]),
    (put("taxes/0/exemption_reason", "None"), "published", ["BR-S-10"]),
    (put("lines/0/tax_percent", "0"), "published", ["BR-S-05"]),
    (put("lines/0/tax_percent", None), "published", ["BR-S-05"]),
    (put("allowances/0/tax_percent", "0"), "published", ["BR-S-06"]),
    (put("lines/0/tax_category", "Q"), "published", ["BR-CL-18"]),
    (put("lines/0/tax_category", None), "published", ["BR-CO-04"]),
    (put("seller/vat_id", None), "published", ["BR-S-02", "BR-S-03"]),
    (put("seller/vat_id", "556000000001"), "published", ["BR-CO-09"]),
    (put("totals/payable", "1.234"), "published", ["BR-DEC-18", "BR-CO-16"]),
    (put("totals/line_total", "1.000"), "published", ["BR-DEC-09"]),
    (put("lines/0/net", "1.005"), "published", ["BR-DEC-23"]),
    (put("allowances/0/amount", "1.005"), "published", ["BR-DEC-01"]),
    (put("taxes/0/tax", "1.005"), "published", ["BR-DEC-20"]),
    (put("taxes/0/taxable", "1.005"), "published", ["BR-DEC-19"]),
    (put("currency", "EUX"), "published", ["BR-CL-04"]),
    (put("currency", "JPY"), "published", ["PORTICO-CURRENCY-DIGITS"]),
    (put("tax_currency", "NOK"), "published", ["BR-53"]),
    (put("amount_currencies", ["EUR", "SEK"]), "published", ["PEPPOL-EN16931-R051"]),
    (put("specification_id", None), "published", ["BR-01"]),
    (put("number", ""), "published", ["BR-02"]),
    (put("issue_date", None), "published", ["BR-03"]),
    (put("type_code", None), "published", ["BR-04"]),
    (put("type_code", "381"), "published", ["BR-CL-01"]),
    (put("type_code", "999"), "published", ["BR-CL-01"]),
    (put("currency", None), "published", ["BR-05"]),
    (put("seller/name", None), "published", ["BR-06"]),
    (put("buyer/name", None), "published", ["BR-07"]),
    (put("seller/has_address", False), "published", ["BR-08"]),
    (put("seller/country", None), "published", ["BR-09"]),
    (put("buyer/has_address", False), "published", ["BR-10"]),
    (put("buyer/country", None), "published", ["BR-11"]),
    (put("totals/line_total", None), "published", ["BR-12"]),
    (put("totals/tax_exclusive", None), "published", ["BR-13"]),
    (put("totals/tax_inclusive", None), "published", ["BR-14"]),
    (put("totals/payable", None), "published", ["BR-15"]),
    (put("lines", []), "published", ["BR-16", "BR-CO-10"]),
    (put("lines/0/id", None), "published", ["BR-21"]),
    (put("lines/0/quantity", None), "published", ["BR-22"]),
    (put("lines/0/unit", None), "published", ["BR-23"]),
    (put("lines/0/net", None), "published", ["BR-24"]),
    (put("lines/0/name", None), "published", ["BR-25"]),
    (put("lines/0/price", None), "published", ["BR-26"]),
    (put("lines/0/price", "-1"), "published", ["BR-27"]),
    (put("lines/0/gross_price", "-1"), "published", ["BR-28"]),
    (put("allowances/0/amount", None), "published", ["BR-31"]),
    (put("allowances/0/tax_category", None), "published", ["BR-32"]),
    (put("allowances/0/reason", None), "published", ["BR-33"]),
    (put("taxes/0/taxable", None), "published", ["BR-45"]),
    (put("taxes/0/tax", None), "published", ["BR-46"]),
    (put("taxes/0/category", None), "published", ["BR-47"]),
    (put("taxes/0/percent", None), "published", ["BR-48"]),
    (put("due_date", None), "published", ["BR-CO-25"]),
    (put("tax_point_code", "35"), "published", []),
]


def sample(category: str, rate: str | None) -> Document:
    document: Document = blank(Random(0), "EUR", category == "O")
    document["type"], document["type_code"] = "invoice", "380"
    net = Decimal("1234.56")
    cut = Decimal("34.56")
    common = {"tax_category": category} | ({"tax_percent": rate} if rate is not None else {})
    document["lines"] = [
        {
            "id": "1",
            "name": "Item",
            "quantity": "12",
            "unit": "C62",
            "price": "102.88",
            "allowances": [],
            "expected": net,
            **common,
        }
    ]
    document["allowances"] = [
        {"is_charge": False, "reason": "Loyalty", "expected": cut, **common},
    ]
    document["totals"] = {}
    return declare(document)


# Other categories: what is changed and what is then broken.
CATEGORY_CHANGES: list[tuple[str, str | None, Change, list[str]]] = [
    ("Z", "0", put("lines/0/tax_percent", "5"), ["BR-Z-05"]),
    ("Z", "0", put("taxes/0/exemption_reason", "x"), ["BR-Z-10"]),
    ("E", "0", put("taxes/0/exemption_reason", None), ["BR-E-10"]),
    ("E", "0", shift("taxes/0/taxable", "0.01"), ["BR-E-08"]),
    ("AE", "0", put("buyer/vat_id", None), ["BR-AE-02", "BR-AE-03"]),
    ("AE", "0", put("taxes/0/exemption_reason", None), ["BR-AE-10"]),
    ("K", "0", put("buyer/vat_id", None), ["BR-IC-02"]),
    ("K", "0", put("delivery_date", None), ["BR-IC-11"]),
    ("K", "0", put("deliver_to_country", None), ["BR-IC-12"]),
    ("G", "0", put("seller/vat_id", None), ["BR-G-02"]),
    ("O", None, put("seller/vat_id", "SE556000000001"), ["BR-O-02", "BR-O-03"]),
    ("O", None, put("lines/0/tax_percent", "0"), ["BR-O-05"]),
    ("O", None, put("lines/0/tax_category", "Z"), ["BR-O-12", "BR-Z-01"]),
    ("L", "7", put("lines/0/tax_percent", "-1"), ["BR-AF-05"]),
    ("M", "4", shift_tax("2"), ["BR-CO-17", "BR-AG-09"]),
    ("B", "22", put("number", "T-1"), ["BR-B-01"]),
    ("E", "0", shift_tax("0.01"), ["BR-CO-17", "BR-E-09"]),
]


def changed(document: Document, change: Change) -> Document:
    document = copy.deepcopy(document)
    change(document)
    return clean(document)


def checks(random: Random) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = []
    for _ in range(120):
        document = declare(make_document(random, random.choice(["EUR", "USD", "SEK", "ISK"])))
        for tolerance in ("published", "exact"):
            cases.append({"document": clean(document), "tolerance": tolerance, "broken": []})
    standard = sample("S", "25")
    for change, tolerance, broken in CHANGES:
        cases.append(
            {"document": changed(standard, change), "tolerance": tolerance, "broken": broken}
        )
    for category, rate, change, broken in CATEGORY_CHANGES:
        document = changed(sample(category, rate), change)
        cases.append({"document": document, "tolerance": "published", "broken": broken})
    return cases
