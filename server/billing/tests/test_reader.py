"""What the reader takes from UBL, and what the writer gives back."""

from __future__ import annotations

import base64
import random
import re
from typing import Any
from unittest import TestCase

from billing import rules
from billing.tests.ubl_builder import body, line, line_of, ubl
from billing.ubl.attachments import EmbeddedFile, described, safe_filename, web_address
from billing.ubl.fields import UblRefused, plain
from billing.ubl.reader import read
from billing.ubl.writer import write

FILES = [
    EmbeddedFile("D1", "note.pdf", "application/pdf", "Delivery note", "", b"%PDF\x00"),
    EmbeddedFile("D2", "D2", "application/octet-stream", "Terms", "https://a.example/t", None),
]
EVERYTHING: dict[str, Any] = dict(
    due_date="2026-04-01",
    tax_point_date="2026-03-02",
    notes=["First <note> & more", "second"],
    accounting_cost="4025:1",
    buyer_reference="Lisa",
    order_reference="PO-7",
    sales_order_reference="SO-8",
    contract_reference="K-9",
    project_reference="P-1",
    receipt_reference="R-1",
    despatch_reference="DN-1",
    originator_reference="T-1",
    object_reference="meter 12",
    process="urn:fdc:peppol.eu:2017:poacc:billing:01:1.0",
    period={"start": "2026-02-01", "end": "2026-02-28"},
    preceding=[{"number": "W-0", "issue_date": "2026-01-01"}, {"number": "V-9"}],
    payee={"name": "Factor SA", "legal_id": {"value": "77"}},
    delivery={
        "date": "2026-02-27",
        "location": {"scheme": "0088", "value": "1"},
        "address": {"street": "Dok 4", "line": "Hal 2", "city": "Gent", "country": "BE"},
        "name": "Corner Shop depot",
    },
    payment_means=[
        {"code": "58", "name": "SEPA", "payment_reference": "W-1", "account": "NL91ABNA0417164300",
         "account_name": "Windmill", "bic": "ABNANL2A"},
        {"code": "49", "mandate": "M-1", "debited_account": "BE71096123456769"},
        {"code": "48", "card": "1234", "card_network": "VISA", "card_holder": "A"},
    ],
    allowances=[
        {"is_charge": False, "reason": "Loyal", "reason_code": "95", "percent": "10",
         "base_amount": "125.00", "amount": "12.50", "tax_category": "S", "tax_percent": "21",
         "tax_scheme": "VAT"},
        {"is_charge": True, "reason": "Freight", "amount": "9.00", "tax_category": "Z",
         "tax_percent": "0", "tax_scheme": "VAT"},
    ],
)  # fmt: skip
FULL_LINE = line(
    note="Blue ones",
    description="Stackable",
    accounting_cost="77",
    order_line="3",
    object_reference="x",
    period={"start": "2026-02-01", "end": "2026-02-14"},
    sellers_id="S1",
    buyers_id="B1",
    standard_id={"scheme": "0160", "value": "1234567890128"},
    origin_country="CN",
    classifications=[{"list": "STI", "code": "65434568"}],
    properties=[{"name": "Colour", "value": "Blue"}],
    price="0.125",
    price_gross="0.150",
    price_discount="0.025",
    base_quantity="5",
    base_unit="C62",
    allowances=[{"is_charge": False, "reason": "Dent", "amount": "0.05"}],
)


class RoundTrip(TestCase):
    def assert_same(self, made: dict[str, object], files: list[EmbeddedFile] = []) -> None:
        found = read(write(made, files))
        self.assertEqual(found.body, made)
        self.assertEqual(found.files, files)
        self.assertEqual(rules.violations(found.body), [])

    def test_everything_an_invoice_says_comes_back_equal(self) -> None:
        made = body(lines=[FULL_LINE, line(tax_category="Z", tax_percent="0")], **EVERYTHING)
        made["attachments"] = [described(file) for file in FILES]
        self.assert_same(made, FILES)

    def test_everything_a_credit_note_says_comes_back_equal(self) -> None:
        made = body(lines=[FULL_LINE], type="credit_note", **EVERYTHING)
        made["attachments"] = [described(file) for file in FILES]
        self.assert_same(made, FILES)

    def test_the_smallest_documents_come_back_equal(self) -> None:
        self.assert_same(body())
        self.assert_same(body(type="credit_note", due_date="2026-05-01"))


class Categories(TestCase):
    """Each VAT category of EN 16931, right and wrong."""

    def check(self, category: str, percent: str | None, reason: str = "", **more: object) -> None:
        item = line(tax_category=category, tax_percent=percent)
        if percent is None:
            del item["tax_percent"]
        reasons = {category: reason} if reason else {}
        good = body(lines=[item], reasons=reasons, **more)
        self.assertEqual(rules.violations(read(write(good)).body), [])
        bad = read(write(good)).body
        bad["taxes"][0]["taxable"] = "99.00"
        self.assertNotEqual(rules.violations(bad), [])

    def test_zero_rated(self) -> None:
        self.check("Z", "0")

    def test_exempt(self) -> None:
        self.check("E", "0", "Article 132")

    def test_reverse_charge(self) -> None:
        self.check("AE", "0", "Reverse charge")

    def test_intra_community(self) -> None:
        self.check("K", "0", "Intra-community supply",
                   delivery={"date": "2026-02-27", "address": {"country": "BE"}})  # fmt: skip

    def test_export(self) -> None:
        self.check("G", "0", "Export")

    def test_canary_islands(self) -> None:
        self.check("L", "7")

    def test_ceuta_and_melilla(self) -> None:
        self.check("M", "4")

    def test_not_subject_to_tax(self) -> None:
        from billing.tests.ubl_builder import BUYER, SELLER

        untaxed = {
            "seller": {key: value for key, value in SELLER.items() if key != "tax_id"},
            "buyer": {key: value for key, value in BUYER.items() if key != "tax_id"},
        }
        self.check("O", None, "Not subject to VAT", **untaxed)


class Kinds(TestCase):
    def test_a_correction_with_negative_amounts_is_read(self) -> None:
        made = body(lines=[line(quantity="-3")], type_code="384", due_date="2026-04-01")
        found = read(write(made)).body
        self.assertEqual(found["totals"]["payable"], "-45.38")
        self.assertEqual(rules.violations(found), [])

    def test_self_billing_is_read(self) -> None:
        self.assertEqual(read(ubl(type_code="389").encode()).body["type_code"], "389")
        self.assertEqual(read(ubl(type_code="261", type="credit_note").encode()).body["type"],
                         "credit_note")  # fmt: skip

    def test_tax_in_a_second_currency_is_kept_apart(self) -> None:
        made = body(tax_currency="SEK", tax_total_accounting="295.31")
        found = read(write(made)).body
        self.assertEqual((found["tax_total"], found["tax_total_accounting"]), ("26.25", "295.31"))
        self.assertEqual(rules.violations(found), [])
        made["taxes_accounting"] = [{"tax": "200"}, {"tax": "95.31"}]
        self.assertEqual(read(write(made)).body, made | {"type_code": "380"})

    def test_due_date_of_a_credit_note_is_that_of_its_payment(self) -> None:
        made = body(type="credit_note", due_date="2026-05-01", payment_means=[{"code": "30"}])
        self.assertEqual(read(write(made)).body["due_date"], "2026-05-01")

    def test_yen_have_no_decimals(self) -> None:
        made = body(lines=[line(price="1999")], currency="JPY")
        self.assertEqual(read(write(made)).body["totals"]["payable"], "24188")


class Refusals(TestCase):
    def refused(self, text: str) -> UblRefused:
        with self.assertRaises(UblRefused) as caught:
            read(text.encode())
        return caught.exception

    def test_missing_fields_name_the_rule(self) -> None:
        for element, rule in (
            ("<cbc:ID>W-1</cbc:ID>", "BR-02"),
            ("<cbc:IssueDate>2026-03-01</cbc:IssueDate>", "BR-03"),
            ("<cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>", "BR-05"),
            ('<cbc:PayableAmount currencyID="EUR">151.25</cbc:PayableAmount>', "BR-15"),
            ('<cbc:PriceAmount currencyID="EUR">12.50</cbc:PriceAmount>', "BR-26"),
            ('<cbc:InvoicedQuantity unitCode="C62">10</cbc:InvoicedQuantity>', "BR-22"),
            ("<cbc:Name>Crate</cbc:Name>", "BR-25"),
        ):
            text = ubl()
            self.assertIn(element, text)
            self.assertIn(rule, self.refused(text.replace(element, "")).message)

    def test_another_namespace_is_one_clear_sentence(self) -> None:
        text = ubl().replace("schema:xsd:Invoice-2", "schema:xsd:Invoice-3")
        self.assertIn("namespace", self.refused(text).message)

    def test_another_root_is_one_clear_sentence(self) -> None:
        self.assertEqual(
            self.refused("<Order/>").message,
            "The root element is Order, not Invoice or CreditNote.",
        )

    def test_values_that_are_none_tell_their_line(self) -> None:
        for right, wrong in (
            ("2026-03-01", "2026-02-30"),
            ("2026-03-01", "1 March"),
            (">151.25<", ">151,25<"),
            (">151.25<", ">1e3<"),
            (">151.25<", ">NaN<"),
            (">151.25<", ">Infinity<"),
            (">151.25<", "><"),
            (">151.25<", ">" + "9" * 50 + "<"),
        ):
            text = ubl().replace(right, wrong, 1)
            self.assertEqual(self.refused(text).line, line_of(ubl(), right), wrong)

    def test_an_amount_in_another_currency_is_refused(self) -> None:
        text = ubl().replace('PayableAmount currencyID="EUR"', 'PayableAmount currencyID="USD"')
        self.assertIn("PEPPOL-EN16931-R051: PayableAmount is in USD", self.refused(text).message)
        text = ubl().replace('TaxAmount currencyID="EUR"', 'TaxAmount currencyID="USD"', 1)
        self.assertIn("PEPPOL-EN16931-R051: TaxAmount is in USD", self.refused(text).message)

    def test_elements_of_other_namespaces_are_not_read(self) -> None:
        text = ubl()
        strange = text.replace("CommonBasicComponents-2", "CommonBasicComponents-9")
        self.assertIn("BR-02", self.refused(strange).message)
        foreign = text.replace("<cac:LegalMonetaryTotal>", '<x:LegalMonetaryTotal xmlns:x="urn:x">')
        foreign = foreign.replace("</cac:LegalMonetaryTotal>", "</x:LegalMonetaryTotal>")
        self.assertIn("BR-12", self.refused(foreign).message)
        before, after = text.split("<cbc:CustomizationID>", 1)
        extended = (
            f'{before}<e:UBLExtensions xmlns:e="urn:e"><cbc:ID>X</cbc:ID></e:UBLExtensions>'
            f'<e:ID xmlns:e="urn:e">X</e:ID><cbc:CustomizationID>{after}'
        )
        self.assertEqual(read(extended.encode()).body, read(text.encode()).body)

    def test_an_instruction_to_include_another_file_includes_none(self) -> None:
        include = '<x:include xmlns:x="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'
        self.assertIn("BR-25", self.refused(ubl().replace(">Crate<", f">{include}<")).message)

    def test_a_second_total_in_the_tax_currency_is_refused(self) -> None:
        text = ubl(tax_currency="SEK", tax_total_accounting="295.31")
        start = text.index("<cac:TaxTotal>", text.index("</cac:TaxTotal>"))
        end = text.index("</cac:TaxTotal>", start) + len("</cac:TaxTotal>")
        refused = self.refused(text[:end] + text[start:end] + text[end:])
        self.assertIn(
            "PEPPOL-EN16931-R054: there is more than one TaxTotal in SEK", refused.message
        )

    def test_a_document_without_lines_is_refused(self) -> None:
        text = ubl()
        start, end = text.index("<cac:InvoiceLine>"), text.index("</Invoice>")
        self.assertIn("BR-16", self.refused(text[:start] + text[end:]).message)

    def test_broken_base64_is_refused(self) -> None:
        made = body()
        made["attachments"] = [described(FILES[0])]
        text = write(made, FILES[:1]).decode()
        good = base64.b64encode(FILES[0].content or b"").decode()
        self.assertIn("base64", self.refused(text.replace(good, "%%%%")).message)


class SmallThings(TestCase):
    def test_decimals_are_written_as_the_contract_wants(self) -> None:
        cases = {"+.5": "0.5", "3.": "3", "-0012.50": "-12.50", "0": "0", "-.25": "-0.25"}
        for said, expected in cases.items():
            self.assertEqual(plain(said), expected)

    def test_filenames_lose_their_path_and_control_characters(self) -> None:
        self.assertEqual(safe_filename("../../etc/passwd"), "passwd")
        self.assertEqual(safe_filename("C:\\tmp\\a\nb.pdf"), "ab.pdf")
        self.assertEqual(safe_filename('a"b<c>.xml'), "abc.xml")
        self.assertEqual(safe_filename(".."), "")
        self.assertLessEqual(len(safe_filename("x" * 500 + "." + "y" * 500)), 150)

    def test_names_and_numbers_are_one_line(self) -> None:
        text = ubl().replace(">Crate<", ">Large\n   crate<").replace(">W-1<", ">\n W  1\n<")
        name = "Corner Shop NV"
        self.assertIn(f"<cbc:RegistrationName>{name}<", text)
        text = text.replace(f"RegistrationName>{name}<", "RegistrationName>Corner\n\t Shop NV <")
        found = read(text.encode()).body
        self.assertEqual(
            (found["lines"][0]["name"], found["number"], found["buyer"]["name"]),
            ("Large crate", "W 1", name),
        )

    def test_only_web_addresses_are_links(self) -> None:
        for said, link in (
            ("https://files.example/a.pdf", "https://files.example/a.pdf"),
            ("HTTP://files.example", "HTTP://files.example"),
            ("www.files.example/a", "https://www.files.example/a"),
            ("javascript:alert(1)", ""),
            (" javascript:alert(1)", ""),
            ("data:text/html,x", ""),
            ("www.a:javascript", ""),
            ("/etc/passwd", ""),
            ("http:///x", ""),
            ("https://a.example/b c", ""),
            ("", ""),
        ):
            self.assertEqual(web_address(said), link, said)

    def test_layout_and_prefixes_do_not_change_the_content(self) -> None:
        text = ubl()
        other = text.replace("cbc:", "b:").replace("xmlns:cbc", "xmlns:b").replace("\n", "\n\n  ")
        self.assertEqual(read(text.encode()).content_hash, read(other.encode()).content_hash)


class SpoiledDocuments(TestCase):
    """Real documents go wrong in every way: the answer is a refusal, or the same again."""

    VALUES = ("", "0", "-1", "1e5", "9" * 29, "0." + "0" * 20 + "1", "+5", ".5", "NaN", "٣", "1,5",
              "x" * 3000, "2026-02-30", "9999-12-31", "XXX", "JPY", "O", "G", "maybe")  # fmt: skip

    def test_values_of_any_kind_are_refused_or_come_back_equal(self) -> None:
        chance = random.Random(11)
        made = body(lines=[FULL_LINE, line(tax_category="Z", tax_percent="0")], **EVERYTHING)
        whole = re.sub(r"(?<=>)(?=<)", "\n", write(made).decode())
        leaves = [match.span(1) for match in re.finditer(r">([^<>\n]+)</cbc:", whole)]
        taken = 0
        for _ in range(400):
            start, end = chance.choice(leaves)
            text = whole[:start] + chance.choice(self.VALUES) + whole[end:]
            try:
                found = read(text.encode())
            except UblRefused:
                continue
            if not rules.violations(found.body):
                taken += 1
                self.assertEqual(read(write(found.body, found.files)).body, found.body)
        self.assertGreater(taken, 20)
