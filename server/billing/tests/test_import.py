"""manage.py import_ubl: what is taken, what is refused, and what stays unchanged."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import Any

from accounts.models import Customer, Membership, Person, Seller
from django.core.management import CommandError, call_command
from events.models import Event
from portal.testing import PASSWORD, CastTestCase

from billing import ledger
from billing.models import Document, Entry
from billing.tests.ubl_builder import BUYER, SELLER, line, line_of, ubl


class Imports(CastTestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, text: str | bytes, name: str = "a.xml") -> Path:
        path = self.folder / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def run_import(self, *paths: Path, **options: Any) -> tuple[int, str, str]:
        """(exit status, standard output, standard error)"""
        out, err, status = io.StringIO(), io.StringIO(), 0
        try:
            call_command("import_ubl", *paths, stdout=out, stderr=err, **options)
        except SystemExit as exit:
            status = int(exit.code or 0)
        return status, out.getvalue(), err.getvalue()

    def imported(self, text: str) -> Document:
        status, _, err = self.run_import(self.file(text))
        self.assertEqual((status, err), (0, ""))
        return Document.objects.latest("id")

    def refusal(self, text: str | bytes) -> str:
        before = Document.objects.count()
        status, _, err = self.run_import(self.file(text))
        self.assertEqual((status, Document.objects.count()), (1, before))
        self.assertEqual(len(err.strip().splitlines()), 1, err)
        return err

    def test_an_invoice_is_posted_and_announced(self) -> None:
        document = self.imported(ubl(due_date="2026-04-01"))
        self.assertEqual((document.number, document.payable_minor), ("W-1", 15125))
        self.assertEqual(ledger.balance(document.customer, "EUR"), 15125)
        self.assertEqual(ledger.open_amount(document), 15125)
        event = Event.objects.get(customer=document.customer)
        self.assertEqual((event.type, event.document_id), ("invoice.issued", "W-1"))

    def test_the_same_file_twice_changes_nothing(self) -> None:
        path = self.file(ubl())
        self.run_import(path)
        before = (Document.objects.count(), Entry.objects.count(), Event.objects.count())
        status, out, _ = self.run_import(path, path)
        self.assertEqual(status, 0)
        self.assertIn("0 imported, 2 unchanged, 0 refused", out)
        self.assertEqual(
            before, (Document.objects.count(), Entry.objects.count(), Event.objects.count())
        )

    def test_the_same_content_in_another_layout_changes_nothing(self) -> None:
        self.imported(ubl())
        status, out, _ = self.run_import(self.file(ubl().replace("\n", "\n   ")))
        self.assertIn("1 unchanged", out)

    def test_the_same_identity_with_other_content_is_refused(self) -> None:
        self.imported(ubl())
        for other in (ubl(lines=[line(price="12.51")]), ubl(notes=["changed"])):
            self.assertIn("other content", self.refusal(other))
        self.assertEqual(Document.objects.get(number="W-1").payable_minor, 15125)

    def test_a_broken_rule_is_told_before_a_taken_identity(self) -> None:
        self.imported(ubl())
        said = self.refusal(ubl().replace(">151.25</cbc:Pay", ">151.26</cbc:Pay"))
        self.assertIn("BR-CO-16:", said)

    def test_every_broken_rule_is_told_with_its_line(self) -> None:
        text = ubl()
        group = text.index("<cac:TaxSubtotal>")
        text = text[:group] + text[group:].replace(">26.25<", ">29.25<", 1)
        total = line_of(text, "<cbc:TaxAmount")
        wrong = line_of(text, '<cbc:TaxAmount currencyID="EUR">29.25')
        said = self.refusal(text)
        self.assertIn(f"line {total}: BR-CO-14:", said)
        self.assertIn(f"It also breaks BR-CO-17 (line {wrong}), BR-S-09 (line {wrong}).", said)

    def test_a_document_without_type_code_is_refused(self) -> None:
        element = "<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>"
        self.assertIn("BR-04:", self.refusal(ubl().replace(element, "")))

    def test_a_type_that_is_none_of_its_kind_is_refused_with_its_line(self) -> None:
        for kind, code, word in (
            ("invoice", "381", "invoices"),
            ("invoice", "999", "invoices"),
            ("credit_note", "380", "credit notes"),
        ):
            text = ubl(type=kind, type_code=code)
            said = self.refusal(text)
            place = line_of(text, "TypeCode>")
            self.assertIn(f"line {place}: BR-CL-01: {code} is not a type of {word}", said)

    def test_tax_in_the_tax_currency_is_held_to_the_rules(self) -> None:
        text = ubl(tax_currency="SEK", tax_total_accounting="295.31")
        start = text.index("<cac:TaxTotal>", text.index("</cac:TaxTotal>"))
        end = text.index("</cac:TaxTotal>", start) + len("</cac:TaxTotal>")
        self.assertIn("BR-53:", self.refusal(text[:start] + text[end:]))
        place = line_of(text, '<cbc:TaxAmount currencyID="SEK">')
        for wrong, rule in (("295.315", "BR-DEC-15"), ("-295.31", "PEPPOL-EN16931-R055")):
            said = self.refusal(text.replace(">295.31<", f">{wrong}<"))
            self.assertIn(f"line {place}: {rule}:", said)
        self.imported(text)

    def test_a_correction_below_zero_is_booked_as_money_owed_to_the_customer(self) -> None:
        first = self.imported(ubl(lines=[line(), line(quantity="-2", price="10")]))
        self.assertEqual(first.payable_minor, 15125 - 2420)
        back = self.imported(
            ubl(number="W-2", lines=[line(quantity="-10")], preceding=[{"number": "W-1"}])
        )
        self.assertEqual((back.type, back.payable_minor), ("invoice", -15125))
        self.assertEqual(ledger.balance(back.customer, "EUR"), -2420)

    def test_prices_of_many_digits_and_base_quantities_are_taken(self) -> None:
        lines = [
            line(quantity="16000", price="0.00101", unit="KWH", base_quantity="1"),
            line(quantity="132", price="15.24", unit="KWT", base_quantity="12"),
            line(quantity="100.000", price="0.1212", price_discount="0.0022", price_gross="0.1234"),
        ]
        document = self.imported(ubl(lines=lines))
        nets = [each["net"] for each in document.body["lines"]]
        self.assertEqual(nets, ["16.16", "167.64", "12.12"])
        self.assertEqual(document.payable_minor, 23706)

    def test_each_tax_category_without_tax_is_taken(self) -> None:
        free = {"tax_category": "E", "tax_percent": "0"}
        exempt = self.imported(ubl(lines=[line(**free)], reasons={"E": "Exempt"}))
        self.assertEqual(exempt.payable_minor, 12500)
        zero = line(tax_category="Z", tax_percent="0")
        self.assertEqual(self.imported(ubl(number="W-2", lines=[zero])).payable_minor, 12500)
        bare = {key: value for key, value in SELLER.items() if key != "tax_id"}
        nobody = {key: value for key, value in BUYER.items() if key != "tax_id"}
        outside = {**line(tax_category="O"), "tax_percent": None}
        document = self.imported(
            ubl(number="W-3", lines=[outside], reasons={"O": "No VAT"}, seller=bare, buyer=nobody)
        )
        self.assertEqual(document.payable_minor, 12500)

    def test_type_number_customer_and_seller_each_make_another_document(self) -> None:
        buyer = {**BUYER, "endpoint": {"scheme": "0208", "value": "9"}, "tax_id": "BE9999999999"}
        seller = {**SELLER, "endpoint": {"scheme": "0088", "value": "9"}, "tax_id": "NL9B01"}
        files = [
            ubl(),
            ubl(type="credit_note"),
            ubl(number="W-2"),
            ubl(buyer=buyer),
            ubl(seller=seller),
        ]
        paths = [self.file(text, f"{n}.xml") for n, text in enumerate(files)]
        status, out, err = self.run_import(*paths)
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(Document.objects.count(), 5)
        self.assertEqual(Customer.objects.filter(name=BUYER["name"]).count(), 3)

    def test_a_bad_file_is_named_and_the_good_ones_are_kept(self) -> None:
        good, bad = self.file(ubl()), self.file("<Order/>", "bad.xml")
        last, missing = self.file(ubl(number="W-2"), "c.xml"), self.folder / "none.xml"
        status, out, err = self.run_import(good, bad, missing, last)
        self.assertEqual(status, 1)
        self.assertIn("2 imported, 0 unchanged, 2 refused", out)
        self.assertIn(f"refused {bad}: line 1: The root element is Order", err)
        self.assertIn(f"refused {missing}: There is no such file.", err)
        self.assertEqual(Document.objects.count(), 2)

    def test_a_refused_file_leaves_no_new_customer_behind(self) -> None:
        before = (Seller.objects.count(), Customer.objects.count())
        self.refusal(ubl().replace(">151.25<", ">151.26<"))
        self.assertEqual(before, (Seller.objects.count(), Customer.objects.count()))

    def test_each_wrong_total_is_refused_with_rule_and_line(self) -> None:
        text = ubl()
        for element, right, wrong, rule in (
            ("cbc:LineExtensionAmount", "125.00", "125.03", "PEPPOL-EN16931-R120"),
            ("cbc:TaxExclusiveAmount", "125.00", "124.00", "BR-CO-13"),
            ("cbc:TaxInclusiveAmount", "151.25", "151.24", "BR-CO-15"),
            ("cbc:PayableAmount", "151.25", "151.24", "BR-CO-16"),
            ("cbc:TaxableAmount", "125.00", "124.99", "BR-S-08"),
        ):
            old = f'<{element} currencyID="EUR">{right}'
            place = text.rindex(old) if "Line" in element else text.index(old)
            spoiled = text[:place] + old.replace(right, wrong) + text[place + len(old) :]
            said = self.refusal(spoiled)
            self.assertIn(f"{rule}:", said)
            self.assertRegex(said, r"line \d+: ")
        summed = text.replace(
            '<cbc:LineExtensionAmount currencyID="EUR">125.00</cbc:LineExtensionAmount>\n'
            "<cbc:TaxExclusive",
            '<cbc:LineExtensionAmount currencyID="EUR">125.10</cbc:LineExtensionAmount>\n'
            "<cbc:TaxExclusive",
        )
        self.assertNotEqual(summed, text)
        expected = line_of(summed, '<cbc:LineExtensionAmount currencyID="EUR">125.10')
        self.assertIn(f"line {expected}: BR-CO-10:", self.refusal(summed))

    def test_a_wrong_tax_amount_is_refused(self) -> None:
        text = ubl().replace(">26.25<", ">22.25<").replace(">151.25<", ">147.25<")
        self.assertIn("BR-CO-17", self.refusal(text))

    def test_prepaid_and_rounding_are_booked_apart(self) -> None:
        document = self.imported(ubl(totals={"prepaid": "100.00", "rounding": "-0.25"}))
        self.assertEqual(document.payable_minor, 5100)
        sums = {entry.account: entry.amount_minor for entry in Entry.objects.all()}
        self.assertEqual((sums["prepayment"], sums["rounding"]), (10000, 25))
        self.assertEqual(sum(sums.values()), 0)

    def test_a_credit_note_settles_the_invoice_that_it_names(self) -> None:
        invoice = self.imported(ubl())
        self.imported(ubl(type="credit_note", number="C-1", lines=[line(quantity="4")],
                          preceding=[{"number": "W-1"}]))  # fmt: skip
        self.assertEqual(ledger.open_amount(invoice), 15125 - 6050)
        self.assertEqual(ledger.balance(invoice.customer, "EUR"), 15125 - 6050)

    def test_it_does_so_too_where_the_invoice_comes_later(self) -> None:
        credit = self.imported(ubl(type="credit_note", preceding=[{"number": "W-9"}]))
        self.assertEqual(ledger.open_amount(credit), -15125)
        invoice = self.imported(ubl(number="W-9", lines=[line(quantity="20")]))
        self.assertEqual((ledger.open_amount(credit), ledger.open_amount(invoice)), (0, 15125))

    def test_a_document_of_nothing_is_taken(self) -> None:
        document = self.imported(ubl(lines=[line(price="0")]))
        self.assertEqual((document.payable_minor, document.postings.count()), (0, 0))

    def test_the_seller_can_be_named_and_must_exist(self) -> None:
        status, _, _ = self.run_import(self.file(ubl()), seller="northwind")
        self.assertEqual(Document.objects.get().seller, self.cast.seller)
        with self.assertRaises(CommandError):
            call_command("import_ubl", self.file(ubl()), seller="nobody")

    def test_a_customer_can_be_named_and_people_let_in(self) -> None:
        person = Person.objects.create_user("pia@example.com", PASSWORD, name="Pia")
        self.run_import(self.file(ubl()), customer="brightside", member=["pia@example.com"])
        document = Document.objects.get()
        self.assertEqual(document.customer, self.cast.a)
        self.assertEqual(Membership.objects.get(person=person).roles, ["owner"])

    def test_unknown_parties_can_be_refused(self) -> None:
        status, _, err = self.run_import(self.file(ubl()), known_only=True)
        self.assertEqual(status, 1)
        self.assertIn("Windmill Wholesale BV", err)

    def test_hostile_files_are_one_sentence_each(self) -> None:
        self.refusal('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>')
        self.refusal(b"")
        self.refusal(b"\x00\x01\x02")
        self.refusal("<a>" * 100)
        self.refusal(ubl().encode("utf-16")[:99])


class Recognition(CastTestCase):
    """Which customer a buyer is."""

    def customers_of(self, *buyers: dict[str, Any]) -> list[int]:
        from billing.importing import Destination, import_bytes

        keys = []
        for number, buyer in enumerate(buyers):
            text = ubl(number=f"W-{number}", buyer=buyer)
            keys.append(import_bytes(text.encode(), Destination()).document.customer_id)
        return keys

    def test_the_electronic_address_tells_first(self) -> None:
        moved = {**BUYER, "name": "Corner Shop Holding", "address": {"country": "FR"}}
        first, second = self.customers_of(BUYER, moved)
        self.assertEqual(first, second)

    def test_branches_with_addresses_of_their_own_stay_apart(self) -> None:
        first, second = self.customers_of(
            BUYER, {**BUYER, "endpoint": {"scheme": "0208", "value": "2"}}
        )
        self.assertNotEqual(first, second)

    def test_the_tax_id_tells_where_there_is_no_address(self) -> None:
        bare = {"name": "Corner Shop", "tax_id": "BE 0433.221.166", "address": {"country": "BE"}}
        first, second = self.customers_of(BUYER, bare)
        self.assertEqual(first, second)

    def test_one_address_with_two_tax_ids_is_two_customers(self) -> None:
        first, second = self.customers_of(BUYER, {**BUYER, "tax_id": "BE0999999999"})
        self.assertNotEqual(first, second)

    def test_a_seller_is_one_company_in_whatever_order_its_documents_come(self) -> None:
        """The first document has no tax id; then two companies share its address."""
        from billing.importing import Destination, import_bytes

        bare = {key: value for key, value in SELLER.items() if key != "tax_id"}
        other = {**SELLER, "tax_id": "NL900000009B09"}
        sellers = []
        registered = {**bare, "tax_registration": "7"}
        for number, seller in enumerate([registered, SELLER, other]):
            text = ubl(number=f"W-{number}", seller=seller)
            sellers.append(import_bytes(text.encode(), Destination()).document.seller_id)
        self.assertEqual(sellers[0], sellers[1])
        self.assertNotEqual(sellers[1], sellers[2])

    def test_a_customer_set_up_by_hand_is_known_by_its_tax_id(self) -> None:
        seller = Seller.objects.create(slug="windmill", name="Windmill", tax_id=SELLER["tax_id"])
        known = Customer.objects.create(
            seller=seller, public_id="corner", name="Corner", tax_id=BUYER["tax_id"]
        )
        self.assertEqual(self.customers_of(BUYER), [known.pk])
        self.assertEqual(Document.objects.get().seller, seller)
