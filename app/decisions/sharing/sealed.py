"""What a sealed record says about sharing: all that was put in, what came of it, and each code in words as shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from app.decisions.sharing.codec import from_json, to_json
from app.decisions.sharing.values import Give
from app.decisions.sharing.whole import EMPTY, Sharing


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientLine:
    """What the guidance says about one recipient: `outcome` is a code, or empty where questions about them are still
    open; `title` and `why` are the words as shown; `open` holds the headings of the open questions."""

    recipient: str
    outcome: str
    title: str
    why: str
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CellLine:
    """What goes of one thing to one recipient. `words` is exactly what goes, empty for nothing; `reason` that of the
    cell, else of the row, else of the column, else of the rule that proposed it; `held`: what keeps it back, in words.
    `needs` holds codes of what is missing before a paper can go, as in `matrix.CellState`."""

    item: str
    recipient: str
    give: Give
    words: str
    reason: str
    proposed: Give
    rule: str
    rule_words: str
    held: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedSharing:
    """The sharing of a sealed decision: one line for each recipient, one for each thing and recipient, and `words`:
    each code that is used, such as kind.concern, beside its words as they were shown."""

    sharing: Sharing = EMPTY
    recipients: tuple[RecipientLine, ...] = ()
    cells: tuple[CellLine, ...] = ()
    words: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sharing)

    def say(self, code: str) -> str:
        """A code in the words as shown. Raises KeyError."""
        return dict(self.words)[code]

    def verdict(self, recipient: str) -> RecipientLine:
        """What the guidance says about a recipient. Raises KeyError."""
        for line in self.recipients:
            if line.recipient == recipient:
                return line
        raise KeyError(recipient)

    def line(self, item: str, recipient: str) -> CellLine:
        """What goes of a thing to a recipient. Raises KeyError."""
        for line in self.cells:
            if (line.item, line.recipient) == (item, recipient):
                return line
        raise KeyError(item, recipient)

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values; nothing at all where nothing was put in."""
        if not self:
            return {}
        return {
            "sharing": to_json(self.sharing),
            "recipients": [{**asdict(line), "open": list(line.open)} for line in self.recipients],
            "cells": [{**asdict(line), "held": list(line.held), "needs": list(line.needs)} for line in self.cells],
            "words": [list(pair) for pair in self.words],
        }


NOTHING = SealedSharing()


def sealed_from_json(raw: Mapping[str, Any]) -> SealedSharing:
    """What `to_json` wrote. Raises KeyError, TypeError, ValueError or AttributeError for anything else."""
    if not raw:
        return NOTHING
    return SealedSharing(
        sharing=from_json(raw["sharing"]),
        recipients=tuple(RecipientLine(**{**line, "open": tuple(line["open"])}) for line in raw["recipients"]),
        cells=tuple(
            CellLine(**{**line, "held": tuple(line["held"]), "needs": tuple(line["needs"])}) for line in raw["cells"]
        ),
        words=tuple((code, said) for code, said in raw["words"]),
    )
