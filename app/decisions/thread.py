"""What stands around a sealed record: what was added to it, and the decisions that took its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from app.decisions.additions import LEDGER, Addition, additions
from app.decisions.record import DECISION, Entry, Record
from app.decisions.sheet_code import SheetCode
from app.errors import AppError


@dataclass(frozen=True, slots=True, kw_only=True)
class Successor:
    """A decision that takes a record's place: its number, when it was sealed (ISO), and why the old one was amended;
    `reason` is empty where what it says was disposed of."""

    number: str
    sealed: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Thread:
    """The oldest first. `seq` and `digest` (hex): the last entry of the chain among the record's own, what was added
    to it and what took its place."""

    added: tuple[Addition, ...] = ()
    successors: tuple[Successor, ...] = ()
    seq: int
    digest: str

    @property
    def said(self) -> tuple[Addition, ...]:
        """What was added beside the sharing log, which stands in a place of its own."""
        return tuple(each for each in self.added if each.what not in LEDGER)

    def code(self, number: str) -> SheetCode:
        """The code of a sheet that shows the record of this number with all of that."""
        return SheetCode(number, self.seq, self.digest)


def thread_of(entries: Iterable[Entry], number: str) -> Thread:
    """What these entries say around the record of this number. Raises AppError("record_unknown") where its own is not
    among them."""
    ours = sorted(entries, key=lambda each: each.header.seq)
    decisions = [each for each in ours if each.header.kind == DECISION]
    if not any(each.header.record == number for each in decisions):
        raise AppError("record_unknown", number=number)
    return Thread(
        added=additions(ours, number),
        successors=tuple(_successor(each) for each in decisions if each.header.record != number),
        seq=ours[-1].header.seq,
        digest=ours[-1].digest,
    )


def alone(record: Record) -> Thread:
    """That of a record that nothing stands around."""
    return Thread(seq=record.header.seq, digest=record.digest)


def _successor(entry: Entry) -> Successor:
    reason = "" if entry.payload is None else str(entry.payload["supersede_reason"])
    return Successor(number=entry.header.record, sealed=entry.header.at, reason=reason)
