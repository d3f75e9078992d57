"""The register of one person: drafts that change, and sealed records that never do."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

from sqlalchemy import Engine, Integer, cast, delete, desc, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from app.decisions.record import GENESIS, Record, Verify, canonical
from app.errors import AppError
from app.paths import Places
from app.store.audit import Finding, audited, kept_record
from app.store.engine import PATIENCE, engine_for
from app.store.faults import plainly
from app.store.lock import Lock
from app.store.migrations import migrate
from app.store.tables import DraftRow, MetaRow, RecordRow

_ONE_PAGE = 4096
"""Bytes of the smallest file that can be a register."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next record goes: its `seq`, the digest before it, and `number(year)` for its number."""

    seq: int
    prev: str
    number: Callable[[int], str]


class Register:
    """An open register; one program at a time. Made by `create`, `open` or `scratch`, ended by `close`.

    Every method may raise AppError: register_busy, disk_full, folder_unwritable, register_damaged.
    """

    def __init__(self, places: Places, engine: Engine, lock: Lock, *, scratch: bool = False) -> None:
        self._places = places
        self._engine = engine
        self._writer = engine.execution_options(write=True)
        self._lock = lock
        self._scratch = scratch

    @classmethod
    def create(cls, places: Places, data_key: bytes) -> Self:
        """A new register under this key (32 bytes).

        It is made aside and put in place by one rename. Raises AppError: register_exists, already_open.
        """
        with plainly(places.root), ExitStack() as undo:
            if not places.root.is_dir():
                places.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = Lock(places.root)
            undo.callback(lock.release)
            if os.path.lexists(places.register):
                raise AppError("register_exists", folder=str(places.root))
            _make(places.register, data_key)
            undo.pop_all()
            return cls(places, engine_for(places.register, data_key), lock)

    @classmethod
    def open(cls, places: Places, data_key: bytes, *, patience: float = PATIENCE) -> Self:
        """The register that is here, opened with its key (32 bytes); `patience`: seconds to wait for others' locks.

        Raises AppError: register_missing, register_empty, register_foreign, register_newer, register_wrong_key,
        already_open.
        """
        with plainly(places.root), ExitStack() as undo:
            _look(places)
            lock = Lock(places.root)
            undo.callback(lock.release)
            engine = engine_for(places.register, data_key, patience=patience)
            undo.callback(engine.dispose)
            register = cls(places, engine, lock)
            with register._writer.begin() as connection:
                migrate(connection)
            register._checkpoint()
            undo.pop_all()
            return register

    @classmethod
    def scratch(cls, data_key: bytes) -> Self:
        """A throw-away register, encrypted like any other, in a folder of its own that ends with it."""
        with plainly(Path(tempfile.gettempdir())):
            folder = Path(tempfile.mkdtemp(prefix="sharewell-"))
        register = cls.create(Places(folder), data_key)
        register._scratch = True
        return register

    def close(self) -> None:
        """Put everything into the one file and let go of it."""
        try:
            self._checkpoint()
        finally:
            self._engine.dispose()
            self._lock.release()
            if self._scratch:
                shutil.rmtree(self._places.root, ignore_errors=True)

    def save_draft(self, draft_id: str, body: Mapping[str, Any], updated: str) -> None:
        """Keep a draft (JSON values) as it stands; when this returns, no crash or power cut can take it.

        `updated`: ISO time with an offset. Raises AppError("already_sealed"): a late save must not bring back a
        draft that has become a record.
        """
        when = datetime.fromisoformat(updated).astimezone(UTC).isoformat()
        with plainly(self._places.root), Session(self._writer) as session, session.begin():
            _refuse_sealed(session, draft_id)
            session.merge(DraftRow(id=draft_id, body=json.dumps(body), updated=when))

    def drafts(self) -> list[tuple[str, dict[str, Any]]]:
        """Every draft as (id, body), the latest first."""
        with plainly(self._places.root), Session(self._engine) as session:
            rows = session.scalars(select(DraftRow).order_by(desc(DraftRow.updated), DraftRow.id))
            return [(row.id, json.loads(row.body)) for row in rows]

    def knows(self, draft_id: str) -> bool:
        """Whether there is a draft of this id, or a record that was sealed from it."""
        with plainly(self._places.root), Session(self._engine) as session:
            sealed = session.scalar(select(RecordRow.seq).where(RecordRow.draft == draft_id))
            return sealed is not None or session.get(DraftRow, draft_id) is not None

    def delete_draft(self, draft_id: str) -> None:
        """Forget a draft; one that is not there is no fault."""
        with plainly(self._places.root), Session(self._writer) as session, session.begin():
            session.execute(delete(DraftRow).where(DraftRow.id == draft_id))

    def append(self, make: Callable[[Place], Record], draft_id: str | None) -> Record:
        """Seal: put the record that `make` gives for its place at the end of the chain, and drop its draft.

        One transaction: afterwards there is a record or a draft, never both and never half. Raises
        AppError("already_sealed") for a draft that is a record already.
        """
        with plainly(self._places.root), Session(self._writer) as session, session.begin():
            if draft_id is not None:
                _refuse_sealed(session, draft_id)
            seq, prev = _head(session)
            record = make(Place(seq + 1, prev, lambda year: _next_number(session, year)))
            if (record.header.seq, record.header.prev) != (seq + 1, prev):
                raise ValueError("this record was made for another place")
            session.add(_row(record, draft_id))
            session.execute(delete(DraftRow).where(DraftRow.id == draft_id))
        self._checkpoint()
        return record

    def records(self, limit: int | None = None) -> list[Record]:
        """The records, the newest first."""
        with plainly(self._places.root), Session(self._engine) as session:
            rows = session.scalars(select(RecordRow).order_by(desc(RecordRow.seq)).limit(limit))
            return [kept_record(row) for row in rows]

    def record(self, number: str) -> Record:
        """The record of this number. Raises AppError("record_unknown")."""
        with plainly(self._places.root), Session(self._engine) as session:
            row = session.scalar(select(RecordRow).where(RecordRow.number == number))
            if row is None:
                raise AppError("record_unknown", number=number)
            return kept_record(row)

    def keep(self, name: str, value: Mapping[str, Any]) -> None:
        """Keep something small about the register's owner (JSON values) under a name, such as who they are."""
        with plainly(self._places.root), Session(self._writer) as session, session.begin():
            session.merge(MetaRow(name=name, value=json.dumps(value)))

    def kept(self, name: str) -> dict[str, Any] | None:
        """What was kept under this name, or None."""
        with plainly(self._places.root), Session(self._engine) as session:
            row = session.get(MetaRow, name)
            return None if row is None else dict(json.loads(row.value))

    def head(self) -> tuple[int, str]:
        """How many records there are, and the digest of the last (64 zeros where there is none)."""
        with plainly(self._places.root), Session(self._engine) as session:
            return _head(session)

    def check(self, verify: Verify) -> list[Finding]:
        """What is wrong with the file and with the chain; nothing, if all is well."""
        with plainly(self._places.root):
            if not self._checkpoint():  # the cipher's own check reads the file and not the log beside it
                raise AppError("register_busy")
            return audited(self._engine, verify)

    def _checkpoint(self) -> bool:
        """Move what is confirmed from the log into the file, where a flipped bit is found and cannot undo it.

        Says whether it could. What could not be moved is as safe from a power cut as before, and the next one moves
        it; so a record that is sealed is never reported as one that is not.
        """
        try:
            connection = self._engine.raw_connection()
            try:
                busy = connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            finally:
                connection.close()
        except (DBAPIError, sqlcipher.Error):
            return False
        return not busy


def _look(places: Places) -> None:
    """Refuse what is plainly no register of ours, before anything touches it."""
    try:
        with places.register.open("rb") as file:
            start = file.read(_ONE_PAGE)
    except FileNotFoundError:
        raise AppError("register_missing", folder=str(places.root)) from None
    if not start:
        raise AppError("register_empty", folder=str(places.root))
    if start.startswith(b"SQLite format 3"):
        raise AppError("register_foreign")
    if len(start) < _ONE_PAGE:
        raise AppError("register_damaged")  # SQLite would take a part of a page for an empty database


def _make(path: Path, key: bytes) -> None:
    beside = path.with_name(path.name + ".new")
    for left_over in (beside, *(beside.with_name(beside.name + end) for end in ("-wal", "-shm", "-journal"))):
        left_over.unlink(missing_ok=True)
    engine = engine_for(beside, key, fresh=True)
    try:
        with engine.execution_options(write=True).begin() as connection:
            migrate(connection)
    finally:
        engine.dispose()
    beside.rename(path)
    if os.name != "nt":  # Windows has no such call for folders
        folder = os.open(path.parent, os.O_RDONLY)
        os.fsync(folder)
        os.close(folder)


def _head(session: Session) -> tuple[int, str]:
    last = session.execute(select(RecordRow.seq, RecordRow.digest).order_by(desc(RecordRow.seq)).limit(1)).first()
    return (last.seq, last.digest) if last else (0, GENESIS)


def _next_number(session: Session, year: int) -> str:
    # "." follows "-" in ASCII, so this is every number that starts with the year and a dash, straight from the index.
    ours = RecordRow.number.between(f"{year}-", f"{year}.")
    last = session.scalar(select(func.max(cast(func.substr(RecordRow.number, 6), Integer))).where(ours))
    return f"{year}-{(last or 0) + 1:03d}"


def _refuse_sealed(session: Session, draft_id: str) -> None:
    number = session.scalar(select(RecordRow.number).where(RecordRow.draft == draft_id))
    if number is not None:
        raise AppError("already_sealed", number=number)


def _row(record: Record, draft_id: str | None) -> RecordRow:
    return RecordRow(
        seq=record.header.seq,
        number=record.number,
        draft=draft_id,
        header=canonical(record.header.to_json()).decode(),
        content=canonical(record.content.to_json()).decode(),
        salt=record.salt,
        signature=record.signature,
        digest=record.digest,
    )
