"""What stays in the chain of a record that was disposed of: which, why, by whom and when; never what it said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from app.decisions.record import Entry, fingerprint
from app.decisions.retention import Standing

HANDED_BACK = "handed_back"
"""The kind of a tombstone whose record was handed over to the agency; how long it is kept is for the agency."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tombstone:
    """The payload of a tombstone. `digest`: of the entry it buries; `addenda`: of what was added to it; `kind`: the
    class it was kept under, for so many `years`; `due`: the year in which that was over. Not the days it was counted
    from, or a child's date of birth would outlive the record. Other days and times are ISO, or empty."""

    record: str
    digest: str
    addenda: tuple[str, ...] = ()
    sealed: str = ""
    kind: str = ""
    years: int = 0
    confirmed: str = ""
    due: str = ""
    reason: str = ""
    authorised_by: str = ""
    disposed_by: str = ""
    at: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        said = {name: getattr(self, name) for name in self.__slots__}
        return said | {"addenda": list(self.addenda)}


def tombstone(
    buried: Entry,
    addenda: Sequence[Entry],
    was: Standing,
    *,
    reason: str,
    authorised_by: str,
    disposed_by: str,
    at: str,
) -> Tombstone:
    """The tombstone of an entry and of what was added to it; `was` is where the record stood."""
    kept = was.keeping
    return Tombstone(
        record=was.number,
        digest=buried.digest,
        addenda=tuple(each.digest for each in addenda),
        sealed=was.sealed,
        kind=kept.kind,
        years=was.years or 0,
        confirmed=_iso(was.confirmed),
        due="" if was.due is None else str(was.due.year),
        reason=reason,
        authorised_by=authorised_by,
        disposed_by=disposed_by,
        at=at,
    )


def _iso(day: Any) -> str:
    return "" if day is None else str(day.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class Buried:
    """One tombstone in the chain, with its own digest."""

    said: Tombstone
    digest: str

    @property
    def fingerprint(self) -> str:
        """The tombstone's own, as it is printed."""
        return fingerprint(self.digest)

    @property
    def of_record(self) -> str:
        """That of the record it stands for."""
        return fingerprint(self.said.digest)


def buried(entries: Iterable[Entry]) -> tuple[Buried, ...]:
    """What these tombstones say, in their order. What another act of the program left out of its own stays empty."""
    found = []
    for entry in entries:
        raw = entry.payload or {}
        known: dict[str, Any] = {name: raw[name] for name in Tombstone.__slots__ if name in raw}
        known["addenda"] = tuple(known.get("addenda", ()))
        found.append(Buried(said=Tombstone(**known), digest=entry.digest))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """One act of disposal: all the tombstones it left. Why, who and when are the same in each."""

    lines: tuple[Buried, ...]

    @property
    def said(self) -> Tombstone:
        """What each of them says about why, who and when."""
        return self.lines[0].said


def certificates(found: Iterable[Buried]) -> tuple[Certificate, ...]:
    """The acts behind these tombstones, in their order: those of one moment belong together."""
    return tuple(Certificate(lines=tuple(lines)) for _, lines in groupby(found, key=_act))


def _act(each: Buried) -> tuple[str, str, str]:
    return each.said.at, each.said.reason, each.said.authorised_by
