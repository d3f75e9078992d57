"""A record is found by any word that somebody wrote in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.decisions.content import AnswerLine, CallLine, RuleLine
from app.store.search import searchable
from tests.store.sealing import content

WORD = "Xanthippe"

WRITTEN = (
    "author",
    "organisation",
    "happened",
    "judgement",
    "reasons",
    "would_change",
    "look_again",
    "supersede_reason",
)


@pytest.mark.parametrize("box", WRITTEN)
def test_what_somebody_wrote_is_found(box: str) -> None:
    """Each box of a decision for somebody's own words is in the index."""
    said = content("2026-001").to_json()
    assert isinstance(said[box], str)
    assert WORD in searchable({**said, box: f"as {WORD} said"})


def test_answers_notes_and_calls_are_found_and_the_choices_of_the_guidance_are_not() -> None:
    """Own words are found wherever they stand; what was chosen from a list is no word of theirs."""
    chosen = AnswerLine(question="a", heading="?", options=("yes",), answer="Chosen", note="Noted")
    written = AnswerLine(question="b", heading="?", options=(), answer="Written", note="")
    said = replace(
        content("2026-001"),
        rules=(RuleLine(id="r", title="Rule", answers=(chosen, written)),),
        calls=(CallLine(at="", who="Rang", said="Told", asked_to_do="Wanted"),),
    )
    found = searchable(said.to_json()).split("\n")
    assert {"Noted", "Written", "Rang", "Told", "Wanted"} <= set(found)
    assert not {"Chosen", "Rule", "?"} & set(found)
