"""The questions as a form to fill in by hand, as a value."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from app.decisions.blank_form import BlankForm, blank_form
from app.decisions.to_ring import Ring, agency, everyone
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.guidance.conditions import ALWAYS
from app.guidance.model import AT_ONCE, Body, Edition, Hours, Kind, Months, WorkingDays
from app.settings import NAMED, Number, Settings
from app.words import Words

WORDS = Words()
EDITIONS = pytest.mark.parametrize("edition", GUIDANCE.editions, ids=lambda edition: edition.id)
MENTIONED = re.compile(r"\b(\d+) (?:other than |only )?[A-Z0-9]")


def form(edition: Edition, settings: Settings | None = None) -> BlankForm:
    """The form of an edition."""
    return blank_form(Wording(WORDS, GUIDANCE, edition), settings or Settings())


@EDITIONS
def test_every_question_and_every_answer_is_there_once_and_in_order(edition: Edition) -> None:
    """Numbered from 1, under its rule, with the letters of the window."""
    made = form(edition)
    assert [part.id for part in made.parts] == [rule.id for rule in edition.rules]
    questions = [question for part in made.parts for question in part.questions]
    assert [question.id for question in questions] == list(edition.order())
    assert [question.number for question in questions] == list(range(1, len(questions) + 1))
    for question in questions:
        assert [choice.id for choice in question.choices] == list(GUIDANCE.by_id[question.id].option_ids())
        assert len({choice.key for choice in question.choices}) == len(question.choices)
        assert not any(choice.chosen for choice in question.choices)
    assert (made.edition, made.version, made.nation) == (edition.id, GUIDANCE.version, "England")


@EDITIONS
def test_when_a_question_is_asked_names_only_earlier_ones(edition: Edition) -> None:
    """So the form is filled in from the first page to the last; only a few are asked of everybody."""
    always = []
    for part in form(edition).parts:
        for question in part.questions:
            numbers = [int(number) for number in MENTIONED.findall(question.only)]
            assert all(number < question.number for number in numbers), question.only
            assert bool(numbers) == bool(question.only)
            if not question.only:
                always.append(question.id)
    assert always == ["danger", "judgement", "decision", "reasons"]


@EDITIONS
def test_there_is_room_for_own_words(edition: Edition) -> None:
    """Where the window has a box for them, and for an answer in words or a day; most where there is most to say."""
    for part in form(edition).parts:
        for question in part.questions:
            asked = GUIDANCE.by_id[question.id]
            written = asked.own_words or asked.kind in (Kind.TEXT, Kind.DATE)
            assert bool(question.lines) == written
            assert bool(question.note) == asked.own_words
    lines = {question.id: question.lines for part in form(edition).parts for question in part.questions}
    assert (lines["look_again"], lines["known"], max(lines, key=lines.__getitem__)) == (1, 2, "reasons")


def test_a_condition_is_said_in_numbers_and_letters() -> None:
    """Neighbours together, never over the letter of the unsure; the few that do not count, where they are fewer."""
    only = {question.id: question.only for part in form(GUIDANCE.editions[0]).parts for question in part.questions}
    assert only["called"] == "you ticked 1 A or N"
    assert only["role"] == "you ticked 1 B, or 2 A"
    assert only["serious"] == "you ticked 6 other than X to Z, 0 or 1"
    assert only["known"] == "you ticked 1 B; and 6 A to M, or 7 A or N, or 8 A to C or N"
    assert only["identify"].endswith("; and not 15 I or J")
    assert only["consent"].endswith(" or 15 only A or H")
    assert only["detrimental"].startswith("your agency counts the 2026 duty to share as law; and you ticked 3 B or C;")


@EDITIONS
def test_whom_to_tell_now_is_said_of_every_body(edition: Edition) -> None:
    """Who, by when and if what was ticked; the number only where one is set; and what makes it more urgent."""
    made = form(edition, Settings(numbers=(Number("out_of_hours", "", "01632 960 111"),)))
    assert [each.id for each in made.protectors] == [body.id for body in GUIDANCE.bodies]
    by_id = {each.id: each for each in made.protectors}
    assert by_id["child_sw"].only.startswith("in office hours; and 4 A, D, G or N; and ")
    assert by_id["child_sw"].only.endswith("; and not 5 E")
    assert by_id["out_of_hours"].only.startswith("when offices are closed; and 4 ")
    assert (by_id["child_sw"].number, by_id["lado"].number) == ("01632 960 111", "")
    assert (by_id["emergency"].by, by_id["lado"].by) == ("at once", "next working day")
    assert made.must_tell == "you ticked 1 A or N, or 6 A to M or Q, or 7 A or N, or 8 A to C or N"
    assert [by for by, _ in made.sooner] == ["at once", "within 24 hours"]


@pytest.mark.parametrize(
    ("within", "said"),
    [
        (AT_ONCE, "at once"),
        (Hours(hours=1), "within an hour"),
        (Hours(hours=72), "within 72 hours"),
        (WorkingDays(days=2), "2 working days"),
        (Months(months=1), "one month"),
    ],
)
def test_by_when_is_said_in_every_measure(within: Hours | WorkingDays | Months, said: str) -> None:
    """At once, hours, working days, months; and somebody who is always told has no condition."""
    guidance = replace(GUIDANCE, bodies=(Body(id="lado", when=ALWAYS, within=within),))
    made = blank_form(Wording(WORDS, guidance, GUIDANCE.editions[0]), Settings())
    (only,) = made.protectors
    assert (only.by, only.only) == (said, "")
    assert made.sooner == ()


def test_the_numbers_are_everybodys_and_then_the_agencys() -> None:
    """Set ones in their order, under their names; then those that the guidance points at, with room to write; the
    helpline's number is always there."""
    own = (Number("lado", "", "01632 960 444"), Number("", "Therapist on call", "01632 960 333"))
    listed = agency(Settings(numbers=own), WORDS)
    assert listed[:2] == (
        Ring("01632 960 444", "Designated officer (LADO)"),
        Ring("01632 960 333", "Therapist on call"),
    )
    assert len(listed) == 1 + len(NAMED)
    assert [each.number for each in listed[2:]] == ["", "", "", "", "0808 800 5000"]
    assert [each.number for each in everyone(WORDS)] == ["999", "101", "111"]
    assert all(each.name and each.what for each in everyone(WORDS))
