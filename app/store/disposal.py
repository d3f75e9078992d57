"""Disposing of records: what they and their addenda say goes, from every table; a signed tombstone stays."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Column, MetaData, String, Table, delete, select, text
from sqlalchemy.orm import Session

from app.decisions.record import ADDENDUM, DECISION, Entry
from app.errors import AppError
from app.store import search
from app.store.audit import kept_entry
from app.store.entries import Place, place_in, put_entry
from app.store.register import Register
from app.store.tables import DraftRow, EntryRow

_ABOUT_A_RECORD = text(
    "SELECT m.name FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table' AND c.name = 'record'"
)

Bury = Callable[[Place, Entry, Sequence[Entry]], Entry]
"""Makes the tombstone of an entry, and of what was added to it, for its place in the chain. It must name the digest of
each: `digest`, and `addenda` where there are any."""


def dispose(register: Register, numbers: Sequence[str], bury: Bury) -> list[Entry]:
    """Dispose of these records in one transaction, all or none; gives their tombstones.

    `register.tidy()` and a new key make it final: until then the disk may hold what was there. Raises AppError:
    record_unknown, record_disposed, disk_full.
    """
    return register.write(lambda session: [_disposed(session, number, bury) for number in numbers])


def _disposed(session: Session, number: str, bury: Bury) -> Entry:
    row = session.scalar(select(EntryRow).where(EntryRow.number == number, EntryRow.kind == DECISION))
    if row is None:
        raise AppError("record_unknown", number=number)
    if row.content is None:
        raise AppError("record_disposed", number=number)
    place = place_in(session)
    ours = select(EntryRow).where(EntryRow.about == number, EntryRow.kind == ADDENDUM).order_by(EntryRow.seq)
    addenda = session.scalars(ours).all()
    tombstone = bury(place, kept_entry(row), [kept_entry(each) for each in addenda])
    put_entry(session, place, tombstone)
    for each in (row, *addenda):
        each.content = each.salt = None
    session.flush()
    search.forget(session, row.seq)
    session.execute(delete(DraftRow).where(DraftRow.id == row.draft))
    for name in session.scalars(_ABOUT_A_RECORD).all():  # whatever a later version keeps about a record goes with it
        column: Column[str] = Column("record", String)
        session.execute(delete(Table(name, MetaData(), column)).where(column == number))
    return tombstone
