"""What became of a record on paper: the copies that were given out, and the pages of signed papers that came back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, desc, select
from sqlalchemy.orm import Session

from app.decisions.record import ADDENDUM, DECISION, Entry
from app.store.audit import kept_entry
from app.store.entries import Place, put_next
from app.store.register import Register
from app.store.tables import CopyRow, EntryRow, ScanRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy that was given out. `record`: its number; `seq`: the last entry of the chain that it shows; `at`: ISO
    time; `way`: how, by code; `taker`: who took it, or empty; `sha256`: of the file, in hex."""

    record: str
    seq: int
    at: str
    way: str
    taker: str
    sha256: str


def note_copies(register: Register, given: Iterable[Copy]) -> None:
    """Keep that these copies were given out, all or none; what is known of each goes with its record."""
    every = tuple(given)

    def note(session: Session) -> None:
        session.add_all(CopyRow(**{name: getattr(copy, name) for name in Copy.__slots__}) for copy in every)

    register.write(note)


def copies(register: Register, record: str) -> tuple[Copy, ...]:
    """The copies of a record that were given out, the newest first."""
    return _copies(register, CopyRow.record == record)


def copies_of_file(register: Register, sha256: str) -> tuple[Copy, ...]:
    """The copies that were this very file, the newest first."""
    return _copies(register, CopyRow.sha256 == sha256)


def _copies(register: Register, wanted: ColumnElement[bool]) -> tuple[Copy, ...]:
    def found(session: Session) -> tuple[Copy, ...]:
        rows = session.scalars(select(CopyRow).where(wanted).order_by(desc(CopyRow.id)))
        return tuple(Copy(**{name: getattr(row, name) for name in Copy.__slots__}) for row in rows)

    return register.read(found)


def about(register: Register, record: str) -> tuple[Entry, ...]:
    """What the chain holds about a record, the oldest first: its own entry, what was added to it, and every decision
    that takes its place. Of what was disposed of, the payload is None."""

    def found(session: Session) -> tuple[Entry, ...]:
        ours = (EntryRow.number == record) | (EntryRow.about == record)
        kept = select(EntryRow).where(ours, EntryRow.kind.in_((DECISION, ADDENDUM))).order_by(EntryRow.seq)
        return tuple(kept_entry(row) for row in session.scalars(kept))

    return register.read(found)


def superseded(register: Register) -> dict[str, str]:
    """The numbers of the records whose place another decision took, each with the number of the last that did."""

    def found(session: Session) -> dict[str, str]:
        kept = select(EntryRow.about, EntryRow.number).where(EntryRow.kind == DECISION, EntryRow.about.is_not(None))
        return {str(row.about): row.number for row in session.execute(kept.order_by(EntryRow.seq))}

    return register.read(found)


def file_scan(
    register: Register, record: str, sha256: str, pages: Sequence[bytes], said: Callable[[Place], Entry]
) -> Entry:
    """Keep the pages of a signed paper and, in the same transaction, the entry that says so.

    Afterwards neither a crash nor damage to the log takes it. Raises AppError: disk_full.
    """

    def filed(session: Session) -> Entry:
        entry = put_next(session, said)
        for page, picture in enumerate(pages, 1):
            session.add(ScanRow(record=record, sha256=sha256, page=page, picture=picture))
        return entry

    return register.write_sealed(filed)


def scan_pages(register: Register, record: str, sha256: str) -> tuple[bytes, ...]:
    """The pages of a scan as pictures, in order; none if it is not here."""

    def found(session: Session) -> tuple[bytes, ...]:
        wanted = select(ScanRow.picture).where(ScanRow.record == record, ScanRow.sha256 == sha256)
        return tuple(session.scalars(wanted.order_by(ScanRow.page)))

    return register.read(found)
