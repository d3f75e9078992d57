"""Decisions about one event with several children: a draft for each child, and the records that belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.linked import MOST, siblings
from app.errors import AppError
from app.guidance import GUIDANCE

if TYPE_CHECKING:
    from app.desk import Desk


class Linked:
    """The decisions of one desk that are about the same event. Every method may raise AppError("not_open")."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def link(self, draft_id: str, how_many: int) -> tuple[str, ...]:
        """Begin so many further decisions about the event of a draft, one for each child; gives the ids of the new
        drafts. The draft keeps everything it has.

        Raises AppError: draft_unreadable, too_many_children."""
        if not 1 <= how_many <= MOST:
            raise AppError("too_many_children", most=MOST)
        hands = self._desk.hands()
        draft = self._desk.resume(draft_id).draft
        ids = tuple(hands.random(16).hex() for _ in range(how_many))
        for each in siblings(draft, GUIDANCE, draft.event or hands.random(16).hex(), ids, hands.clock()):
            self._desk.autosave(each)
        return ids

    def same_event(self, number: str) -> tuple[str, ...]:
        """The numbers of the sealed records about the other children of the same event, in order; of those that were
        decided again, the last. Raises AppError: record_unknown, record_disposed."""
        register = self._desk.hands().register
        event = register.record(number).content.event
        if not event:
            return ()
        contents = (record.content for record in register.records())
        before = {each.number: each.supersedes for each in contents if each.event == event}

        def first(number: str) -> str:
            while before[number] in before:
                number = before[number]
            return number

        return tuple(sorted({*before} - {*before.values()} - {each for each in before if first(each) == first(number)}))
