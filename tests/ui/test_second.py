"""A second person in the window: the owner lays a record out, somebody else reads it, also locked, and judges it."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.decisions.verdicts import Said
from app.desk import verdicts
from app.desk.second_reader import give
from tests.ui.look_at import focus_name, press, seen, until
from tests.unit.decisions.journeys import START
from tests.unit.keeping import PASSPHRASE, WHO, seal, set_up
from ui.buttons import Button
from ui.care import open_page
from ui.carry_on import CarryOn, ask_first
from ui.place import go_back, here
from ui.prose import Prose
from ui.second_page import SecondPage
from ui.second_read_page import SecondReadPage, open_second_read

SECOND = "the second person's own words"
NUMBER = "2026-001"
SAID = Said("agrees", WHO, "manager")


@pytest.fixture
def desk(tmp_path):
    """Ada's open desk with two records; something was added to the first."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    seal(made, "Child B was late.")
    made.retention.add(NUMBER, "statement", "I see it otherwise.", "Child A")
    yield made
    made.close()


@pytest.fixture
def owner(open_window, desk):
    """Opens the owner's page, and waits until it has looked: `owner()` gives it."""

    def look(number="", **how):
        window = open_window(desk, **how)
        page = SecondPage(window, number)
        window.open_leaf(page)
        until(lambda: page._lines.count() > 0)
        return page

    return look


@pytest.fixture
def reader(open_window, desk):
    """Opens the second person's page on the locked desk, where a record is laid out: `reader()` gives it."""

    def look(*, opened=False, **how):
        desk.second_reader.lay_out(NUMBER, SECOND)
        if not opened:
            desk.close()
        window = open_window(desk, **how)
        open_second_read(window)
        assert isinstance(window.page, SecondReadPage)
        return window.page

    return look


def read(page):
    """Types the passphrase and waits for the record."""
    page.passphrase.line.setText(SECOND)
    page.open_button.click()
    until(lambda: page.record is not None)


def test_the_owner_lays_a_record_out(owner, desk):
    """The number and a passphrase twice; what is missing is said at its box; then it waits, and can be taken back."""
    page = owner()
    assert "No record is waiting." in seen(page)
    for said, at, fill in (
        ("Write the number of the record.", page.number, lambda: page.number.setText(NUMBER)),
        (
            "The second person has to choose a passphrase.",
            page.passphrase.line,
            lambda: page.passphrase.line.setText(SECOND),
        ),
        (
            "The two passphrases are not the same. Let them type both once more.",
            page.again.line,
            lambda: page.again.line.setText(SECOND),
        ),
    ):
        page.go.click()
        assert page.problem.text() == said
        assert QApplication.focusWidget() is at
        fill()
    page.go.click()
    until(lambda: list(page.takes) == [NUMBER])
    assert page.done.text().startswith(f"Record {NUMBER} can be read now.")
    assert (page.passphrase.line.text(), page.again.line.text()) == ("", "")
    assert desk.second_reader.read(NUMBER, SECOND).record.number == NUMBER
    page.takes[NUMBER].click()
    until(lambda: not page.takes)
    assert page.done.text() == f"Nobody but you can read record {NUMBER} now."
    assert desk.second_reader.waiting() == ()


def test_the_owners_own_passphrase_is_refused(owner, desk):
    """The page says so, with what to do, and the number is still there."""
    page = owner(NUMBER)
    page.passphrase.line.setText(PASSPHRASE)
    page.again.line.setText(PASSPHRASE)
    page.go.click()
    until(page.problem.isVisible)
    assert page.problem.text().startswith("Please choose another passphrase.")
    assert (page.number.text(), desk.second_reader.waiting()) == (NUMBER, ())


def test_what_is_wrong_with_a_review_is_told_to_the_owner(owner, desk):
    """A verdict that was put aside, and a file that is gone: each with its words, until it is put away."""
    places = desk.hands().places
    for number in (NUMBER, "2026-002"):
        desk.second_reader.lay_out(number, SECOND)
    said = give(places, NUMBER, SECOND, SAID, at=START, random=os.urandom)
    verdicts.leave(places, replace(said, text="All is well."), os.urandom)
    (places.review / "2026-002.sealed").unlink()
    page = owner()
    shown = seen(page)
    assert f"A verdict on record {NUMBER} cannot be trusted" in shown
    gone = "Record 2026-002 was waiting to be read, but its file is no longer there. Nobody said anything about it."
    assert gone in shown
    for number in (NUMBER, "2026-002"):
        page.takes[number].click()
        until(lambda number=number: page.isEnabled() and number not in page.takes)
    assert "No record is waiting." in seen(page)


def test_a_second_person_reads_and_judges_while_all_is_locked(reader, desk):
    """By their own passphrase alone: the record with what was added, no way to save it, then the verdict."""
    page = reader()
    assert page.rows[NUMBER].isChecked()
    page.open_button.click()
    assert page.problem.text() == "Type the passphrase that you chose for this record."
    page.passphrase.line.setText(PASSPHRASE)
    page.open_button.click()
    until(page.isEnabled)
    assert page.problem.text().startswith("That passphrase did not open the file.")
    read(page)
    shown = seen(page)
    assert "Child A told me something." in shown
    assert "I see it otherwise." in shown
    buttons = [each for each in page.findChildren(Button) if each.isVisible()]
    assert buttons == [page.back, page.give_button, page.stop_button]
    page.verdicts["sent_back"].click()
    page.by.setText(WHO)
    page.roles["manager"].click()
    page.reasons.setPlainText("Ask the school first.")
    page.give_button.click()
    until(lambda: page.record is None)
    assert f"Thank you. What you said about record {NUMBER} is kept safe." in seen(page)
    assert "It is added to the record as soon as its owner opens their records." in " ".join(seen(page))
    assert "Child A told me something." not in seen(page)
    desk.unlock(PASSPHRASE)
    added = desk.retention.added(NUMBER)[-1]
    assert (added.what, added.by, added.role, added.text) == ("sent_back", WHO, "manager", "Ask the school first.")


def test_with_the_register_open_it_stands_below_the_record_at_once(reader, desk):
    """And the page says so."""
    page = reader(opened=True)
    read(page)
    page.verdicts["agrees"].click()
    page.by.setText(WHO)
    page.roles["ssw"].click()
    page.give_button.click()
    until(lambda: page.record is None)
    assert "It stands below the record now. You cannot read it here any more." in seen(page)
    assert desk.retention.added(NUMBER)[-1].what == "agrees"


def test_what_is_missing_is_said_near_the_verdict(reader):
    """The verdict, the name, the role, the reasons, and a name that is the author's: each where it can be mended."""
    page = reader()
    read(page)
    top = page._top_problem

    def told(start, at):
        page.give_button.click()
        until(lambda: page.isEnabled() and page.problem.text().startswith(start))
        assert page.problem is not top
        assert QApplication.focusWidget() is at

    told("Choose what you say.", page.verdicts["agrees"])
    page.verdicts["disagrees"].click()
    told("The name is missing.", page.by)
    page.by.setText("ada example")
    page.reasons.setPlainText("No.")
    told("This is your own decision.", page.roles["ssw"])
    page.roles["ssw"].click()
    told("This is your own decision. Ask someone else", page.by)
    page.by.setText(WHO)
    page.reasons.clear()
    told("Your reasons are missing.", page.reasons)


def test_hidden_nothing_of_the_record_is_left_on_the_page(reader):
    """Whoever comes back is asked for the passphrase of the record again; what was written is there then."""
    page = reader()
    read(page)
    page.verdicts["disagrees"].click()
    page.by.setText(WHO)
    page.reasons.setPlainText("The school must know.")
    window = page.window()
    window.hide_all()
    assert page.record is None
    assert not any("Child A" in words.text() for words in page.findChildren(Prose))
    window.hide_all()
    until(page.isVisible)
    assert "Child A told me something." not in seen(page)
    read(page)
    assert page.verdicts["disagrees"].isChecked()
    assert (page.by.text(), page.reasons.toPlainText()) == (WHO, "The school must know.")
    assert page.jotted() == {
        "number": NUMBER,
        "what": "disagrees",
        "by": WHO,
        "reasons": "The school must know.",
    }


def test_words_come_back_after_the_program_ended(reader, desk):
    """With the register open they are kept with the person's place, asked about in their own words, and led back to."""
    page = reader(opened=True)
    read(page)
    page.reasons.setPlainText("The school must know.")
    window = page.window()
    place = here(window)
    desk.keep_whereabouts(place)
    ask_first(window, window.show_home)
    asked = window.page
    assert isinstance(asked, CarryOn)
    assert "A second person was about to say what they think of a record" in seen(asked)
    assert not asked.keep.isVisible()
    go_back(window, place)
    again = window.page
    assert isinstance(again, SecondReadPage)
    read(again)
    assert again.reasons.toPlainText() == "The school must know."


def test_nothing_to_read_is_said(open_window, desk):
    """With what to do; there is no box to type in."""
    window = open_window(desk)
    open_page(window, "second_read")
    assert "No record is waiting to be read. Ask the person who keeps the records to lay it out for you." in seen(
        window.page
    )


def test_by_keyboard_alone(reader):
    """Enter in the box opens the record, whose heading then has the focus."""
    page = reader()
    page.passphrase.line.setFocus()
    press(page.window(), *SECOND, Qt.Key.Key_Return)
    until(lambda: page.record is not None)
    assert focus_name() == f"Decision {NUMBER}"


def squeezed(page):
    """The lines that have less room than they need."""
    parts = (*page.findChildren(Button), *page.findChildren(Prose))
    return [part.text() for part in parts if part.isVisible() and part.height() < part.heightForWidth(part.width())]


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
@pytest.mark.parametrize("which", ["owner", "reader"])
def test_nothing_is_cut_off(owner, reader, which, percent, size):
    """At large text and in a small window each line of both pages has the room it needs."""
    if which == "owner":
        page = owner(NUMBER, percent=percent, size=size)
    else:
        page = reader(percent=percent, size=size)
        read(page)
    until(lambda: squeezed(page) == [], 5)
    assert page.widget().width() <= page.viewport().width()
    assert all(part.height() >= 44 for part in page.findChildren(Button) if part.isVisible())
