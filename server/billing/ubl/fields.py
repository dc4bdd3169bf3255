"""Typed reading of single values out of XML nodes, each remembering its line."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from billing.ubl.xml import Node

DECIMAL = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)\Z")  # XML Schema decimal
DATE = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(Z|[+-][0-9]{2}:[0-9]{2})?\Z")  # XML Schema date
CURRENCY = re.compile(r"[A-Z]{3}\Z")  # ISO 4217
MAX_DIGITS = 30

# What EN 16931 calls a missing element.
RULE_OF_MISSING = {
    "ID": "BR-02",
    "IssueDate": "BR-03",
    "DocumentCurrencyCode": "BR-05",
    "LegalMonetaryTotal": "BR-12",
    "LineExtensionAmount": "BR-12",
    "TaxExclusiveAmount": "BR-13",
    "TaxInclusiveAmount": "BR-14",
    "PayableAmount": "BR-15",
    "AccountingSupplierParty": "BR-06",
    "AccountingCustomerParty": "BR-07",
    "TaxableAmount": "BR-45",
    "InvoicedQuantity": "BR-22",
    "CreditedQuantity": "BR-22",
    "PriceAmount": "BR-26",
    "InvoiceLine/ID": "BR-21",
    "CreditNoteLine/ID": "BR-21",
    "InvoiceLine/LineExtensionAmount": "BR-24",
    "CreditNoteLine/LineExtensionAmount": "BR-24",
    "Item/Name": "BR-25",
    "TaxSubtotal/TaxAmount": "BR-46",
    "TaxSubtotal/TaxCategory/ID": "BR-47",
    "BillingReference/InvoiceDocumentReference/ID": "BR-55",
}
RULE_OF_CURRENCY = "PEPPOL-EN16931-R051"  # every amount is in the document's currency


class UblRefused(ValueError):
    """The document is refused: one sentence, the rule inside it, line 0 where none applies."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.line = line

    def __str__(self) -> str:
        return f"line {self.line}: {self.message}" if self.line else self.message


class Reading:
    """Values below one node; `prefix` is the body path that its values have."""

    def __init__(self, node: Node, prefix: str = "", lines: dict[str, int] | None = None) -> None:
        self.node = node
        self.prefix = prefix
        self.lines: dict[str, int] = {} if lines is None else lines
        self.lines.setdefault(prefix, node.line)

    def inside(self, node: Node, path: str = "?") -> Reading:
        """The same record of lines, read at another node. Without a path none are kept."""
        return Reading(node, self._path(path), {} if path == "?" else self.lines)

    def one(self, tag: str, path: str) -> Reading:
        return self.inside(self._node((tag,), required=True), path)  # type: ignore[arg-type]

    def each(self, tag: str, path: str = "") -> list[Reading]:
        base = path or {"AllowanceCharge": "allowances", "PaymentMeans": "payment_means"}[tag]
        return [
            self.inside(node, f"{base}/{index}") for index, node in enumerate(self.node.all(tag))
        ]

    def text(self, *tags: str, path: str = "", limit: int = 100_000) -> str:
        node = self._node(tags)
        value = node.text.strip() if node is not None else ""
        if len(value) > limit:
            raise UblRefused(f"{tags[-1]} is longer than {limit} characters.", self._line(node))
        self._note(node, path)
        return value

    def texts(self, tag: str) -> list[str]:
        return [node.text.strip() for node in self.node.all(tag) if node.text.strip()]

    def required(self, *tags: str, path: str = "", limit: int = 1000) -> str:
        node = self._node(tags, required=True)
        value = self.text(*tags, path=path, limit=limit)
        if not value:
            raise UblRefused(f"{self._missing(tags)} is empty.", self._line(node))
        return " ".join(value.split())

    def date(self, *tags: str, path: str = "", required: bool = False) -> str | None:
        node = self._node(tags, required=required)
        value = node.text.strip() if node is not None else ""
        if not value and not required:
            return None
        found = DATE.match(value)
        try:
            day = date.fromisoformat(found.group(1) if found else value[:40])
        except ValueError:
            raise UblRefused(
                f"{tags[-1]} is “{value[:40]}”, not a date like 2024-12-31.", self._line(node)
            ) from None
        self._note(node, path)
        return day.isoformat()

    def currency(self, *tags: str, path: str = "", required: bool = False) -> str | None:
        value = self.required(*tags, path=path) if required else self.text(*tags, path=path)
        if value and not CURRENCY.match(value):
            raise UblRefused(
                f"{tags[-1]} is “{value[:20]}”, not a currency of ISO 4217.",
                self._line(self._node(tags)),
            )
        return value or None

    def decimal(self, *tags: str, path: str = "", required: bool = False) -> str | None:
        node = self._node(tags, required=required)
        value = node.text.strip() if node is not None else ""
        if not value and not required:
            return None
        if not DECIMAL.match(value) or len(value) > MAX_DIGITS:
            raise UblRefused(
                f"{tags[-1]} is “{value[:40]}”, not a decimal number.", self._line(node)
            )
        self._note(node, path)
        return plain(value)

    def amount(self, *parts: str, path: str = "", required: bool = False) -> str | None:
        """`amount("Price", "PriceAmount", "EUR")`: a decimal in the document's currency."""
        tags, currency = parts[:-1], parts[-1]
        node = self._node(tags, required=required)
        if node is not None:
            said = node.attributes.get("currencyID", "").strip()
            if said and said != currency:
                raise UblRefused(
                    f"{RULE_OF_CURRENCY}: {tags[-1]} is in {said[:10]},"
                    f" but the document is in {currency}.",
                    node.line,
                )
        return self.decimal(*tags, path=path, required=required)

    def currency_of(self, tag: str) -> str:
        node = self.node.first(tag)
        return node.attributes.get("currencyID", "").strip() if node is not None else ""

    def line_of(self, tag: str) -> int:
        node = self.node.first(tag)
        return node.line if node is not None else self.node.line

    def _node(self, tags: tuple[str, ...], required: bool = False) -> Node | None:
        node = self.node.first(*tags)
        if node is None and required:
            raise UblRefused(f"{self._missing(tags)} is missing.", self.node.line)
        return node

    def _missing(self, tags: tuple[str, ...]) -> str:
        """The element's name with the rule that asks for it, where one does."""
        label = "/".join(tags if not self.prefix else (self.node.name, *tags))
        rule = RULE_OF_MISSING.get(label) or RULE_OF_MISSING.get(tags[-1], "")
        if tags[-1] == "ID" and self.prefix and label not in RULE_OF_MISSING:
            rule = ""
        return f"{rule}: {label}" if rule else label

    def _line(self, node: Node | None) -> int:
        return node.line if node is not None else self.node.line

    def _path(self, path: str) -> str:
        return f"{self.prefix}/{path}" if self.prefix else path

    def _note(self, node: Node | None, path: str) -> None:
        if node is not None and path:
            self.lines[self._path(path)] = node.line


def plain(value: str) -> str:
    """XML Schema's decimal as the contract writes it: "+.5" is "0.5", "3." is "3"."""
    sign = "-" if value.startswith("-") else ""
    digits = value.lstrip("+-")
    whole, _, fraction = digits.partition(".")
    whole = whole.lstrip("0") or "0"
    return f"{sign}{whole}.{fraction}" if fraction else f"{sign}{whole}"


def scheme_and_value(node: Node | None) -> dict[str, Any] | None:
    """An identifier with its scheme, None where there is none."""
    if node is None or not node.text.strip():
        return None
    return {"scheme": node.attributes.get("schemeID", "").strip(), "value": node.text.strip()}
