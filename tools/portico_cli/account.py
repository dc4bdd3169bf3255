"""Which account serves. The server never runs as root where another account can do the work.

Started as root, what writes and listens runs as the owner of the checkout if that is not root, else
as the one who called sudo, else as www-data. When that account can't read the checkout (one below
/root, say) there is none that can be used, and root serves after a warning.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

FALLBACK = "www-data"


class Account:
    """`prefix` goes before a command that is to run as this account; empty for our own."""

    def __init__(self, name: str, prefix: list[str]) -> None:
        self.name = name
        self.prefix = prefix

    def own(self, folder: Path) -> None:
        """Gives a folder and what is in it to this account."""
        folder.mkdir(parents=True, exist_ok=True)
        if not self.prefix:
            return
        entry = pwd.getpwnam(self.name)
        if folder.stat().st_uid != entry.pw_uid:
            os.chown(folder, entry.pw_uid, entry.pw_gid)
        for path in folder.rglob("*"):
            if path.lstat().st_uid != entry.pw_uid:
                os.chown(path, entry.pw_uid, entry.pw_gid, follow_symlinks=False)


def choose(root: Path, warn: Callable[[str], None]) -> Account:
    if os.geteuid() != 0:
        return Account(pwd.getpwuid(os.geteuid()).pw_name, [])
    for name in _candidates(root):
        prefix = _prefix(name)
        if prefix and _can_read(prefix, root):
            return Account(name, prefix)
    warn(
        f"No ordinary account can read {root}, so root serves: "
        "move the folder to where others may read it."
    )
    return Account("root", [])


def _candidates(root: Path) -> list[str]:
    owner = root.stat().st_uid
    names = [pwd.getpwuid(owner).pw_name] if owner != 0 else []
    names += [name for name in (os.environ.get("SUDO_USER"), FALLBACK) if name]
    return [name for name in names if name != "root"]


def _prefix(name: str) -> list[str]:
    try:
        entry = pwd.getpwnam(name)
    except KeyError:
        return []
    if not shutil.which("setpriv"):
        return []
    return [
        "setpriv",
        f"--reuid={entry.pw_uid}",
        f"--regid={entry.pw_gid}",
        "--init-groups",
        "--inh-caps=-all",
        "--no-new-privs",
    ]


def _can_read(prefix: list[str], root: Path) -> bool:
    needed = root / "server" / "manage.py"
    return subprocess.run([*prefix, "test", "-r", str(needed)]).returncode == 0
