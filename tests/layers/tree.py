#!/usr/bin/python3
"""What no file of the repository may hold: a machine's path, a registry's host, unfinished marks.

Also sizes: a source past 400 lines wants a split. Prints each breach as path:line.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LINE_LIMIT = 400
BYTE_LIMIT = 600_000
SOURCES = (".cpp", ".h", ".js", ".mjs", ".css", ".py", ".html", "")
TEXTS = (*SOURCES, ".json", ".md", ".yaml", ".yml", ".cmake", ".txt", ".cfg", ".toml", ".svg")
# Long by nature: a list, a licence, a contract, a machine's list of versions.
LONG = ("LICENSE", "package-lock.json", "contract/openapi.yaml")
MARKS = re.compile(r"\b(TODO|FIXME|HACK)\b")
MACHINE = re.compile(r"(?<![\w.~-])/(work|root|home/\w+)/")
REGISTRY = re.compile(r"registry\.npmjs|registry\.yarnpkg|pypi\.org|artifactory|\"resolved\":")
# These name what they look for.
EXEMPT = ("tests/layers/tree.py", "tests/layers/tree_test.py")


def breaches(path: str, data: bytes) -> Iterator[str]:
    if len(data) > BYTE_LIMIT:
        yield f"{path}: {len(data)} bytes are too many for the repository"
    suffix = Path(path).suffix
    if suffix not in TEXTS or path in EXEMPT:
        return
    try:
        lines = data.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        yield f"{path}: not UTF-8"
        return
    if suffix in SOURCES and path not in LONG and len(lines) > LINE_LIMIT:
        yield f"{path}: {len(lines)} lines, split past {LINE_LIMIT}"
    if data and not data.endswith(b"\n"):
        yield f"{path}: the last line has no end"
    for number, line in enumerate(lines, 1):
        if MACHINE.search(line):
            yield f"{path}:{number}: a path of one machine: {line.strip()[:100]}"
        if REGISTRY.search(line):
            yield f"{path}:{number}: a registry's address: {line.strip()[:100]}"
        if suffix in SOURCES and MARKS.search(line):
            yield f"{path}:{number}: unfinished: {line.strip()[:100]}"
        if suffix in SOURCES and line != line.rstrip():
            yield f"{path}:{number}: blanks at the end of the line"


def main() -> int:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout.splitlines()
    found = 0
    for path in sorted(set(listed)):
        file = ROOT / path
        if file.is_file() and not file.is_symlink():
            for line in breaches(path, file.read_bytes()):
                print(line)
                found += 1
    return 1 if found or not listed else 0


if __name__ == "__main__":
    sys.exit(main())
