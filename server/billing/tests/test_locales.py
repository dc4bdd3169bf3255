"""Each language of the files: every word, and dates and numbers as the screen writes them."""

from __future__ import annotations

import re
import shutil
from datetime import date
from unittest import skipUnless

from django.test import SimpleTestCase
from portal.testing import CastTestCase

from billing.files.locales import LOCALES, Writing
from billing.files.texts import RECEIPT, TEXTS, UNITS
from billing.testing import issue_invoice
from billing.tests.test_document import text_of

DAY = date(2026, 3, 6)
SPACES = str.maketrans("\u00a0\u202f", "  ", "\u2066\u2069")
# As `Intl` in the browser, but for a space (fa) and a group (es): date, amount, percentage, euros.
WRITTEN = {
    "en": ("Mar 6, 2026", "1,234.50", "5.5%", "€1,234.50"),
    "de": ("6. März 2026", "1.234,50", "5,5 %", "1.234,50 €"),
    "es": ("6 mar 2026", "1.234,50", "5,5 %", "1.234,50 €"),
    "fil": ("Mar 6, 2026", "1,234.50", "5.5%", "€1,234.50"),
    "fr": ("6 mars 2026", "1 234,50", "5,5 %", "1 234,50 €"),
    "ar": ("6 مارس 2026", "1,234.50", "5.5%", "1,234.50 €"),
    "fa": ("۱۵ اسفند ۱۴۰۴", "۱٬۲۳۴٫۵۰", "۵٫۵٪", "€ ۱٬۲۳۴٫۵۰"),
    "hi": ("6 मार्च 2026", "1,234.50", "5.5%", "€1,234.50"),
    "th": ("6 มี.ค. 2569", "1,234.50", "5.5%", "€1,234.50"),
    "ja": ("2026年3月6日", "1,234.50", "5.5%", "€1,234.50"),
}


class LocaleTests(SimpleTestCase):
    def test_dates_and_numbers_are_written_as_people_read_them(self) -> None:
        self.assertEqual(set(WRITTEN), set(LOCALES))
        for locale, expected in WRITTEN.items():
            writing = Writing(locale)
            written = (
                writing.date(DAY),
                writing.amount(123450, "EUR"),
                writing.percent("5.5"),
                writing.money(123450, "EUR"),
            )
            found = tuple(text.translate(SPACES) for text in written)
            self.assertEqual(found, expected, locale)

    def test_every_language_has_every_word_and_place(self) -> None:
        for tables in (TEXTS, UNITS, RECEIPT):
            self.assertEqual(set(tables), set(LOCALES))
            for locale in LOCALES:
                self.assertEqual(list(tables[locale]), list(tables["en"]), locale)
                for key, text in tables[locale].items():
                    self.assertTrue(text.strip(), f"{locale} {key}")
                    self.assertEqual(places(text), places(tables["en"][key]), f"{locale} {key}")


class FileTests(CastTestCase):
    @skipUnless(shutil.which("pdftotext"), "pdftotext is not installed")
    def test_the_pdf_names_itself_in_each_language(self) -> None:
        issue_invoice(self.cast.a, "A-1")
        client = self.client_for(self.cast.alice)
        for locale in ("de", "fr", "es", "ja"):
            url = f"/api/v1/customers/{self.cast.a.public_id}/invoices/A-1/pdf?locale={locale}"
            text = text_of(client.get(url).content)
            self.assertIn(TEXTS[locale]["invoice"], text)
            self.assertIn(TEXTS[locale]["payable"], text)


def places(text: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", text))
