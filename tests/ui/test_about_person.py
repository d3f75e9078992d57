"""Somebody asks what is held about them: looked for in the window, read there, and saved as a paper to work on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.look_at import focus_name, press, seen, until
from tests.unit.keeping import seal, set_up
from ui.about_person_page import AboutPersonPage
from ui.buttons import Button
from ui.care import open_page
from ui.prose import Prose
from ui.record_page import RecordPage
from ui.wizard import Wizard

LAW = (
    "The law gives one month from the day they asked (UK GDPR, Article 12(3)): the answer is due by "
    "Wednesday 30 December 2026."
)


@pytest.fixture
def desk(tmp_path):
    """A desk with two records and a draft that name a child, and somebody else."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A met Wilhelmina Quartermaine on 07700 900123.")
    seal(made, "Child B was late.", reasons="Child A had waited for him.")
    made.autosave(made.blank().with_note("topic", "Child A again", made.blank().started))
    yield made
    made.close()


@pytest.fixture
def asked(open_window, desk):
    """Opens the page and looks for somebody: `asked(reference, words, day)` gives the window and the page."""

    def look(reference="Child A", words="", came=("", "", ""), **how):
        window = open_window(desk, **how)
        open_page(window, "about_person")
        page = window.page
        assert isinstance(page, AboutPersonPage)
        page.fill([reference, words, *came])
        page.look_button.click()
        until(lambda: page.isEnabled() and (not page._results.isHidden() or page.problem.isVisible()))
        return window, page

    return look


def test_what_names_the_person_is_shown_with_what_may_be_about_others(asked):
    """How much was found has the focus; then what a search cannot know; then each passage whole, with its marks."""
    _, page = asked(came=("30", "11", "2026"))
    assert focus_name() == "3 passages in 2 records and 1 unfinished decision."
    shown = seen(page)
    wanted = [
        LAW,
        "Record 2026-002, Friday 20 November 2026",
        "Child A had waited for him.",
        "Record 2026-001, Friday 20 November 2026",
        "What happened",
        "Child A met Wilhelmina Quartermaine on 07700 900123.",
        "May be about someone else, read it yourself: “Wilhelmina Quartermaine” (a name), “07700 900123” (a number)",
        "Child A again",
    ]
    places = [shown.index(text) for text in wanted]
    assert places == sorted(places)
    assert (
        "Your manager decides what is handed over and what is held back. Tell them today that somebody has asked."
        in (shown)
    )


def test_other_names_are_looked_for_too(asked):
    """Each that stands between commas; without a day the page says to note it."""
    _, page = asked("Child C", "wilhelmina, Nobody At All")
    assert focus_name() == "1 passage in 1 record."
    assert any("Note that day" in line for line in seen(page))


def test_nothing_found_says_so(asked):
    """And what was not looked through is said all the same."""
    _, page = asked("Child Z")
    assert focus_name() == "Nothing was found with these words."
    assert any(line.startswith("It finds words.") for line in seen(page))
    assert page.opens == []


@pytest.mark.parametrize(
    ("reference", "came", "said"),
    [
        (" ", ("", "", ""), "Write what they are called."),
        ("...", ("", "", ""), "There is nothing to look for."),
        ("Child A", ("31", "2", "2026"), "This is no day."),
    ],
)
def test_what_is_missing_is_said_at_its_box(asked, reference, came, said):
    """A name, or a day that there is; the focus goes to where it can be put right."""
    _, page = asked(reference, came=came)
    assert page.problem.text().startswith(said)
    at = page.came.boxes[0] if came[0] else page.reference
    assert QApplication.focusWidget() is at


def test_a_record_is_read_and_back_is_what_was_found(asked):
    """From a passage to its record and back to the same search; a draft is gone on with."""
    window, page = asked(words="wilhelmina")
    page.opens[1].click()
    record = window.page
    assert isinstance(record, RecordPage)
    assert record.record.number == "2026-001"
    record.back.click()
    until(lambda: isinstance(window.page, AboutPersonPage) and window.page._results.isVisible())
    again = window.page
    assert (again.reference.text(), again.words.text()) == ("Child A", "wilhelmina")
    assert len(again.opens) == 3
    again.opens[2].click()
    assert isinstance(window.page, Wizard)


def test_what_was_found_is_saved_as_a_paper_to_work_on(asked, tmp_path):
    """The name of the file names nobody; what is said then is that it names people and must be deleted."""
    window, page = asked()
    offered = []
    window.ask_where = lambda _, name: offered.append(name) or str(tmp_path / name)
    page.save_button.click()
    until(page.done.isVisible)
    assert offered == ["what is held.pdf"]
    assert "It names people and is not encrypted" in page.done.text()
    assert (tmp_path / offered[0]).read_bytes().startswith(b"%PDF-")


def test_nothing_of_what_was_looked_for_is_kept(asked, desk):
    """Neither with the person's place nor anywhere else in the register."""
    window, _ = asked("Zaphod Beeblebrox")
    window.show_home()
    hands = desk.hands()
    kept = [hands.register.kept(name) for name in ("whereabouts", "author", "backup", "disposal_left")]
    assert "Zaphod" not in repr((kept, hands.register.drafts(), hands.register.kept_about()))


def test_enter_in_a_box_looks(open_window, desk):
    """By keyboard alone: type, Enter, read."""
    window = open_window(desk)
    open_page(window, "about_person")
    page = window.page
    page.reference.setFocus()
    press(window, *"Child A", Qt.Key.Key_Return)
    until(page._results.isVisible)
    assert focus_name().startswith("3 passages")


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off(asked, percent, size):
    """At large text and in a small window each line has the room it needs."""
    window, page = asked(percent=percent, size=size)
    seen(page)
    assert page.widget().width() <= page.viewport().width()
    assert (window.width(), window.height()) == size
    for part in (*page.findChildren(Button), *page.findChildren(Prose)):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
            assert not isinstance(part, Button) or part.height() >= 44
