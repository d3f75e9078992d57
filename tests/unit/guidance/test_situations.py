"""Common situations are walked to their end with answers that are really asked for."""

from __future__ import annotations

from datetime import datetime

import pytest

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.circumstances import Circumstances
from app.guidance.conditions import atoms
from app.guidance.evaluate import evaluate
from app.guidance.situations import DEFAULTS, GROUPS, ROLES, Situation, completed, lines
from app.guidance.situations.shape import EVERYONE, situation
from app.words import Words

AT = datetime(2026, 11, 20, 14, 5, tzinfo=UK)
NOW = Circumstances(known_at=AT, at=AT, service="independent")
EDITION = GUIDANCE.editions[0]
ALL = [each for group in GROUPS.values() for each in group]


@pytest.mark.parametrize("each", ALL, ids=lambda each: each.id)
def test_a_situation_is_answered_whole_and_with_nothing_idle(each: Situation) -> None:
    """Nothing stays open, nothing is ignored, and every answer that is given is asked for somewhere."""
    walked = list(lines(GUIDANCE, EDITION, NOW, each))
    assert all(line.found.open == () and line.found.ignored == () for line in walked)
    asked = {question for line in walked for question in line.answers}
    assert set(each.given) <= asked


def test_ids_and_people_exist_once_and_in_words() -> None:
    """No situation shares an id; every role, recipient, group and situation has its short words."""
    words = Words()
    ids = [each.id for each in ALL]
    assert len(ids) == len(set(ids))
    keys = [f"situation.{id}" for id in ids] + [f"{table}.{group}" for group in GROUPS for table in ("group", "intro")]
    keys += [f"role.{role}" for role in ROLES] + [f"recipient.{recipient}" for recipient in (*EVERYONE, "none")]
    keys += [f"recipient.{body.id}" for body in GUIDANCE.bodies]
    assert [key for key in keys if not words.find("situations", key)] == []
    assert set(EVERYONE) == set(GUIDANCE.by_id["recipient"].option_ids())


def test_what_is_assumed_can_be_answered() -> None:
    """Every default is an answer that its question has, and the last for a question fits everyone."""
    for default in DEFAULTS:
        assert set(default.answer) <= set(GUIDANCE.by_id[default.question].option_ids())
    last = {default.question: default for default in DEFAULTS}
    assert all(default.when.parts == () for default in last.values())  # type: ignore[union-attr]


def test_what_a_situation_says_goes_before_what_is_assumed() -> None:
    """Given answers stand; the rest is filled in; what nobody assumed is a mistake."""
    given = {"role": ("ssw",), "topic": ("care",), "recipient": ("school",), "who": ("other",)}
    answers = completed(GUIDANCE, EDITION, NOW, given)
    assert answers["who"] == ("other",)
    assert answers["purpose"] == ("care",)
    assert evaluate(GUIDANCE, EDITION, answers, NOW).open == ()
    with pytest.raises(KeyError):
        completed(GUIDANCE, EDITION, NOW, {"role": ("ssw",)})


def test_one_answer_may_stand_by_itself() -> None:
    """A situation is written briefly and kept in one shape."""
    assert situation("x", topic="care", who=("ours", "adult")).given == {"topic": ("care",), "who": ("ours", "adult")}


def test_a_volunteer_comes_to_the_same_as_a_carer() -> None:
    """No condition names one of them without the other, so the tables need only one of them."""
    named = [
        atom.options for condition in GUIDANCE.conditions() for atom in atoms(condition) if atom.question == "role"
    ]
    assert named
    assert all(("carer" in options) == ("staff" in options) for options in named)
    assert {*ROLES, "staff"} == set(GUIDANCE.by_id["role"].option_ids())
