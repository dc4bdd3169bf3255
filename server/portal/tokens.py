"""Signatures and hashes of what leaves the server and comes back."""
from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

from django.conf import settings


def signature(purpose: str, text: str) -> str:
    """HMAC-SHA-256 of `text` for one purpose, URL-safe, 43 characters."""
    key = hashlib.sha256(f"portico:{purpose}:{settings.SECRET_KEY}".encode()).digest()
    digest = hmac.new(key, text.encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def same(left: str, right: str) -> bool:
    """Compares in constant time."""
    return hmac.compare_digest(left.encode(errors="replace"), right.encode(errors="replace"))


def pack(purpose: str, values: Any) -> str:
    """`values` (JSON) as one signed, URL-safe text; readable, not forgeable."""
    raw = json.dumps(values, separators=(",", ":"), ensure_ascii=False).encode()
    body = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
    return f"{body}.{signature(purpose, body)[:22]}"


def unpack(purpose: str, text: str) -> Any:
    """What `pack` was given; ValueError where the text is not ours."""
    body, _, mark = text.partition(".")
    if not same(signature(purpose, body)[:22], mark):
        raise ValueError("not signed by this server")
    return json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))
