"""The copies of records that left here on paper or as files: which, how, when, and who took them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from app.decisions.draft import nfc
from app.errors import AppError
from app.store import papers
from app.store.papers import Copy

if TYPE_CHECKING:
    from app.decisions.record import Record
    from app.desk import Desk

__all__ = ["WAYS", "Copies", "Copy", "Way"]

Way = Literal["printed", "saved", "protected", "handed"]
WAYS: tuple[Way, ...] = ("printed", "saved", "protected", "handed")
"""How a copy can leave: to the printer, as a file in the clear, as one with a password, in a package."""


class Copies:
    """The copies of one desk's records. Every method may raise AppError("not_open")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def give_out(self, number: str, way: Way, taker: str, paper: bytes, seq: int | None = None) -> Copy:
        """Note that this paper, the bytes as they leave, was given out. `taker`: who took it, or empty; `seq`: the last
        entry that it shows, where that is not the last there is.

        Raises AppError: record_unknown, disk_full.
        """
        (copy,) = self.give_all(((number, paper),), way, taker, seq)
        return copy

    def give_all(
        self, given: Iterable[tuple[str, bytes]], way: Way, taker: str = "", seq: int | None = None
    ) -> tuple[Copy, ...]:
        """`give_out` for the papers of several records by their number, all or none."""
        if way not in WAYS:
            raise ValueError(way)
        hands = self._desk.hands()
        at, taker = hands.clock().isoformat(), " ".join(nfc(taker).split())
        made = tuple(
            Copy(
                record=number,
                seq=self._desk.thread(number).seq if seq is None else seq,
                at=at,
                way=way,
                taker=taker,
                sha256=hashlib.sha256(paper).hexdigest(),
            )
            for number, paper in given
        )
        papers.note_copies(hands.register, made)
        return made

    def save(
        self, record: Record, path: Path, taker: str = "", *, shown: frozenset[str] = frozenset(), password: str = ""
    ) -> Copy:
        """Write the paper of a record whole or not at all, and note it; with a `password`, a copy that only it opens.

        Raises AppError: password_short, paper_unwritable; copy_not_noted, where it was written and that could not be
        noted.
        """
        paper = self._desk.paper(record, shown=shown)
        if password:
            from app.pdf.transport import protected

            paper = protected(paper, password)
        self._desk.save_paper(paper, path)
        try:
            return self.give_out(record.number, "protected" if password else "saved", taker, paper)
        except AppError as fault:
            raise AppError("copy_not_noted", number=record.number, file=str(path)) from fault

    def of(self, number: str) -> tuple[Copy, ...]:
        """The copies of a record, the newest first. Raises AppError: record_unknown, record_disposed."""
        register = self._desk.hands().register
        register.record(number)
        return papers.copies(register, number)
