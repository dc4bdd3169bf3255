#!/usr/bin/python3
"""Writes the vectors that the rulebook is held to: natively, in wasm and from Python.

The expected results come from Python's decimal and datetime modules and share no code with the
rules. The generator is seeded: `make.py --check` fails when a file is not what it would write.
"""

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER))

from oracle import accounts, documents, faults, numbers  # noqa: E402

SEED = 20_260_101


def render(cases: list[dict[str, Any]]) -> str:
    """One case a line, so that a change shows as the lines that it changes."""
    lines = [json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases]
    return "[\n" + ",\n".join(lines) + "\n]\n"


def make() -> dict[str, str]:
    makers = {
        "rounding": numbers.rounding,
        "division": numbers.division,
        "money": numbers.money,
        "totals": documents.totals,
        "checks": faults.checks,
        "allocation": accounts.allocation,
        "fitting": accounts.fitting,
        "ageing": accounts.ageing,
        "statement": accounts.statement,
    }
    # A generator of its own for each file: a new case in one changes no other.
    return {
        f"{name}.json": render(maker(random.Random(f"{SEED}:{name}")))
        for name, maker in makers.items()
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, compare")
    options = parser.parse_args()
    stale = 0
    for name, text in make().items():
        path = FOLDER / name
        if not options.check:
            path.write_text(text, encoding="utf-8")
            print(f"{name}: {text.count(chr(10)) - 2} cases")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            stale += 1
            print(f"{name} is not what make.py writes")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
