"""The shape of the file, in numbered steps; each file says in its user_version how many it has had."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from sqlalchemy import Connection

from app import __version__
from app.store.search import index_all

APPLICATION = 0x53577267
"""`PRAGMA application_id` of a register: SWrg."""

Act: TypeAlias = str | Callable[[Connection], None]
"""One statement, or what takes more than statements."""

_FIRST: tuple[Act, ...] = (
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

# Entries of other kinds, disposal that leaves the header in the chain, and the index.
_SECOND: tuple[Act, ...] = (
    "DROP TRIGGER records_are_not_changed",
    "DROP TRIGGER records_are_not_deleted",
    "DROP TRIGGER records_are_not_replaced",
    "ALTER TABLE records RENAME TO records_1",
    """CREATE TABLE records (
        seq INTEGER PRIMARY KEY NOT NULL CHECK (seq > 0),
        number TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        about TEXT,
        draft TEXT UNIQUE,
        header TEXT NOT NULL,
        content TEXT,
        salt BLOB CHECK (length(salt) = 32),
        signature BLOB NOT NULL CHECK (length(signature) = 64),
        digest TEXT NOT NULL UNIQUE CHECK (length(digest) = 64),
        CHECK ((content IS NULL) = (salt IS NULL))
    ) STRICT""",
    """INSERT INTO records SELECT seq, number, 'decision', NULL, draft, header, content, salt, signature, digest
        FROM records_1 ORDER BY seq""",
    "DROP TABLE records_1",
    "CREATE INDEX records_about ON records (about) WHERE about IS NOT NULL",
    # The one change there is: what a record says goes, and what was added to it, once the tombstone that says so is in
    # the chain.
    """CREATE TRIGGER records_are_not_changed BEFORE UPDATE ON records
        WHEN OLD.content IS NULL OR NEW.content IS NOT NULL OR NEW.salt IS NOT NULL
          OR (NEW.seq, NEW.number, NEW.kind, NEW.header, NEW.signature, NEW.digest)
             IS NOT (OLD.seq, OLD.number, OLD.kind, OLD.header, OLD.signature, OLD.digest)
          OR NEW.about IS NOT OLD.about OR NEW.draft IS NOT OLD.draft
          OR NOT EXISTS (SELECT 1 FROM records WHERE kind = 'tombstone'
                         AND about = CASE OLD.kind WHEN 'decision' THEN OLD.number WHEN 'addendum' THEN OLD.about END)
        BEGIN SELECT RAISE(ABORT, 'a sealed record never changes'); END""",
    _FIRST[-2],
    _FIRST[-1],
    "CREATE TABLE keeping (record TEXT PRIMARY KEY NOT NULL, body TEXT NOT NULL) STRICT",
    """CREATE VIRTUAL TABLE search USING fts5 (
        number UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2')""",
    # Without this the index keeps the words of what was deleted, even after VACUUM.
    "INSERT INTO search (search, rank) VALUES ('secure-delete', 1)",
    index_all,
)

# The copies of papers that were given out, and the signed papers that came back.
_THIRD: tuple[Act, ...] = (
    """CREATE TABLE copies (
        id INTEGER PRIMARY KEY NOT NULL,
        record TEXT NOT NULL,
        seq INTEGER NOT NULL,
        at TEXT NOT NULL,
        way TEXT NOT NULL,
        taker TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
    ) STRICT""",
    "CREATE INDEX copies_of ON copies (record)",
    "CREATE INDEX copies_by_digest ON copies (sha256)",
    """CREATE TABLE scans (
        record TEXT NOT NULL,
        sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
        page INTEGER NOT NULL CHECK (page > 0),
        picture BLOB NOT NULL,
        PRIMARY KEY (record, sha256, page)
    ) STRICT""",
)

STEPS = (_FIRST, _SECOND, _THIRD)
VERSION = len(STEPS)
"""The user_version that this program writes; a higher one was written by a newer program."""


def migrate(connection: Connection) -> None:
    """Take the file to this program's version, inside the caller's one transaction: all of it or nothing."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version == VERSION:
        return
    for step in STEPS[version:]:
        for act in step:
            if isinstance(act, str):
                connection.exec_driver_sql(act)
            else:
                act(connection)
    if version == 0:
        connection.exec_driver_sql("INSERT INTO meta VALUES ('made_with', ?)", (__version__,))
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
