"""Every named property, held for every set of answers that anyone could give, under every edition and in all
circumstances. About the logic, never that the guidance is right."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import pytest

from app.guidance import GUIDANCE
from app.guidance.evaluate import INSTEAD, Found, evaluate
from tests.proofs.confirming import seen_by_the_program
from tests.proofs.plain import explained
from tests.proofs.properties import PROPERTIES
from tests.proofs.routing import needs_around, sends_to_whom_it_is_about
from tests.proofs.symbolic import Symbolic

EDITIONS = [edition.id for edition in GUIDANCE.editions]


@cache
def all_answers(edition: str) -> Symbolic:
    """The formula of one edition, built once."""
    return Symbolic(GUIDANCE, edition)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("id", PROPERTIES)
def test_the_property_holds(id: str, edition: str) -> None:
    """No answers break it; if some do, the failure says the property and the answers in plain words."""
    failure = PROPERTIES[id].failure(all_answers(edition))
    if failure is not None:
        pytest.fail(explained(GUIDANCE, PROPERTIES[id], failure), pytrace=False)


def test_every_property_is_one_sentence() -> None:
    """Each says in one plain sentence what it promises."""
    for each in PROPERTIES.values():
        assert each.sentence.endswith("."), each.id
        assert len(each.sentence.split()) <= 40, each.id


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_proof_can_fail(edition: str) -> None:
    """A claim that is not true is met with an example that the program itself confirms."""
    answers = all_answers(edition)
    example = answers.example(answers.first.outcome("share_limited"), answers.first.settled)
    assert example is not None
    assert seen_by_the_program(GUIDANCE, example[0])["outcome:share_limited"]


def test_a_duty_changes_hands_where_the_worry_is_about_its_owner() -> None:
    """Whoever's job it would be does not get it where the worry is about them: somebody senior does."""
    answers = all_answers(EDITIONS[0])
    handed_on = set()
    for duty in GUIDANCE.duties:
        about = answers.first.chosen("about", duty.owner)
        for told in answers.example(answers.first.duty(duty.id), about) or ():
            found = evaluate(GUIDANCE, answers.edition, told.answers, told.now())
            assert [due.owner for due in found.duties if due.id == duty.id] == [INSTEAD[duty.owner]]
            handed_on.add(duty.owner)
    assert handed_on == set(INSTEAD)


def test_words_go_round_whom_it_is_about() -> None:
    """What can be shown though it would send someone to the person in question is marked for words that go round."""
    answers = all_answers(EDITIONS[0])
    claims = sends_to_whom_it_is_about(answers)
    for part, id in needs_around(GUIDANCE):
        told = answers.example(claims[part, id])
        assert told is not None, (part, id)
        found = evaluate(GUIDANCE, answers.edition, told[0].answers, told[0].now())
        shown: dict[str, Iterable[Found]] = {"tell_now": found.tell_now, "duty": found.duties, "advice": found.advice}
        lines = shown.get(part) or (found.why[part],)
        assert any(line.id == id and line.around for line in lines), (part, id)
