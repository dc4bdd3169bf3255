"""Debian's newer Django, unpacked beside the installed one and never installed.

PYTHONPATH=build/django-5.2 makes Python take it; what it needs in newer versions than this machine
has (asgiref, sqlparse) is unpacked into the same folder.
"""

import shutil
import subprocess
from pathlib import Path

from portico_cli.failure import Failure
from portico_cli.private_apt import SUITES, PrivateApt

SERIES = "5.2"
PACKAGES = ("python3-django", "python3-asgiref", "python3-sqlparse")


def fetch(folder: Path, work: Path) -> str:
    """Unpacks Django 5.2 into `folder` unless it is there. Returns its version."""
    stamp = folder / ".version"
    if stamp.exists():
        return stamp.read_text().strip()
    apt = PrivateApt(work / "apt")
    for suite in SUITES:
        apt.use(suite)
        version = _candidate(apt)
        if version.split(":")[-1].startswith(SERIES):
            break
    else:
        raise Failure(f"Debian's mirror has no Django {SERIES}: put one into {folder}.")
    unpacked = work / "django-packages"
    shutil.rmtree(unpacked, ignore_errors=True)
    for package in PACKAGES:
        archive = apt.download(package, unpacked)
        subprocess.run(["dpkg-deb", "-x", archive, unpacked / "files"], check=True)
    shutil.rmtree(folder, ignore_errors=True)
    shutil.move(unpacked / "files/usr/lib/python3/dist-packages", folder)
    shutil.rmtree(unpacked)
    stamp.write_text(version + "\n")
    return version


def _candidate(apt: PrivateApt) -> str:
    for line in apt.run("apt-cache", "policy", "python3-django").splitlines():
        if line.strip().startswith("Candidate:"):
            return line.split()[-1]
    return ""
