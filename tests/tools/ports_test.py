"""Ports for tests' servers are free, differ, and are none that a connection may be given."""

import socket
import unittest
from unittest import mock

import support  # noqa: F401
from portico_cli import ports


class Ports(unittest.TestCase):
    def test_they_differ(self) -> None:
        self.assertEqual(len(set(ports.free(20))), 20)

    def test_one_that_somebody_listens_on_is_none(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = taken.getsockname()[1]
            with mock.patch.multiple(ports, FIRST=port, LAST=port + 1):
                self.assertEqual(ports.free(), [])
