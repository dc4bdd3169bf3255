"""The key that signs cookies and tokens: one file, readable by its owner alone."""
from __future__ import annotations

import os
import secrets
from pathlib import Path

MINIMUM_CHARACTERS = 40


def read_or_make(path: Path) -> str:
    """The key in `path`; made first if there is none. Two starting processes agree."""
    try:
        return _read(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48) + "\n")
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(draft, path)  # Fails when another process was first: its key counts.
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return _read(path)


def _read(path: Path) -> str:
    key = path.read_text().strip()
    if len(key) < MINIMUM_CHARACTERS:
        raise ValueError(f"{path} holds no usable key: remove it, and a new one is made.")
    return key
