"""A document body as UBL 2.1, elements in the schema's order; read again it is the same body."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from typing import Any

from billing.ubl import names
from billing.ubl.attachments import OBJECT_TYPE_CODE, EmbeddedFile
from billing.ubl.elements import address, group, identifier, party, text
from billing.ubl.reader import TOTALS

Body = dict[str, Any]
Parts = list[str]


def write(body: Body, files: Sequence[EmbeddedFile] = ()) -> bytes:
    is_invoice = body["type"] == "invoice"
    root = "Invoice" if is_invoice else "CreditNote"
    namespace = names.INVOICE if is_invoice else names.CREDIT_NOTE
    parts: Parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<{root} xmlns="{namespace}" xmlns:cac="{names.CAC}" xmlns:cbc="{names.CBC}">',
        *_head(body, is_invoice),
        *_references(body, files, is_invoice),
        group("AccountingSupplierParty", [party("Party", body["seller"])]),
        group("AccountingCustomerParty", [party("Party", body["buyer"])]),
        party("PayeeParty", body.get("payee")),
        party("TaxRepresentativeParty", body.get("tax_representative")),
        _delivery(body.get("delivery")),
        *_payment(body, is_invoice),
        *[allowance(each, body["currency"]) for each in body.get("allowances", [])],
        *_taxes(body),
        _totals(body),
        *[line(each, body["currency"], is_invoice) for each in body["lines"]],
        f"</{root}>\n",
    ]
    return "\n".join(part for part in parts if part).encode()


def _head(body: Body, is_invoice: bool) -> Parts:
    type_code = text("InvoiceTypeCode" if is_invoice else "CreditNoteTypeCode", body["type_code"])
    tax_point = text("TaxPointDate", body.get("tax_point_date"))
    notes = "".join(text("Note", note) for note in body.get("notes", []))
    order = (
        [text("DueDate", body.get("due_date")), type_code, notes, tax_point]
        if is_invoice
        else [tax_point, type_code, notes]
    )
    return [
        text("CustomizationID", body.get("profile")),
        text("ProfileID", body.get("process")),
        text("ID", body["number"]),
        text("IssueDate", body["issue_date"]),
        *order,
        text("DocumentCurrencyCode", body["currency"]),
        text("TaxCurrencyCode", body.get("tax_currency")),
        text("AccountingCost", body.get("accounting_cost")),
        text("BuyerReference", body.get("buyer_reference")),
        period(body.get("period")),
    ]


def period(value: Body | None) -> str:
    if not value:
        return ""
    return group(
        "InvoicePeriod",
        [
            text("StartDate", value.get("start")),
            text("EndDate", value.get("end")),
            text("DescriptionCode", value.get("code")),
        ],
    )


def _references(body: Body, files: Sequence[EmbeddedFile], is_invoice: bool) -> Parts:
    originator = group(
        "OriginatorDocumentReference", [text("ID", body.get("originator_reference"))]
    )
    contract = group("ContractDocumentReference", [text("ID", body.get("contract_reference"))])
    project = body.get("project_reference")
    additional = [
        group(
            "AdditionalDocumentReference",
            [text("ID", body.get("object_reference")), text("DocumentTypeCode", OBJECT_TYPE_CODE)],
        )
        if body.get("object_reference")
        else "",
        group("AdditionalDocumentReference", [text("ID", project), text("DocumentTypeCode", "50")])
        if project and not is_invoice
        else "",
        *[_supporting(file) for file in files],
    ]
    ends = (
        [originator, contract, *additional, group("ProjectReference", [text("ID", project)])]
        if is_invoice
        else [contract, *additional, originator]
    )
    return [
        group(
            "OrderReference",
            [
                text("ID", body.get("order_reference")),
                text("SalesOrderID", body.get("sales_order_reference")),
            ],
        ),
        *[
            group(
                "BillingReference",
                [
                    group(
                        "InvoiceDocumentReference",
                        [text("ID", each["number"]), text("IssueDate", each.get("issue_date"))],
                    )
                ],
            )
            for each in body.get("preceding", [])
        ],
        group("DespatchDocumentReference", [text("ID", body.get("despatch_reference"))]),
        group("ReceiptDocumentReference", [text("ID", body.get("receipt_reference"))]),
        *ends,
    ]


def _supporting(file: EmbeddedFile) -> str:
    holder = ""
    if file.content is not None:
        holder += text(
            "EmbeddedDocumentBinaryObject",
            base64.b64encode(file.content).decode() or " ",
            mimeCode=file.media_type,
            filename=file.filename,
        )
    if file.url:
        holder += group("ExternalReference", [text("URI", file.url)])
    return group(
        "AdditionalDocumentReference",
        [
            text("ID", file.reference),
            text("DocumentDescription", file.description),
            group("Attachment", [holder]),
        ],
    )


def _delivery(value: Body | None) -> str:
    if not value:
        return ""
    return group(
        "Delivery",
        [
            text("ActualDeliveryDate", value.get("date")),
            group(
                "DeliveryLocation",
                [
                    identifier("ID", value.get("location")),
                    address("Address", value.get("address")),
                ],
            ),
            group("DeliveryParty", [group("PartyName", [text("Name", value.get("name"))])]),
        ],
    )


def _payment(body: Body, is_invoice: bool) -> Parts:
    due = "" if is_invoice else text("PaymentDueDate", body.get("due_date"))
    means = [
        _payment_means(each, due if index == 0 else "")
        for index, each in enumerate(body.get("payment_means", []))
    ]
    terms = group("PaymentTerms", [text("Note", body.get("payment_terms")), "" if means else due])
    return [*means, terms]


def _payment_means(value: Body, due: str) -> str:
    account = group(
        "PayeeFinancialAccount",
        [
            text("ID", value.get("account")),
            text("Name", value.get("account_name")),
            group("FinancialInstitutionBranch", [text("ID", value.get("bic"))]),
        ],
    )
    card = group(
        "CardAccount",
        [
            text("PrimaryAccountNumberID", value.get("card")),
            text("NetworkID", value.get("card_network")),
            text("HolderName", value.get("card_holder")),
        ],
    )
    mandate = group(
        "PaymentMandate",
        [
            text("ID", value.get("mandate")),
            group("PayerFinancialAccount", [text("ID", value.get("debited_account"))]),
        ],
    )
    return group(
        "PaymentMeans",
        [
            text("PaymentMeansCode", value.get("code"), name=value.get("name", "")),
            due,
            text("PaymentID", value.get("payment_reference")),
            card,
            account,
            mandate,
        ],
    )


def allowance(value: Body, currency: str) -> str:
    return group(
        "AllowanceCharge",
        [
            text("ChargeIndicator", "true" if value["is_charge"] else "false"),
            text("AllowanceChargeReasonCode", value.get("reason_code")),
            text("AllowanceChargeReason", value.get("reason")),
            text("MultiplierFactorNumeric", value.get("percent")),
            text("Amount", value["amount"], currencyID=currency),
            text("BaseAmount", value.get("base_amount"), currencyID=currency),
            tax_category("TaxCategory", value, value.get("tax_category"), value.get("tax_percent"),
                         value.get("tax_scheme")),
        ],
    )  # fmt: skip


def tax_category(
    name: str, value: Body, category: str | None, percent: str | None, scheme: str | None
) -> str:
    if not category:
        return ""
    return group(
        name,
        [
            text("ID", category),
            text("Percent", percent),
            text("TaxExemptionReasonCode", value.get("exemption_code")),
            text("TaxExemptionReason", value.get("exemption_reason")),
            group("TaxScheme", [text("ID", scheme)]),
        ],
    )


def _taxes(body: Body) -> Parts:
    currency, accounting = body["currency"], body.get("tax_currency", "")
    subtotals = [
        group(
            "TaxSubtotal",
            [
                text("TaxableAmount", each["taxable"], currencyID=currency),
                text("TaxAmount", each["tax"], currencyID=currency),
                tax_category(
                    "TaxCategory", each, each["category"], each.get("percent"), each.get("scheme")
                ),
            ],
        )  # fmt: skip
        for each in body.get("taxes", [])
    ]
    total = [text("TaxAmount", body.get("tax_total"), currencyID=currency), *subtotals]
    foreign = [text("TaxAmount", body.get("tax_total_accounting"), currencyID=accounting)]
    foreign += [
        group("TaxSubtotal", [text("TaxAmount", each["tax"], currencyID=accounting)])
        for each in body.get("taxes_accounting", [])
    ]
    return [group("TaxTotal", total), group("TaxTotal", foreign) if accounting else ""]


def _totals(body: Body) -> str:
    said, currency = body["totals"], body["currency"]
    return group(
        "LegalMonetaryTotal",
        [text(tag, said.get(key), currencyID=currency) for key, tag, _ in TOTALS],
    )


def line(value: Body, currency: str, is_invoice: bool) -> str:
    quantity = text(
        "InvoicedQuantity" if is_invoice else "CreditedQuantity",
        value["quantity"],
        unitCode=value.get("unit", ""),
    )
    return group(
        "InvoiceLine" if is_invoice else "CreditNoteLine",
        [
            text("ID", value["id"]),
            text("Note", value.get("note")),
            quantity,
            text("LineExtensionAmount", value["net"], currencyID=currency),
            text("AccountingCost", value.get("accounting_cost")),
            period(value.get("period")),
            group("OrderLineReference", [text("LineID", value.get("order_line"))]),
            group("DocumentReference", [text("ID", value.get("object_reference"))]),
            *[allowance(each, currency) for each in value.get("allowances", [])],
            _item(value),
            _price(value, currency),
        ],
    )


def _item(value: Body) -> str:
    return group(
        "Item",
        [
            text("Description", value.get("description")),
            text("Name", value["name"]),
            group("BuyersItemIdentification", [text("ID", value.get("buyers_id"))]),
            group("SellersItemIdentification", [text("ID", value.get("sellers_id"))]),
            group("StandardItemIdentification", [identifier("ID", value.get("standard_id"))]),
            group("OriginCountry", [text("IdentificationCode", value.get("origin_country"))]),
            *[
                group(
                    "CommodityClassification",
                    [text("ItemClassificationCode", each["code"], listID=each.get("list", ""))],
                )
                for each in value.get("classifications", [])
            ],
            tax_category("ClassifiedTaxCategory", {}, value.get("tax_category"),
                         value.get("tax_percent"), value.get("tax_scheme")),
            *[
                group(
                    "AdditionalItemProperty",
                    [text("Name", each.get("name")), text("Value", each.get("value"))],
                )
                for each in value.get("properties", [])
            ],
        ],
    )  # fmt: skip


def _price(value: Body, currency: str) -> str:
    discount = value.get("price_discount")
    return group(
        "Price",
        [
            text("PriceAmount", value["price"], currencyID=currency),
            text("BaseQuantity", value.get("base_quantity"), unitCode=value.get("base_unit", "")),
            group(
                "AllowanceCharge",
                [
                    text("ChargeIndicator", "false"),
                    text("Amount", discount, currencyID=currency),
                    text("BaseAmount", value.get("price_gross"), currencyID=currency),
                ],
            )
            if discount is not None
            else "",
        ],
    )
