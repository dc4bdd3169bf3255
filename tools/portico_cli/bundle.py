"""An archive of a built portal, for machines that only serve: no compiler, no npm."""

import json
import re
import tarfile
from collections.abc import Callable
from pathlib import Path

from portico_cli.failure import Failure

MARK = "bundle.json"
PATHS = (
    "serve.py",
    "tools/packages",
    "tools/portico_cli",
    "server",
    "contract",
    "assets",
    "themes",
    "build/dist",
    "shell/company",
    "LICENSE",
    "README.md",
    "CHANGELOG.md",
    "docs",
)
LEFT_OUT = ("__pycache__", ".mypy_cache", "tests", "screens")


def version(root: Path) -> str:
    mark = root / MARK
    if mark.exists():
        return str(json.loads(mark.read_text())["version"])
    found = re.search(r"project\(portico VERSION ([0-9.]+)", (root / "CMakeLists.txt").read_text())
    if not found:
        raise Failure("CMakeLists.txt names no version: write project(portico VERSION x.y.z ...).")
    return found.group(1)


def inside(root: Path) -> bool:
    """True where serve.py runs from such an archive."""
    return (root / MARK).exists()


def make(root: Path, var: Path, say: Callable[[str], None]) -> Path:
    """REQUIRES: the rules module and the web root are built."""
    name = f"portico-{version(root)}"
    archive = var / f"{name}.tar.gz"
    var.mkdir(parents=True, exist_ok=True)
    mark = var / MARK
    mark.write_text(json.dumps({"version": version(root)}) + "\n")
    with tarfile.open(archive, "w:gz") as tar:
        tar.add(mark, f"{name}/{MARK}", filter=_plain)
        for path in [*PATHS, *_modules(root)]:
            if (root / path).exists():
                tar.add(root / path, f"{name}/{path}", filter=_plain)
    mark.unlink()
    say(f"{archive} ({archive.stat().st_size // 1024} KB): unpack it and run ./serve.py there.")
    return archive


def _modules(root: Path) -> list[str]:
    found = sorted((root / "build" / "native-release").glob("portico_rules*.so"))
    if not found:
        raise Failure("The rules module isn't built: run ./serve.py bundle without --no-build.")
    return [str(path.relative_to(root)) for path in found]


def _plain(entry: tarfile.TarInfo) -> tarfile.TarInfo | None:
    path = Path(entry.name)
    if any(part in LEFT_OUT for part in path.parts):
        return None
    trial = path.name.startswith("en-XA.")  # the language of tools/pseudo.mjs
    if trial or (path.parent.name == "dist" and path.name.startswith("gallery")):
        return None  # for those who work on the kit
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
