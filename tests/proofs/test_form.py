"""A form that is filled in by hand asks at least what the window asks, whatever is answered."""

from __future__ import annotations

import pytest

from app.decisions.blank_form import WIDEST
from app.decisions.ticked import Group, ticked
from app.guidance import GUIDANCE
from app.guidance.conditions import When
from app.guidance.model import Edition
from app.guidance.terms import MUST_TELL
from tests.proofs.journey import Formula, Journey, both, either, no
from tests.proofs.symbolic import Symbolic


def on_paper(groups: tuple[Group, ...], journey: Journey) -> Formula:
    """Whether a form says so: of every group one at least, as it was ticked."""
    return both(
        *(
            either(
                *(
                    journey.chosen(atom.question, *atom.options)
                    if isinstance(atom, When)
                    else no(journey.chosen(atom.question, *atom.options))
                    for atom in group
                )
            )
            for group in groups
        )
    )


@pytest.mark.parametrize("edition", GUIDANCE.editions, ids=lambda edition: edition.id)
def test_the_form_never_asks_too_little(edition: Edition) -> None:
    """No answers lead the window to a question that the form would leave out, nor to someone to tell whom the form
    would not name."""
    every = Symbolic(GUIDANCE, edition.id)
    first = every.first
    for question in GUIDANCE.in_order(edition):
        form = on_paper(ticked(question.asked, GUIDANCE, most=1), first)
        assert not every.possible(first.asked[question.id], no(form)), question.id
    must = on_paper(ticked(MUST_TELL, GUIDANCE, widest=WIDEST), first)
    for body in GUIDANCE.bodies:
        told = first.of(body.when)
        form = on_paper(ticked(body.when, GUIDANCE, widest=WIDEST, given=MUST_TELL), first)
        assert every.possible(told), body.id
        assert not every.possible(told, no(both(must, form))), body.id
    for body in GUIDANCE.bodies:
        for condition, _ in body.sooner:
            form = on_paper(ticked(condition, GUIDANCE, widest=WIDEST), first)
            assert not every.possible(first.of(condition), no(form)), body.id
