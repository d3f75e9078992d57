"""From answers to an assessment."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.clock import UK
from app.errors import AppError
from app.guidance import GUIDANCE
from app.guidance.answers import LONGEST_TEXT, checked
from app.guidance.circumstances import Circumstances
from app.guidance.deadlines import deadline
from app.guidance.evaluate import evaluate
from app.guidance.model import Hours, WorkingDays

EDITION = GUIDANCE.editions[0]
FRIDAY = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
NOW = Circumstances(known_at=FRIDAY, at=FRIDAY)


def test_nothing_answered_asks_about_danger_first() -> None:
    """The first open question is danger, and nothing else is settled."""
    found = evaluate(GUIDANCE, EDITION, {}, NOW)
    assert found.open[0] == "danger"
    assert (found.outcome, found.tell_person, found.consent, found.decider) == (None, None, None, None)
    assert found.tell_now == ()


def test_danger_interrupts_at_once() -> None:
    """One answer is enough: act now, ring 999, and only then the question whether they rang."""
    found = evaluate(GUIDANCE, EDITION, {"danger": ("unsure",)}, NOW)
    assert found.outcome == "act_now"
    assert [tell.id for tell in found.tell_now] == ["emergency"]
    assert found.open == ("called",)
    assert found.why["outcome"].because == ("danger",)


def test_hidden_answers_do_not_count() -> None:
    """An answer to a question that is not asked on this path is reported and changes nothing."""
    plain = evaluate(GUIDANCE, EDITION, {"danger": ("yes",)}, NOW)
    found = evaluate(GUIDANCE, EDITION, {"danger": ("yes",), "recipient": ("media",)}, NOW)
    assert found.ignored == ("recipient",)
    assert found.outcome == plain.outcome
    assert found.open == plain.open


def test_empty_answers_are_open_and_text_is_taken_as_text() -> None:
    """An empty choice leaves the question open; closing texts never open or close anything."""
    found = evaluate(GUIDANCE, EDITION, {"danger": (), "judgement": "Tell her social worker.", "reasons": ""}, NOW)
    assert found.open == ("danger",)
    assert "reasons" in found.path


def test_a_question_is_found_by_edition_and_rule() -> None:
    """An edition knows the rule of each of its questions and refuses others."""
    assert EDITION.rule_of("told") == "rule_2"
    with pytest.raises(KeyError):
        EDITION.rule_of("no_such_question")
    with pytest.raises(KeyError):
        GUIDANCE.edition("1066")


@pytest.mark.parametrize(
    ("known", "days", "due"),
    [
        ("2026-11-20T14:05", 1, "2026-11-23T17:00"),  # a Friday: the weekend does not count
        ("2026-12-24T18:00", 1, "2026-12-29T17:00"),  # Christmas, Boxing Day, a weekend, and a day in lieu
        ("2027-03-25T09:00", 1, "2027-03-30T17:00"),  # Good Friday and Easter Monday
        ("2026-12-31T09:00", 1, "2027-01-04T17:00"),  # New Year, into another year
        ("2026-11-22T09:00", 5, "2026-11-27T17:00"),
    ],
)
def test_working_days_leave_out_weekends_and_bank_holidays(known: str, days: int, due: str) -> None:
    """A working day ends when the office closes, in England's time."""
    known_at = datetime.fromisoformat(known).replace(tzinfo=UK)
    assert deadline(known_at, WorkingDays(days=days)) == datetime.fromisoformat(due).replace(tzinfo=UK)


def test_hours_run_through_the_night_the_clocks_change() -> None:
    """Twenty-four hours are twenty-four hours, also when one of them comes twice."""
    before = datetime(2026, 10, 24, 12, 0, tzinfo=UK)
    assert deadline(before, Hours(hours=24)) == datetime(2026, 10, 25, 11, 0, tzinfo=UK)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"dangr": "yes"}, "unknown_question"),
        ({"danger": "maybe"}, "unknown_option"),
        ({"danger": 1}, "wrong_answer"),
        ({"danger": [1]}, "wrong_answer"),
        ({"danger": ["yes", "no"]}, "one_answer"),
        ({"about": ["nobody", "me"]}, "alone"),
        ({"reasons": ["words"]}, "wrong_answer"),
        ({"reasons": "x" * (LONGEST_TEXT + 1)}, "text_too_long"),
        ({"look_again": "soon"}, "not_a_date"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_by_name(raw: dict[str, object], code: str) -> None:
    """The error says which question, so that a person can put it right."""
    with pytest.raises(AppError) as refused:
        checked(GUIDANCE, raw)
    assert refused.value.code == code
    assert refused.value.facts["question"] == next(iter(raw))


def test_answers_are_taken_in_every_shape_they_may_have() -> None:
    """One option or a list, the same option twice, a text, a date, an empty date."""
    taken = checked(
        GUIDANCE, {"danger": "no", "who": ["ours", "other", "ours"], "reasons": "Because.", "look_again": ""}
    )
    assert taken == {"danger": ("no",), "who": ("ours", "other"), "reasons": "Because.", "look_again": ""}
