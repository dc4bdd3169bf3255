"""Ports for servers that are started later, or again after a death."""

import random
import socket
from collections.abc import Iterator
from contextlib import suppress

# Below those that systems give to connections (Linux: from 32768): none of these takes the port of
# a server that isn't up, and a probe of it doesn't reach itself.
FIRST, LAST = 20_000, 32_000


def free(count: int = 1) -> list[int]:
    """Ports of loopback that nobody listens on now."""
    return [port for _, port in zip(range(count), _free())]


def _free() -> Iterator[int]:
    for port in random.SystemRandom().sample(range(FIRST, LAST), LAST - FIRST):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            yield port
