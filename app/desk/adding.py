"""Adding to a sealed record: a correction or a statement, as a signed entry of its own at the end of the chain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.additions import Addition, additions
from app.decisions.draft import nfc
from app.decisions.record import ADDENDUM, Entry
from app.desk.entries import entry_at
from app.errors import AppError
from app.guidance.answers import LONGEST_TEXT

if TYPE_CHECKING:
    from app.decisions.additions import What
    from app.desk import Desk
    from app.desk.hands import Hands
    from app.store.entries import Place


def add(desk: Desk, number: str, what: What, text: str, by: str) -> Addition:
    """Seal the addition. Raises AppError: record_unknown, record_disposed, words_missing, words_too_long,
    name_missing."""
    hands = desk.hands()
    hands.register.record(number)
    text, by = nfc(text).strip(), nfc(by).strip()
    if not text:
        raise AppError("words_missing")
    if len(text) > LONGEST_TEXT:
        raise AppError("words_too_long", longest=LONGEST_TEXT)
    if not by:
        raise AppError("name_missing")
    said = Addition(record=number, what=what, by=by, text=text, at=hands.clock().isoformat())
    put(desk, said, said.at)
    return said


def put(desk: Desk, said: Addition, at: str) -> None:
    """Put an addition at the end of the chain, as it is; `at` (ISO): now."""
    hands = desk.hands()

    def made(place: Place) -> Entry:
        return entry_at(place, ADDENDUM, said.to_json(), at, hands.keys, hands.random)

    hands.register.append_entry(made)
    desk.health.note_head()


def added(hands: Hands, number: str = "") -> tuple[Addition, ...]:
    """What was added to a record, or to any that is still kept, the oldest first."""
    return additions(hands.register.entries(ADDENDUM), number)
