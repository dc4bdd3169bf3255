#!/usr/bin/python3
"""Holds the layering and the other rules of rules.py over the whole repository.

Prints each breach as path:line, and `N passed, N failed` over files.
"""

import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from rules import Source, breaches, layer_of, without_comments  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("src", "web", "shell", "server")
SUFFIXES = (".cpp", ".h", ".js", ".mjs", ".css", ".py")


def files() -> list[str]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *FOLDERS],
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        check=True,
    ).stdout.splitlines()
    return [path for path in sorted(set(listed)) if path.endswith(SUFFIXES)]


def main() -> int:
    checked = bad = 0
    for path in files():
        file = ROOT / path
        if not file.exists():
            continue
        text = file.read_text(encoding="utf-8")
        source = Source(path, layer_of(path), without_comments(text, file.suffix))
        found = list(breaches(source))
        checked += 1
        bad += bool(found)
        for line in found:
            print(line)
    print(f"{checked - bad} passed, {bad} failed")
    return 1 if bad or checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
