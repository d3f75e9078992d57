"""The program and the formula say the same, and what the guidance is made of is named once and has its source."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import timedelta

import pytest

from app.guidance import GUIDANCE
from app.guidance.circumstances import Circumstances
from app.guidance.evaluate import evaluate
from app.guidance.model import Advice, Body, Case, Duty, Kind, Question
from app.settings import KINDS, NEW_LAWS
from tests.proofs.confirming import seen_by_the_program
from tests.proofs.symbolic import OFFICE_OPEN, Symbolic, Told

JOURNEYS = 500
HELD_AGAINST_THE_FORMULA = 5
"""One journey in so many is."""


def everything() -> Iterator[Question | Case | Body | Duty | Advice]:
    """All that the guidance says."""
    yield from GUIDANCE.questions
    for cases in GUIDANCE.parts().values():
        yield from cases
    yield from GUIDANCE.bodies
    yield from GUIDANCE.duties
    yield from GUIDANCE.advice


def test_everything_has_a_source_and_every_source_is_used() -> None:
    """Each statement cites something, and nothing is on the shelf for show."""
    cited = set().union(*(edition.sources for edition in GUIDANCE.editions))
    for each in everything():
        assert each.sources, each.id
        cited.update(each.sources)
    assert cited == set(GUIDANCE.source_by_id)


def test_a_name_means_one_thing() -> None:
    """No two named conditions share a name."""
    names = [term.id for term in GUIDANCE.terms()]
    assert len(names) == len(set(names))


def test_ids_are_used_once() -> None:
    """No two cases of a part, bodies, duties, lines, sources, or questions and facts share an id."""
    kinds: list[list[str]] = [[case.id for case in cases] for cases in GUIDANCE.parts().values()]
    kinds += [[*(fact.id for fact in GUIDANCE.facts), *(question.id for question in GUIDANCE.questions)]]
    kinds += [[source.id for source in GUIDANCE.sources]]
    kinds += [[body.id for body in GUIDANCE.bodies], [duty.id for duty in GUIDANCE.duties]]
    kinds += [[line.id for line in GUIDANCE.advice]]
    for ids in kinds:
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("edition", [edition.id for edition in GUIDANCE.editions])
def test_the_program_and_the_formula_agree(edition: str) -> None:
    """Five hundred random journeys, finished or not, in random circumstances: the formula says of the same answers what
    evaluate says, part by part and line by line; and nobody leaves the list of whom to tell as more is answered."""
    chance = random.Random(20261122)
    symbolic = Symbolic(GUIDANCE, edition)
    for turn in range(JOURNEYS):
        now = some_circumstances(chance)
        answers: dict[str, tuple[str, ...]] = {}
        while True:
            found = evaluate(GUIDANCE, symbolic.edition, answers, now)
            if not found.open or chance.random() < 0.01:
                break
            answers[found.open[0]] = some_answer(GUIDANCE.by_id[found.open[0]], chance)
        if turn % HELD_AGAINST_THE_FORMULA == 0:
            facts = {id: options[0] for id, options in now.facts(symbolic.edition).items()}
            told = Told(answers=answers, facts=facts)
            assert symbolic.seen(told)[0] == seen_by_the_program(GUIDANCE, told), told
        listed = {tell.id for tell in found.tell_now}
        for question in found.open[:1]:
            for option in GUIDANCE.by_id[question].options:
                more = evaluate(GUIDANCE, symbolic.edition, {**answers, question: (option.id,)}, now)
                assert listed <= {tell.id for tell in more.tell_now}, "a body left the list"


def some_answer(question: Question, chance: random.Random) -> tuple[str, ...]:
    """An answer as a person could give it."""
    option = chance.choice(question.options)
    if question.kind is Kind.MANY and not option.alone:
        others = [each.id for each in question.options if not each.alone and chance.random() < 0.15]
        return tuple(dict.fromkeys((option.id, *others)))
    return (option.id,)


def some_circumstances(chance: random.Random) -> Circumstances:
    """Any hour of a month, any kind of service, and any of the new laws."""
    at = OFFICE_OPEN + timedelta(hours=chance.randrange(24 * 30))
    overlays = frozenset(law for law in NEW_LAWS if chance.random() < 0.5)
    return Circumstances(known_at=at, at=at, service=chance.choice(KINDS), overlays=overlays)
