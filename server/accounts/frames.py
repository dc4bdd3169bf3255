"""Which sites may show a seller's portal in a frame."""
from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

from portal.serving.proxies import is_loopback

HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.(?!-)[a-z0-9-]{1,63})*")


def origin_of(text: str) -> str:
    """The origin as browsers tell it: https://www.company.example. ValueError says what is wrong.

    It ends in a header: nothing but an origin comes through.
    """
    wrong = f"{text!r} is no origin: write it as https://www.company.example, without a path."
    try:
        parts = urlsplit(text.strip().lower())
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ValueError(wrong) from None
    rest = parts.path.rstrip("/") or parts.query or parts.fragment or parts.username
    if parts.scheme not in ("https", "http") or rest or not _is_host(host):
        raise ValueError(wrong)
    if parts.scheme == "http" and host != "localhost" and not is_loopback(host):
        raise ValueError(f"{text!r} is not https: a frame within it could be changed on its way.")
    shown = f"[{host}]" if ":" in host else host
    usual = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port and port != usual else "")


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
        return True
    except ValueError:
        return bool(HOST.fullmatch(host))
