"""Packages of newer Debian suites, fetched without touching the system's APT configuration.

A private APT has its own sources list, lists and caches under build/apt. It takes the mirror's
address from the machine's own configuration, and trusts Debian's archive keyring alone.
"""

import os
import subprocess
from pathlib import Path

from portico_cli.failure import Failure

KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
SUITES = ("forky", "sid")


class PrivateApt:
    """One suite at a time: REQUIRES `use` before anything is fetched."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = folder / "apt.conf"

    def use(self, suite: str) -> None:
        """Points at `suite` and reads its lists. Raises Failure when the mirror lacks it."""
        state = self.folder / suite
        for name in ("lists/partial", "cache/archives/partial", "parts"):
            (state / name).mkdir(parents=True, exist_ok=True)
        site = _mirror()
        signed = f"[signed-by={KEYRING}]"
        sources = state / "sources.list"
        sources.write_text(
            f"deb {signed} {site} {suite} main\ndeb-src {signed} {site} {suite} main\n"
        )
        (state / "status").touch()
        self.config = state / "apt.conf"
        self.config.write_text(
            f'Dir::Etc::SourceList "{sources}";\n'
            f'Dir::Etc::SourceParts "{state}/parts";\n'
            f'Dir::State::Lists "{state}/lists";\n'
            f'Dir::State::status "{state}/status";\n'
            f'Dir::Cache "{state}/cache";\n'
            'APT::Sandbox::User "root";\n'
            'Acquire::Languages "none";\n'
            'Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";\n'
            'APT::Get::List-Cleanup "false";\n'
            # Mirrors that are snapshots keep the day's signed lists; versions are pinned anyway.
            'Acquire::Check-Valid-Until "false";\n'
        )
        self.run("apt-get", "update", "-q")

    def run(self, *command: str, cwd: Path | None = None) -> str:
        env = dict(os.environ, APT_CONFIG=str(self.config))
        done = subprocess.run(
            command, env=env, cwd=cwd, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if done.returncode != 0:
            raise Failure(f"{' '.join(command)} failed:\n{done.stdout[-2000:]}")
        return done.stdout

    def source_versions(self, package: str) -> list[str]:
        """Versions of a source package in the suite, as `apt-cache showsrc` lists them."""
        text = self.run("apt-cache", "showsrc", package)
        return [line.split()[1] for line in text.splitlines() if line.startswith("Version:")]

    def download(self, package: str, into: Path) -> Path:
        """The .deb of a binary package, downloaded but not installed."""
        into.mkdir(parents=True, exist_ok=True)
        before = set(into.glob(f"{package}_*.deb"))
        for old in before:
            old.unlink()
        self.run("apt-get", "download", "-q", package, cwd=into)
        return next(into.glob(f"{package}_*.deb"))


def _mirror() -> str:
    found = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages", "Label: Debian"],
        text=True,
        stdout=subprocess.PIPE,
        check=False,
    ).stdout.split()
    for site in found:
        if "security" not in site:
            return site
    raise Failure("APT knows no Debian mirror: add one to /etc/apt and run apt-get update.")
