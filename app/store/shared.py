"""The decisions that share something: what the sharing log reads, and nothing else."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.decisions.record import DECISION, Record
from app.store.audit import kept_record
from app.store.register import Register
from app.store.tables import EntryRow

_SHARING, _CHASED = '"sharing":{"', '"chase_on":"'
"""Canonical JSON holds these letters where a decision shares anything, and where something that went has a day to chase
it; in a text the quotes would be marked."""


def sharing_records(register: Register, *, chased: Collection[str] | None = None) -> tuple[Record, ...]:
    """The decisions with people, things or recipients in them, the oldest first; not those that were disposed of. With
    `chased` only those of these numbers, and those in which something has a day to be chased."""

    def found(session: Session) -> tuple[Record, ...]:
        kept = select(EntryRow).where(EntryRow.kind == DECISION, EntryRow.content.contains(_SHARING))
        if chased is not None:
            kept = kept.where(EntryRow.content.contains(_CHASED) | EntryRow.number.in_(chased))
        return tuple(kept_record(row) for row in session.scalars(kept.order_by(EntryRow.seq)))

    return register.read(found)
