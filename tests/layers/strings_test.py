#!/usr/bin/python3
"""Each check of strings.py can fail."""

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from elsewhere import page_texts, script_texts, tables  # noqa: E402
from strings import Table, compare, form_breaches, list_breaches, use_breaches  # noqa: E402

ENGLISH: Table = {
    "action.pay": "Pay",
    "pay.total": "Total {amount}",
    "pay.count": {"one": "{count} invoice", "other": "{count} invoices"},
}
FILIPINO: Table = {
    "action.pay": "Magbayad",
    "pay.total": "Kabuuan {amount}",
    "pay.count": {"one": "{count} resibo", "other": "{count} na resibo"},
}
SOURCES = {"src/screens/pay.cpp": 'words("action.pay"); words("pay.total"); count("pay.count");'}


class Strings(unittest.TestCase):
    def differs(self, words: str, **changes: object) -> None:
        table = {**FILIPINO, **{key.replace("__", "."): text for key, text in changes.items()}}
        table = {key: text for key, text in table.items() if text is not None}
        found = "\n".join(compare("fil", ENGLISH, table, set()))  # type: ignore
        self.assertIn(words, found)

    def test_a_whole_translation_passes(self) -> None:
        self.assertEqual(list(compare("fil", ENGLISH, FILIPINO, set())), [])
        self.assertEqual(list(form_breaches("fil", FILIPINO)), [])
        self.assertEqual(list(use_breaches(ENGLISH, SOURCES)), [])

    def test_texts_elsewhere_are_read(self) -> None:
        script = "const WORDS = {\n  en: [\n    'It stopped',\n    \"Go on\",\n  ],\n"
        script += "  fil: { title: 'Huminto', text: 'Magpatuloy' },\n};\n"
        read = script_texts(script)
        self.assertEqual(read["en"], {"words.0": "It stopped", "words.1": "Go on"})
        self.assertEqual(read["fil"], {"words.0": "Huminto", "words.1": "Magpatuloy"})
        page = '<noscript><p>Allow it.</p><p lang="fa" dir="rtl">اجازه دهید.</p></noscript>'
        self.assertEqual(
            page_texts(page, "noscript"),
            {"en": {"noscript": "Allow it."}, "fa": {"noscript": "اجازه دهید."}},
        )
        read_now = {key.rpartition(".")[0] for key in tables()["fil"]}
        sources = {"files.texts", "files.units", "files.receipt", "sandbox", "panic.words"}
        sources |= {"panic.unreached", "frame-return.words", "layouts.words"}
        self.assertEqual(read_now, sources | {"portal", "kiosk-offline"})

    def test_a_missing_text_is_found(self) -> None:
        self.differs("action.pay is missing", action__pay=None)

    def test_a_text_that_english_lacks_is_found(self) -> None:
        self.differs("not in English", action__old="Luma")

    def test_a_text_left_in_english_is_found_unless_it_is_allowed(self) -> None:
        self.differs("still English", action__pay="Pay")
        table = {**FILIPINO, "action.pay": "Pay"}
        self.assertEqual(list(compare("fil", ENGLISH, table, {"fil action.pay"})), [])

    def test_a_lost_place_is_found(self) -> None:
        self.differs("has places", pay__total="Kabuuan")

    def test_a_lost_plural_is_found(self) -> None:
        self.differs("plural", pay__count="{count} na resibo")

    def test_a_plural_without_other_is_found(self) -> None:
        self.assertTrue(list(form_breaches("fil", {"a.b": {"one": "x"}})))
        self.assertTrue(list(form_breaches("fil", {"a.b": {"other": "x", "some": "y"}})))

    def test_each_language_has_exactly_its_categories(self) -> None:
        self.assertEqual(list(form_breaches("ja", {"a.b": {"other": "x"}})), [])
        self.assertTrue(list(form_breaches("ja", {"a.b": {"one": "x", "other": "x"}})))
        self.assertTrue(list(form_breaches("ar", {"a.b": {"one": "x", "other": "x"}})))
        self.assertTrue(list(form_breaches("fr", {"a.b": {"one": "x", "other": "x"}})))
        self.assertTrue(list(form_breaches("xx", {"a.b": {"other": "x"}})))

    def test_a_list_that_lacks_a_language_is_found(self) -> None:
        whole = {
            "contract/openapi.yaml": "enum: [en, fa]\nenum: [en, fa]",
            "server/portal/settings.py": 'LOCALES = ["en", "fa"]',
        }
        self.assertEqual(list(list_breaches(["en", "fa"], whole)), [])
        self.assertEqual(len(list(list_breaches(["en", "fa", "de"], whole))), 3)
        self.assertIn("no list", "".join(list_breaches(["en"], {path: "" for path in whole})))

    def test_an_empty_text_is_found(self) -> None:
        self.assertTrue(list(form_breaches("fil", {"a.b": " "})))

    def test_a_key_that_nobody_wrote_is_found(self) -> None:
        sources = {**SOURCES, "src/screens/new.cpp": 'words("pay.nothing")'}
        self.assertIn("pay.nothing", "\n".join(use_breaches(ENGLISH, sources)))

    def test_a_text_that_nobody_uses_is_found(self) -> None:
        english: Table = {**ENGLISH, "pay.forgotten": "x"}
        self.assertIn("never used", "\n".join(use_breaches(english, SOURCES)))

    def test_a_key_made_of_parts_counts_as_used(self) -> None:
        english: Table = {**ENGLISH, "error.network.title": "x"}
        sources = {**SOURCES, "src/screens/parts.cpp": 'words("error." + kind + ".title")'}
        self.assertEqual(list(use_breaches(english, sources)), [])


if __name__ == "__main__":
    unittest.main()
