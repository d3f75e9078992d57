"""Entries in the file: where the next one goes, and putting it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Integer, cast, desc, func, select
from sqlalchemy.orm import Session

from app.decisions.record import DECISION, GENESIS, Entry, canonical
from app.errors import AppError
from app.store.tables import EntryRow


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next entry goes: its `seq`, the digest before it, and `number(year)` for a decision's number."""

    seq: int
    prev: str
    number: Callable[[int], str]


def place_in(session: Session) -> Place:
    """Where the next entry of this transaction goes."""
    seq, prev = head(session)
    return Place(seq + 1, prev, lambda year: _next_number(session, year))


def put_entry(session: Session, place: Place, entry: Entry, *, draft: str | None = None) -> None:
    """Put an entry at its place. Raises ValueError if it was made for another."""
    if (entry.header.seq, entry.header.prev) != (place.seq, place.prev) or entry.payload is None:
        raise ValueError("this entry was made for another place")
    session.add(
        EntryRow(
            seq=entry.header.seq,
            number=entry.header.record,
            kind=entry.header.kind,
            about=entry.payload.get("supersedes" if entry.header.kind == DECISION else "record") or None,
            draft=draft,
            header=canonical(entry.header.to_json()).decode(),
            content=canonical(entry.payload).decode(),
            salt=entry.salt,
            signature=entry.signature,
            digest=entry.digest,
        )
    )
    session.flush()


def put_next(session: Session, made: Callable[[Place], Entry]) -> Entry:
    """Put what `made` gives for its place at the end of the chain."""
    place = place_in(session)
    entry = made(place)
    put_entry(session, place, entry)
    return entry


def head(session: Session) -> tuple[int, str]:
    """How many entries there are, and the digest of the last."""
    last = session.execute(select(EntryRow.seq, EntryRow.digest).order_by(desc(EntryRow.seq)).limit(1)).first()
    return (last.seq, last.digest) if last else (0, GENESIS)


def _next_number(session: Session, year: int) -> str:
    # "." follows "-" in ASCII, so this is every number that starts with the year and a dash, straight from the index.
    ours = EntryRow.number.between(f"{year}-", f"{year}.")
    last = session.scalar(select(func.max(cast(func.substr(EntryRow.number, 6), Integer))).where(ours))
    return f"{year}-{(last or 0) + 1:03d}"


def refuse_sealed(session: Session, draft_id: str) -> None:
    """Raises AppError("already_sealed") for a draft that is a record already."""
    number = session.scalar(select(EntryRow.number).where(EntryRow.draft == draft_id))
    if number is not None:
        raise AppError("already_sealed", number=number)
