"""Reading records back without trusting them: pages, structure, chain, commitments and signatures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app import strict_json
from app.decisions.record import GENESIS, Record, Verify, faults, record_from_json
from app.errors import AppError
from app.store.tables import RecordRow

_FOUND = {"place": "found_moved", "content": "found_changed", "signature": "found_unsigned"}


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong. `code` is a table in errors.toml; `record` a record's number; `detail` ids and counts."""

    code: str
    record: str | None = None
    detail: tuple[str, ...] = ()


def kept_record(row: RecordRow) -> Record:
    """The record of a row. Raises AppError("record_unreadable")."""
    try:
        header, content = (strict_json.loads(text) for text in (row.header, row.content))
        return record_from_json(header, content, row.salt, row.signature)
    except (ValueError, TypeError, RecursionError) as fault:
        raise AppError("record_unreadable") from fault


def audited(engine: Engine, verify: Verify) -> list[Finding]:
    """Every finding in a file that has just been checkpointed: first the file, then the chain."""
    found = list(_file(engine))
    try:
        with Session(engine) as session:
            found += _chain(session, verify)
    except DBAPIError:
        found.append(Finding("found_damaged", None, ("records",)))
    return found


def _file(engine: Engine) -> Iterator[Finding]:
    # Each finds what the other misses: a page cut in half, and pages that are whole but do not fit together.
    for pragma, well in (("cipher_integrity_check", []), ("integrity_check", [("ok",)])):
        try:
            with engine.connect() as connection:
                said: list[Any] = [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {pragma}")]
        except DBAPIError:
            said = [(pragma,)]
        if said != well:
            yield Finding("found_damaged", None, (pragma, str(len(said))))


def _chain(session: Session, verify: Verify) -> Iterator[Finding]:
    seq, prev = 1, GENESIS
    for row in session.scalars(select(RecordRow).order_by(RecordRow.seq)).yield_per(200):
        gap = row.seq != seq
        if gap:
            yield Finding("found_missing", None, (str(seq), str(row.seq - 1)))
        try:
            record = kept_record(row)
        except AppError:
            yield Finding("found_changed", row.number, (str(row.seq),))
            seq, prev = row.seq + 1, row.digest
            continue
        before = record.header.prev if gap else prev  # the entry after a gap is where it says it is
        found = {_FOUND[fault] for fault in faults(record, seq=row.seq, prev=before, verify=verify)}
        if (record.digest, record.number) != (row.digest, row.number):
            found.add("found_changed")
        for code in sorted(found):
            yield Finding(code, row.number, (str(row.seq),))
        seq, prev = row.seq + 1, record.digest
