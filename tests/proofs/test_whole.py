"""Nothing in the guidance is dead, dangling or out of order."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime

import pytest

from app.clock import UK
from app.guidance import GUIDANCE
from app.guidance.conditions import atoms
from app.guidance.evaluate import evaluate
from app.guidance.model import Advice, Body, Case, Duty, Kind, Question, Verdict
from tests.proofs.symbolic import Symbolic, symbolic

NOW = datetime(2026, 11, 20, 14, 5, tzinfo=UK)


@pytest.fixture(params=[edition.id for edition in GUIDANCE.editions])
def all_answers(request: pytest.FixtureRequest) -> Symbolic:
    """All answers under each edition."""
    return symbolic(request.param)


def test_every_case_decides_for_someone(all_answers: Symbolic) -> None:
    """There are answers for which each case of each part is the one that decides."""
    for cases in GUIDANCE.parts().values():
        for case in cases:
            assert all_answers.example(all_answers.decided_by(cases, case.id)), case.id


def test_all_nine_outcomes_are_reached(all_answers: Symbolic) -> None:
    """Each of the nine outcomes is the answer to something."""
    for verdict in Verdict:
        assert all_answers.example(all_answers.takes(GUIDANCE.outcomes, verdict.value)), verdict


def test_every_body_duty_and_line_of_advice_can_apply(all_answers: Symbolic) -> None:
    """No body, duty or advice is written that nobody can ever see."""
    conditional: tuple[Body | Duty | Advice, ...] = (*GUIDANCE.bodies, *GUIDANCE.duties, *GUIDANCE.advice)
    for each in conditional:
        assert all_answers.example(all_answers.of(each.when)), each.id


def test_every_option_can_be_chosen(all_answers: Symbolic) -> None:
    """Every question is asked of someone, with every option."""
    for question in GUIDANCE.questions:
        for option in question.options:
            assert all_answers.example(all_answers.chosen(question.id, option.id)), (question.id, option.id)


def test_conditions_only_look_back() -> None:
    """In every edition a question depends on earlier ones only, and nothing depends on a closing question."""
    for edition in GUIDANCE.editions:
        order = edition.order()
        assert sorted(order) == sorted(question.id for question in GUIDANCE.questions)
        for question in GUIDANCE.in_order(edition):
            for atom in atoms(question.asked):
                assert order.index(atom.question) < order.index(question.id), (edition.id, question.id, atom)
                assert question.closing or not GUIDANCE.by_id[atom.question].closing


def test_conditions_name_answers_that_exist() -> None:
    """Every question and option a condition mentions is there to be given."""
    for condition in GUIDANCE.conditions():
        for atom in atoms(condition):
            options = GUIDANCE.by_id[atom.question].option_ids()
            assert set(atom.options) <= set(options), atom


def test_everything_has_a_source_and_every_source_is_used() -> None:
    """Each statement cites something, and nothing is on the shelf for show."""
    cited = set().union(*(edition.sources for edition in GUIDANCE.editions))
    for each in _everything():
        assert each.sources, each.id
        cited.update(each.sources)
    assert cited == set(GUIDANCE.source_by_id)


def test_a_name_means_one_thing() -> None:
    """No two named conditions share a name."""
    names = [term.id for term in GUIDANCE.terms()]
    assert len(names) == len(set(names))


def test_ids_are_used_once() -> None:
    """No two cases of a part, bodies, duties, lines, questions or sources share an id."""
    kinds: list[list[str]] = [[case.id for case in cases] for cases in GUIDANCE.parts().values()]
    kinds += [[question.id for question in GUIDANCE.questions], [source.id for source in GUIDANCE.sources]]
    kinds += [[body.id for body in GUIDANCE.bodies], [duty.id for duty in GUIDANCE.duties]]
    kinds += [[line.id for line in GUIDANCE.advice]]
    for ids in kinds:
        assert len(ids) == len(set(ids))


def _everything() -> Iterator[Question | Case | Body | Duty | Advice]:
    yield from GUIDANCE.questions
    for cases in GUIDANCE.parts().values():
        yield from cases
    yield from GUIDANCE.bodies
    yield from GUIDANCE.duties
    yield from GUIDANCE.advice


def test_the_program_and_the_formula_agree(all_answers: Symbolic) -> None:
    """A thousand random journeys: what evaluate says is what the solver says of the same answers."""
    chance = random.Random(20261122)
    edition = all_answers.edition
    for turn in range(1_000):
        answers: dict[str, tuple[str, ...]] = {}
        while True:
            found = evaluate(GUIDANCE, edition, answers, NOW)
            if not found.open or chance.random() < 0.01:
                break
            answers[found.open[0]] = _some_answer(GUIDANCE.by_id[found.open[0]], chance)
        if turn % 25 == 0:
            fixed = [
                all_answers.chosen(q.id, o.id) == (o.id in answers.get(q.id, ()))
                for q in GUIDANCE.questions
                for o in q.options
            ]
            claim = (
                all_answers.takes(GUIDANCE.outcomes, found.outcome)
                if found.outcome
                else ~all_answers.takes(GUIDANCE.outcomes, *(v.value for v in Verdict))
            )
            assert all_answers.example(*fixed, claim) is not None, answers
        listed = {tell.id for tell in found.tell_now}
        for question in found.open[:1]:
            for option in GUIDANCE.by_id[question].options:
                more = evaluate(GUIDANCE, edition, {**answers, question: (option.id,)}, NOW)
                assert listed <= {tell.id for tell in more.tell_now}, "a body left the list"


def _some_answer(question: Question, chance: random.Random) -> tuple[str, ...]:
    option = chance.choice(question.options)
    if question.kind is Kind.MANY and not option.alone:
        others = [each.id for each in question.options if not each.alone and chance.random() < 0.15]
        return tuple(dict.fromkeys((option.id, *others)))
    return (option.id,)
