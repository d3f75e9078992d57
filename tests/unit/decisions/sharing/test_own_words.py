"""What somebody wrote about sharing is found wherever it stands: in searches, and when somebody asks what is held."""

from __future__ import annotations

from dataclasses import replace

from app.decisions.access import Part, found, of_content, of_draft
from app.decisions.kept_words import place
from app.decisions.sharing.own_words import OWN, boxes, reworded
from app.decisions.sharing.whole import EMPTY
from app.store.search import searchable
from app.words import Words
from tests.store.sealing import content
from tests.unit.decisions.journeys import blank
from tests.unit.decisions.sharing import made
from tests.unit.decisions.test_access import MARKS


def test_each_thing_is_a_box_of_its_own() -> None:
    """With whom it is about, so that it is found under their reference too; who somebody really is, with their
    details."""
    whole = list(boxes(made.with_ledgers().put_reason("gone", "Why not.")))
    assert whole[0] == ("known", "Zuleika Marrable\nZuzu\n2016-05-04\nFernhill Primary\n943 476 5919\nChild A")
    assert ("items", f"She lives at {made.HOME}.\nThe placement plan.\nCarer A") in whole
    assert ("bars", "She came to the last home.") in whole
    assert ("reasons", "Why not.") in whole
    assert ("asked", "Ada Example\nMay I tell?\nParent A") in whole
    assert {part for part, _ in whole} == {"known", *OWN}
    assert list(boxes(EMPTY)) == []


def test_changing_the_words_changes_nothing_else() -> None:
    """With no change it is the very same; who people really are is never touched."""
    sealed = made.sealed()
    assert reworded(sealed, str, str) == sealed
    hidden = reworded(sealed, lambda text: "x", lambda text: "office")
    assert hidden.sharing.known == sealed.sharing.known
    assert {line.words for line in hidden.cells} == {"x"}
    assert {each.organisation for each in hidden.sharing.recipients} == {"office"}
    assert replace(hidden.sharing.items[0], text="", source="", said_by="", happened="", known="") == replace(
        sealed.sharing.items[0], text="", source="", said_by="", happened="", known=""
    )


def test_what_is_held_about_somebody_is_in_it() -> None:
    """In a record and in a draft, each part under words that say what it is."""
    parts = [*of_content(replace(content("2026-001"), sharing=made.sealed()))]
    assert Part("sharing_bars", "", "The neighbour is afraid.") in parts
    assert [each for each in of_draft(replace(blank(), sharing=made.with_ledgers()), {}) if each in parts]
    words = Words()
    for part in ("known", *OWN):
        assert words.text("keeping", f"where.sharing_{part}")
    (passage,) = found([Part("sharing_known", "", "Zuzu")], ["zuzu"], MARKS, day="2026-11-24")
    assert place(passage, words) == "Who someone really is"


def test_a_search_finds_it() -> None:
    """Also by a real name, which stands in the register only."""
    index = searchable(replace(content("2026-001"), sharing=made.sealed()).to_json())
    for word in ("Zuleika", "Torquil", "bath time", "placement plan", "The NSPCC line", "duty desk"):
        assert word in index
    assert "Zuleika" not in searchable(content("2026-001").to_json())
