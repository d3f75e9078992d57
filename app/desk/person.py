"""What is held here about one person: in records, in what was added to them, in drafts, and in the reasons of holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.decisions.access import Access, Marks, Part, Passage, answer_by, found, of_content, of_draft
from app.decisions.draft import draft_from_json, nfc
from app.decisions.record import TOMBSTONE
from app.decisions.retention import keeping_from_json
from app.desk.adding import added
from app.errors import AppError

if TYPE_CHECKING:
    from app.desk import Desk
    from app.desk.hands import Hands
    from app.words import Words

MOST = 100_000
"""Records: more than one register will ever hold."""


def about_person(desk: Desk, reference: str, words: Sequence[str], came: date | None) -> Access:
    """What names this person, the newest record first, then the drafts. Raises AppError("nothing_to_look_for")."""
    hands = desk.hands()
    asked = tuple(dict.fromkeys(text for text in (" ".join(nfc(each).split()) for each in (reference, *words)) if text))
    if not any(each.isalnum() for text in asked for each in text):
        raise AppError("nothing_to_look_for")
    marks = _marks(hands.words)
    passages = (*_in_records(hands, asked, marks), *_in_drafts(desk, asked, marks))
    gone = (str(entry.payload["record"]) for entry in hands.register.entries(TOMBSTONE) if entry.payload)
    return Access(
        asked=asked,
        by=None if came is None else answer_by(came),
        passages=passages,
        disposed=tuple(sorted(gone)),
    )


def _in_records(hands: Hands, asked: Sequence[str], marks: Marks) -> Iterator[Passage]:
    """The index says which records to read; what was added, and the reasons of holds, are not in it."""
    additions = added(hands)
    held = {
        number: hold for number, raw in hands.register.kept_about().items() if (hold := keeping_from_json(raw).hold)
    }
    numbers = {number for text in asked for number, _ in hands.register.find(text, MOST)}
    numbers |= {each.record for each in additions} | set(held)
    for record in hands.register.records():
        number, day = record.number, record.content.sealed
        if number not in numbers:
            continue
        yield from found(of_content(record.content), asked, marks, record=number, day=day)
        for each in additions:
            if each.record == number:
                # Whose words they are stands before them: a statement is about whoever made it.
                part = Part(each.what, "", f"{each.by}: {each.words or each.text}")
                yield from found([part], asked, marks, record=number, day=each.at)
        if number in held:
            hold = held[number]
            part = Part("hold", "", f"{hold.by}: {hold.reason}\n{hold.lifted_by}".strip())
            yield from found([part], asked, marks, record=number, day=hold.at)


def _in_drafts(desk: Desk, asked: Sequence[str], marks: Marks) -> Iterator[Passage]:
    for id, body in desk.hands().register.drafts():
        try:
            draft = draft_from_json(body)
        except AppError:
            continue  # the page of drafts leaves it alone too, and what is said of this search says so
        day = draft.updated.isoformat()
        yield from found(of_draft(draft, _headings(desk, draft.edition)), asked, marks, draft=id, day=day)


def _headings(desk: Desk, edition: str) -> dict[str, str]:
    from app.guidance import GUIDANCE

    if edition not in (each.id for each in GUIDANCE.editions):
        return {}
    known = GUIDANCE.edition(edition)
    wording = desk.pages.wording(known)
    return {question.id: wording.question(question.id, "heading") for question in GUIDANCE.in_order(known)}


def _marks(words: Words) -> Marks:
    said, dates = words.section("keeping")["marks"], words.section("dates")
    calendar = (day.lower() for name in ("weekdays", "months") for day in dates[name])
    return Marks(
        references=frozenset(said["references"].split()),
        openers=frozenset(said["openers"].split()),
        never=frozenset([*said["never"].split(), *calendar]),
    )
