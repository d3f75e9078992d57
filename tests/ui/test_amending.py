"""Deciding again about a sealed record: why is written down, and the new decision starts from the old answers."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.look_at import focus_name, press, seen, until
from tests.unit.keeping import decided, seal, set_up
from ui.amend_page import AmendPage, open_amend
from ui.buttons import Button
from ui.place import go_back, here
from ui.prose import Prose
from ui.record_page import RecordPage
from ui.wizard import Wizard


@pytest.fixture
def desk(tmp_path):
    """A desk with one record."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    yield made
    made.close()


@pytest.fixture
def page(open_window, desk):
    """The page that decides again about it."""
    window = open_window(desk)
    open_amend(window, "2026-001")
    assert isinstance(window.page, AmendPage)
    return window.page


def test_it_says_what_deciding_again_is(page):
    """In the heading and two lines, before anything is asked."""
    assert focus_name() == "Decide again about record 2026-001"
    shown = " ".join(seen(page))
    assert "The record stays as it is, can still be read, and is marked as replaced." in shown
    assert "You make a new decision, which starts from the old answers." in shown


def test_the_new_decision_opens_with_the_old_answers(page, desk):
    """It is in the register before anything in it is touched, and says whose place it is to take."""
    window = page.window()
    page.reason.setPlainText("Her school has told me more.")
    page.start_button.click()
    assert isinstance(window.page, Wizard)
    (draft,) = desk.drafts()
    assert draft.amends == "2026-001"
    assert window.page.session.draft.amends_reason == "Her school has told me more."
    window.page.session.carry_on()
    assert "These are the answers of record 2026-001." in window.page.session.screen.notice
    assert (desk.whereabouts() or here(window)).words == ()


def test_without_a_reason_nothing_is_begun(page, desk):
    """It is said, with the focus where it can be put right."""
    page.start_button.click()
    assert page.problem.text().startswith("The reason is missing.")
    assert QApplication.focusWidget() is page.reason
    assert desk.drafts() == ()


def test_what_was_replaced_meanwhile_is_said(page, desk):
    """The reason stays in its box."""
    desk.seal_draft(decided(desk.amend("2026-001", "Begun before.").draft))
    page.reason.setPlainText("Her school has told me more.")
    page.start_button.click()
    assert page.problem.text() == (
        "This record has been replaced. Open record 2026-002. To put something right, decide again about that one."
    )
    assert page.reason.toPlainText() == "Her school has told me more."


def test_going_back_begins_nothing_and_leads_to_the_record(page, desk):
    """What was written is not wanted then, and not kept either."""
    window = page.window()
    page.reason.setPlainText("Half a thought")
    page.back.click()
    assert isinstance(window.page, RecordPage)
    assert desk.drafts() == ()
    assert desk.whereabouts() is None


def test_what_is_written_is_kept_until_it_is_begun(page, desk):
    """After a pause it is in the register with the person's place; led back there, it stands as it was."""
    window = page.window()
    page.reason.setFocus()
    press(window, *"She rang")
    until(lambda: (desk.whereabouts() or here(window)).words == here(window).words and desk.whereabouts() is not None)
    window.show_record(desk.record("2026-001"))
    kept = desk.whereabouts()
    assert kept.way == (("record", "2026-001"), ("amend", "2026-001"))
    go_back(window, kept)
    again = window.page
    assert isinstance(again, AmendPage)
    assert again is not page
    assert again.reason.toPlainText() == "She rang"


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off(open_window, desk, percent, size):
    """At large text and in a small window, with a reason missing."""
    window = open_window(desk, percent=percent, size=size)
    open_amend(window, "2026-001")
    window.page.start_button.click()
    seen(window)
    assert (window.width(), window.height()) == size
    parts = [part for part in (*window.page.findChildren(Button), *window.page.findChildren(Prose)) if part.isVisible()]
    assert len(parts) > 4
    for part in parts:
        assert part.height() >= part.heightForWidth(part.width()), part.text()
        assert not isinstance(part, Button) or part.height() >= 44
