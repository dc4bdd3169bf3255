"""The contract itself, and the examples that both sides are tested against."""
from __future__ import annotations

import json
from pathlib import Path

from django.conf import settings
from django.test import SimpleTestCase
from jsonschema import Draft202012Validator

from portal import contract

EXAMPLES = Path(settings.CONTRACT).parent / "examples"

# An example's schema by how its name begins; the longest beginning counts.
SCHEMAS = {
    "session": "Session",
    "sessions": "DeviceSessionPage",
    "credentials": "Credentials",
    "host-token": "HostToken",
    "kiosk-credentials": "KioskCredentials",
    "kiosk-code": "KioskCode",
    "kiosk-pairing": "KioskPairing",
    "kiosk-request": "KioskRequest",
    "profile": "Profile",
    "profile-change": "ProfileChange",
    "overview": "Overview",
    "invoice": "Invoice",
    "invoice-page": "InvoicePage",
    "credit-note": "Invoice",
    "statement": "Statement",
    "payment": "Payment",
    "payment-page": "PaymentPage",
    "payment-request": "PaymentRequest",
    "credit-application": "CreditApplication",
    "credit-request": "CreditRequest",
    "void-request": "VoidRequest",
    "write-off-request": "WriteOffRequest",
    "problem": "Problem",
    "event": "Event",
}
# Parts of those above, or checked by themselves.
PARTS = {"Date", "Instant", "Currency", "Decimal", "Money", "Seller", "Customer", "Person"}
PARTS |= {"DeviceSession", "DocumentType", "DocumentStatus", "PaymentStatus", "InvoiceFilter"}
PARTS |= {"InvoiceSummary", "Party", "AllowanceCharge", "InvoiceLine", "TaxLine", "HistoryEntry"}
PARTS |= {"Attachment", "PaymentMeans", "AgeingBucket", "CurrencyPosition", "Attention"}
PARTS |= {"StatementEntry", "Allocation", "WriteOffCode"}


def schema_of(name: str) -> str:
    fits = [start for start in SCHEMAS if name == start or name.startswith(start + "-")]
    return SCHEMAS[max(fits, key=len)]


class ExampleTests(SimpleTestCase):
    def test_each_example_fits_its_schema(self) -> None:
        for file in sorted(EXAMPLES.glob("*.json")):
            with self.subTest(file.name):
                value = json.loads(file.read_text())
                self.assertEqual(contract.check(schema_of(file.stem), value), [])

    def test_each_schema_has_an_example(self) -> None:
        shown = {schema_of(file.stem) for file in EXAMPLES.glob("*.json")}
        self.assertEqual(set(contract.schema_names()), shown | PARTS)

    def test_examples_name_no_field_that_the_contract_does_not_know(self) -> None:
        for file in sorted(EXAMPLES.glob("*.json")):
            with self.subTest(file.name):
                value = json.loads(file.read_text())
                self.assertEqual(unknown_fields({"$ref": pointer(schema_of(file.stem))}, value), [])

    def test_examples_hold_no_fraction(self) -> None:
        def refuse(text: str) -> None:
            raise AssertionError(f"{text} is a floating-point number")

        for file in EXAMPLES.glob("*.json"):
            json.loads(file.read_text(), parse_float=refuse)


def pointer(schema: str) -> str:
    return f"#/components/schemas/{schema}"


def properties_of(schema: dict) -> dict:
    """All properties of a schema, through references and compositions."""
    if "$ref" in schema:
        schema = contract.resolve(schema["$ref"])
    found = dict(schema.get("properties", {}))
    for part in schema.get("allOf", []) + schema.get("oneOf", []):
        found.update(properties_of(part))
    return found


def items_of(schema: dict) -> dict:
    if "$ref" in schema:
        schema = contract.resolve(schema["$ref"])
    return dict(schema.get("items", {}))


def unknown_fields(schema: dict, value: object, where: str = "") -> list[str]:
    if isinstance(value, list):
        return [
            name
            for index, item in enumerate(value)
            for name in unknown_fields(items_of(schema), item, f"{where}/{index}")
        ]
    if not isinstance(value, dict):
        return []
    known = properties_of(schema)
    unknown = [f"{where}/{name}" for name in value if name not in known]
    for name in value:
        if name in known:
            unknown += unknown_fields(known[name], value[name], f"{where}/{name}")
    return unknown


class ContractTests(SimpleTestCase):
    def test_each_schema_is_json_schema(self) -> None:
        for name in contract.schema_names():
            Draft202012Validator.check_schema(contract.resolve(pointer(name)))

    def test_each_operation_is_found_by_its_path(self) -> None:
        self.assertEqual(contract.operation_for("GET", "/customers/a/statement"), "getStatement")
        self.assertEqual(
            contract.operation_for("GET", "/customers/a/statement/pdf"), "downloadStatement"
        )
        self.assertEqual(contract.operation_for("GET", "/customers/a/invoices/X-1"), "getInvoice")
        self.assertEqual(contract.operation_for("GET", "/customers/a/payments/p"), "getPayment")
        self.assertIsNone(contract.operation_for("GET", "/customers/a/secrets/p"))

    def test_each_failure_is_foreseen(self) -> None:
        for operation_id in contract.operations():
            self.assertTrue(contract.response_pointer(operation_id, 500), operation_id)

    def test_validation_names_the_field_and_the_fault(self) -> None:
        errors = contract.check(
            "PaymentRequest",
            {"allocations": [{"document_id": "X", "amount_minor": 0}], "colour": "red"},
        )
        self.assertEqual(
            {(error.field, error.code) for error in errors},
            {
                ("currency", "required"),
                ("colour", "unknown"),
                ("allocations/0/amount_minor", "too-small"),
            },
        )
