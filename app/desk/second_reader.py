"""One record for a second person, under a passphrase of their own: they read that record and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.record import Record, entry_from_bytes, record_of
from app.vault import laid_out

if TYPE_CHECKING:
    from app.desk import Desk
    from app.paths import Places


class SecondReader:
    """What the owner of a register does: lays a record out, and takes it back."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def lay_out(self, number: str, passphrase: str) -> None:
        """Lay this record out. Raises AppError: record_unknown, record_disposed, passphrase_short."""
        hands = self._desk.hands()
        record = hands.register.record(number)
        laid_out.lay_out(hands.places, number, record.entry.to_bytes(), passphrase, random=hands.random)

    def take_back(self, number: str) -> None:
        """Take it back; one that is not laid out is no fault."""
        laid_out.take_back(self._desk.hands().places, number)

    def waiting(self) -> tuple[str, ...]:
        """The numbers of the records that are laid out."""
        return laid_out.laid_out(self._desk.hands().places)


def read(places: Places, number: str, passphrase: str) -> Record:
    """The record, for the second person's own passphrase; the register stays shut.

    Raises AppError: record_unknown (it is not laid out), wrong_file_passphrase, record_unreadable.
    """
    return record_of(entry_from_bytes(laid_out.read_laid_out(places, number, passphrase)))
