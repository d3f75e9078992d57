"""Conditions in words: as one sentence and as an outline, with names as names."""

from __future__ import annotations

import pytest

from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.guidance.conditions import ALWAYS, Condition, Term, clear_of, when
from app.guidance.explain import explain, outline
from app.words import Words

WORDING = Wording(Words(), GUIDANCE, GUIDANCE.editions[0])
WORRY = Term("worry", when("danger", "yes"))
DANGER = WORDING.question("danger", "heading")
YES, NO, UNSURE = (WORDING.label("danger", option) for option in ("yes", "no", "unsure"))


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (ALWAYS, ("Always.",)),
        (WORRY, ("If there is a worry",)),
        (clear_of("danger"), (f"If “{DANGER}” is answered",)),
        (
            WORRY & (when("danger", "yes", "unsure") | clear_of("danger", "no")),
            (
                "If all of these:",
                "- there is a worry",
                "- one of these:",
                f"  - “{DANGER}” is answered with “{YES}” or “{UNSURE}”",
                f"  - “{DANGER}” is answered, and not with “{NO}”",
            ),
        ),
    ],
)
def test_a_condition_as_an_outline(condition: Condition, said: tuple[str, ...]) -> None:
    """What must all hold stands below one head, what may hold instead below another, further in each time."""
    assert outline(condition, WORDING) == said


def test_a_condition_as_a_sentence() -> None:
    """Parts are joined, and brackets show what belongs together."""
    assert explain(ALWAYS, WORDING) == "Always."
    said = explain(WORRY & (when("danger", "yes") | clear_of("danger")), WORDING)
    assert said == f"If there is a worry, and (“{DANGER}” is answered with “{YES}”, or else “{DANGER}” is answered)."
