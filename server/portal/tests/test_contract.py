"""The contract itself, and the examples that both sides are tested against."""
from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Iterator

from django.conf import settings
from django.test import SimpleTestCase
from django.urls import URLPattern, URLResolver
from jsonschema import Draft202012Validator

from portal import contract, urls
from portal.testing import Answered, assert_foreseen, unknown_fields

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


def routes(patterns: list, above: str = "/") -> Iterator[tuple[str, str]]:
    """(METHOD, path below /api/v1) of each, with {} for what is given in the address."""
    for pattern in patterns:
        part = re.sub(r"<[\w:]+>|\(\?P<\w+>(?:[^()])*\)", "{}", str(pattern.pattern)).strip("^$")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, above + part)
        elif isinstance(pattern, URLPattern) and (above + part).startswith("/api/v1/"):
            path = (above + part).removeprefix("/api/v1")
            yield from ((method, path) for method in pattern.callback.methods)


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

    def test_each_route_is_an_operation_and_each_operation_a_route(self) -> None:
        # The stream is answered before Django.
        told = {
            (method, re.sub(r"{\w+}", "{}", path))
            for name, (method, path) in contract.operations().items()
            if name != "streamEvents"
        }
        self.assertEqual(set(routes(urls.urlpatterns)), told)

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


class ForeseenTests(SimpleTestCase):
    """Tests' clients hold every answer against the contract."""

    def refused(self, words: str, method: str, path: str, *answer: Any) -> None:
        with self.assertRaisesRegex(AssertionError, words):
            assert_foreseen(method, path, Answered(*answer))

    def test_an_answer_with_a_field_that_the_contract_does_not_know(self) -> None:
        session = json.loads((EXAMPLES / "session.json").read_text())
        known = json.dumps(session).encode()
        assert_foreseen("GET", "/api/v1/session", Answered(200, "application/json", known))
        more = json.dumps({**session, "colour": "red"}).encode()
        self.refused("/colour", "GET", "/api/v1/session", 200, "application/json", more)

    def test_an_address_that_is_no_operation_answers_nothing_but_a_problem(self) -> None:
        self.refused("no operation", "GET", "/api/v1/secrets", 200, "application/json", b"{}")
        self.refused("not foreseen", "GET", "/api/v1/secrets", 404, "text/html", b"")

    def test_a_status_that_the_operation_does_not_tell(self) -> None:
        self.refused("says nothing of status 201", "GET", "/api/v1/session", 201, "", b"")
