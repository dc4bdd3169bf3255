"""Numbers of documents in addresses: bytes outside [A-Za-z0-9._-] are ~XX."""
from __future__ import annotations

import re

from portal.problems import not_found

_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-")
_ESCAPED = re.compile(r"~([0-9A-F]{2})")


def document_id(number: str) -> str:
    if number in (".", ".."):  # Browsers take these out of paths (RFC 3986, 5.2.4).
        return "".join("~2E" for _ in number)
    return "".join(
        chr(byte) if byte in _PLAIN else f"~{byte:02X}" for byte in number.encode("utf-8")
    )


def number_from_id(text: str) -> str:
    """The number; 404 for a text that `document_id` never makes."""
    raw = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    try:
        number = raw.encode("latin-1").decode("utf-8")
    except UnicodeError:
        raise not_found() from None
    if document_id(number) != text:
        raise not_found()
    return number
