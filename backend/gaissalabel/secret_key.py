"""The secret key of an installation: made on first use, kept in a file that only its owner may read."""

from __future__ import annotations

import fcntl
import os
import secrets
from pathlib import Path


def kept_secret_key(path: Path) -> str:
    """The key in the file, which is made when it is missing and filled when it is empty (after a crash).

    Of several processes that start at once, the lock lets one make the key and the others read it.

    Raises:
        OSError: the file can be neither read nor made.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except PermissionError:  # somebody else's file, which may be read all the same
        return path.read_text().strip()
    with os.fdopen(descriptor, "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        key = file.read().strip()
        if not key:
            key = secrets.token_urlsafe(64)
            file.seek(0)
            file.write(key)
            file.flush()
            os.fsync(file.fileno())
        return key
