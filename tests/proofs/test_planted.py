"""Each named property notices a mistake: it fails on a copy of the guidance with one planted, and shows where."""

from __future__ import annotations

import pytest

from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.words import Words
from tests.proofs.confirming import confirmed
from tests.proofs.plain import explained
from tests.proofs.planted import PLANTED
from tests.proofs.properties import PROPERTIES
from tests.proofs.symbolic import Symbolic

EDITION = GUIDANCE.editions[0]


def test_every_property_has_its_planted_mistake() -> None:
    """No property is believed that was never seen to fail."""
    assert set(PLANTED) == set(PROPERTIES)


@pytest.mark.parametrize("id", PLANTED)
def test_the_property_notices_the_mistake(id: str) -> None:
    """It fails, in plain words that name the questions at fault, and the program says the same of these answers."""
    wrong = PLANTED[id].plant(GUIDANCE)
    symbolic = Symbolic(wrong, EDITION.id)
    failure = PROPERTIES[id].failure(symbolic)
    assert failure is not None, PLANTED[id].mistake
    said = explained(wrong, PROPERTIES[id], failure)
    assert said.count("\n") >= 1, said
    wording = Wording(Words(), GUIDANCE, EDITION)
    for question in PLANTED[id].about:
        assert f"\n{wording.question(question, 'heading')}" in said.replace("\n  ", "\n"), said
    assert confirmed(symbolic, failure), said
