"""The rows as they lie in the file; nothing outside the store sees them."""

from __future__ import annotations

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Rows(DeclarativeBase):
    """The tables of the register; migrations.py makes them."""


class MetaRow(Rows):
    """One small fact about the register or its owner; `value` is JSON, or plain text for what the program wrote."""

    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class DraftRow(Rows):
    """One unfinished decision. `updated`: ISO time in UTC, so that it sorts."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    updated: Mapped[str]


class EntryRow(Rows):
    """One sealed entry. `header` and `content` are canonical JSON; `draft` is the draft it was sealed from.

    `about`: the number of the record that a tombstone or an addendum is about, or whose place a decision takes.
    `content` and `salt` are None once disposed of.
    """

    __tablename__ = "records"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[str]
    kind: Mapped[str]
    about: Mapped[str | None]
    draft: Mapped[str | None]
    header: Mapped[str]
    content: Mapped[str | None]
    salt: Mapped[bytes | None]
    signature: Mapped[bytes]
    digest: Mapped[str]


class KeepingRow(Rows):
    """How long one record is kept: `body` is JSON, and goes with the record."""

    __tablename__ = "keeping"

    record: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]


class CopyRow(Rows):
    """One copy of a record's paper that was given out. `seq`: the last entry that it shows; `at`: ISO time; `way`: a
    code; `sha256`: of the file, in hex."""

    __tablename__ = "copies"

    id: Mapped[int] = mapped_column(primary_key=True)
    record: Mapped[str]
    seq: Mapped[int]
    at: Mapped[str]
    way: Mapped[str]
    taker: Mapped[str]
    sha256: Mapped[str]


class ScanRow(Rows):
    """One page of a signed paper that came back; `sha256` is that of the whole scan, as its entry in the chain says."""

    __tablename__ = "scans"

    record: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True)
    page: Mapped[int] = mapped_column(primary_key=True)
    picture: Mapped[bytes]
