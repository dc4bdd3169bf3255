"""Who asks and how, where proxies that we trust stand between.

Each proxy adds the address that it saw to the right of X-Forwarded-For. Reading from the
right, the first one that is no trusted proxy is the client; what stands further left is
the client's own tale. Without trusted proxies the headers count for nothing.
"""
from __future__ import annotations

import ipaddress
from typing import Any, Sequence

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def networks(texts: Sequence[str]) -> list[Network]:
    """ValueError for what is no address or network."""
    return [ipaddress.ip_network(text, strict=False) for text in texts]


def is_trusted(address: str, trusted: Sequence[Network]) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(found in network for network in trusted)


def client_of(peer: str, forwarded_for: str, trusted: Sequence[Network]) -> str:
    """The address of the client; never empty where `peer` is not."""
    client = peer
    for part in reversed(forwarded_for.split(",") if forwarded_for else []):
        if not is_trusted(client, trusted):
            break
        try:
            client = str(ipaddress.ip_address(part.strip()))
        except ValueError:
            break  # A proxy that writes nonsense is the last one known.
    return client


def resolve(scope: dict[str, Any], trusted: Sequence[Network]) -> dict[str, Any]:
    """The ASGI scope with the real client and scheme, without the headers that told them."""
    peer = (scope.get("client") or ("", 0))[0]
    headers = []
    told: dict[bytes, list[bytes]] = {}
    for name, value in scope["headers"]:
        if name.startswith(b"x-forwarded-") or name == b"forwarded":
            told.setdefault(name, []).append(value)
        else:
            headers.append((name, value))
    resolved: dict[str, Any] = {**scope, "headers": headers}
    if is_trusted(peer, trusted):
        chain = b",".join(told.get(b"x-forwarded-for", [])).decode("latin-1")
        resolved["client"] = (client_of(peer, chain, trusted), 0)
        scheme = b",".join(told.get(b"x-forwarded-proto", [])).decode("latin-1")
        last = scheme.split(",")[-1].strip()
        if last in ("http", "https"):
            resolved["scheme"] = last
    return resolved


def is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = getattr(found, "ipv4_mapped", None)
    return (mapped or found).is_loopback
