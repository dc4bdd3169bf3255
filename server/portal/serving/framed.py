"""The portal inside a frame of another site: everything below /embed.

The same answers under a prefix of their own, so that a frame's cookie (its path is the prefix)
never meets the one of the portal's own page, and that page alone may be framed by the origins
that its seller lists. No other answer of this server may be.
"""
from __future__ import annotations

from typing import Any, Sequence

from portal import headers
from portal.serving.answering import Header

PREFIX = "/embed"
MARK = "portico.framed"  # in the ASGI scope and in WSGI's environ
PAYMENT_RETURN = "/pay/return"
# The way back from a provider, in a window of its own that closes itself: it shows nothing of
# anybody, and must know who opened it.
RETURN_HEADERS: tuple[Header, ...] = ((b"cross-origin-opener-policy", b"unsafe-none"),)


def is_framed(path: str) -> bool:
    return path == PREFIX or path.startswith(PREFIX + "/")


def inner(scope: dict[str, Any]) -> dict[str, Any]:
    """The scope of what was asked for, without the prefix. REQUIRES: is_framed(scope["path"])."""
    path = scope["path"][len(PREFIX) :] or "/"
    raw = bytes(scope.get("raw_path") or scope["path"].encode())[len(PREFIX) :] or b"/"
    return {**scope, "path": path, "raw_path": raw, MARK: True}


def own_address(scope: dict[str, Any]) -> bytes:
    """The same place in the portal's own page: a route of this origin, whatever was asked for."""
    raw = bytes(scope["raw_path"]).split(b"?", 1)[0].lstrip(b"/\\")
    query = bytes(scope.get("query_string", b""))
    return b"/" + raw + (b"?" + query if query else b"")


def page_headers(origins: Sequence[str]) -> tuple[Header, ...]:
    """Of the page that is framed; without an origin nobody may frame it."""
    ancestors = " ".join(origins) or "'none'"
    policy = headers.content_security_policy(ancestors)
    return ((b"content-security-policy", policy.encode("latin-1")),)
