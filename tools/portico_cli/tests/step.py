"""A step of tests/run: a name, how to run it, and what its output says about passed and failed."""

import os
import re
import shlex
import subprocess
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from portico_cli.tests import running

ROOT = Path(__file__).resolve().parents[3]
LOGS = ROOT / "build" / "log" / "tests"
PYTHON = "/usr/bin/python3"
COMMAND_WIDTH = 160
RUNNING = running.Running()


@dataclass
class Count:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(
            self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped
        )

    def __str__(self) -> str:
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


# Reads a suite's output and exit code.
Reader = Callable[[str, int], Count]


@dataclass
class Command:
    """One process. A command that only prepares (a build) counts no tests when it succeeds."""

    words: list[str]
    read: Reader
    cwd: Path = ROOT
    env: Mapping[str, str] = field(default_factory=dict)
    timeout_s: int = 900


@dataclass
class Step:
    name: str
    about: str
    commands: Callable[[], list[Command]]
    group: str = ""  # steps of one group stand side by side and run at the same time


def run(step: Step) -> tuple[Count, float, str]:
    """Runs a step's commands in turn, until one that only prepares fails. Returns its count, its
    time in seconds and its output. A step that runs no test fails: nothing is skipped silently."""
    started = time.monotonic()
    total, output = Count(), []
    try:
        for command in step.commands():
            text, code = _execute(command)
            output.append(f"$ {shlex.join(command.words)[:COMMAND_WIDTH]}\n{text}")
            count = command.read(text, code)
            total += count
            if count.failed and command.read is preparation:
                break
    except LookupError as error:
        output.append(str(error))
        total += Count(failed=1)
    if total.passed + total.failed == 0:
        output.append("No test ran.")
        total = Count(failed=1)
    text = "\n".join(output)
    LOGS.mkdir(parents=True, exist_ok=True)
    (LOGS / f"{step.name}.log").write_text(text)
    return total, time.monotonic() - started, text


def _execute(command: Command) -> tuple[str, int]:
    try:
        process = RUNNING.start(command.words, command.cwd, {**os.environ, **command.env})
    except OSError as error:
        return str(error), 127
    try:
        text, _ = process.communicate(timeout=command.timeout_s)
        return text, process.returncode
    except subprocess.TimeoutExpired:
        running.end([process])
        text, _ = process.communicate()
        return f"{text}\nNot done after {command.timeout_s} s.", 124
    finally:
        RUNNING.forget(process)


def preparation(_text: str, code: int) -> Count:
    return Count(failed=1 if code else 0)


def one_check(_text: str, code: int) -> Count:
    """A checker that says yes or no."""
    return Count(passed=0 if code else 1, failed=1 if code else 0)


def clang_tidy(text: str, code: int) -> Count:
    """`run-clang-tidy`, which says how it checks a file, and then what it found there."""
    files = re.split(r"^clang-tidy\S* .*$", text, flags=re.M)[1:]
    failed = sum("error:" in found for found in files)
    return _sure(Count(len(files) - failed, failed), code)


def _sure(count: Count, code: int) -> Count:
    """A runner that ended badly has failed, whatever it printed."""
    return count + Count(failed=1) if code and not count.failed else count


def googletest(text: str, code: int) -> Count:
    def number(pattern: str) -> int:
        found = re.findall(pattern, text, re.M)
        return int(found[-1]) if found else 0

    return _sure(
        Count(
            number(r"^\[  PASSED  \] (\d+) test"),
            number(r"^\[  FAILED  \] (\d+) test"),
            number(r"^\[  SKIPPED \] (\d+) test"),
        ),
        code,
    )


def unittest(text: str, code: int) -> Count:
    """Python's unittest and Django's runner."""
    ran = sum(int(number) for number in re.findall(r"^Ran (\d+) tests? in", text, re.M))
    results = ",".join(re.findall(r"^(?:FAILED|OK) \((.*)\)$", text, re.M))

    def number(word: str) -> int:
        found = re.findall(rf"(?<![a-z ]){word}=(\d+)", results.replace(", ", ","))
        return sum(int(each) for each in found)

    failed, skipped = number("failures") + number("errors"), number("skipped")
    # A test with several failing subtests counts each of them.
    return _sure(Count(max(0, ran - failed - skipped), failed, skipped), code)


def last_line(text: str, code: int) -> Count:
    """Our own runners, whose last such line says `N passed, N failed`."""
    found = re.findall(r"^(\d+) passed, (\d+) failed", text, re.M)
    count = Count(int(found[-1][0]), int(found[-1][1])) if found else Count()
    return _sure(count, code)


def node_test(text: str, code: int) -> Count:
    """`node --test`, in TAP or spec form."""

    def number(word: str) -> int:
        found = re.findall(rf"^(?:#|ℹ) {word} (\d+)$", text, re.M)
        return int(found[-1]) if found else 0

    return _sure(Count(number("pass"), number("fail"), number("skipped")), code)
