"""The steps of tests/long. PORTICO_LONG=1 tells a suite to do its long part."""

import dataclasses
import re

from portico_cli.tests import step, steps
from portico_cli.tests.step import PYTHON, ROOT, Command, Step

LONG = {"PORTICO_LONG": "1"}
LONG_TIMEOUT_S = 3600


def _longer(commands: list[Command]) -> list[Command]:
    return [
        dataclasses.replace(command, env={**command.env, **LONG}, timeout_s=LONG_TIMEOUT_S)
        for command in commands
    ]


def shuffled() -> list[Command]:
    *built, program = steps.asan()
    words = [*program.words, "--gtest_shuffle", "--gtest_repeat=20", "--gtest_fail_fast"]
    return [*built, *_longer([dataclasses.replace(program, words=words)])]


def fuzz() -> list[Command]:
    words = [str(steps.BUILD / "test-native" / "portico_tests"), "--gtest_filter=Fuzz*"]
    program = Command(words, step.googletest, env={"PORTICO_FUZZ_EVENTS": "100000"})
    return [*steps.built("test-native", "portico_tests"), *_longer([program])]


def tidy() -> list[Command]:
    commands = steps.BUILD / "native-debug"
    # They are g++'s: a warning that clang does not know is none of ours.
    words = ["run-clang-tidy", "-quiet", "-extra-arg=-Wno-unknown-warning-option"]
    words += ["-j", steps.JOBS, "-p", str(commands), f"^{re.escape(str(steps.ROOT))}/src/"]
    configured = Command(["cmake", "--preset", "native-debug"], step.preparation)
    return [configured, *_longer([Command(words, step.clang_tidy)])]


def _of_processes(*names: str) -> list[Command]:
    """The tests of tests/server with these names."""
    return _longer(
        [
            dataclasses.replace(
                command, words=[PYTHON, "-m", "unittest", *names], cwd=ROOT / "tests" / "server"
            )
            for command in steps.processes()
        ]
    )


def kills(*, postgres: bool) -> list[Command]:
    where = "OnPostgresqlTests" if postgres else "Tests"
    clients = ("InsistingClient", "LeavingClient", "LateMoney")
    return _of_processes(*(f"kill_test.{client}{where}" for client in clients))


def ledger() -> list[Command]:
    return _of_processes("ledger_operations_test")


def _in_chromium(name: str) -> list[Command]:
    words = ["node", "tests/browser/run.mjs", name]
    return _longer([dataclasses.replace(command, words=words) for command in steps.browser()])


def others() -> list[Command]:
    folder = steps.ROOT / "tests" / "browser" / "others"
    install = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    journeys = ["node", "tests/browser/run.mjs", "others/journey.test.mjs"]
    return [
        Command(install, step.preparation, cwd=folder),
        *_longer([Command(journeys, step.last_line)]),
    ]


STEPS = (
    Step("tidy", "clang-tidy over the client and the rules", tidy),
    Step("fuzz", "the gallery played with at random, 100,000 events", fuzz),
    Step("shuffled", "GoogleTest under sanitizers, twenty times in any order", shuffled),
    Step("build", "the rules module, the release wasm and the web root", steps.build),
    Step("kills", "kills at every point, on SQLite", lambda: kills(postgres=False)),
    Step("kills-pg", "kills at every point, on PostgreSQL", lambda: kills(postgres=True)),
    Step("ledger", "twenty thousand operations on the books, on both databases", ledger),
    Step("soak", "a page in use for a hundred rounds", lambda: _in_chromium("soak/soak.test.mjs")),
    Step("kiosk", "forty people at one kiosk", lambda: _in_chromium("kiosk.test.mjs")),
    Step(
        "pixels",
        "what is not drawn again needs it not",
        lambda: _in_chromium("soak/pixels.test.mjs"),
    ),
    Step("brands", "what axe finds, in every brand", lambda: _in_chromium("soak/brands.test.mjs")),
    Step("others", "the paying journey in Firefox and WebKit", others),
)
