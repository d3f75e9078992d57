"""Each recipient has an outcome of their own, from the decision's answers and from theirs."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType

import pytest

from app.decisions.route import assess
from app.decisions.sharing.assessing import OF_RECIPIENT, answers_of, asks, assess_all, assess_for
from app.decisions.sharing.values import Recipient
from app.guidance import GUIDANCE
from app.guidance.evaluate import Assessment
from app.settings import Adopted
from tests.unit.decisions.journeys import START
from tests.unit.decisions.sharing import made

DRAFT = made.draft()
ANSWERED = MappingProxyType(
    {
        "request": ("verified",),
        "purpose": ("care",),
        "material": ("basics",),
        "parent_say": ("in_touch",),
        "identify": ("needed",),
        "harmful": ("no",),
        "needed": ("all",),
    }
)


def found(recipient: Recipient) -> Assessment:
    """The assessment for somebody in the sample decision."""
    return assess_for(GUIDANCE, DRAFT, recipient, Adopted(), START)


def test_the_decisions_own_recipient_is_assessed_as_the_decision_is() -> None:
    """Without answers of their own and of the kind that was answered, all of the draft's answers count."""
    assert answers_of(DRAFT.answers, made.SOCIAL_WORKER) == dict(DRAFT.answers)
    assert found(made.SOCIAL_WORKER) == assess(GUIDANCE, DRAFT, Adopted(), START)


def test_somebody_else_has_their_own_answers() -> None:
    """Of the decision's answers those about the recipient are left out, and the kind answers for itself."""
    theirs = answers_of({**DRAFT.answers, "harmful": ("no",)}, made.MOTHER)
    assert theirs["recipient"] == ("parent",)
    assert (theirs["request"], theirs["purpose"]) == (("verified",), ("care",))
    assert "harmful" not in theirs
    assert theirs["danger"] == DRAFT.answers["danger"]


def test_their_answers_change_nothing_about_the_event() -> None:
    """What was answered for everybody stands; what nobody was asked yet they may answer for themselves."""
    answers = MappingProxyType({"serious": ("none",), "doubt": ("no",), "fits": ("no",)})
    somebody = replace(made.MOTHER, answers=answers)
    theirs = answers_of({**DRAFT.answers, "fits": ()}, somebody)
    assert theirs["serious"] == ("serious",)
    assert (theirs["doubt"], theirs["fits"]) == (("no",), ("no",))


def test_somebody_of_the_same_kind_with_answers_is_not_the_decisions_own() -> None:
    """Another social worker who asked for a file: the decision's answers about the first do not count for them."""
    other = replace(made.SOCIAL_WORKER, id="other", answers=MappingProxyType({"request": ("unverified",)}))
    assert found(other).outcome == "do_not_share"
    assert found(made.SOCIAL_WORKER).outcome == "share_now"


def test_what_is_open_about_a_recipient_is_named_in_order() -> None:
    """The mother's questions are hers alone, in the order in which they are asked; the social worker has none."""
    open_ = asks(GUIDANCE, found(made.MOTHER))
    assert open_
    assert list(open_) == [question for question in found(made.MOTHER).path if question in open_]
    assert asks(GUIDANCE, found(made.SOCIAL_WORKER)) == ()
    assert asks(GUIDANCE, found(replace(made.MOTHER, answers=MappingProxyType({})))) == ("request",)


def test_what_is_open_about_the_event_is_not_asked_of_a_recipient() -> None:
    """An unfinished decision asks the rest of its opening itself."""
    answers = {question: answer for question, answer in DRAFT.answers.items() if question != "serious"}
    unfinished = replace(DRAFT, answers=MappingProxyType(answers))
    assessed = assess_for(GUIDANCE, unfinished, made.MOTHER, Adopted(), START)
    assert "serious" in assessed.open
    assert "serious" not in asks(GUIDANCE, assessed)


def test_answered_whole_it_comes_to_an_outcome() -> None:
    """When nothing is open any more there is an outcome, and it is not the social worker's."""
    mother = replace(made.MOTHER, answers=ANSWERED)
    while open_ := asks(GUIDANCE, found(mother)):
        option = GUIDANCE.by_id[open_[0]].options[0].id
        mother = replace(mother, answers=MappingProxyType({**mother.answers, open_[0]: (option,)}))
    assert found(mother).outcome is not None
    assert found(mother).outcome != found(made.SOCIAL_WORKER).outcome


def test_answers_that_are_hidden_do_not_count() -> None:
    """What a parent may have is not asked about a school, so an answer to it changes nothing."""
    school = replace(made.MOTHER, kind="school", person="")
    seen = {question: answer for question, answer in school.answers.items() if question != "parent_say"}
    without = found(replace(school, answers=MappingProxyType(seen)))
    assert "parent_say" in found(school).ignored
    assert replace(found(school), ignored=()) == replace(without, ignored=())


@pytest.mark.parametrize("kind", ["", "martian", "parents"])
def test_a_kind_that_nobody_knows_settles_nothing(kind: str) -> None:
    """No outcome, and the first thing to say is who they are."""
    somebody = Recipient(id="x", kind=kind)
    assert found(somebody).outcome is None
    assert asks(GUIDANCE, found(somebody))[0] == "recipient"


def test_all_of_them_are_assessed_by_id() -> None:
    """One assessment for each recipient."""
    everybody = assess_all(GUIDANCE, DRAFT, Adopted(), START)
    assert {id: each.outcome for id, each in everybody.items()} == {"sw": "share_now", "mum": None}


def test_what_hangs_on_a_recipient_is_asked() -> None:
    """Each of these is a question of the guidance."""
    assert set(OF_RECIPIENT) <= set(GUIDANCE.by_id)
