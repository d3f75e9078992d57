"""Reading entries back without trusting them: pages, structure, chain, commitments and signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app import strict_json
from app.decisions.record import DECISION, GENESIS, TOMBSTONE, Entry, Record, Verify, entry_from_json, faults, record_of
from app.errors import AppError
from app.store.tables import EntryRow

_FOUND = {"place": "found_moved", "content": "found_changed", "signature": "found_unsigned"}

Progress = Callable[[int, int], None]
"""Told how many entries were looked at, and how many there are."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong. `code` is a table in errors.toml; `record` a record's number; `detail` ids and counts."""

    code: str
    record: str | None = None
    detail: tuple[str, ...] = ()


def kept_entry(row: EntryRow) -> Entry:
    """The entry of a row. Raises AppError("record_unreadable")."""
    try:
        payload = None if row.content is None else strict_json.loads(row.content)
        return entry_from_json(strict_json.loads(row.header), payload, row.salt, row.signature)
    except (ValueError, TypeError, AttributeError, RecursionError) as fault:
        raise AppError("record_unreadable") from fault


def kept_record(row: EntryRow) -> Record:
    """The decision of a row. Raises AppError: record_disposed, record_unreadable."""
    if row.content is None:
        raise AppError("record_disposed", number=row.number)
    return record_of(kept_entry(row))


def file_findings(engine: Engine) -> list[Finding]:
    """What is wrong with the pages of a file that has just been checkpointed."""
    found = []
    # Each finds what the other misses: a page cut in half, and pages that are whole but do not fit together.
    for pragma, well in (("cipher_integrity_check", []), ("integrity_check", [("ok",)])):
        try:
            with engine.connect() as connection:
                said: list[Any] = [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]
        except DBAPIError:
            said = [(pragma,)]
        if said != well:
            found.append(Finding("found_damaged", None, (pragma, str(len(said)))))
    return found


def chain_findings(
    engine: Engine, verify: Verify, *, last: int | None = None, progress: Progress | None = None
) -> list[Finding]:
    """What is wrong with the chain: all of it, or its `last` entries."""
    try:
        with Session(engine) as session:
            return list(_chain(session, verify, last, progress))
    except DBAPIError:
        return [Finding("found_damaged", None, ("records",))]


def _chain(session: Session, verify: Verify, last: int | None, progress: Progress | None) -> Iterator[Finding]:
    total = session.scalar(select(func.count()).select_from(EntryRow)) or 0
    seq, prev = _beginning(session, last)
    began, looked = seq, 0
    buried = _buried(session)
    rows = session.scalars(select(EntryRow).where(EntryRow.seq >= began).order_by(EntryRow.seq))
    for row in rows.yield_per(200):
        gap = row.seq != seq
        if gap:
            yield Finding("found_missing", None, (str(seq), str(row.seq - 1)))
        try:
            entry = kept_entry(row)
        except AppError:
            yield Finding("found_changed", row.number, (str(row.seq),))
            seq, prev = row.seq + 1, row.digest
            continue
        before = entry.header.prev if gap else prev  # the entry after a gap is where it says it is
        found = {_FOUND[fault] for fault in faults(entry, seq=row.seq, prev=before, verify=verify)}
        if not _agrees(row, entry):
            found.add("found_changed")
        if entry.payload is None and buried.get(row.digest) != (row.number if row.kind == DECISION else row.about):
            found.add("found_erased")
        for code in sorted(found):
            yield Finding(code, row.number, (str(row.seq),))
        seq, prev = row.seq + 1, entry.digest
        looked += 1
        if progress is not None and looked % 50 == 0:
            progress(began - 1 + looked, total)
    if progress is not None:
        progress(total, total)


def _beginning(session: Session, last: int | None) -> tuple[int, str]:
    """Where to begin, and the digest before it."""
    head = session.scalar(select(func.max(EntryRow.seq))) or 0
    if last is None or head <= last:
        return 1, GENESIS
    before = session.get(EntryRow, head - last)
    return (1, GENESIS) if before is None else (head - last + 1, before.digest)


def _buried(session: Session) -> dict[str, str]:
    """The digests that the tombstones name, of records and of what was added to them, each with the record's number."""
    found: dict[str, str] = {}
    for row in session.scalars(select(EntryRow).where(EntryRow.kind == TOMBSTONE)):
        try:
            said = strict_json.loads(row.content or "")
            found |= dict.fromkeys((said["digest"], *said.get("addenda", ())), str(row.about))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue  # the chain says what is wrong with it
    return found


def _agrees(row: EntryRow, entry: Entry) -> bool:
    """Whether what lies beside the header says the same as the header and what it commits to."""
    if (entry.digest, entry.header.record, entry.header.kind) != (row.digest, row.number, row.kind):
        return False
    payload = entry.payload
    match row.kind:
        case "decision":
            said = None if payload is None else (payload.get("number"), payload.get("supersedes") or None)
            return said is None or said == (row.number, row.about)
        case "addendum":
            return row.about is not None and (payload is None or payload.get("record") == row.about)
        case "tombstone" | "restored":
            return payload is not None and payload.get("record") == row.about
        case _:
            return False
