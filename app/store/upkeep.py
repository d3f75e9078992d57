"""What is done to the whole file: a copy, writing it anew, another key. Each on a connection of its own."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from app.errors import AppError
from app.files import replace, settle
from app.store.engine import connect

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite may leave beside a file."""


@contextmanager
def _connection(path: Path, key: bytes) -> Iterator[Any]:
    """Raises AppError: register_damaged (a bad page must not be given a good seal), register_busy."""
    connection = connect(path, key, upkeep=True)
    try:
        if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
            raise AppError("register_busy")
        connection.execute("BEGIN")  # nobody moves the log into the file while its pages are looked at
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        bad = connection.execute("PRAGMA cipher_integrity_check").fetchall()
        connection.execute("ROLLBACK")
        if bad:
            raise AppError("register_damaged")
        yield connection
    finally:
        connection.close()


def copied(path: Path, key: bytes, to: Path) -> None:
    """A whole copy under the same key, synced, without a log beside it. What was at `to` is replaced in one step.

    Raises the driver's errors, and OSError.
    """
    beside = to.with_name(to.name + ".part")
    with ExitStack() as undo:
        beside.unlink(missing_ok=True)
        undo.callback(beside.unlink, missing_ok=True)
        os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with _connection(path, key) as connection:
            connection.execute("VACUUM INTO ?", (str(beside),))
        handle = os.open(beside, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        replace(beside, to)
        settle(to.parent)
        undo.pop_all()


def tidied(path: Path, key: bytes) -> None:
    """Write the file anew. Raises the driver's errors."""
    with _connection(path, key) as connection:
        connection.execute("VACUUM")


def rekeyed(path: Path, key: bytes, new_key: bytes) -> None:
    """Encrypt the file anew; after a crash one of the two keys opens it. Raises the driver's errors."""
    if len(new_key) != 32:
        raise ValueError("a data key has 32 bytes")
    with _connection(path, key) as connection:
        connection.execute(f"PRAGMA rekey=\"x'{new_key.hex()}'\"")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()


def before(path: Path, version: int) -> Path:
    """Where the file is kept as it was before it was taken to a newer shape."""
    return path.with_name(f"{path.name}.before-{version + 1}")


def forget_before(path: Path) -> None:
    """The newer shape opens and works: what was kept from before goes, and with it what is disposed of later."""
    for old in path.parent.glob(f"{path.name}.before-*"):
        old.unlink(missing_ok=True)
