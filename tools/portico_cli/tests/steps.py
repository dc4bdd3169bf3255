"""The steps of tests/run, fast ones first."""

import os
import subprocess
from pathlib import Path

from portico_cli.tests import step
from portico_cli.tests.step import PYTHON, ROOT, Command, Step

BUILD = ROOT / "build"
JOBS = str(os.cpu_count() or 2)
CPP_FOLDERS = ("src", "tests", "cmake")
PYTHON_PATHS = ("serve.py", "server", "tools", "tests")
TSC_PROJECTS = ("tsconfig.json", "tools/tsconfig.json")
SANITIZER_ENV = {
    "ASAN_OPTIONS": "detect_leaks=1:detect_stack_use_after_return=1",
    "UBSAN_OPTIONS": "print_stacktrace=1",
}


def _need(path: Path) -> Path:
    if not path.exists():
        raise LookupError(f"{path.relative_to(ROOT)} is missing.")
    return path


def tracked(*patterns: str) -> list[str]:
    """Files of the work tree that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout.splitlines()
    return [name for name in sorted(set(listed)) if (ROOT / name).exists()]


def _python_files() -> list[str]:
    scripts = []
    for name in tracked(*PYTHON_PATHS):
        if name.endswith(".py"):
            scripts.append(name)
        elif "." not in Path(name).name and (ROOT / name).is_file():
            first = (ROOT / name).open("rb").readline()
            if first.startswith(b"#!") and b"python" in first:
                scripts.append(name)
    return scripts


def clang_format() -> list[Command]:
    names = tracked(*(f"{folder}/*.{end}" for folder in CPP_FOLDERS for end in ("cpp", "h")))
    return [Command(["clang-format", "--dry-run", "-Werror", *names], step.one_check)]


def python_style() -> list[Command]:
    names = _python_files()
    return [
        Command(["black", "--check", "--quiet", *names], step.one_check),
        Command(["flake8", *names], step.one_check),
    ]


def python_types() -> list[Command]:
    cache = f"--cache-dir={BUILD}/mypy"
    ours = ["--scripts-are-modules", "serve.py", "tools/portico_cli"]
    return [
        Command(
            ["mypy", cache, "--config-file", str(ROOT / "setup.cfg"), "."],
            step.one_check,
            cwd=_need(ROOT / "server"),
        ),
        Command(["mypy", cache + "-tools", *ours], step.one_check, env={"MYPYPATH": "tools"}),
    ]


def javascript_types() -> list[Command]:
    icons = ["node", "web/build/icons.mjs"]
    checks = [["node_modules/.bin/tsc", "--project", name] for name in TSC_PROJECTS]
    return [
        Command(icons, step.preparation),
        *(Command(words, step.one_check) for words in checks),
    ]


def layers() -> list[Command]:
    return [
        Command([PYTHON, "tests/layers/rules_test.py"], step.unittest),
        Command([PYTHON, "tests/layers/check.py"], step.one_check),
        Command([PYTHON, "tests/layers/arithmetic_test.py"], step.unittest),
        Command([PYTHON, "tests/layers/arithmetic.py"], step.one_check),
    ]


def strings() -> list[Command]:
    return [
        Command([PYTHON, "tests/layers/strings_test.py"], step.unittest),
        Command([PYTHON, "tests/layers/strings.py"], step.one_check),
    ]


def themes() -> list[Command]:
    return [
        Command([PYTHON, "tests/layers/themes_test.py"], step.unittest),
        Command([PYTHON, "tests/layers/themes.py"], step.one_check),
    ]


def tree() -> list[Command]:
    return [
        Command([PYTHON, "tests/layers/tree_test.py"], step.unittest),
        Command([PYTHON, "tests/layers/tree.py"], step.one_check),
    ]


def built(preset: str, *targets: str) -> list[Command]:
    return [
        Command(["cmake", "--preset", preset], step.preparation),
        Command(
            ["cmake", "--build", str(BUILD / preset), "--target", *targets, "-j", JOBS],
            step.preparation,
            timeout_s=1200,
        ),
    ]


def native() -> list[Command]:
    program = [str(BUILD / "test-native" / "portico_tests"), "--gtest_brief=1"]
    return [*built("test-native", "portico_tests"), Command(program, step.googletest)]


def asan() -> list[Command]:
    program = [str(BUILD / "test-asan" / "portico_tests"), "--gtest_brief=1"]
    return [
        *built("test-asan", "portico_tests"),
        Command(program, step.googletest, env=SANITIZER_ENV),
    ]


def wasm() -> list[Command]:
    file = str(BUILD / "test-wasm" / "portico_tests.js")
    program = ["node", "--no-experimental-fetch", file, "--gtest_brief=1"]
    return [*built("test-wasm", "portico_tests"), Command(program, step.googletest)]


def build() -> list[Command]:
    """The rules module, the release wasm and the web root, which later steps use."""
    return [
        *built("native-release", "portico_rules"),
        *built("web-release", "programs"),
        Command(["node", "tools/bundle-web.mjs"], step.one_check),
    ]


def tools() -> list[Command]:
    _need(ROOT / "tests" / "tools")
    words = [PYTHON, "-m", "unittest", "discover", "-s", "tests/tools", "-p", "*test*.py"]
    return [Command(words, step.unittest, env={"PYTHONPATH": str(ROOT / "tools")})]


def vectors() -> list[Command]:
    words = [PYTHON, "-m", "unittest", "discover", "-s", "tests/vectors", "-p", "*test*.py"]
    env = {"PORTICO_RULES_DIR": str(BUILD / "native-release")}
    env["PYTHONPATH"] = env["PORTICO_RULES_DIR"]
    _need(ROOT / "tests" / "vectors")
    return [Command(words, step.unittest, env=env)]


def server(*, newest: bool, postgres: bool) -> list[Command]:
    _need(ROOT / "server" / "manage.py")
    words = [PYTHON, "manage.py", "test", "--noinput"]
    env = {"PORTICO_RULES_DIR": str(BUILD / "native-release"), "PORTICO_DATABASE_URL": ""}
    env["PYTHONPATH"] = str(BUILD / "django-5.2") if newest else ""
    name = ("postgresql" if postgres else "sqlite") + ("-newest" if newest else "")
    env["PORTICO_VAR"] = str(BUILD / "test-var" / name)
    if postgres:
        words = [PYTHON, str(ROOT / "tools" / "postgres"), *words]
    return [Command(words, step.unittest, cwd=ROOT / "server", env=env, timeout_s=1200)]


def web() -> list[Command]:
    names = tracked("tests/web/*.mjs", "tests/web/*.js")
    names = [name for name in names if name.endswith((".test.mjs", ".test.js"))]
    return [Command(["node", "--test", "--test-reporter=spec", *names], step.node_test)]


def processes() -> list[Command]:
    _need(ROOT / "tests" / "server")
    words = [PYTHON, "-m", "unittest", "discover", "-s", "tests/server", "-p", "*test*.py"]
    env = {"PORTICO_RULES_DIR": str(BUILD / "native-release")}
    return [Command(words, step.unittest, env=env, timeout_s=1200)]


def browser() -> list[Command]:
    _need(ROOT / "tests" / "browser" / "run.mjs")
    return [Command(["node", "tests/browser/run.mjs"], step.last_line, timeout_s=1500)]


STEPS = (
    Step("clang-format", "C++ is formatted", clang_format, "fast"),
    Step("python-style", "Python is formatted (black) and clean (flake8)", python_style, "fast"),
    Step(
        "layers", "includes keep the layering; no colour, clock, JSON out of place", layers, "fast"
    ),
    Step("strings", "every language has every text", strings, "fast"),
    Step("themes", "every brand has every role, and its contrast", themes, "fast"),
    Step("tree", "no machine path, oversized file or unfinished mark", tree, "fast"),
    Step("js-types", "tsc over web/, shell/ and tools/", javascript_types, "fast"),
    Step("python-types", "mypy over the server and the tools", python_types, "fast"),
    Step("asan", "GoogleTest under Address- and UndefinedBehaviorSanitizer", asan, "compiled"),
    Step("native", "GoogleTest, native", native, "compiled"),
    Step("wasm", "GoogleTest compiled to wasm, under Node", wasm, "compiled"),
    Step("build", "the rules module, the release wasm and the web root", build, "compiled"),
    Step("vectors", "rounding, tax and allocation vectors from Python", vectors, "server"),
    Step(
        "web",
        "the browser's edge: under Node, and in Chromium around a small test program",
        web,
        "server",
    ),
    Step("tools", "serve.py, set-up and bundle", tools, "server"),
    Step("server", "Django 3.2, SQLite", lambda: server(newest=False, postgres=False), "server"),
    Step(
        "server-pg", "Django 3.2, PostgreSQL", lambda: server(newest=False, postgres=True), "server"
    ),
    Step("server-52", "Django 5.2, SQLite", lambda: server(newest=True, postgres=False), "server"),
    Step(
        "server-52-pg",
        "Django 5.2, PostgreSQL",
        lambda: server(newest=True, postgres=True),
        "server",
    ),
    Step(
        "processes", "server and provider as processes, killed at every point", processes, "server"
    ),
    Step("browser", "journeys in Chromium", browser),
)
