"""What is added to a sealed record later: a correction, or somebody's statement in their own words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from app.decisions.record import ADDENDUM, Entry

What = Literal["correction", "statement"]
KINDS: tuple[What, ...] = ("correction", "statement")


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One addition to the record of this number: what it is, whose words, the words, and when (ISO)."""

    record: str
    what: What
    by: str
    text: str
    at: str

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values: the payload of its entry."""
        return {name: getattr(self, name) for name in self.__slots__}


def additions(entries: Iterable[Entry], number: str = "") -> tuple[Addition, ...]:
    """What the addenda among these entries say, the oldest first: about this record, or about any still kept."""
    said = (
        Addition(**each.payload)
        for each in sorted(entries, key=lambda each: each.header.seq)
        if each.header.kind == ADDENDUM and each.payload is not None
    )
    return tuple(each for each in said if number in ("", each.record))
