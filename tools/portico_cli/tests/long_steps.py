"""The steps of tests/long. PORTICO_LONG=1 tells a suite to do its long part."""

import dataclasses

from portico_cli.tests import step, steps
from portico_cli.tests.step import Command, Step

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
    words = [str(steps.BUILD / "native-debug" / "portico_tests"), "--gtest_filter=Fuzz*"]
    program = Command(words, step.googletest, env={"PORTICO_FUZZ_EVENTS": "100000"})
    return [*steps.built("native-debug", "portico_tests"), *_longer([program])]


def tidy() -> list[Command]:
    names = [name for name in steps.tracked("src/*.cpp") if "/browser/" not in name]
    names = [name for name in names if not name.startswith(("src/python/", "src/main"))]
    # The commands are g++'s: a warning that clang does not know is none of ours.
    words = ["clang-tidy", "--quiet", "--extra-arg=-Wno-unknown-warning-option"]
    words += ["-p", str(steps.BUILD / "native-debug"), *names]
    return [
        *steps.built("native-debug", "portico_tests"),
        *_longer([Command(words, step.one_check)]),
    ]


def server() -> list[Command]:
    return _longer(steps.server(newest=False, postgres=False))


def server_postgres() -> list[Command]:
    return _longer(steps.server(newest=False, postgres=True))


def processes() -> list[Command]:
    return _longer(steps.processes())


def browser() -> list[Command]:
    return _longer(steps.browser())


STEPS = (
    Step("tidy", "clang-tidy over the client and the rules", tidy),
    Step("fuzz", "the gallery played with at random, 100,000 events", fuzz),
    Step("shuffled", "GoogleTest under sanitizers, twenty times in any order", shuffled),
    Step("build", "the rules module, the release wasm and the web root", steps.build),
    Step("server", "server tests with their long part, SQLite", server),
    Step("server-pg", "server tests with their long part, PostgreSQL", server_postgres),
    Step("processes", "kills at every point, on both databases", processes),
    Step("browser", "journeys and soak", browser),
)
