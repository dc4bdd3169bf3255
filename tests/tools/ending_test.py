"""tests/run and tests/long leave nothing behind when they are told to end."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from support import ROOT, FolderTestCase

PATIENCE_S = 30
# A step whose command starts three: one beside it, one in a session of its own, and one that
# doesn't listen. Each writes its number when it is ready.
RUNNER = """
import sys
sys.path.insert(0, {tools!r})
from portico_cli.tests import runner, running, step
running.PATIENCE_S = {patience_s}
words = [sys.executable, "-c", open({code!r}).read(), {folder!r}]
steps = [
    step.Step(name, "", lambda: [step.Command(words, step.one_check, timeout_s={timeout_s})], "all")
    for name in ("ending-one", "ending-two")
]
sys.exit(runner.main("", steps, ()))
"""
CHILD = """
import os, pathlib, signal, sys, time
if sys.argv[2] == "deaf":
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
pathlib.Path(sys.argv[1], sys.argv[2] + "-" + str(os.getpid())).touch()
time.sleep(600)
"""
COMMAND = f"""
import subprocess, sys
words = [sys.executable, "-c", {CHILD!r}, sys.argv[1]]
subprocess.Popen([*words, "apart"], start_new_session=True)
subprocess.Popen([*words, "deaf"])
subprocess.run([*words, "beside"])
"""


class Ending(FolderTestCase):
    def begin(self, timeout_s: int, patience_s: float) -> "subprocess.Popen[str]":
        ready = self.folder / "ready"
        ready.mkdir()
        code = self.write("command.py", COMMAND)
        program = RUNNER.format(
            tools=str(ROOT / "tools"),
            patience_s=patience_s,
            code=str(code),
            folder=str(ready),
            timeout_s=timeout_s,
        )
        process = subprocess.Popen(
            [sys.executable, "-c", program, "--no-setup"],
            text=True,
            stdout=subprocess.PIPE,
            process_group=0,
        )
        assert process.stdout
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.kill)
        return process

    def started(self, count: int) -> list[int]:
        """The numbers of the processes below, when all are there."""
        deadline = time.monotonic() + PATIENCE_S
        while len(found := list((self.folder / "ready").iterdir())) < count:
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.01)
        return [int(name.name.split("-")[1]) for name in found]

    def gone(self, pids: list[int]) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while left := [pid for pid in pids if runs(pid)]:
            self.assertLess(time.monotonic(), deadline, left)
            time.sleep(0.01)

    def ends_all(self, number: signal.Signals, code: int, *, group: bool = False) -> None:
        process = self.begin(timeout_s=600, patience_s=1.0)
        below = self.started(3 * min(2, os.cpu_count() or 1))
        (os.killpg if group else os.kill)(process.pid, number)
        self.assertEqual(process.wait(timeout=PATIENCE_S), code)
        self.gone(below)

    def test_what_the_steps_started_ends_with_a_terminated_runner(self) -> None:
        self.ends_all(signal.SIGTERM, 143)

    def test_what_the_steps_started_ends_with_the_runners_group(self) -> None:
        self.ends_all(signal.SIGTERM, 143, group=True)

    def test_what_the_steps_started_ends_with_ctrl_c(self) -> None:
        self.ends_all(signal.SIGINT, 130)

    def test_what_hangs_ends_with_its_step(self) -> None:
        process = self.begin(timeout_s=3, patience_s=0.5)
        text, _ = process.communicate(timeout=PATIENCE_S)
        self.assertIn("Not done after 3 s.", text)
        self.gone(self.started(3))


def runs(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
