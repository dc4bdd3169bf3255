"""Which host names this server answers to (Host header)."""
from __future__ import annotations

from urllib.parse import urlsplit

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]


def allowed(public_url: str, further: str, bind: str) -> list[str]:
    """Loopback, the public name and `further` (by comma).

    Bound beyond loopback without being told a name, the server answers to any: it makes
    no link from the name, and a cookie belongs to the name that it was given under.
    """
    public = _bracketed(urlsplit(public_url).hostname or "localhost")
    named = [part.strip() for part in further.split(",") if part.strip()]
    beyond = bind not in ("", "localhost", "::1") and not bind.startswith("127.")
    if beyond and public in LOOPBACK and not named:
        return ["*"]
    return [*LOOPBACK, public, *named]


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
