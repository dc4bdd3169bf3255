"""The command line of tests/run and tests/long: sets up, runs steps, counts."""

import argparse
import itertools
import os
import signal
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from portico_cli import build, django
from portico_cli.failure import Failure
from portico_cli.tests import step
from portico_cli.tests.step import ROOT, Step

TAIL_LINES = 60


def say(text: str) -> None:
    print(text, flush=True)


def main(about: str, steps: Sequence[Step], purposes: tuple[str, ...]) -> int:
    """Returns the exit code; the last line printed is `N passed, N failed`."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    options = _parse(about, steps)
    if options.list:
        for each in steps:
            say(f"{each.name:<14} {each.about}")
        return 0
    wanted = [name for name in options.only.split(",") if name]
    unknown = set(wanted) - {each.name for each in steps}
    if unknown:
        sys.exit(f"No such step: {', '.join(sorted(unknown))}. --list names them.")
    started = time.monotonic()
    try:
        if not options.no_setup:
            build.prepare(ROOT, purposes, say)
            django.fetch(ROOT / "build" / "django-5.2", ROOT / "build")
            say(f"{'set-up':<14} {time.monotonic() - started:6.1f} s")
    except Failure as failure:
        say(f"{failure}\n0 passed, 1 failed")
        return 1
    total = step.Count()
    chosen = [each for each in steps if not wanted or each.name in wanted]
    for _, group in itertools.groupby(chosen, key=lambda each: each.group or each.name):
        total += _run_together(list(group))
    say(f"{time.monotonic() - started:.0f} s in all")
    say(f"{total.passed} passed, {total.failed} failed")
    return 1 if total.failed or not total.passed else 0


def _stop(number: int, _frame: object) -> None:
    """Once; what runs is then given the time to end (see running.py)."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, lambda *_: None)
    sys.exit(128 + number)


def _run_together(group: list[Step]) -> step.Count:
    """One at a time a processor; each is reported as soon as it and those before it are done."""
    total = step.Count()
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        try:
            for each, (count, seconds, output) in zip(group, pool.map(step.run, group)):
                say(f"{each.name:<14} {seconds:6.1f} s  {count}")
                if count.failed:
                    say("\n".join(f"    {line}" for line in output.splitlines()[-TAIL_LINES:]))
                total += count
        except BaseException:  # the pool waits for its steps: they end with what they started
            step.RUNNING.end()
            raise
    return total


def _parse(about: str, steps: Sequence[Step]) -> argparse.Namespace:
    names = ", ".join(each.name for each in steps)
    parser = argparse.ArgumentParser(description=about, epilog=f"steps: {names}")
    parser.add_argument("--only", metavar="STEP,...", default="", help="run these steps alone")
    parser.add_argument("--no-setup", action="store_true", help="install and fetch nothing")
    parser.add_argument("--list", action="store_true", help="say what the steps are")
    return parser.parse_args()
