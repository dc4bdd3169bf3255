"""Untrusted XML: what is refused, and with what sentence."""

from __future__ import annotations

import random
from unittest import TestCase, mock

from billing.ubl import xml
from billing.ubl.xml import XmlRefused, parse

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb">'
    + "".join(f'<!ENTITY b{n} "{"&b" + (str(n - 1) if n else "") + ";"}">' for n in range(1, 9))
    + "]><a>&b8;</a>"
)


class HostileXml(TestCase):
    def refused(self, data: bytes | str) -> XmlRefused:
        with self.assertRaises(XmlRefused) as caught:
            parse(data.encode() if isinstance(data, str) else data)
        self.assertTrue(caught.exception.message.endswith("."), caught.exception.message)
        return caught.exception

    def test_entity_bombs_are_refused(self) -> None:
        self.assertIn("document type", self.refused(BOMB).message)

    def test_external_entities_are_not_fetched(self) -> None:
        for address in ("file:///etc/passwd", "http://127.0.0.1:1/x"):
            text = f'<!DOCTYPE a [<!ENTITY x SYSTEM "{address}">]><a>&x;</a>'
            self.assertIn("document type", self.refused(text).message)

    def test_a_document_type_tells_its_line_in_any_encoding(self) -> None:
        text = '<?xml version="1.0" encoding="{}"?>\n\n<!DOCTYPE a [<!ENTITY b "c">]>\n<a>&b;</a>'
        for encoding in ("utf-8", "utf-16", "iso-8859-1"):
            self.assertEqual(self.refused(text.format(encoding).encode(encoding)).line, 3, encoding)

    def test_external_document_types_are_refused(self) -> None:
        self.refused('<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>')
        self.refused('<!DOCTYPE a PUBLIC "-//A//B" "http://127.0.0.1:1/a.dtd"><a/>')

    def test_parameter_entities_are_refused(self) -> None:
        self.refused('<!DOCTYPE a [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><a/>')

    def test_deep_nesting_is_refused_with_its_line(self) -> None:
        error = self.refused("<a>\n" * 60 + "</a>" * 60)
        self.assertIn("nested deeper", error.message)
        self.assertEqual(error.line, xml.MAX_DEPTH + 1)

    def test_too_many_elements_are_refused(self) -> None:
        with mock.patch.object(xml, "MAX_ELEMENTS", 1000):
            self.assertIn("elements", self.refused("<a>" + "<b/>" * 1000 + "</a>").message)

    def test_too_many_attributes_are_refused(self) -> None:
        many = " ".join(f'a{n}="1"' for n in range(65))
        self.assertIn("attributes", self.refused(f"<a {many}/>").message)

    def test_large_files_are_refused_before_they_are_read(self) -> None:
        with mock.patch.object(xml, "MAX_BYTES", 100):
            self.assertIn("larger", self.refused("<a>" + "x" * 200 + "</a>").message)

    def test_wrong_encodings_are_one_sentence(self) -> None:
        for data in (
            '<?xml version="1.0" encoding="UTF-8"?><a>ü</a>'.encode("latin-1"),
            b'<?xml version="1.0" encoding="utf-99"?><a/>',
            b'<?xml version="1.0" encoding="shift_jis"?><a/>',
            b"\xff\xfe\x00\x00",
        ):
            self.refused(data)

    def test_what_is_no_xml_is_refused(self) -> None:
        for data in (
            b"",
            b"   \n",
            b"%PDF-1.7",
            b"{}",
            b"<a>",
            b"<a></b>",
            b"\0\0\0",
            b"<a>&x;</a>",
        ):
            self.refused(data)

    def test_random_bytes_never_raise_anything_else(self) -> None:
        chance = random.Random(7)
        whole = b'<?xml version="1.0"?><Invoice xmlns="x"><ID a="1">7</ID><B>text</B></Invoice>'
        for _ in range(3000):
            data = bytearray(whole)
            for _ in range(chance.randint(1, 4)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            try:
                parse(bytes(data[: chance.randint(1, len(data))]))
            except XmlRefused:
                pass


class ReadableXml(TestCase):
    def test_other_encodings_are_read(self) -> None:
        self.assertEqual(parse("<a>é</a>".encode("utf-16")).text, "é")
        declared = '<?xml version="1.0" encoding="windows-1252"?><a>€</a>'.encode("cp1252")
        self.assertEqual(parse(declared).text, "€")
        self.assertEqual(parse(b"\xef\xbb\xbf<a>1</a>").text, "1")

    def test_comments_and_instructions_do_not_split_text(self) -> None:
        self.assertEqual(parse(b"<a>1<!-- x -->2<?y z?>3<![CDATA[4]]></a>").text, "1234")

    def test_nodes_know_their_line(self) -> None:
        root = parse(b"<a>\n <b>\n  <c/>\n </b>\n</a>")
        found = root.first("b", "c")
        assert found is not None
        self.assertEqual((root.line, found.line), (1, 3))
