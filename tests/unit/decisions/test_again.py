"""Today's edition held against what was sealed; nothing sealed is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from app.decisions.again import Again, again
from app.decisions.content import AnswerLine, Content
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.settings import Adopted
from app.words import Words
from tests.unit.decisions.journeys import START
from tests.unit.decisions.test_keeping import refused, said

DUTY = Adopted(starts=(("duty_to_share", date(2026, 12, 1)),))


def today(content: Content, adopted: Adopted = Adopted(), days: int = 0) -> Again:  # noqa: B008 - frozen
    """The same decision under the first edition, some days later."""
    wording = Wording(Words(), GUIDANCE, GUIDANCE.editions[0])
    return again(content, wording, adopted, START + timedelta(days=days))


def with_answer(content: Content, question: str, *options: str) -> Content:
    """The same content, one answer of which had other options."""
    rules = tuple(
        replace(rule, answers=tuple(replace(a, options=options) if a.question == question else a for a in rule.answers))
        for rule in content.rules
    )
    return replace(content, rules=rules)


def test_the_same_guidance_says_the_same() -> None:
    """A record held against the guidance it was made with."""
    found = today(said())
    assert found.same
    assert (found.number, found.changed, found.open, found.lost) == ("2026-001", (), (), 0)
    assert today(said(refused())).same


def test_another_outcome_is_named_in_words() -> None:
    """What the record says stands beside what today's edition says."""
    found = today(replace(said(), outcome="share_limited", outcome_title="Share less"))
    assert not found.same
    assert (found.changed[0].was, found.changed[0].now) == ("Share less", "Share with them without delay")


def test_someone_more_to_tell_is_named() -> None:
    """The people to tell are compared as a list; who stands in out of hours counts as the same."""
    content = said()
    fewer = today(replace(content, tell_now=content.tell_now[:1]))
    assert fewer.changed[-1].part == "Tell them now"
    assert "supervising" in fewer.changed[-1].now
    nobody = today(replace(content, tell_now=()))
    assert nobody.changed[-1].was == "nobody"
    by_night = tuple(replace(t, body="out_of_hours") if t.body == "child_sw" else t for t in content.tell_now)
    assert today(replace(content, tell_now=by_night)).same


def test_a_law_that_counts_today_is_taken_into_account() -> None:
    """With a duty to share a school is asked about anew: what was not asked then is named, and nothing is guessed."""
    school = replace(refused(), answers={**refused().answers, "recipient": ("school",)})
    content = said(school)
    assert today(content, DUTY, days=0).same
    found = today(content, DUTY, days=20)
    assert found.open == ("Would sharing it be worse for the child than not sharing it?",)
    assert not found.same


def test_answers_that_are_no_longer_known_are_counted() -> None:
    """A question or an option that went is never an error."""
    content = said()
    gone = with_answer(content, "unsafe_why", "child_harm", "an_option_of_old")
    assert today(gone).lost == 1
    rules = (
        replace(
            content.rules[0],
            answers=(
                *content.rules[0].answers,
                AnswerLine(question="a_question_of_old", heading="?", options=("yes",), answer="Yes", note=""),
            ),
        ),
        *content.rules[1:],
    )
    assert today(replace(content, rules=rules)).lost == 1
