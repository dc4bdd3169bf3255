"""What comes in: JSON, query parameters, cursors, document numbers."""
from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.test import RequestFactory, SimpleTestCase

from portal.documents import document_id, number_from_id
from portal.problems import Problem
from portal.reading import Query, decode_cursor, encode_cursor, parse_json, read_json


class JsonTests(SimpleTestCase):
    def test_what_no_client_of_ours_sends_is_refused(self) -> None:
        for raw in (
            b"",
            b"{",
            b"nul",
            b"1.5",
            b"1e5",
            b"NaN",
            b"Infinity",
            b'{"a": 1, "a": 2}',
            b'"\\u0000"',
            b'"\\ud800"',
            b'{"\\ud800": 1}',
            b"\xff",
            b"9007199254740992",
            b"1" * 5000,
            b"[" * 17 + b"]" * 17,
            b"[" * 200_000,
            b'{"a":' * 100_000,
        ):
            with self.assertRaises(Problem, msg=raw[:30]) as raised:
                parse_json(raw)
            self.assertEqual(raised.exception.status, 400)

    def test_what_they_send_is_read(self) -> None:
        for value in ({}, [], "نانوایی", -(2**53 - 1), None, True, [[[[1]]]], {"a": {"b": "c"}}):
            self.assertEqual(parse_json(json.dumps(value).encode()), value)
        self.assertEqual(parse_json(b"[" * 16 + b"]" * 16)[0][0][0], [[[[[[[[[[[[[]]]]]]]]]]]]])

    def test_other_media_types_are_refused(self) -> None:
        for content_type in ("text/plain", "application/x-www-form-urlencoded", ""):
            request = RequestFactory().generic("POST", "/", b"{}", content_type=content_type)
            with self.assertRaises(Problem) as raised:
                read_json(request, "Credentials")
            self.assertEqual(raised.exception.status, 415)


class QueryTests(SimpleTestCase):
    def query(self, **values: str) -> Query:
        return Query(RequestFactory().get("/", values))

    def errors(self, query: Query) -> list[tuple[str, str]]:
        with self.assertRaises(Problem) as raised:
            query.check()
        return [(error.field, error.code) for error in raised.exception.errors]

    def test_values_are_read_by_their_type(self) -> None:
        query = self.query(**{"q": "نان", "from": "2026-02-28", "limit": "7", "currency": "JPY"})
        self.assertEqual(query.text("q"), "نان")
        self.assertEqual(query.date("from"), date(2026, 2, 28))
        self.assertEqual(query.limit(), 7)
        self.assertEqual(query.currency(), "JPY")
        self.assertEqual(query.choice("status", ["open"], "all"), "all")
        self.assertEqual(query.integer("other", 3, low=1, high=9), 3)
        self.assertIsNone(query.date("to"))
        self.assertIsNone(query.cursor())
        query.check()

    def test_all_faults_are_told_at_once(self) -> None:
        query = self.query(
            **{"q": "x" * 101, "from": "2026-02-30", "limit": "0", "status": "?", "currency": "eur"}
        )
        query.text("q")
        query.date("from")
        query.date("to", required=True)
        query.limit()
        query.choice("status", ["open"])
        query.currency()
        self.assertEqual(
            self.errors(query),
            [
                ("q", "too-long"),
                ("from", "invalid"),
                ("to", "required"),
                ("limit", "too-small"),
                ("status", "invalid"),
                ("currency", "invalid"),
            ],
        )

    def test_odd_texts_are_no_numbers_dates_or_names(self) -> None:
        for name, value in (
            ("limit", "٣"),
            ("limit", "-1"),
            ("limit", "1" * 30),
            ("limit", "1e3"),
            ("from", "20260301"),
            ("from", "2026-W01-1"),
            ("from", "2026-3-01"),
            ("from", "٢٠٢٦-٠٣-٠١"),
            ("q", "a\0b"),
            ("currency", "€€€"),
            ("cursor", "x"),
            ("cursor", "WzFd.AAAAAAAAAAAAAAAAAAAAAA"),
            ("cursor", "é.é"),
        ):
            query = self.query(**{name: value})
            query.text("q")
            query.limit()
            query.date("from")
            query.currency()
            query.cursor()
            self.assertEqual([field for field, _ in self.errors(query)], [name], value)

    def test_cursor_comes_back_as_it_went(self) -> None:
        values: list[Any] = ["2026-03-01", "INV/ی", 7, None]
        self.assertEqual(decode_cursor(encode_cursor(values)), values)
        self.assertRegex(encode_cursor(values), r"^[A-Za-z0-9_.-]+$")


class DocumentIdTests(SimpleTestCase):
    def test_numbers_survive_an_address(self) -> None:
        for number, expected in (
            ("INV-2026_1.x", "INV-2026_1.x"),
            ("INV/2026 0040", "INV~2F2026~200040"),
            ("a~b", "a~7Eb"),
            ("۱۲", "~DB~B1~DB~B2"),
            (".", "~2E"),
            ("..", "~2E~2E"),
            ("...", "..."),
        ):
            self.assertEqual(document_id(number), expected)
            self.assertEqual(number_from_id(expected), number)

    def test_other_spellings_are_not_found(self) -> None:
        for text in ("~2f", "~41", "~", "~ZZ", "~FF", "a/b", "é", ".", ".."):
            with self.assertRaises(Problem, msg=text) as raised:
                number_from_id(text)
            self.assertEqual(raised.exception.status, 404)
