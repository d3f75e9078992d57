"""What a screen reader hears over the real accessibility bus, page by page."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.guidance import GUIDANCE
from tests.e2e.ear import Heard
from tests.e2e.person import Person
from tests.e2e.shown import PASSPHRASE, SAY, WORDING, heading, label, letter, ui

pytestmark = pytest.mark.long


@pytest.fixture
def at_a_question(person: Person) -> Person:
    """Somebody whose register is open and who has begun a decision."""
    person.desktop.python("tests.e2e.outside", "set_up", str(person.desktop.store), told=PASSPHRASE)
    person.launch(ui("home.danger"))
    person.use(ui("home.start"))
    person.unlock()
    person.hears(heading("danger"))
    return person


def test_a_page_is_read_in_order(at_a_question: Person) -> None:
    """Where we are, the heading, the hint, every choice as it is shown, and then the ways on."""
    person = at_a_question
    choices = [choice.label for choice in WORDING.choices(GUIDANCE.by_id["danger"], ())]
    here = SAY.text("session", "here_concern")
    page = [here, heading("danger"), WORDING.question("danger", "hint"), heading("danger"), *choices]
    names = person.ear.names()
    at = names.index(WORDING.question("danger", "hint")) - 2
    assert [*page, SAY.text("session", "go_on")] == names[at : at + len(page) + 1]
    roles = {thing.name: (thing.role, thing.picked) for thing in person.ear.page() if thing.name in choices}
    assert set(roles.values()) == {("radio button", False)}


def test_what_is_missing_is_said(at_a_question: Person) -> None:
    """Continue without an answer: what is missing is announced and has the focus; Enter leads to the choices, and the
    letter of a choice picks it."""
    person, missing = at_a_question, SAY.text("session", "problem.missing")
    person.press("Return")
    person.hears(missing)
    person.is_told(SAY.text("session", "announce_problem", text=missing))
    person.press("Return")
    person.hears(label("danger", "yes"))
    person.press(letter("danger", "no"))
    person.hears(label("danger", "no"))
    assert [thing.name for thing in person.ear.page() if thing.picked] == [label("danger", "no")]


def test_a_page_that_turns_says_its_heading_first(at_a_question: Person) -> None:
    """On the way on and back nothing is said before the heading, then the whole page is announced, once."""
    person = at_a_question
    person.press(letter("danger", "no"))
    person.hears(label("danger", "no"))
    for key, page in (("Return", "who"), ("alt+Left", "role"), ("alt+Left", "danger")):
        here = SAY.text("session", "here_concern")
        hint = WORDING.question(page, "hint")
        said = SAY.text("session", "announce_question", here=here, heading=heading(page), hint=hint).strip()
        since = len(person.ear.heard)
        person.press(key)
        person.is_told(said)
        assert person.ear.heard[since:] == [Heard("focus", heading(page), here), Heard("said", said)]


def test_the_focus_stays_while_the_rest_is_loaded(person: Person) -> None:
    """Somebody quick, who is at a button of the first page before the slow parts are there, is still there after."""
    person.launch(ui("home.danger"))
    person.tab_to(ui("home.none_do"))
    assert person.process is not None
    maps = Path(f"/proc/{person.process.pid}/maps")
    person.ear.until(lambda: "sqlcipher" in maps.read_text(), "the register's library was not loaded")
    person.ear.listen(1)
    assert person.ear.heard[-1].text == ui("home.none_do")
    person.press("Return")
    person.hears(ui("first.name"))
