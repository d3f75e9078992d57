"""The shape of the file, in numbered steps; each file says in its user_version how many it has had."""

from __future__ import annotations

from sqlalchemy import Connection

from app import __version__

APPLICATION = 0x53577267
"""`PRAGMA application_id` of a register: SWrg."""

_FIRST = (
    "CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) STRICT",
    "CREATE TABLE drafts (id TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL, updated TEXT NOT NULL) STRICT",
    """CREATE TABLE records (
        seq INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
        number TEXT NOT NULL UNIQUE,
        draft TEXT UNIQUE,
        header TEXT NOT NULL,
        content TEXT NOT NULL,
        salt BLOB NOT NULL CHECK (length(salt) = 32),
        signature BLOB NOT NULL CHECK (length(signature) = 64),
        digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64)
    ) STRICT""",
    """CREATE TRIGGER records_are_not_changed BEFORE UPDATE ON records
        BEGIN SELECT RAISE(ABORT, 'a sealed record never changes'); END""",
    """CREATE TRIGGER records_are_not_deleted BEFORE DELETE ON records
        BEGIN SELECT RAISE(ABORT, 'a sealed record never changes'); END""",
    # INSERT OR REPLACE deletes without asking the trigger above, unless the connection says otherwise.
    """CREATE TRIGGER records_are_not_replaced BEFORE INSERT ON records
        WHEN NEW.seq <> (SELECT coalesce(max(seq), 0) + 1 FROM records)
          OR EXISTS (SELECT 1 FROM records
                     WHERE number = NEW.number OR digest = NEW.digest OR draft = NEW.draft)
        BEGIN SELECT RAISE(ABORT, 'a sealed record never changes'); END""",
)

STEPS = (_FIRST,)
VERSION = len(STEPS)
"""The user_version that this program writes; a higher one was written by a newer program."""


def migrate(connection: Connection) -> None:
    """Take the file to this program's version, inside the caller's one transaction: all of it or nothing."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version == VERSION:
        return
    for step in STEPS[version:]:
        for statement in step:
            connection.exec_driver_sql(statement)
    if version == 0:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('made_with', ?)", (__version__,))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
