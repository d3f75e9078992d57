"""A correction or a statement is added to a sealed record, and shown below it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from app.decisions.additions import Addition
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.records import record
from tests.ui.stand_in import StandInDesk, StandInRetention
from tests.unit.keeping import seal, set_up
from ui.add_page import AddPage
from ui.buttons import Button
from ui.place import go_back, here
from ui.prose import Prose
from ui.record_page import RecordPage

MADE = "2026-11-20T14:05:00+00:00"
ADDED = (
    Addition(record="2026-014", what="correction", by="Alex Morgan", text="It was Tuesday.", at=MADE),
    Addition(record="2026-014", what="statement", by="Child A", text="I see it otherwise.", at=MADE),
)


@pytest.fixture
def desk(tmp_path):
    """A desk with one record."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    yield made
    made.close()


@pytest.fixture
def page(open_window, desk):
    """The page that adds to it, reached from the record."""
    window = open_window(desk)
    window.show_record(desk.record("2026-001"))
    window.page.things["add"].click()
    assert isinstance(window.page, AddPage)
    return window.page


def test_what_was_added_stands_below_the_record_and_is_pointed_at_above(open_window):
    """In order, with when and by whom; the first lines of the record say that there is something."""
    window = open_window(StandInDesk(retention=StandInRetention(ADDED)))
    window.show_record(record())
    shown = seen(window.page)
    order = [
        "2 things were added to this record after it was sealed. They stand below.",
        "Share it now",
        *("Added later", "Correction", "Alex Morgan, today, 2.05 pm", "It was Tuesday."),
        *("Statement in their own words", "Child A, today, 2.05 pm", "I see it otherwise.", "Sources"),
    ]
    places = [shown.index(text) for text in order]
    assert places == sorted(places)


def test_a_record_without_additions_says_nothing_of_them(open_window):
    """Only the way to add something is there."""
    window = open_window(StandInDesk())
    window.show_record(record())
    shown = seen(window.page)
    assert "Added later" not in shown
    assert "Add a correction or a statement" in shown


def test_something_is_added_and_shown_with_the_record(page, desk):
    """Kind, whose words, and the words; then the record is there again with it, and says that it was done."""
    window = page.window()
    assert focus_name() == "Add to record 2026-001"
    page.kinds["statement"].click()
    page.by.setText("Child A")
    page.words.setPlainText("I see it otherwise.")
    page.keep_button.click()
    assert isinstance(window.page, RecordPage)
    assert {"It is added, below the record.", "I see it otherwise.", "Added later"} <= set(seen(window.page))
    assert [each.text for each in desk.retention.added("2026-001")] == ["I see it otherwise."]
    assert desk.whereabouts() is None


def test_what_is_missing_is_said_at_its_place(page, desk):
    """The kind, the words, whose they are; nothing is added by then."""
    for fill, said, at in (
        (lambda: None, "Choose what you add.", page.kinds["correction"]),
        (page.kinds["correction"].click, "There are no words yet.", page.words),
        (lambda: page.words.setPlainText("It was Tuesday."), "The name is missing.", page.by),
    ):
        fill()
        page.keep_button.click()
        assert page.problem.text().startswith(said)
        assert QApplication.focusWidget() is at
    assert desk.retention.added("2026-001") == ()


def test_going_back_adds_nothing_and_leads_to_the_record(page, desk):
    """What was written is not wanted then, and not kept either."""
    window = page.window()
    page.words.setPlainText("Half a thought")
    page.back.click()
    assert isinstance(window.page, RecordPage)
    assert "Half a thought" not in seen(window.page)
    assert desk.retention.added("2026-001") == ()
    assert desk.whereabouts() is None


def test_what_is_written_is_kept_until_it_is_added(page, desk):
    """After a pause it is in the register with the person's place; led back there, it stands as it was."""
    window = page.window()
    page.kinds["correction"].click()
    page.by.setText("Ada")
    page.words.setFocus()
    press(window, *"It was")
    until(lambda: (desk.whereabouts() or here(window)).words == here(window).words and desk.whereabouts() is not None)
    window.show_record(desk.record("2026-001"))
    kept = desk.whereabouts()
    assert kept is not None
    assert kept.way == (("record", "2026-001"), ("add", "2026-001"))
    go_back(window, kept)
    again = window.page
    assert isinstance(again, AddPage)
    assert again is not page
    assert (again.by.text(), again.words.toPlainText(), again.kinds["correction"].isChecked()) == (
        "Ada",
        "It was",
        True,
    )


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off(open_window, desk, percent, size):
    """The page and the record with its additions, at large text and in a small window."""
    window = open_window(desk, percent=percent, size=size)
    desk.retention.add("2026-001", "statement", "I see it otherwise. " * 20, "Child A")
    window.show_record(desk.record("2026-001"))
    pages = [window.page]
    window.page.things["add"].click()
    pages.append(window.page)
    seen(window)
    assert (window.width(), window.height()) == size
    for part in (*pages[1].findChildren(Button), *pages[1].findChildren(Prose)):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
            assert not isinstance(part, Button) or part.height() >= 44
