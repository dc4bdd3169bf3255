"""UBL 2.1 Invoice and CreditNote to the document body that the server keeps.

A body is plain JSON. Amounts, quantities, prices and percentages are decimal strings as
written, dates `YYYY-MM-DD`; what a document does not say is absent or None:

    type invoice|credit_note, type_code, number, issue_date, due_date, currency, tax_currency,
    tax_point_date, tax_point_code, profile, process, notes[], accounting_cost, buyer_reference,
    order_reference, sales_order_reference, contract_reference, project_reference,
    receipt_reference, despatch_reference, originator_reference, object_reference,
    period {start, end, code}, preceding [{number, issue_date}],
    seller, buyer, payee, tax_representative (see `parties`), delivery,
    payment_means[], payment_terms, allowances[], taxes[], tax_total, tax_total_accounting,
    taxes_accounting [{tax}],
    totals {line_total, allowance_total, charge_total, tax_exclusive, tax_inclusive, prepaid,
    rounding, payable}, lines[], attachments[]

Beside it comes where each value stands: path (`totals/payable`, `lines/0/net`) -> XML line.
Nothing is computed here; `portico_rules` does that.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from billing.ubl import attachments, names, parties
from billing.ubl.fields import RULE_OF_CURRENCY, Reading, UblRefused
from billing.ubl.xml import Node, XmlRefused, parse

Body = dict[str, Any]


@dataclass
class UblDocument:
    body: Body
    lines: dict[str, int]  # path -> line of the XML file
    files: list[attachments.EmbeddedFile] = field(default_factory=list)

    @property
    def content_hash(self) -> str:
        return content_hash(self.body, self.files)

    def line_of(self, path: str) -> int:
        """The line of that value, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path.rpartition("/")[0]
        return self.lines.get(path, 0)


def content_hash(body: Body, files: list[attachments.EmbeddedFile]) -> str:
    """SHA-256 of what the document says, whatever its layout, prefixes or comments."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode())
    for file in files:
        digest.update(hashlib.sha256(file.content or b"").digest())
    return digest.hexdigest()


def read(data: bytes) -> UblDocument:
    """Errors: UblRefused, with one sentence and the line where one applies."""
    try:
        root = parse(data)
    except XmlRefused as error:
        raise UblRefused(error.message, error.line) from error
    return read_node(root)


def read_node(root: Node) -> UblDocument:
    kind = _kind_of(root)
    _drop_foreign(root)
    at = Reading(root)
    type_tag = "InvoiceTypeCode" if kind == "invoice" else "CreditNoteTypeCode"
    body: Body = {
        "type": kind,
        "type_code": at.text(type_tag, path="type_code"),
        "number": at.required("ID", path="number", limit=120),
        "issue_date": at.date("IssueDate", path="issue_date", required=True),
        "due_date": at.date("DueDate", path="due_date")
        or at.date("PaymentMeans", "PaymentDueDate", path="due_date")
        or at.date("PaymentTerms", "PaymentDueDate", path="due_date"),
        "currency": at.currency("DocumentCurrencyCode", path="currency", required=True),
        "tax_currency": at.currency("TaxCurrencyCode", path="tax_currency"),
        "tax_point_date": at.date("TaxPointDate", path="tax_point_date"),
        "profile": at.text("CustomizationID", path="profile"),
        "process": at.text("ProfileID"),
        "notes": at.texts("Note"),
        "accounting_cost": at.text("AccountingCost"),
        "buyer_reference": at.text("BuyerReference"),
        "order_reference": at.text("OrderReference", "ID"),
        "sales_order_reference": at.text("OrderReference", "SalesOrderID"),
        "contract_reference": at.text("ContractDocumentReference", "ID"),
        "project_reference": at.text("ProjectReference", "ID"),
        "receipt_reference": at.text("ReceiptDocumentReference", "ID"),
        "despatch_reference": at.text("DespatchDocumentReference", "ID"),
        "originator_reference": at.text("OriginatorDocumentReference", "ID"),
        "period": _period(at),
        "preceding": [
            {
                "number": reference.required("InvoiceDocumentReference", "ID", path="number"),
                "issue_date": reference.date("InvoiceDocumentReference", "IssueDate"),
            }
            for reference in at.each("BillingReference", path="preceding")
            if reference.node.first("InvoiceDocumentReference")
        ],
        "seller": parties.read_party(at.one("AccountingSupplierParty", path="seller"), "seller"),
        "buyer": parties.read_party(at.one("AccountingCustomerParty", path="buyer"), "buyer"),
        "payee": parties.read_optional(at.node.first("PayeeParty")),
        "tax_representative": parties.read_optional(at.node.first("TaxRepresentativeParty")),
        "delivery": parties.read_delivery(at.node.first("Delivery")),
        "payment_means": [_payment_means(each) for each in at.each("PaymentMeans")],
        "payment_terms": "\n".join(
            note.text.strip()
            for terms in root.all("PaymentTerms")
            for note in terms.all("Note")
            if note.text.strip()
        ),
    }
    currency = body["currency"]
    body["allowances"] = [
        _allowance(each, currency, with_tax=True) for each in at.each("AllowanceCharge")
    ]
    for index, each in enumerate(body["allowances"]):
        at.lines[f"allowances/{index}"] = root.all("AllowanceCharge")[index].line
    _read_taxes(at, body)
    _read_totals(at, body)
    line_tag = "InvoiceLine" if kind == "invoice" else "CreditNoteLine"
    quantity_tag = "InvoicedQuantity" if kind == "invoice" else "CreditedQuantity"
    rows = at.each(line_tag, path="lines")
    if not rows:
        raise UblRefused("BR-16: the document has no line.", root.line)
    body["lines"] = [_line(each, quantity_tag, currency) for each in rows]
    files, references = attachments.read_references(at)
    body["attachments"] = references["attachments"]
    body["object_reference"] = references["object_reference"]
    if kind == "credit_note":
        body["project_reference"] = body["project_reference"] or references["project_reference"]
    return UblDocument(body=_without_empty(body), lines=at.lines, files=files)


def _kind_of(root: Node) -> str:
    if root.namespace == names.INVOICE and root.name == "Invoice":
        return "invoice"
    if root.namespace == names.CREDIT_NOTE and root.name == "CreditNote":
        return "credit_note"
    if root.name in ("Invoice", "CreditNote"):
        raise UblRefused(
            f"The root element {root.name} is not in UBL 2.1's namespace"
            f" (found: {root.namespace or 'none'}).",
            root.line,
        )
    raise UblRefused(f"The root element is {root.name}, not Invoice or CreditNote.", root.line)


def _drop_foreign(node: Node) -> None:
    """Only UBL's own elements are read; those of extensions and other namespaces never are."""
    node.children = [child for child in node.children if child.namespace in names.ELEMENTS]
    for child in node.children:
        _drop_foreign(child)


def _period(at: Reading) -> Body | None:
    node = at.node.first("InvoicePeriod")
    if node is None:
        return None
    period = at.inside(node)
    return {
        "start": period.date("StartDate"),
        "end": period.date("EndDate"),
        "code": period.text("DescriptionCode"),
    }


def _payment_means(at: Reading) -> Body:
    code = at.node.first("PaymentMeansCode")
    return {
        "code": at.text("PaymentMeansCode"),
        "name": code.attributes.get("name", "") if code and code.text.strip() else "",
        "payment_reference": at.text("PaymentID"),
        "account": at.text("PayeeFinancialAccount", "ID"),
        "account_name": at.text("PayeeFinancialAccount", "Name"),
        "bic": at.text("PayeeFinancialAccount", "FinancialInstitutionBranch", "ID")
        or at.text(
            "PayeeFinancialAccount", "FinancialInstitutionBranch", "FinancialInstitution", "ID"
        ),
        "card": at.text("CardAccount", "PrimaryAccountNumberID"),
        "card_network": at.text("CardAccount", "NetworkID"),
        "card_holder": at.text("CardAccount", "HolderName"),
        "mandate": at.text("PaymentMandate", "ID"),
        "debited_account": at.text("PaymentMandate", "PayerFinancialAccount", "ID"),
    }


def _allowance(at: Reading, currency: str, with_tax: bool = False) -> Body:
    indicator = at.required("ChargeIndicator", path="is_charge").lower()
    if indicator not in ("true", "false", "1", "0"):
        raise UblRefused(f"ChargeIndicator is {indicator}, not true or false.", at.node.line)
    found: Body = {
        "is_charge": indicator in ("true", "1"),
        "reason": at.text("AllowanceChargeReason"),
        "reason_code": at.text("AllowanceChargeReasonCode"),
        "percent": at.decimal("MultiplierFactorNumeric", path="percent"),
        "amount": at.amount("Amount", currency, path="amount", required=True),
        "base_amount": at.amount("BaseAmount", currency, path="base_amount"),
    }
    if with_tax:
        found["tax_category"] = at.text("TaxCategory", "ID")
        found["tax_percent"] = at.decimal("TaxCategory", "Percent", path="tax_percent")
        found["tax_scheme"] = at.text("TaxCategory", "TaxScheme", "ID")
    return found


def _read_taxes(at: Reading, body: Body) -> None:
    """The tax total with the breakdown, and the one in the accounting currency."""
    currency, accounting = body["currency"], body.get("tax_currency")
    taxes: list[Body] = []
    for node in at.node.all("TaxTotal"):
        total = at.inside(node)
        said = total.currency_of("TaxAmount")
        if said == currency or not said:
            if "tax_total" in body:
                raise UblRefused(
                    f"BR-CO-14: there is more than one TaxTotal in {currency}.", node.line
                )
            body["tax_total"] = total.amount("TaxAmount", currency, path="tax_total", required=True)
            at.lines["tax_total"] = total.line_of("TaxAmount")
        elif accounting and said == accounting:
            _read_accounting_total(at, total, body)
            continue
        else:
            raise UblRefused(
                f"{RULE_OF_CURRENCY}: TaxAmount is in {said}, but the document is in {currency}"
                + (f" and its tax in {accounting}." if accounting else "."),
                total.line_of("TaxAmount"),
            )
        for index, subtotal in enumerate(node.all("TaxSubtotal")):
            each = at.inside(subtotal, f"taxes/{index}")
            taxes.append(
                {
                    "category": each.required("TaxCategory", "ID", path="category"),
                    "percent": each.decimal("TaxCategory", "Percent", path="percent")
                    or each.decimal("Percent", path="percent"),
                    "scheme": each.text("TaxCategory", "TaxScheme", "ID"),
                    "taxable": each.amount(
                        "TaxableAmount", currency, path="taxable", required=True
                    ),
                    "tax": each.amount("TaxAmount", currency, path="tax", required=True),
                    "exemption_reason": each.text("TaxCategory", "TaxExemptionReason"),
                    "exemption_code": each.text("TaxCategory", "TaxExemptionReasonCode"),
                }
            )
    body["taxes"] = taxes


def _read_accounting_total(at: Reading, total: Reading, body: Body) -> None:
    """BT-111. Its groups are not EN 16931's, but a total beside them must be theirs."""
    currency = body["tax_currency"]
    if "tax_total_accounting" in body:
        raise UblRefused(
            f"PEPPOL-EN16931-R054: there is more than one TaxTotal in {currency}.", total.node.line
        )
    body["tax_total_accounting"] = total.amount("TaxAmount", currency, required=True)
    at.lines["tax_total_accounting"] = total.line_of("TaxAmount")
    body["taxes_accounting"] = [
        {"tax": total.inside(group).amount("TaxAmount", currency, required=True)}
        for group in total.node.all("TaxSubtotal")
    ]


TOTALS = [
    ("line_total", "LineExtensionAmount", True),
    ("tax_exclusive", "TaxExclusiveAmount", True),
    ("tax_inclusive", "TaxInclusiveAmount", True),
    ("allowance_total", "AllowanceTotalAmount", False),
    ("charge_total", "ChargeTotalAmount", False),
    ("prepaid", "PrepaidAmount", False),
    ("rounding", "PayableRoundingAmount", False),
    ("payable", "PayableAmount", True),
]


def _read_totals(at: Reading, body: Body) -> None:
    totals = at.one("LegalMonetaryTotal", path="totals")
    body["totals"] = {
        key: totals.amount(tag, body["currency"], path=key, required=required)
        for key, tag, required in TOTALS
    }


def _line(at: Reading, quantity_tag: str, currency: str) -> Body:
    item = at.one("Item", path="item")
    quantity = at.node.first(quantity_tag)
    price_allowance = at.node.first("Price", "AllowanceCharge")
    price = at.inside(price_allowance) if price_allowance else None
    base = at.node.first("Price", "BaseQuantity")
    discount = None
    if price is not None and price.text("ChargeIndicator").lower() in ("false", "0", ""):
        discount = price.amount("Amount", currency)
    return {
        "id": at.required("ID", path="id", limit=60),
        "note": "\n".join(at.texts("Note")),
        "quantity": at.decimal(quantity_tag, path="quantity", required=True),
        "unit": quantity.attributes.get("unitCode", "").strip() if quantity else "",
        "net": at.amount("LineExtensionAmount", currency, path="net", required=True),
        "accounting_cost": at.text("AccountingCost"),
        "order_line": at.text("OrderLineReference", "LineID"),
        "object_reference": at.text("DocumentReference", "ID"),
        "period": _period(at),
        "allowances": [_allowance(each, currency) for each in at.each("AllowanceCharge")],
        "name": item.required("Name", path="name"),
        "description": item.text("Description"),
        "sellers_id": item.text("SellersItemIdentification", "ID"),
        "buyers_id": item.text("BuyersItemIdentification", "ID"),
        "standard_id": parties.scheme_and_value(
            item.node.first("StandardItemIdentification", "ID")
        ),
        "origin_country": item.text("OriginCountry", "IdentificationCode"),
        "classifications": [
            {"list": code.attributes.get("listID", ""), "code": code.text.strip()}
            for classification in item.node.all("CommodityClassification")
            for code in classification.all("ItemClassificationCode")
            if code.text.strip()
        ],
        "properties": [
            {"name": each.value("Name"), "value": each.value("Value")}
            for each in item.node.all("AdditionalItemProperty")
        ],
        "tax_category": item.text("ClassifiedTaxCategory", "ID"),
        "tax_percent": item.decimal("ClassifiedTaxCategory", "Percent", path="tax_percent"),
        "tax_scheme": item.text("ClassifiedTaxCategory", "TaxScheme", "ID"),
        "price": at.amount("Price", "PriceAmount", currency, path="price", required=True),
        "price_discount": discount,
        "price_gross": price.amount("BaseAmount", currency) if price else None,
        "base_quantity": at.decimal("Price", "BaseQuantity", path="base_quantity"),
        "base_unit": base.attributes.get("unitCode", "").strip() if base else "",
    }


def _without_empty(value: Any) -> Any:
    """The same without what is absent, so that equal content is equal JSON."""
    if isinstance(value, dict):
        cleaned = {key: _without_empty(each) for key, each in value.items()}
        return {key: each for key, each in cleaned.items() if each not in (None, "", {}, [])}
    if isinstance(value, list):
        kept = [_without_empty(each) for each in value]
        return [each for each in kept if each not in ("", {})]
    return value
