"""The rows as they lie in the file; nothing outside the store sees them."""

from __future__ import annotations

from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Rows(DeclarativeBase):
    """The tables of the register; migrations.py makes them."""


class DraftRow(Rows):
    """One unfinished decision. `updated`: ISO time in UTC, so that it sorts."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str]
    updated: Mapped[str]


class RecordRow(Rows):
    """One sealed entry. `header` and `content` are canonical JSON; `draft` is the draft it was sealed from."""

    __tablename__ = "records"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[str]
    draft: Mapped[str | None]
    header: Mapped[str]
    content: Mapped[str]
    salt: Mapped[bytes]
    signature: Mapped[bytes]
    digest: Mapped[str]
