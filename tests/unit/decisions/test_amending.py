"""Deciding again: what the new draft takes over from the record, what it does not, and what stands around a record."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from app.decisions.access import of_content, of_draft
from app.decisions.additions import Addition
from app.decisions.amending import amending
from app.decisions.content import AnswerLine, Content, RuleLine
from app.decisions.draft import Draft, draft_from_json
from app.decisions.record import ADDENDUM, DECISION, Entry, seal, seal_entry
from app.decisions.screen import Page
from app.decisions.sheet_code import SheetCode
from app.decisions.thread import Successor, Thread, alone, thread_of
from app.errors import AppError
from app.guidance import GUIDANCE
from tests.unit.decisions.journeys import START, blank, session
from tests.unit.decisions.test_keeping import CALL, SALT, finished, said, sealed
from tests.unit.keeping import decided

LATER = START + timedelta(days=3)
WHY = "Her school has told me more."


def draft_of(content: Content, edition: str = "") -> Draft:
    """The draft that decides again about it."""
    return amending(content, GUIDANCE, "f" * 32, LATER, WHY, edition)


def with_lines(content: Content, *lines: AnswerLine) -> Content:
    """The same content with more answers in it."""
    return replace(content, rules=(*content.rules, RuleLine(id="x", title="More", answers=lines)))


def line(question: str, *options: str, answer: str = "As shown", note: str = "") -> AnswerLine:
    """One answer as a record has it."""
    return AnswerLine(question=question, heading="?", options=options, answer=answer, note=note)


def test_answers_and_words_are_taken_over_and_the_decision_is_not() -> None:
    """Options, notes and what happened are there; judgement, decision and reasons are to be given anew."""
    old = finished().with_note("topic", "She cried.", START)
    draft = draft_of(said(old))
    closing = {question.id for question in GUIDANCE.questions if question.closing}
    assert {*draft.answers} == {*old.answers} - closing
    assert all(draft.answers[id] == old.answers[id] for id in draft.answers)
    assert draft.notes == {"topic": "She cried.", "fits": "He was quiet all week."}
    assert not closing & {*draft.answers}


def test_it_is_a_draft_of_its_own_that_knows_what_it_amends() -> None:
    """Its own id and times; what was known when, the number, the reason and the guidance of then."""
    draft = draft_of(replace(said(), guidance="2025.01"), "2024")
    assert (draft.id, draft.edition, draft.guidance) == ("f" * 32, "2024", "2025.01")
    assert (draft.started, draft.updated, draft.known_at) == (LATER, LATER, START)
    assert (draft.amends, draft.amends_reason) == ("2026-001", WHY)
    assert draft_of(said()).edition == GUIDANCE.editions[0].id


def test_who_was_told_stays_told_and_the_call_stays_logged() -> None:
    """Nobody has to be told twice; whoever was not told is still to be told."""
    draft = draft_of(said())
    assert draft.told("child_sw") == START
    assert [tell.body for tell in draft.telling] == ["child_sw"]
    assert draft.call == CALL
    assert draft_of(replace(said(), calls=())).call is None
    assert "my_ssw" in {tell.id for tell in session(draft).assessment.tell_now if draft.told(tell.id) is None}


def test_the_reason_is_kept_in_one_form() -> None:
    """Like every other text."""
    draft = amending(said(), GUIDANCE, "f" * 32, LATER, "Zoe\u0308\x00")
    assert draft.amends_reason == "Zoë\ufffd"


@pytest.mark.parametrize(
    ("old", "kept"),
    [
        (line("a_question_of_old", "yes"), None),
        (line("topic", "disclosure", "an_option_of_old"), ("disclosure",)),
        (line("danger", "an_option_of_old"), None),
        (line("danger", "yes", "no"), None),
        (line("look_again", answer="2026-12-01"), "2026-12-01"),
        (line("look_again", answer="in spring"), None),
        (line("look_again", "soon"), None),
        (line("danger", answer="I wrote this."), None),
    ],
)
def test_only_what_todays_guidance_knows_is_answered(old: AnswerLine, kept: object) -> None:
    """A question or an option that went, several answers where one is asked for, a day that is none: asked anew."""
    assert draft_of(replace(with_lines(said(), old), rules=(RuleLine(id="x", title="", answers=(old,)),))).answers.get(
        old.question
    ) == (kept or None)


def test_a_note_stays_where_its_answer_is_not_known_any_more() -> None:
    """People's own words are worth more than the option they stood under; those of a question that went stay behind."""
    old = (line("danger", "an_option_of_old", note="He shouted."), line("a_question_of_old", "yes", note="Long ago."))
    draft = draft_of(replace(said(), rules=(RuleLine(id="x", title="", answers=old),), happened=""))
    assert draft.notes == {"danger": "He shouted."}


def test_a_draft_that_amends_is_the_same_after_keeping() -> None:
    """And one that was kept by a program that knew nothing of this is read as one that takes nobody's place."""
    draft = draft_of(said())
    assert draft_from_json(json.loads(json.dumps(draft.to_json()))) == draft
    older = {key: value for key, value in blank().to_json().items() if not key.startswith("amends")}
    assert draft_from_json(older) == blank()


def test_it_opens_at_whoever_is_to_be_told_and_then_at_the_check() -> None:
    """Everything is answered, so the answers are shown, with a line that says what this is."""
    person = session(draft_of(said()))
    assert person.screen.page is Page.TELL
    screen = person.carry_on()
    assert screen.page is Page.CHECK
    assert screen.notice.startswith("You are deciding again. These are the answers of record 2026-001.")
    assert session(replace(draft_of(said()), amends="")).carry_on().notice == ""


def test_what_the_guidance_asks_anew_is_said_too() -> None:
    """Under guidance that asks more than the record answered, it opens at the new question."""
    old = said()
    lacks = (replace(r, answers=tuple(a for a in r.answers if a.question != "known")) for r in old.rules)
    person = session(draft_of(replace(old, guidance="2025.01", rules=tuple(lacks))))
    screen = person.carry_on()
    assert screen.step == "q:known"
    assert "Newly asked: Who knows about it already?" in screen.notice


def test_before_it_is_sealed_it_says_whose_place_it_takes() -> None:
    """On the last page, and only there where it takes one's place."""
    person = session(decided(draft_of(said())))
    screen = person.screen
    while screen.page is not Page.SEAL:
        screen = person.carry_on() if screen.page is Page.TELL else person.go_on()
    points = [point.text for point in screen.parts[0].points]
    assert points == [
        "This is what the guidance says too.",
        "It takes the place of record 2026-001, which stays as it is and is marked.",
    ]


def test_the_record_says_whose_place_it_takes_and_why() -> None:
    """In what is sealed, and so in everything that is made from it; its words are among those held about somebody."""
    assert (said().supersedes, said().supersede_reason) == ("", "")
    content = said(replace(finished(), amends="2026-001", amends_reason=WHY))
    assert (content.supersedes, content.supersede_reason, content.v) == ("2026-001", WHY, 4)
    assert WHY in {part.text for part in of_content(content) if part.where == "supersede_reason"}
    assert WHY in {part.text for part in of_draft(draft_of(said()), {}) if part.where == "supersede_reason"}


# --- what stands around a record -----------------------------------------------------------------------------------


def entry(kind: str, seq: int, record: str, payload: dict[str, Any] | None, at: datetime = LATER) -> Entry:
    """An entry of the chain; None: what it said was disposed of."""
    made = seal_entry(
        kind,
        payload or {},
        record=record,
        at=at.isoformat(),
        seq=seq,
        prev="0" * 64,
        device="d" * 64,
        salt=SALT,
        sign=lambda digest: digest * 2,
    )
    return made if payload is not None else replace(made, payload=None, salt=None)


def amended(seq: int, number: str) -> Entry:
    """The entry of a decision that takes the place of 2026-001."""
    content = replace(said(), number=number, sealed=LATER.isoformat(), supersedes="2026-001", supersede_reason=WHY)
    made = seal(content, seq=seq, prev="0" * 64, device="d" * 64, salt=SALT, sign=lambda digest: digest * 2)
    return made.entry


ADDED = Addition(record="2026-001", what="statement", by="Child A", text="I see it otherwise.", at=LATER.isoformat())


def test_a_record_that_nothing_was_added_to_stands_alone() -> None:
    """The code of its sheet is of its own entry."""
    record = sealed()
    thread = alone(record)
    assert thread == thread_of([record.entry], "2026-001") == Thread(seq=1, digest=record.digest)
    assert thread.code("2026-001") == SheetCode("2026-001", 1, record.digest)


def test_additions_and_successors_stand_around_it_and_change_the_code() -> None:
    """Each in its order, whatever order they come in; the last of them is what a sheet is known by."""
    statement = entry(ADDENDUM, 2, "addendum-2", ADDED.to_json())
    first, second = amended(3, "2026-002"), amended(4, "2026-003")
    thread = thread_of([second, statement, sealed().entry], "2026-001")
    assert thread.added == (ADDED,)
    assert thread.successors == (Successor(number="2026-003", sealed=LATER.isoformat(), reason=WHY),)
    assert (thread.seq, thread.digest) == (4, second.digest)
    assert [each.number for each in thread_of([second, first, sealed().entry], "2026-001").successors] == [
        "2026-002",
        "2026-003",
    ]
    assert thread_of([statement, sealed().entry], "2026-001").code("2026-001").seq == 2


def test_of_a_successor_that_was_disposed_of_the_number_stays() -> None:
    """That there was one is known; why is not any more. The record's own may be gone as well."""
    gone = entry(DECISION, 3, "2026-002", None)
    own = replace(sealed().entry, payload=None, salt=None)
    thread = thread_of([own, gone], "2026-001")
    assert thread.successors == (Successor(number="2026-002", sealed=LATER.isoformat(), reason=""),)


def test_of_a_record_that_is_not_there_nothing_is_said() -> None:
    """Refused, with its number."""
    for entries in ([], [amended(3, "2026-002")]):
        with pytest.raises(AppError, match="record_unknown") as refused:
            thread_of(entries, "2026-001")
        assert refused.value.facts == {"number": "2026-001"}
