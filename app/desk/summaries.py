"""What the first page lists: unfinished decisions and sealed ones, a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from app.decisions.record import Record

# Named tuples here, in the settings and in the paths: the first paint waits for them, and data classes cost tenfold.


class DraftSummary(NamedTuple):
    """An unfinished decision as the first page offers it: where it is ("Rule 4 of 7 · Consent") and since when;
    `amends`: the number of the record whose place it is to take, or empty."""

    id: str
    updated: datetime
    at: str
    answered: int
    amends: str = ""


class RecordSummary(NamedTuple):
    """A sealed decision in a list; `superseded_by`: the number of the last decision that took its place, or empty."""

    number: str
    sealed: datetime
    decision_title: str
    outcome: str
    author: str
    superseded_by: str = ""


def summary(record: Record, superseded_by: str) -> RecordSummary:
    """A record as a line."""
    from datetime import datetime

    said = record.content
    sealed = datetime.fromisoformat(said.sealed)
    return RecordSummary(record.number, sealed, said.decision_title, said.outcome, said.author, superseded_by)
