"""Installs the Debian packages of tools/packages that are missing, and only those."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from portico_cli.failure import Failure

LIST = Path(__file__).resolve().parent.parent / "packages"
PURPOSES = ("run", "build", "test", "long")
POLICY = Path("/usr/sbin/policy-rc.d")


def wanted(purposes: tuple[str, ...]) -> list[str]:
    """The packages for these purposes, in the order of the list, without those that a command
    already on this machine stands in for."""
    names = []
    for line in LIST.read_text().splitlines():
        words = line.split("#")[0].split()
        if not words or words[0] not in purposes:
            continue
        if len(words) > 2 and shutil.which(words[2]):
            continue
        names.append(words[1])
    return names


def missing(names: list[str]) -> list[str]:
    if not shutil.which("dpkg-query"):
        raise Failure("Portico installs its tools with apt: run it on Debian 12 or newer.")
    shown = subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${db:Status-Status}\n", *names],
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ).stdout
    installed = {line.split()[0] for line in shown.splitlines() if line.endswith(" installed")}
    return [name for name in names if name not in installed]


def install(purposes: tuple[str, ...], say: Callable[[str], None], log: Path) -> None:
    """Installs what is missing. Raises Failure when it can't; APT's output is in `log`."""
    names = missing(wanted(purposes))
    if not names:
        return
    say(f"Installing {len(names)} packages with apt: {' '.join(names)}")
    root = [] if os.geteuid() == 0 else ["sudo"]
    if root and not shutil.which("sudo"):
        raise Failure(
            f"Run this once as root, or install by hand: apt-get install {' '.join(names)}"
        )
    log.parent.mkdir(parents=True, exist_ok=True)
    env = ["env", "DEBIAN_FRONTEND=noninteractive"]
    apt = [*root, *env, "apt-get", "-o", "DPkg::Lock::Timeout=900", "-q", "-y"]
    with log.open("w") as out, _no_service_starts(root):
        if not _install(apt, names, out):
            subprocess.run([*apt, "update"], stdout=out, stderr=out)
            if not _install(apt, names, out):
                raise Failure(
                    f"apt-get could not install {' '.join(names)} (output in {log}): "
                    "mend APT's sources and run this again."
                )


def _install(apt: list[str], names: list[str], out: object) -> bool:
    command = [*apt, "install", "--no-install-recommends", *names]
    return subprocess.run(command, stdout=out, stderr=out).returncode == 0  # type: ignore


@contextmanager
def _no_service_starts(root: list[str]) -> Iterator[None]:
    """While packages install, a policy-rc.d keeps their services from starting; one that was there
    before stays as it was."""
    if POLICY.exists():
        yield
        return
    subprocess.run(
        [*root, "tee", str(POLICY)], input=b"#!/bin/sh\nexit 101\n", stdout=subprocess.DEVNULL
    )
    subprocess.run([*root, "chmod", "755", str(POLICY)])
    try:
        yield
    finally:
        subprocess.run([*root, "rm", "-f", str(POLICY)])
