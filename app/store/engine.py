"""The one door to the encrypted file: a raw key, no clear text, and nothing confirmed that a power cut could take."""

from __future__ import annotations

import os
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from app.errors import AppError
from app.store.migrations import APPLICATION, VERSION

PATIENCE = 5.0
"""Seconds to wait for somebody else's lock on the file."""

_SQLITE_DETACH = 25  # sqlite.org/c3ref/c_alter_table.html; the driver does not name it

_SETTINGS = (
    "foreign_keys=ON",
    "recursive_triggers=ON",  # so that REPLACE asks the triggers before it deletes
    "trusted_schema=OFF",
    "secure_delete=ON",
    "cell_size_check=ON",
    "temp_store=MEMORY",
    "mmap_size=0",
)


def engine_for(path: Path, key: bytes, *, fresh: bool = False, patience: float = PATIENCE) -> Engine:
    """An engine on one encrypted file. `fresh`: the file is empty and about to get its shape.

    Transactions are deferred unless the engine carries the execution option `write`.
    """
    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher,
        creator=lambda: connect(path, key, fresh=fresh, patience=patience),
        poolclass=QueuePool,
        pool_size=2,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path, key: bytes, *, fresh: bool = False, patience: float = PATIENCE, upkeep: bool = False) -> Any:
    """One connection, proved to be encrypted and to be a register that this program can read.

    `upkeep`: for VACUUM, whole copies and a change of key, which attach files of their own; short-lived, and nothing
    that a person wrote reaches its statements. Raises AppError("register_foreign") or AppError("register_newer"), and
    the driver's errors.
    """
    if len(key) != 32:
        raise ValueError("a data key has 32 bytes")
    if fresh:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    connection = sqlcipher.connect(
        path.resolve().as_uri() + "?mode=rw",
        uri=True,
        timeout=patience,
        check_same_thread=False,
        isolation_level=None,
    )
    with ExitStack() as undo:
        undo.callback(connection.close)
        connection.execute("PRAGMA cipher_memory_security=ON")
        connection.execute("PRAGMA cipher_log_level=NONE")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
        _prove(connection, fresh=fresh)
        if not upkeep:
            connection.set_authorizer(_authorized)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute("PRAGMA journal_mode=WAL").fetchone()
        connection.execute("PRAGMA synchronous=FULL")
        undo.pop_all()
    return connection


def _prove(connection: Any, *, fresh: bool) -> None:
    # A SQLite without the cipher takes the key without a word and writes clear text.
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise RuntimeError("this SQLite cannot encrypt")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if fresh:
        return
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION:
        raise AppError("register_foreign")
    if connection.execute("PRAGMA user_version").fetchone()[0] > VERSION:
        raise AppError("register_newer")


def _authorized(action: int, *_: object) -> int:
    # ATTACH ... KEY '' would write the register out in clear text.
    return int(sqlcipher.SQLITE_DENY if action in {sqlcipher.SQLITE_ATTACH, _SQLITE_DETACH} else sqlcipher.SQLITE_OK)


def _begin(connection: Connection) -> None:
    # Only writers take the write lock at once: a reader that did could wait for itself on a second connection.
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")
