"""Writing a small file whole or not at all, readable by its owner only."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from pathlib import Path

from app.errors import AppError

PATIENCE = 1.0
"""Seconds for which Windows is asked again."""


def put(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one step that a power cut cannot halve; its folder is made if missing.

    Raises AppError("disk_full") or AppError("folder_unwritable"); the old file is then as it was.
    """
    beside = path.with_name(path.name + ".part")
    try:
        own_folder(path.parent)
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        replace(beside, path)
        settle(path.parent)
    except OSError as fault:
        with suppress(OSError):
            beside.unlink(missing_ok=True)  # on a full disk half a file is in the way
        raise trouble(fault, path.parent) from fault


def replace(made: Path, path: Path) -> None:
    """Put a file that was made beside in place of another, or where there is none, in one step.

    Windows refuses while somebody looks at the file, such as a virus scanner: it is tried again for a second.
    """
    until = time.monotonic() + PATIENCE
    while True:
        try:
            made.replace(path)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
        else:
            return


def own_folder(folder: Path) -> None:
    """Make the folder, for its owner only, unless it is there already."""
    if not folder.is_dir():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def settle(folder: Path) -> None:
    """Make renames and deletions in this folder last through a power cut."""
    if os.name == "nt":
        return  # Windows has no such call for folders
    at = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(at)
    finally:
        os.close(at)


def trouble(fault: OSError, folder: Path) -> AppError:
    """What the person is told when the computer refuses a file."""
    if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
        return AppError("disk_full", folder=str(folder))
    return AppError("folder_unwritable", folder=str(folder))
