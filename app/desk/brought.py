"""A file that somebody brings here: looked at before it is read, so that neither a disk image nor a pipe is; and the
codes of our own on it."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from app.decisions.sheet_code import SheetCode, read_code
from app.errors import AppError


def brought(file: Path | bytes, refuse: Callable[[int], None]) -> bytes:
    """The bytes of the file, or those that are given. `refuse`: is told how many there are before any is read, and
    raises AppError for too many.

    Raises AppError: brought_missing, brought_no_file (a folder, a device or nothing in it), brought_unreadable.
    """
    if isinstance(file, bytes):
        refuse(len(file))
        return file
    try:
        # Without O_NONBLOCK, opening a pipe that nobody writes to would never return.
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        if file.is_dir():  # Windows gives no handle to a folder, and says no more than that
            raise AppError("brought_no_file", file=str(file))
        with os.fdopen(os.open(file, flags), "rb") as opened:
            about = os.fstat(opened.fileno())
            if not stat.S_ISREG(about.st_mode) or not about.st_size:
                raise AppError("brought_no_file", file=str(file))
            refuse(about.st_size)
            return opened.read(about.st_size)
    except (FileNotFoundError, NotADirectoryError) as fault:
        raise AppError("brought_missing", file=str(file)) from fault
    except (OSError, ValueError) as fault:  # ValueError: a name with a null in it
        raise AppError("brought_unreadable", file=str(file)) from fault


def codes_on(raw: bytes) -> tuple[SheetCode, ...]:
    """The codes of our own on a PDF, a scan or a photo, each once; what else a letterhead bears is none.

    Raises what `app.pdf.found_codes.codes_in` raises."""
    from app.pdf.found_codes import codes_in

    return tuple(code for text in codes_in(raw) if (code := read_code(text)))
