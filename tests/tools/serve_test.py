"""What serve.py refuses, in one sentence, and how it ends."""

import signal
import socket
import subprocess
import sys
import time
import unittest
from pathlib import Path

from support import ROOT, FolderTestCase

from portico_cli import server
from portico_cli.account import Account
from portico_cli.children import Children
from portico_cli.failure import Failure

OURSELVES = Account("ourselves", [])


def options(folder: Path, **changes: object) -> server.Options:
    values: dict = dict(
        root=ROOT,
        var=folder,
        port=0,
        bind="127.0.0.1",
        tls_cert=None,
        tls_key=None,
        database_url="",
        public_url="",
        demo=True,
        themes=ROOT / "themes",
    )
    return server.Options(**{**values, **changes})


class Refusals(FolderTestCase):
    def refuses(self, words: str, **changes: object) -> None:
        with self.assertRaisesRegex(Failure, words):
            server.check(options(self.folder, **changes), OURSELVES)

    def test_demo_data_beyond_loopback(self) -> None:
        self.refuses("--no-demo", bind="0.0.0.0")

    def test_a_folder_with_demo_accounts_beyond_loopback_even_without_demo(self) -> None:
        self.write("demo-accounts.json", "[]")
        self.refuses("Demo accounts", bind="0.0.0.0", demo=False)

    def test_a_certificate_without_its_key(self) -> None:
        self.refuses("--tls-key", tls_cert=self.write("cert.pem"))

    def test_a_key_that_the_account_cannot_read(self) -> None:
        cert = self.write("cert.pem")
        self.refuses("can't read", tls_cert=cert, tls_key=self.folder / "none.pem")

    def test_a_port_in_use(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            self.refuses("choose another with --port", port=taken.getsockname()[1])

    def test_a_low_port_that_the_account_may_not_use(self) -> None:
        other = Account("www-data", ["setpriv"])
        with self.assertRaisesRegex(Failure, "1024"):
            server.check(options(self.folder, port=443), other)

    def test_a_second_server_on_the_same_folder(self) -> None:
        with server.lock(self.folder), self.assertRaisesRegex(Failure, "--var"):
            server.lock(self.folder)

    def test_loopback_with_demo_data_is_served(self) -> None:
        for bind in ("127.0.0.1", "localhost"):
            server.check(options(self.folder, bind=bind), OURSELVES)

    def test_the_command_says_one_sentence_and_ends_with_1(self) -> None:
        command = [sys.executable, str(ROOT / "serve.py"), "--bind", "0.0.0.0"]
        done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.assertEqual(done.returncode, 1)
        self.assertEqual(len(done.stderr.splitlines()), 1)
        self.assertNotIn("Traceback", done.stderr)


class Addresses(FolderTestCase):
    def test_the_address_names_what_a_browser_can_open(self) -> None:
        cases = {
            "http://localhost:8080": dict(),
            "http://192.0.2.1:8080": dict(bind="192.0.2.1"),
            "http://[2001:db8::1]:8080": dict(bind="2001:db8::1"),
            "https://localhost:8080": dict(tls_cert=Path("cert.pem")),
            "https://pay.example": dict(public_url="https://pay.example/"),
        }
        for address, changes in cases.items():
            self.assertEqual(options(self.folder, port=8080, **changes).address, address)
        for bind in ("127.0.0.1", "localhost", "::1", "0.0.0.0", "::"):
            found = options(self.folder, port=8080, bind=bind)
            self.assertEqual(found.address, "http://localhost:8080")
        self.assertEqual(
            options(self.folder, port=8080, bind="127.0.0.2").address, "http://127.0.0.2:8080"
        )

    def test_this_machine_asks_an_address_that_is_listened_on(self) -> None:
        for bind, host in {
            "127.0.0.1": "127.0.0.1",
            "127.0.0.2": "127.0.0.2",
            "::1": "[::1]",
            "2001:db8::1": "[2001:db8::1]",
            "0.0.0.0": "127.0.0.1",
            "::": "[::1]",
        }.items():
            found = options(self.folder, port=8080, bind=bind, public_url="https://pay.example")
            self.assertEqual(found.own_address, f"http://{host}:8080")

    def test_the_provider_calls_by_the_name_that_a_certificate_has(self) -> None:
        for bind, host in {
            "127.0.0.1": "localhost",
            "::1": "localhost",
            "127.0.0.2": "127.0.0.2",
        }.items():
            found = options(self.folder, port=8080, bind=bind)
            self.assertEqual(found.webhook_address, found.own_address)
            found = options(self.folder, port=8080, bind=bind, tls_cert=Path("cert.pem"))
            self.assertEqual(found.webhook_address, f"https://{host}:8080")


class Ending(FolderTestCase):
    def started(self, code: str) -> Children:
        children = Children([], self.folder)
        children.start("child", [sys.executable, "-u", "-c", code], {}, self.folder)
        deadline = time.monotonic() + 20
        while "ready" not in children.log("child").read_text():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)
        return children

    def test_a_child_ends_with_us(self) -> None:
        children = self.started("import time; print('ready'); time.sleep(600)")
        children.end()
        with self.assertRaises(Failure):
            children.check()

    def test_a_child_that_ignores_our_wish_is_killed(self) -> None:
        code = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        children = self.started(code + "print('ready'); time.sleep(600)")
        children.end(patience_s=0.2)
        with self.assertRaisesRegex(Failure, "ended with"):
            children.check()

    def test_a_child_that_dies_ends_the_wait_with_its_last_words(self) -> None:
        children = self.started("print('ready'); raise SystemExit('no database')")
        with self.assertRaisesRegex(Failure, "no database"):
            children.wait()

    def test_ctrl_c_while_waiting_is_heard(self) -> None:
        children = self.started("import time; print('ready'); time.sleep(600)")

        def stop(_number: int, _frame: object) -> None:
            raise InterruptedError

        before = signal.signal(signal.SIGALRM, stop)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with self.assertRaises(InterruptedError):
            children.wait()
        children.end()


if __name__ == "__main__":
    unittest.main()
