"""The register of one person: drafts that change, and sealed records that never do."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self, TypeVar

from sqlalchemy import Engine, delete, desc, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlcipher3 import dbapi2 as sqlcipher

from app.decisions.record import DECISION, Entry, Record, Verify
from app.errors import AppError
from app.paths import Places
from app.store import ballast, search, upkeep
from app.store.audit import Finding, Progress, chain_findings, file_findings, kept_entry, kept_record
from app.store.beginning import identity, look, make
from app.store.bodies import read, whole
from app.store.engine import PATIENCE, engine_for
from app.store.entries import Place, head, place_in, put_entry, put_next, refuse_sealed
from app.store.faults import plainly
from app.store.lock import Lock
from app.store.migrations import VERSION, migrate
from app.store.tables import DraftRow, EntryRow, KeepingRow, MetaRow

Came = TypeVar("Came")

_ONE_MORE = text(
    "INSERT INTO meta VALUES ('saves', '1')"
    " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1 RETURNING value"
)


class Register:
    """An open register; one program at a time. Made by `create`, `open` or `scratch`, ended by `close`.

    Every method may raise AppError: register_busy, disk_full, folder_unwritable, register_damaged.
    """

    def __init__(self, places: Places, key: bytes, lock: Lock, *, patience: float = PATIENCE) -> None:
        self._places, self._key, self._lock, self._patience = places, key, lock, patience
        self._scratch = False
        self._file: tuple[int, int] | None = None
        self.lost_saves = 0
        """Saves that were confirmed and are not here: the log beside the file was damaged or lost."""
        self.short_of_room = False
        """Whether the ballast had to be given up: the next time there may be no room for what somebody writes."""
        self._engine: Engine = engine_for(places.register, key, patience=patience)
        self._writer = self._engine.execution_options(write=True)

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
            make(places.register, data_key)
            register = cls(places, data_key, lock)
            register._file = identity(places.register)
            undo.pop_all()
            return register

    @classmethod
    def open(cls, places: Places, data_key: bytes, *, patience: float = PATIENCE) -> Self:
        """The register that is here, opened with its key (32 bytes); `patience`: seconds to wait for others' locks.

        One of an older program is taken to this program's shape; a copy of it as it was is kept until the next opening.
        Raises AppError: register_missing, register_empty, register_foreign, register_newer, register_wrong_key,
        already_open. On a full disk the ballast makes room for one more try.
        """
        try:
            return cls._open(places, data_key, patience)
        except AppError as fault:
            if fault.code != "disk_full" or not ballast.give_up(places):
                raise
        return cls._open(places, data_key, patience)

    @classmethod
    def _open(cls, places: Places, data_key: bytes, patience: float) -> Self:
        with plainly(places.root), ExitStack() as undo:
            look(places)
            lock = Lock(places.root)
            undo.callback(lock.release)
            register = cls(places, data_key, lock, patience=patience)
            undo.callback(register._engine.dispose)
            register._migrate()
            register.lost_saves = register._lost()
            register._checkpoint()
            register._file = identity(places.register)
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
            if self._checkpoint() and identity(self._places.register) == self._file:
                self._lock.clear()
        finally:
            self._engine.dispose()
            self._lock.release()
            if self._scratch:
                shutil.rmtree(self._places.root, ignore_errors=True)

    # --- drafts -----------------------------------------------------------------------------------------------------
    def save_draft(self, draft_id: str, body: Mapping[str, Any], updated: str) -> None:
        """Keep a draft (JSON values) as it stands; when this returns, no crash or power cut can take it.

        `updated`: ISO time with an offset. Raises AppError("already_sealed"): a late save must not bring back a
        draft that has become a record.
        """
        when = datetime.fromisoformat(updated).astimezone(UTC).isoformat()

        def save(session: Session) -> None:
            refuse_sealed(session, draft_id)
            session.merge(DraftRow(id=draft_id, body=json.dumps(body), updated=when))

        self.write(save)

    def drafts(self) -> list[tuple[str, dict[str, Any]]]:
        """Every draft as (id, body), the latest first. One that is no JSON any more is left alone."""
        with plainly(self._places.root), Session(self._engine) as session:
            rows = session.scalars(select(DraftRow).order_by(desc(DraftRow.updated), DraftRow.id))
            return [(row.id, body) for row in rows if (body := read(row.body)) is not None]

    def knows(self, draft_id: str) -> bool:
        """Whether there is a draft of this id, or a record that was sealed from it."""
        with plainly(self._places.root), Session(self._engine) as session:
            sealed = session.scalar(select(EntryRow.seq).where(EntryRow.draft == draft_id))
            return sealed is not None or session.get(DraftRow, draft_id) is not None

    def delete_draft(self, draft_id: str) -> None:
        """Forget a draft; one that is not there is no fault."""
        self.write(lambda session: session.execute(delete(DraftRow).where(DraftRow.id == draft_id)))

    # --- records ----------------------------------------------------------------------------------------------------
    def append(self, make_record: Callable[[Place], Record], draft_id: str | None) -> Record:
        """Seal: put the record that `make_record` gives for its place at the end of the chain, and drop its draft.

        One transaction: afterwards there is a record or a draft, never both and never half. Raises
        AppError("already_sealed") for a draft that is a record already.
        """

        def seal(session: Session) -> Record:
            if draft_id is not None:
                refuse_sealed(session, draft_id)
            place = place_in(session)
            record = make_record(place)
            put_entry(session, place, record.entry, draft=draft_id)
            search.put(session, place.seq, record.number, record.content.to_json())
            session.execute(delete(DraftRow).where(DraftRow.id == draft_id))
            return record

        return self.write_sealed(seal)

    def append_entry(self, make_entry: Callable[[Place], Entry]) -> Entry:
        """Put an entry that is no decision at the end of the chain."""
        return self.write_sealed(lambda session: put_next(session, make_entry))

    def records(self, limit: int | None = None) -> list[Record]:
        """The decisions, the newest first; not those that were disposed of."""
        with plainly(self._places.root), Session(self._engine) as session:
            kept = select(EntryRow).where(EntryRow.kind == DECISION, EntryRow.content.is_not(None))
            return [kept_record(row) for row in session.scalars(kept.order_by(desc(EntryRow.seq)).limit(limit))]

    def record(self, number: str) -> Record:
        """The decision of this number. Raises AppError: record_unknown, record_disposed."""
        with plainly(self._places.root), Session(self._engine) as session:
            row = session.scalar(select(EntryRow).where(EntryRow.number == number, EntryRow.kind == DECISION))
            if row is None:
                raise AppError("record_unknown", number=number)
            return kept_record(row)

    def entries(self, kind: str) -> list[Entry]:
        """Every entry of a kind, the newest first."""
        with plainly(self._places.root), Session(self._engine) as session:
            rows = session.scalars(select(EntryRow).where(EntryRow.kind == kind).order_by(desc(EntryRow.seq)))
            return [kept_entry(row) for row in rows]

    def find(self, query: str, most: int = 1000) -> list[tuple[str, str]]:
        """(number, some words around) of the decisions that hold every word of the query, the newest first."""
        return self.read(lambda session: search.find(session, query, most))

    # --- small things -----------------------------------------------------------------------------------------------
    def keep(self, name: str, value: Mapping[str, Any]) -> None:
        """Keep something small about the register's owner (JSON values) under a name, such as who they are."""
        self.write(lambda session: session.merge(MetaRow(name=name, value=json.dumps(value))))

    def kept(self, name: str) -> dict[str, Any] | None:
        """What was kept under this name, or None."""
        row = self.read(lambda session: session.get(MetaRow, name))
        return None if row is None else whole(row.value)

    def keep_about(self, number: str, body: Mapping[str, Any]) -> None:
        """Keep how long a record is kept (JSON values); it goes with the record."""
        self.write(lambda session: session.merge(KeepingRow(record=number, body=json.dumps(body))))

    def kept_about(self) -> dict[str, dict[str, Any]]:
        """What is kept about how long records are kept, by number."""
        return self.read(lambda session: {row.record: whole(row.body) for row in session.scalars(select(KeepingRow))})

    # --- looking after it -------------------------------------------------------------------------------------------
    def head(self) -> tuple[int, str]:
        """How many entries there are, and the digest of the last (64 zeros where there is none)."""
        return self.read(head)

    def digest_at(self, seq: int) -> str | None:
        """The digest of the entry at this place, or None."""
        return self.read(lambda session: session.scalar(select(EntryRow.digest).where(EntryRow.seq == seq)))

    def check(self, verify: Verify, progress: Progress | None = None) -> list[Finding]:
        """What is wrong with the file and with the chain; nothing, if all is well."""
        with plainly(self._places.root):
            if not self._checkpoint():  # the cipher's own check reads the file and not the log beside it
                raise AppError("register_busy")
            return [*file_findings(self._engine), *chain_findings(self._engine, verify, progress=progress)]

    def check_chain(
        self, verify: Verify, *, last: int | None = None, progress: Progress | None = None
    ) -> list[Finding]:
        """What is wrong with the chain, or with its `last` entries; while others write, too."""
        with plainly(self._places.root):
            return chain_findings(self._engine, verify, last=last, progress=progress)

    def copy_to(self, path: Path) -> None:
        """A whole copy under the same key, written and synced; `path` must not be there. It can be opened by itself."""
        with plainly(path.parent):
            upkeep.copied(self._places.register, self._key, path)

    def tidy(self) -> None:
        """Write the file anew, so that nothing of what was deleted is left in it, nor in a copy of an older shape."""
        with plainly(self._places.root):
            upkeep.forget_before(self._places.register)
            upkeep.tidied(self._places.register, self._key)
            self._checkpoint()

    def rekey(self, new_key: bytes) -> None:
        """Encrypt everything anew under another key (32 bytes); nobody else may be using this register meanwhile.

        A crash at any moment leaves a file that opens with one of the two keys. Raises AppError("register_busy").
        """
        with plainly(self._places.root):
            self._checkpoint()
            self._engine.dispose()
            try:
                upkeep.rekeyed(self._places.register, self._key, new_key)
                self._key = new_key
            finally:
                self._engine = engine_for(self._places.register, self._key, patience=self._patience)
                self._writer = self._engine.execution_options(write=True)
            self._checkpoint()

    def read(self, act: Callable[[Session], Came]) -> Came:
        """What `act` finds; nothing is changed."""
        with plainly(self._places.root), Session(self._engine) as session:
            return act(session)

    def write(self, act: Callable[[Session], Came]) -> Came:
        """Do `act` in one transaction. On a full disk the ballast makes room for one more try."""
        try:
            return self._write(act)
        except AppError as fault:
            if fault.code != "disk_full" or not ballast.give_up(self._places):
                raise
        self.short_of_room = True
        return self._write(act)

    def write_sealed(self, act: Callable[[Session], Came]) -> Came:
        """`write` for what seals an entry: afterwards it is in the file, where damage to the log cannot undo it."""
        came = self.write(act)
        self._checkpoint()
        return came

    def _write(self, act: Callable[[Session], Came]) -> Came:
        self._stay()
        with plainly(self._places.root), Session(self._writer, expire_on_commit=False) as session, session.begin():
            came = act(session)
            saves = session.scalar(_ONE_MORE)
        self._stay()
        with plainly(self._places.root):
            self._lock.note(int(saves))
        return came

    def _stay(self) -> None:
        """Nothing is confirmed that goes into a file which was deleted, moved or replaced while it was open."""
        if identity(self._places.register) != self._file:
            raise AppError("register_missing", folder=str(self._places.root))

    def _lost(self) -> int:
        """How many saves were confirmed that are not here."""
        try:
            with Session(self._engine) as session:
                row = session.get(MetaRow, "saves")
        except DBAPIError:
            return 0  # that page is damaged: the check says so, and whatever can be read still is
        return max(0, self._lock.noted() - (0 if row is None else int(row.value)))

    def _migrate(self) -> None:
        with self._engine.connect() as connection:
            version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if 0 < version < VERSION:
            upkeep.copied(self._places.register, self._key, upkeep.before(self._places.register, version))
            with self._writer.begin() as connection:
                migrate(connection)
        elif version == VERSION:
            upkeep.forget_before(self._places.register)

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
