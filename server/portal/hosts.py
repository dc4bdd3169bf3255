"""Which host names this server answers to (Host header)."""
from __future__ import annotations

from urllib.parse import urlsplit

LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]
ANYWHERE = ("0.0.0.0", "::")


def allowed(public_url: str, further: str, bind: str) -> list[str]:
    """Loopback, the public name, the address listened on, and `further` (by comma).

    A monitor, a balancer and the sandbox provider ask by the address. Bound beyond loopback
    without being told a name, the server answers to any: it makes no link from the name, and
    a cookie belongs to the name that it was given under.
    """
    public = _bracketed(urlsplit(public_url).hostname or "localhost")
    named = [part.strip() for part in further.split(",") if part.strip()]
    beyond = bind not in ("", "localhost", "::1") and not bind.startswith("127.")
    if beyond and public in LOOPBACK and not named:
        return ["*"]
    bound = [] if bind in ("", *ANYWHERE) else [_bracketed(bind)]
    return list(dict.fromkeys([*LOOPBACK, public, *bound, *named]))


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host
