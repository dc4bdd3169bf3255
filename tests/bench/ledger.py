#!/usr/bin/python3
"""100,000 random operations on the ledger through the server, three times, on both databases.

Each run checks every balance against an independent model; the books must come out the same each
time, and on both. Prints one line a run and the verdict; exit code 0 when all agree.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "tests" / "server" / "ledger_operations.py"
sys.path.insert(0, str(ROOT / "tools"))

from portico_cli import postgres  # noqa: E402


def run(operations: int, seed: int, database: str) -> str:
    """One run's digest of the books; "" when it did not come to its end, with the reason said."""
    words = [sys.executable, str(PROGRAM), "--operations", str(operations), "--seed", str(seed)]
    ran = subprocess.run([*words, "--database", database], stdout=subprocess.PIPE, text=True)
    if ran.returncode:
        print(f"the run ended with {ran.returncode}", flush=True)
        return ""
    figures = json.loads(ran.stdout)
    print(
        f"{figures['database']:<11} {figures['operations']:>7} operations"
        f"  {figures['seconds']:>7.1f} s  {figures['per_second']:>5} a second"
        f"  books {figures['digest'][:16]}",
        flush=True,
    )
    return str(figures["digest"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database alone")
    options = parser.parse_args()
    books = []
    for _ in range(options.times):
        if options.only != "postgresql":
            books.append(run(options.operations, options.seed, ""))
        if options.only != "sqlite":
            with postgres.server() as url:
                books.append(run(options.operations, options.seed, url))
    same = len(set(books)) == 1 and "" not in books
    if "" in books:
        print("not every run came to its end: see above")
    else:
        print("balance = sum of postings: always")
        print(f"{len(books)} runs, {'the same books' if same else 'DIFFERENT books'}")
    return 0 if same else 1


if __name__ == "__main__":
    sys.exit(main())
