"""What could still tell who somebody is: found by the words that give it away, and taken out where somebody says so."""

from __future__ import annotations

import pytest

from app.decisions.sharing.clues import KINDS, clues
from app.decisions.sharing.values import Item
from app.decisions.sharing.whole import Sharing
from tests.unit.decisions.journeys import START, blank
from tests.unit.decisions.sharing.asking import WORDS, asked
from tests.unit.decisions.sharing.made import draft as made_draft


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("She goes by a nickname.", "names"),
        ("She has a twin.", "rare"),
        ("It was at Christmas.", "dates"),
        ("He came at 7.30 pm.", "dates"),
        ("Her half-brother is here.", "siblings"),
        ("He has autism.", "health"),
        ("They go to a mosque.", "faith"),
        ("She speaks Polish.", "origin"),
        ("They live in a small village.", "place"),
        ("It was in the newspaper.", "public"),
        ("Her dad works as a pilot.", "job"),
        ("There was a fire.", "event"),
    ],
)
def test_a_clue_is_found(sentence: str, kind: str) -> None:
    """With the words that give it away and the sentence they stand in; of the other kinds, what to look for."""
    found = clues([sentence, "She ate well."], WORDS)
    assert {clue.kind for clue in found} == set(KINDS)
    (one,) = (clue for clue in found if clue.kind == kind)
    assert one.about == sentence
    assert one.text.casefold() in sentence.casefold() or ", " in one.text
    assert [clue.text for clue in clues(["She ate well."], WORDS)] == [""] * len(KINDS)
    assert len({clue.id for clue in found}) == len(found)


def test_what_is_ruled_out_is_taken_out() -> None:
    """The sentence with our words around it, and its other clues; what is only to be looked for takes out nothing."""
    items = (
        Item(id="1", kind="concern", text="She is deaf.", happened="2026-12-13"),
        Item(id="2", kind="concern", text="She ran. Her brother saw it."),
    )
    draft = made_draft().with_sharing(Sharing(items=items), START)
    found = asked(draft)
    deaf = next(clue for clue in found.could_tell if clue.text == "deaf")
    assert deaf.about == "A day or two ago: She is deaf. (I have not checked this.)"
    left = found.without({deaf.id, "rare"})
    assert deaf.about not in left.text()
    assert "She ran. Her brother saw it. (I have not checked this.)" in left.text()
    assert {clue.id for clue in left.could_tell} == {clue.id for clue in found.could_tell} - {deaf.id, "rare"}
    brother = next(clue for clue in left.could_tell if clue.text == "brother")
    assert "She ran." in left.without([brother.id]).text()
    assert "saw it" not in left.without([brother.id]).text()


def test_a_heading_without_words_goes_too() -> None:
    """Where everything below it was taken out."""
    draft = blank().with_answer("danger", ("no",), START)
    found = asked(
        draft.with_sharing(Sharing(items=(Item(id="1", kind="concern", sort="opinion", text="A fire."),)), START)
    )
    fire = next(clue for clue in found.could_tell if clue.text)
    assert "think" in {line.id for line in found.lines}
    assert "think" not in {line.id for line in found.without([fire.id]).lines}
