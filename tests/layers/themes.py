#!/usr/bin/python3
"""Every theme is complete, and what meets on a screen can be told apart (WCAG 2.2 AA)."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
THEMES = ROOT / "themes"
sys.path.insert(0, str(ROOT / "tools"))

from portico_cli.check_theme import check  # noqa: E402


def main() -> int:
    """Prints the faults of every theme; 1 when there are any."""
    count = 0
    for path in sorted(THEMES.glob("*/theme.json")):
        faults = check(path.parent, THEMES)
        for fault in faults:
            print(f"{path.parent.relative_to(ROOT)}: {fault}")
        count += len(faults)
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
