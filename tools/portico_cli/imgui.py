"""Dear ImGui 1.92 from Debian's source package, unpacked into build/imgui."""

import shutil
from pathlib import Path

from portico_cli.failure import Failure
from portico_cli.private_apt import SUITES, PrivateApt

WANTED = "1.92.2b+ds-1"
SERIES = "1.92."


def fetch(folder: Path, work: Path) -> str:
    """Unpacks the sources into `folder` unless they are there. Returns their version."""
    stamp = folder / ".version"
    if stamp.exists():
        return stamp.read_text().strip()
    suite_of, apt = _offers(work)
    if not suite_of:
        raise Failure("Debian's mirror has no Dear ImGui 1.92: set PORTICO_IMGUI_DIR to a copy.")
    version = WANTED if WANTED in suite_of else max(suite_of, key=_key)
    apt.use(suite_of[version])
    sources = work / "imgui-source"
    shutil.rmtree(sources, ignore_errors=True)
    sources.mkdir(parents=True)
    apt.run("apt-get", "source", "-q", f"imgui={version}", cwd=sources)
    unpacked = next(path for path in sources.iterdir() if path.is_dir())
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(unpacked, folder)
    shutil.rmtree(sources)
    stamp.write_text(version + "\n")
    return version


def _offers(work: Path) -> tuple[dict[str, str], PrivateApt]:
    """Which suite has which 1.92 version; stops at the first suite that has the wanted one."""
    apt = PrivateApt(work / "apt")
    suite_of: dict[str, str] = {}
    for suite in SUITES:
        try:
            apt.use(suite)
            versions = apt.source_versions("imgui")
        except Failure:
            continue
        for version in versions:
            if version.startswith(SERIES):
                suite_of.setdefault(version, suite)
        if WANTED in suite_of:
            break
    return suite_of, apt


def _key(version: str) -> list[int]:
    digits = "".join(char if char.isdigit() else " " for char in version.split("+")[0])
    return [int(part) for part in digits.split()]
