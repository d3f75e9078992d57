"""Not sure is always an answer, and leads to the safe side."""

from __future__ import annotations

import pytest

from app.guidance import GUIDANCE
from tests.flows.walking import EVERYDAY, TO_SCHOOL, WORRIED, Given, found, outcome

OF_ONES_OWN = {"called", "role", "judgement", "decision", "reasons", "careful", "would_change", "look_again"}
"""What a person has just done, who they are, and what is theirs to say: neither fact nor law."""


def test_every_question_of_fact_or_law_can_be_answered_with_not_sure() -> None:
    """And that answer is never the only one."""
    for question in GUIDANCE.questions:
        if question.id not in OF_ONES_OWN:
            assert "unsure" in question.option_ids(), question.id
            assert len(question.options) > 2, question.id


@pytest.mark.parametrize(
    ("answers", "changed"),
    [
        (TO_SCHOOL, {"purpose": "unsure", "identify": "needed"}),
        (TO_SCHOOL, {"material": ["unsure"]}),
        (TO_SCHOOL, {"doubt": "unsure"}),
        (TO_SCHOOL, {"harmful": "unsure"}),
        (TO_SCHOOL, {"needed": "unsure"}),
        (TO_SCHOOL, {"recipient": "unsure"}),
        (TO_SCHOOL, {"recipient": "parent", "parent_say": "unsure"}),
        ({**WORRIED, "recipient": "child_sw"}, {"request": "unsure"}),
    ],
)
def test_not_sure_leads_to_advice(answers: dict[str, Given], changed: dict[str, Given]) -> None:
    """Outside, and where it is not known who asks: ask somebody, and nothing goes meanwhile."""
    assert outcome({**answers, "fits": "no", **changed}) == "seek_advice"


@pytest.mark.parametrize("question", ["serious", "who", "about", "topic", "known", "fits", "told"])
def test_not_sure_never_keeps_a_worry_from_those_who_protect(question: str) -> None:
    """A carer who is not sure of it still tells the child's social worker, and is told whom to tell now."""
    unsure: Given = ["unsure"] if question in {"who", "about", "topic", "known"} else "unsure"
    telling = {**WORRIED, "recipient": "child_sw", "request": "no", "told": "safe", "fits": "no", question: unsure}
    assert outcome(telling) == "share_now"
    assert found(telling).tell_now


def test_not_sure_of_danger_is_danger() -> None:
    """Nobody weighs a doubt while somebody may be hurt."""
    assert found({**EVERYDAY, "danger": "unsure"}).outcome == "act_now"
