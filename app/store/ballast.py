"""Eight megabytes kept aside: on a full disk even deleting needs room, and this is given up to make some."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from app.paths import Places

SIZE = 8 * 1024 * 1024
"""Bytes."""


def keep(places: Places) -> bool:
    """Put the ballast aside, if it is not there and the disk has room for it and as much again. Says if it is there."""
    path = places.ballast
    try:
        if path.exists() and path.stat().st_size == SIZE:
            return True
        path.unlink(missing_ok=True)
        if _free(path.parent) < 2 * SIZE:
            return False
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            _fill(file.fileno())
    except OSError:
        with suppress(OSError):
            path.unlink(missing_ok=True)
        return False
    return True


def give_up(places: Places) -> bool:
    """Let the disk have the room back. Says whether there was any."""
    try:
        places.ballast.unlink()
    except OSError:
        return False
    return True


def _fill(handle: int) -> None:
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, SIZE)
        return
    for _ in range(SIZE // 65_536):  # a file that is only long takes no room
        os.write(handle, os.urandom(65_536))


def _free(folder: Path) -> int:
    import shutil

    return shutil.disk_usage(folder).free
