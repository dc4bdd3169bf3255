"""Reads what a request brings: JSON bodies and query parameters, or a Problem."""
from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, Sequence

from django.conf import settings
from django.http import HttpRequest

from portal import contract, tokens
from portal.problems import FieldError, Problem, invalid

# Integers that every JSON reader keeps exactly (RFC 8259, 6).
EXACT_INTEGER = 2**53 - 1
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")  # fromisoformat takes weeks, too.


def read_json(request: HttpRequest, schema: str | None) -> Any:
    """The body, checked against the named schema of the contract (None: any JSON)."""
    if request.content_type not in ("application/json", "application/csp-report"):
        if schema is not None:
            raise Problem("unsupported", 415, "The body must be application/json.")
    raw = request.body
    if len(raw) > settings.BODY_LIMIT_BYTES:
        raise Problem("too-large", 413, "The body is too large.")
    value = parse_json(raw)
    if schema is not None:
        errors = contract.check(schema, value)
        if errors:
            raise invalid(*errors)
    return value


def parse_json(raw: bytes) -> Any:
    """Strict JSON: no duplicate names, no fractions, no NUL, nothing deeper than allowed."""
    try:
        value = json.loads(
            raw.decode("utf-8"),
            object_pairs_hook=_object,
            parse_constant=_refuse,
            parse_float=_refuse,
            parse_int=_integer,
        )
    except (ValueError, RecursionError) as error:
        raise _unreadable() from error
    _check(value, settings.JSON_DEPTH_LIMIT)
    return value


def _unreadable() -> Problem:
    return Problem("invalid", 400, "The body is not JSON that this server reads.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = dict(pairs)
    if len(names) != len(pairs):
        raise ValueError("a name appears twice")
    return names


def _refuse(text: str) -> Any:
    raise ValueError(f"{text} is no number of this contract")


def _integer(text: str) -> int:
    if len(text) > 17 or abs(int(text)) > EXACT_INTEGER:
        raise ValueError("the integer is too large")
    return int(text)


def _check(value: Any, depth_left: int) -> None:
    if isinstance(value, str):
        if not storable(value):
            raise _unreadable()
        return
    if not isinstance(value, (dict, list)):
        return
    if depth_left == 0:
        raise Problem("invalid", 400, "The body is nested too deeply.")
    if isinstance(value, dict):
        for name in value:
            _check(name, depth_left)
    for item in value.values() if isinstance(value, dict) else value:
        _check(item, depth_left - 1)


def storable(text: str) -> bool:
    """False for what no database keeps: NUL and lone surrogates."""
    return "\0" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


class Query:
    """Typed query parameters. Errors gather; `check()` raises them all at once."""

    def __init__(self, request: HttpRequest) -> None:
        self._values = request.GET
        self._errors: list[FieldError] = []

    def text(self, name: str, default: str = "", *, max_length: int = 100) -> str:
        value = self._values.get(name, default)
        if len(value) > max_length:
            return self._fail(name, "too-long", f"At most {max_length} characters.", default)
        if not storable(value):
            return self._fail(name, "invalid", "This is no text.", default)
        return str(value)

    def texts(self, name: str, *, most: int = 20, max_length: int = 200) -> list[str]:
        """Of a parameter that may stand there more than once."""
        values = self._values.getlist(name)
        if len(values) > most or any(len(value) > max_length for value in values):
            return self._fail(name, "too-long", f"At most {most} of {max_length} characters.", [])
        if not all(map(storable, values)):
            return self._fail(name, "invalid", "This is no text.", [])
        return [str(value) for value in values]

    def choice(self, name: str, choices: Sequence[str], default: str | None = None) -> str | None:
        value = self._values.get(name)
        if value is None:
            return default
        if value not in choices:
            return self._fail(name, "invalid", f"One of: {', '.join(choices)}.", default)
        return str(value)

    def integer(self, name: str, default: int, *, low: int, high: int) -> int:
        value = self._values.get(name)
        if value is None:
            return default
        if not (value.isascii() and value.isdigit() and len(value) < 16):
            return self._fail(name, "invalid", "A whole number.", default)
        number = int(value)
        if number < low:
            return self._fail(name, "too-small", f"At least {low}.", default)
        if number > high:
            return self._fail(name, "too-large", f"At most {high}.", default)
        return number

    def date(self, name: str, default: date | None = None, *, required: bool = False) -> Any:
        """A `date`, or the default."""
        value = self._values.get(name)
        if value is None:
            if required:
                return self._fail(name, "required", "This is needed.", default)
            return default
        try:
            if not _DATE.fullmatch(value):
                raise ValueError
            return date.fromisoformat(value)
        except ValueError:
            return self._fail(name, "invalid", "A date, as 2026-03-31.", default)

    def currency(self, name: str = "currency", *, required: bool = False) -> str | None:
        value = self._values.get(name)
        if value is None:
            return self._fail(name, "required", "This is needed.", None) if required else None
        if not (len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()):
            return self._fail(name, "invalid", "An ISO 4217 code, as EUR.", None)
        return str(value)

    def cursor(self, name: str = "cursor") -> list[Any] | None:
        value = self._values.get(name)
        if not value:
            return None
        try:
            return decode_cursor(value)
        except Problem:
            return self._fail(name, "invalid", "This page can't be found again.", None)

    def limit(self, default: int = 50, *, high: int = 200) -> int:
        return self.integer("limit", default, low=1, high=high)

    def error(self, name: str, code: str, message: str) -> None:
        """Adds an error of the caller's own, such as a period that ends before it begins."""
        self._errors.append(FieldError(name, code, message))

    def check(self) -> None:
        if self._errors:
            raise invalid(*self._errors)

    def _fail(self, name: str, code: str, message: str, default: Any) -> Any:
        self.error(name, code, message)
        return default


def query(request: HttpRequest) -> Query:
    return Query(request)


def encode_cursor(values: Sequence[Any]) -> str:
    """Where the next page begins: JSON values, signed."""
    return tokens.pack("cursor", list(values))


def decode_cursor(text: str) -> list[Any]:
    try:
        values = tokens.unpack("cursor", text)
    except (ValueError, TypeError):
        values = None
    if not isinstance(values, list):
        raise invalid(FieldError("cursor", "invalid", "This page can't be found again."))
    return values
