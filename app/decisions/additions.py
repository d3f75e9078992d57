"""What is added to a sealed record later: corrections, statements, a second person's verdicts, signed papers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from app.decisions.record import ADDENDUM, Entry

What = Literal["correction", "statement", "agrees", "disagrees", "sent_back", "scan"]
KINDS: tuple[What, ...] = ("correction", "statement")
"""What somebody writes and adds themselves."""

VERDICTS: tuple[What, ...] = ("agrees", "disagrees", "sent_back")
"""What a second person may say about a record."""

_LATER = frozenset({"role", "public", "signature"})
"""Fields that older additions do not have; left out where they are empty, so that those keep their bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """One addition to the record of this number: what it is, whose words, the words, and when (ISO).

    Of a verdict, `role` is who they are, by code; `public` and `signature` (hex) are the key that only they could use
    and what it made of the verdict. Of a scan, `text` is the SHA-256 of its file in hex.
    """

    record: str
    what: What
    by: str
    text: str
    at: str
    role: str = ""
    public: str = ""
    signature: str = ""

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values: the payload of its entry."""
        every = {name: getattr(self, name) for name in self.__slots__}
        return {name: value for name, value in every.items() if value or name not in _LATER}


def additions(entries: Iterable[Entry], number: str = "") -> tuple[Addition, ...]:
    """What the addenda among these entries say, the oldest first: about this record, or about any still kept."""
    said = (
        Addition(**each.payload)
        for each in sorted(entries, key=lambda each: each.header.seq)
        if each.header.kind == ADDENDUM and each.payload is not None
    )
    return tuple(each for each in said if number in ("", each.record))
