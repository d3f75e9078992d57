"""The one place where trouble with the file becomes words for a person, or stays a bug."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import AppError

_LEAST_ROOM = 256 * 1024
"""Bytes, without which a register can hardly be opened."""


class _Code(IntEnum):
    """SQLite's primary result codes (sqlite.org/rescode.html); the driver names only some of them."""

    BUSY = 5
    LOCKED = 6
    READONLY = 8
    IOERR = 10
    CORRUPT = 11
    FULL = 13
    CANTOPEN = 14
    NOTADB = 26


@contextmanager
def plainly(folder: Path) -> Iterator[None]:
    """Turns what daily life does to files into an AppError; lets everything else through as the bug it is."""
    try:
        yield
    except (DBAPIError, sqlcipher.Error, OSError) as fault:
        told = told_as(fault, folder)
        if told is None:
            raise
        raise told from fault


def told_as(fault: BaseException, folder: Path) -> AppError | None:
    """What a person is told about this fault, or None if it is a bug."""
    if isinstance(fault, DBAPIError):
        return told_as(fault.orig, folder) if fault.orig is not None else None
    if isinstance(fault, OSError):
        full = fault.errno in {errno.ENOSPC, errno.EDQUOT}
        return _full(folder) if full else AppError("folder_unwritable", folder=str(folder))
    match getattr(fault, "sqlite_errorcode", 0) & 0xFF:
        case _Code.BUSY | _Code.LOCKED:
            return AppError("register_busy")
        case _Code.FULL:
            return _full(folder)
        case _Code.READONLY | _Code.CANTOPEN:
            return AppError("folder_unwritable", folder=str(folder))
        case _Code.IOERR if _has_no_room(folder):
            return _full(folder)
        case _Code.IOERR | _Code.CORRUPT:
            return AppError("register_damaged")
        case _Code.NOTADB:
            return AppError("register_wrong_key")
        case _:
            return None


def _has_no_room(folder: Path) -> bool:
    # Where not even the index of the log can be made, SQLite speaks of an I/O error and not of a full disk.
    try:
        return shutil.disk_usage(folder).free < _LEAST_ROOM
    except OSError:
        return False


def _full(folder: Path) -> AppError:
    return AppError("disk_full", folder=str(folder))
