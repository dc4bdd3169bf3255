"""The key that signs cookies and tokens: one file, readable by its owner alone."""
from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

MINIMUM_CHARACTERS = 40


def read_or_make(path: Path) -> str:
    """The key in `path`; made first if there is none. Two starting processes agree."""
    try:
        return _read(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.")  # 0600
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # Fails when another process was first: its key counts.
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
    return _read(path)


def _read(path: Path) -> str:
    key = path.read_text().strip()
    if len(key) < MINIMUM_CHARACTERS:
        raise ValueError(f"{path} holds no usable key: remove it, and a new one is made.")
    return key
