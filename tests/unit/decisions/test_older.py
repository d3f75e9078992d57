"""A draft and a record of an older version: both open, nothing is lost, and what is new is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.content import content_from_json
from app.decisions.draft import Draft, draft_from_json
from app.decisions.record import canonical, commitment
from app.decisions.screen import Page
from app.errors import AppError
from tests.unit.decisions.journeys import SECRET, START, session, walk
from tests.unit.decisions.test_keeping import SALT, refused, said

SINCE_2 = {"dues", "would_change", "second_look", "new_laws"}
SINCE_3 = {"supersedes", "supersede_reason"}
SINCE_4 = {"event", "sharing"}


def older() -> Draft:
    """A whole draft begun under an older version: one question was not asked then, one option is no longer there,
    and one question is no longer asked at all."""
    person = session()
    walk(person, SECRET)
    draft = replace(person.draft, guidance="2025.01")
    kept = {id: answer for id, answer in draft.answers.items() if id != "known"}
    return replace(draft, answers={**kept, "told": ("an_option_of_old",), "a_question_of_old": ("yes",)}).with_note(
        "a_question_of_old", "Written long ago.", START
    )


def test_it_opens_at_what_is_newly_asked_and_says_so() -> None:
    """The page names what is asked anew, in the order of the questions, until it is answered."""
    person = session(older())
    screen = person.screen
    assert screen.step == "q:known"
    assert "Who knows about it already? Do the people it is about know that you may pass it on?" in screen.notice
    person.answer("known", ("nobody",))
    screen = person.go_on()
    assert screen.step == "q:told"
    assert screen.notice.endswith("Newly asked: Do the people it is about know that you may pass it on?")
    person.answer("told", ("unsure",))
    screen = person.go_on()
    assert screen.page is Page.CHECK
    assert screen.notice == ""


def test_nothing_of_it_is_lost() -> None:
    """Answers and own words that the guidance no longer asks for stay in the draft, and count for nothing."""
    draft = draft_from_json(older().to_json())
    person = session(draft)
    assert person.draft.answers["a_question_of_old"] == ("yes",)
    assert person.draft.notes["a_question_of_old"] == "Written long ago."
    assert "a_question_of_old" in person.assessment.ignored


def test_a_draft_of_this_version_has_no_notice() -> None:
    """A question that is simply not answered yet is not called new."""
    person = session()
    walk(person, SECRET)
    answers = {id: answer for id, answer in person.draft.answers.items() if id != "known"}
    assert session(replace(person.draft, answers=answers)).screen.notice == ""


def test_a_record_of_a_later_version_is_not_guessed_at() -> None:
    """Nor is one that lacks what its version has, or has what its version lacks."""
    whole = said().to_json()
    third = {k: v for k, v in whole.items() if k not in SINCE_4} | {"v": 3}
    second = {k: v for k, v in third.items() if k not in SINCE_3} | {"v": 2}
    for wrong in (
        *({**whole, "v": version} for version in (5, 3, 2, 1)),
        *({k: v for k, v in whole.items() if k != lost} for lost in ("dues", "supersedes", "event", "sharing")),
        {**third, "event": ""},
        {**third, "v": 4},
        {**second, "supersede_reason": ""},
        {**second, "v": 3},
        {k: v for k, v in second.items() if k != "dues"} | {"v": 1},
    ):
        with pytest.raises(AppError) as fault:
            content_from_json(wrong)
        assert fault.value.code == "record_unreadable"


@pytest.mark.parametrize(
    ("version", "lacks"),
    [(1, {*SINCE_2, *SINCE_3, *SINCE_4}), (2, {*SINCE_3, *SINCE_4}), (3, SINCE_4), (4, set())],
)
def test_a_record_of_any_version_is_read_and_still_proves_whole(version: int, lacks: set[str]) -> None:
    """It lacks what was added since; read and written again it is the same to the byte and has the same commitment."""
    written = {k: v for k, v in said(refused()).to_json().items() if k not in lacks} | {"v": version}
    content = content_from_json(written)
    assert (content.dues, content.would_change) == ((), "") or version > 1
    assert (content.supersedes, content.supersede_reason, content.v) == ("", "", version)
    assert (content.event, bool(content.sharing)) == ("", False)
    assert canonical(content.to_json()) == canonical(written)
    assert commitment(content.to_json(), SALT) == commitment(written, SALT)
