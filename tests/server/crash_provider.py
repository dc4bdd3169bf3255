"""The sandbox provider with its points watched. Arguments: those of run.py, after `FOLDER`."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(sys.argv.pop(1))
sys.path.insert(0, str(ROOT / "server"))

import crash_points  # noqa: E402
import nursery  # noqa: E402
from sandbox_provider import api, run  # noqa: E402

points = crash_points.Points(FOLDER, "provider")


def watch() -> None:
    crash_points.watch_sqlite(points)
    crash_points.watch_outgoing_http(points)
    crash_points.around(points, api.Handler, "_answer", "a request is handled")
    crash_points.around(points, api.Handler, "_send", "an answer leaves")


def live() -> None:
    watch()
    run.main()


nursery.run(live, {})
