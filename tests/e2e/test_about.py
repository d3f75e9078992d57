"""What somebody hears who looks up what this copy's guidance is, in the real window, by keys alone."""

from __future__ import annotations

import pytest

from app.guidance import GUIDANCE
from tests.e2e.person import Person
from tests.e2e.shown import PASSPHRASE, SAY, WORDING, heading, label, letter, ui

pytestmark = pytest.mark.long


def test_on_a_fresh_computer(person: Person) -> None:
    """F1 on the first page: the heading, then the sentence about the proof; back is the first page, as it was."""
    person.launch(ui("home.danger"))
    person.press("F1")
    person.hears(ui("about.heading"))
    shown = WORDING.edition_title()
    person.ear.until(lambda: shown in person.ear.names(), "the editions did not come")
    person.look("about")
    names = person.ear.names()
    assert names.index(ui("about.heading")) < names.index(shown) < names.index(ui("about.in_use"))
    assert ui("again.ask") not in names
    person.use(ui("about.rules_name", edition=shown))
    person.ear.until(lambda: heading("danger") in person.ear.names(), "the questions did not unfold")
    person.look("unfolded")
    person.press("F1")
    person.hears(ui("about.heading"))
    person.use(ui("about.back"))
    person.hears(ui("home.danger"))


def test_in_the_middle_of_a_decision(person: Person) -> None:
    """The words of a page are read after its sources, in their order; F1 and back, and one is at the same answer."""
    person.desktop.python("tests.e2e.outside", "set_up", str(person.desktop.store), told=PASSPHRASE)
    person.launch(ui("home.danger"))
    person.goes_to_the_topic()
    labels = [choice.label for choice in WORDING.choices(GUIDANCE.by_id["topic"], ())]
    glossary = WORDING.glossary(heading("topic"), WORDING.question("topic", "hint"), *labels)
    assert glossary, "this page has words to explain"
    words = [ui("wizard.words"), *(text for word in glossary for text in (word.term, word.means))]
    names = person.ear.names()
    assert names[(at := names.index(words[0])) : at + len(words)] == words
    person.press(letter("topic", "abuse"))
    person.hears(label("topic", "abuse"))
    person.press("F1")
    person.hears(ui("about.heading"))
    person.use(ui("again.ask"))
    person.hears(ui("again.none"))
    person.look("again")
    person.tab_to(ui("about.back"), "shift+Tab")
    person.press("Return")
    person.hears(label("topic", "abuse"))
    assert [thing.name for thing in person.ear.page() if thing.picked] == [label("topic", "abuse")]
    person.press("ctrl+Return")
    person.hears(SAY.text("session", "tell.heading"))
