"""Documents with their totals."""

from decimal import Decimal
from random import Random
from typing import Any

from oracle.numbers import DIGITS, minor, rounded, text

Document = dict[str, Any]

RATES = {
    "S": ["25", "21", "20", "15", "12.5", "6", "5.5", "25.0"],
    "Z": ["0"],
    "E": ["0"],
    "AE": ["0"],
    "K": ["0.00"],
    "G": ["0"],
    "L": ["7", "0"],
    "M": ["4"],
}
EXEMPT = {"E", "AE", "K", "G", "O"}
PEPPOL = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"


def money(random: Random, currency: str, most: int) -> Decimal:
    return Decimal(random.randrange(1, most * 10 ** DIGITS[currency])).scaleb(-DIGITS[currency])


def allowance(random: Random, currency: str, base: Decimal) -> Document:
    result: Document = {"is_charge": random.random() < 0.4, "reason": "Agreed"}
    if random.random() < 0.5:
        percent = Decimal(random.choice(["1", "2.5", "10", "33.333"]))
        if random.random() < 0.5:
            base = money(random, currency, 500)
            result["base"] = text(base)
        result["percent"] = text(percent)
        result["expected"] = rounded(base * percent / 100, DIGITS[currency])
    else:
        result["expected"] = money(random, currency, 40)
        result["amount"] = text(result["expected"])
    return result


def line(random: Random, currency: str, number: int, category: str, rate: str | None) -> Document:
    quantity = Decimal(random.randrange(1, 40_000)).scaleb(-random.choice([0, 0, 1, 2, 3]))
    if random.random() < 0.15:
        quantity = -quantity
    price = Decimal(random.randrange(90_000)).scaleb(-random.choice([0, 1, 2, 3, 4]))
    base_quantity = Decimal(random.choice([1, 1, 1, 2, 12, 100, 1000]))
    digits = DIGITS[currency]
    gross = rounded(quantity * price / base_quantity, digits)
    allowances = [allowance(random, currency, gross) for _ in range(random.choice([0, 0, 0, 1, 2]))]
    net = gross
    for each in allowances:
        net += each["expected"] if each["is_charge"] else -each["expected"]
    result: Document = {
        "id": str(number),
        "name": f"Item {number}",
        "quantity": text(quantity),
        "unit": "C62",
        "price": text(price),
        "tax_category": category,
        "allowances": allowances,
        "expected": net,
    }
    if rate is not None:
        result["tax_percent"] = rate
    if base_quantity != 1 or random.random() < 0.2:
        result["base_quantity"] = text(base_quantity)
    return result


def parties(document: Document, out_of_scope: bool) -> None:
    document["seller"] = {"name": "Seller Ltd", "has_address": True, "country": "SE"}
    document["buyer"] = {"name": "Buyer AS", "has_address": True, "country": "NO"}
    document["seller"]["legal_id"] = "5560000000"
    if not out_of_scope:
        document["seller"]["vat_id"] = "SE556000000001"
        document["buyer"]["vat_id"] = "NO999999999"


def blank(random: Random, currency: str, out_of_scope: bool) -> Document:
    document: Document = {
        "type": random.choice(["invoice", "invoice", "credit_note"]),
        "specification_id": PEPPOL,
        "number": f"T-{random.randrange(10_000)}",
        "issue_date": "2024-02-29",
        "due_date": "2024-03-30",
        "type_code": "380",
        "currency": currency,
        "delivery_date": "2024-02-01",
        "deliver_to_country": "NO",
    }
    if document["type"] == "credit_note":
        document["type_code"] = "381"
    parties(document, out_of_scope)
    return document


def make_document(random: Random, currency: str) -> Document:
    """A document with what it should come to under the key `expected`, in places."""
    if random.random() < 0.1:
        uses: list[tuple[str, str | None]] = [("O", None)]
    else:
        categories = random.sample(sorted(RATES), random.choice([1, 1, 2, 3]))
        uses = [(category, rate) for category in categories for rate in RATES[category][:2]]
    document = blank(random, currency, uses[0][0] == "O")
    count = random.randrange(1, 7)
    document["lines"] = [
        line(random, currency, number, *random.choice(uses)) for number in range(1, count + 1)
    ]
    line_total = sum((each["expected"] for each in document["lines"]), Decimal(0))
    document["allowances"] = []
    for _ in range(random.choice([0, 0, 1, 2])):
        each = allowance(random, currency, line_total)
        category, rate = random.choice(uses)
        each["tax_category"] = category
        if rate is not None:
            each["tax_percent"] = rate
        document["allowances"].append(each)
    document["totals"] = {}
    if random.random() < 0.25:
        document["totals"]["prepaid"] = text(money(random, currency, 100))
    if random.random() < 0.15:
        document["totals"]["rounding"] = text(
            money(random, currency, 1) if DIGITS[currency] else Decimal(1)
        )
    return document


def work_out(document: Document) -> Document:
    """The totals: sums of decimals, grouped by what a dict is keyed with."""
    digits = DIGITS[document["currency"]]
    groups: dict[tuple[str, Decimal], Decimal] = {}
    sums = {"line": Decimal(0), "allowance": Decimal(0), "charge": Decimal(0)}
    for each in document["lines"]:
        sums["line"] += each["expected"]
        key = (each["tax_category"], Decimal(each.get("tax_percent", "0")))
        groups[key] = groups.get(key, Decimal(0)) + each["expected"]
    for each in document["allowances"]:
        sums["charge" if each["is_charge"] else "allowance"] += each["expected"]
        key = (each["tax_category"], Decimal(each.get("tax_percent", "0")))
        change = each["expected"] if each["is_charge"] else -each["expected"]
        groups[key] = groups.get(key, Decimal(0)) + change
    taxes: list[Document] = [
        {
            "category": category,
            "percent": percent,
            "taxable": taxable,
            "tax": rounded(taxable * percent / 100, digits),
        }
        for (category, percent), taxable in groups.items()
    ]
    tax_total = sum((tax["tax"] for tax in taxes), Decimal(0))
    exclusive = sums["line"] - sums["allowance"] + sums["charge"]
    prepaid = Decimal(document["totals"].get("prepaid", "0"))
    rounding = Decimal(document["totals"].get("rounding", "0"))
    return {
        "taxes": taxes,
        "line_total": sums["line"],
        "allowance_total": sums["allowance"],
        "charge_total": sums["charge"],
        "tax_exclusive": exclusive,
        "tax_total": tax_total,
        "tax_inclusive": exclusive + tax_total,
        "prepaid": prepaid,
        "rounding": rounding,
        "payable": exclusive + tax_total - prepaid + rounding,
    }


def clean(value: Any) -> Any:
    """Without what only the oracle knows."""
    if isinstance(value, dict):
        return {key: clean(each) for key, each in value.items() if key != "expected"}
    if isinstance(value, list):
        return [clean(each) for each in value]
    return value


def in_minor(result: Document, document: Document) -> Document:
    currency = document["currency"]
    expected: Document = {
        "line_nets": [minor(each["expected"], currency) for each in document["lines"]],
        "allowances": [minor(each["expected"], currency) for each in document["allowances"]],
        "taxes": [],
    }
    for tax in result["taxes"]:
        percent = tax["percent"]
        shortest = text(percent.normalize()) if percent else "0"
        expected["taxes"].append(
            {
                "category": tax["category"],
                "percent": shortest,
                "taxable": minor(tax["taxable"], currency),
                "tax": minor(tax["tax"], currency),
            }
        )
    for name, value in result.items():
        if name != "taxes":
            expected[name] = minor(value, currency)
    return expected


def totals(random: Random) -> list[dict[str, Any]]:
    cases = []
    for _ in range(160):
        document = make_document(random, random.choice(["EUR", "USD", "SEK", "JPY", "KWD"]))
        result = work_out(document)
        cases.append({"document": clean(document), "expected": in_minor(result, document)})
    return cases


def declare(document: Document) -> Document:
    """The document as its seller would send it: everything written down."""
    result = work_out(document)
    for each in document["lines"]:
        each["net"] = text(each["expected"])
        for part in each["allowances"]:
            part["amount"] = text(part["expected"])
    for each in document["allowances"]:
        each["amount"] = text(each["expected"])
    document["taxes"] = []
    for tax in result["taxes"]:
        group = {
            "category": tax["category"],
            "taxable": text(tax["taxable"]),
            "tax": text(tax["tax"]),
        }
        if tax["category"] != "O":
            group["percent"] = text(tax["percent"])
        if tax["category"] in EXEMPT:
            group["exemption_reason"] = "By law"
        document["taxes"].append(group)
    kept = ("prepaid", "rounding")
    for name, value in result.items():
        if name != "taxes" and (name not in kept or name in document["totals"]):
            document["totals"][name] = text(value)
    for name, flag in (("allowance_total", False), ("charge_total", True)):
        if not any(each["is_charge"] is flag for each in document["allowances"]):
            del document["totals"][name]
    return document
