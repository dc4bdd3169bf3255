"""A quiet command: its log, its failure, its end."""

import signal
import sys
import time

from support import ROOT, FolderTestCase

from portico_cli import commands
from portico_cli.failure import Failure


class Commands(FolderTestCase):
    def run_code(self, code: str) -> None:
        commands.run(
            [sys.executable, "-u", "-c", code],
            what="Counting",
            log=self.folder / "log" / "count.log",
            cwd=ROOT,
        )

    def test_a_failure_shows_the_end_of_the_log(self) -> None:
        with self.assertRaisesRegex(Failure, "(?s)Counting failed.*line 99"):
            self.run_code("for n in range(100): print('line', n)\nraise SystemExit(3)")

    def test_a_missing_tool_is_named(self) -> None:
        with self.assertRaisesRegex(Failure, "no-such-tool, which is missing"):
            commands.run(["no-such-tool"], what="It", log=self.folder / "log", cwd=ROOT)

    def test_what_a_command_started_ends_with_us(self) -> None:
        ended = self.folder / "ended"
        code = f"""
import signal, subprocess, sys, time
child = '''
import signal, sys, time
def end(*_):
    open({str(ended)!r}, "w").close()
    sys.exit(0)
signal.signal(signal.SIGTERM, end)
print("ready", flush=True)
time.sleep(600)
'''
subprocess.run([sys.executable, "-c", child])
"""
        log = self.folder / "log" / "count.log"

        def interrupt(_number: int, _frame: object) -> None:
            if log.exists() and "ready" in log.read_text():
                raise InterruptedError

        before = signal.signal(signal.SIGALRM, interrupt)
        self.addCleanup(signal.signal, signal.SIGALRM, before)
        signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
        self.addCleanup(signal.setitimer, signal.ITIMER_REAL, 0)
        with self.assertRaises(InterruptedError):
            self.run_code(code)
        signal.setitimer(signal.ITIMER_REAL, 0)
        deadline = time.monotonic() + 20
        while not ended.exists():
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)
