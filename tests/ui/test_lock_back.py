"""After the lock the person is where they were: page, box, cursor, and words that are no draft yet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.desk.whereabouts import Spot, Whereabouts
from app.errors import AppError
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.records import record
from tests.ui.screens import CHECK, WRITE, screen
from tests.ui.stand_in import NOW, StandInDesk, StandInSession
from tests.ui.test_hide import ends
from ui.place import go_back, here, spot_of


@pytest.fixture
def back_at(open_window):
    """Locks a window, and opens another over the same register, as it is after the lock and the right passphrase."""

    def go(window, **how):
        desk, ended = window.desk, ends(window)
        window.hide_all()
        assert len(ended) == 1
        window.close()
        desk.state = "locked"
        again = open_window(desk, **how)
        again.lock.rest()
        QApplication.processEvents()
        assert seen(again) == ["Sharewell is resting", "Press any key, or click, when you are ready."]
        press(again, Qt.Key.Key_F12)
        assert focus_name() == "Your passphrase"
        again.stack.currentWidget().passphrase.line.setText(desk.passphrase)
        press(again, Qt.Key.Key_Return)
        until(lambda: desk.state == "open" and "Your passphrase" not in seen(again))
        QApplication.processEvents()
        return again

    return go


def test_the_cursor_is_where_it_was(walk, back_at):
    """In the middle of a sentence, with some of it selected: the same page, box, cursor and selection."""
    window = walk(WRITE)
    press(window, "\t", *"Zeb told me", Qt.Key.Key_Left, Qt.Key.Key_Left)
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Left, held=Qt.KeyboardModifier.ShiftModifier)
    again = back_at(window)
    assert window.desk.resumed == ("d1", "q:words")
    assert again.stack.currentWidget() is again.wizard
    assert focus_name() == WRITE.heading
    press(again, *"XY")
    assert again.wizard.page.field.writing.toPlainText() == "Zeb tolXYme"


def test_a_row_and_a_button_have_the_focus_again(walk, back_at):
    """Whatever had the focus has it, also where nothing is written."""
    window = walk(screen())
    press(window, "\t")
    there = focus_name()
    assert focus_name() == there == "Yes, and they agreed"
    back_at(window)
    assert focus_name() == there


def test_a_page_is_scrolled_as_far_as_it_was(walk, back_at):
    """A long page does not begin at its top again."""
    window = walk(CHECK, size=(900, 420))
    bar = window.wizard.area.verticalScrollBar()
    bar.setValue(bar.maximum() - 3)
    assert bar.value() > 50
    again = back_at(window, size=(900, 420))
    until(lambda: again.wizard.area.verticalScrollBar().value() == bar.value())


@pytest.mark.parametrize("table", ["emergency", "wrong"])
def test_words_that_are_no_draft_yet_come_back(open_window, back_at, table):
    """A call that is being written down: who was rung, what was said, and the cursor in the middle of it."""
    window = open_window(StandInDesk())
    window.show_emergency(table)
    page = window.stack.currentWidget()
    page.form.who[1].click()
    page.form.asked_to_do.setText("Wait")
    for kind in page.kinds[:1]:
        kind.click()
    page.form.said.setFocus()
    press(window, *"He ran off", Qt.Key.Key_Home, Qt.Key.Key_Right)
    press(window, Qt.Key.Key_Right, held=Qt.KeyboardModifier.ShiftModifier)
    before = page.jotted()
    again = back_at(window)
    page = again.stack.currentWidget()
    assert (page.table, page.jotted()) == (table, before)
    press(again, "o")
    assert page.form.said.text() == "Ho ran off"
    page._back().click()
    assert again.stack.currentWidget() is again.home
    assert again.desk.where is None


def test_a_call_in_the_middle_of_a_decision_leads_back_to_it(walk, back_at):
    """Both are there: the page to ring from, and behind it the decision."""
    window = walk(WRITE)
    press(window, "\t", "a")
    window.show_emergency()
    window.stack.currentWidget().form.said.setText("He ran off")
    again = back_at(window)
    page = again.stack.currentWidget()
    assert page.form.said.text() == "He ran off"
    page.leave.emit()
    assert again.stack.currentWidget() is again.wizard
    until(lambda: again.desk.where == Whereabouts(way=(("decision", "d1"),), step="q:words"))


def test_other_pages_are_found_again(open_window, back_at):
    """A sealed decision, help over it, the list of what looks after the records, and the first page."""
    window = open_window(StandInDesk(sealed=record()))
    window.show_record(record())
    again = back_at(window)
    assert focus_name() == "Decision 2026-014"
    again.show_about()
    third = back_at(again)
    assert focus_name() == "Help: check this guidance"
    third.leave_about()
    assert focus_name() == "Decision 2026-014"
    third.show_home()
    third.home.care_button.click()
    fourth = back_at(third)
    assert fourth.stack.currentWidget().table == "care"
    fourth.show_home()
    fourth.home.about_button.setFocus()
    back_at(fourth)
    assert focus_name() == "About this guidance (F1)"


def test_a_recovery_key_is_there_until_it_is_written_down(open_window, back_at):
    """Nobody can make that key again: locked before it was on paper, it is shown again."""
    window = open_window(StandInDesk(state="none"))
    window.home.unlock.emit()
    page = window.stack.currentWidget()
    page.show_key("ABCD-EFGH-JKLM")
    window.desk.state = "open"
    again = back_at(window)
    assert "ABCD   EFGH   JKLM" in seen(again)
    page = again.stack.currentWidget()
    page.written.click()
    page.go.click()
    assert again.stack.currentWidget() is again.home
    assert again.desk.where is None


def test_a_decision_that_is_gone_is_told(open_window):
    """Where the way back leads to nothing any more, the first page is there, and it is said."""
    window = open_window(StandInDesk(session=StandInSession([WRITE]), where=Whereabouts(way=(("record", "2026-009"),))))

    def missing(number):
        raise AppError("record_unknown", number=number)

    window.desk.record = missing
    go_back(window)
    assert window.stack.currentWidget() is window.home
    assert "There is no such record" in seen(window)


def test_a_place_is_more_than_the_page(walk):
    """Which page, which step, which box, and when; and on a page without a focus none."""
    window = walk(WRITE)
    press(window, "\t", "a", "b", Qt.Key.Key_Left)
    spot = spot_of(window.wizard, window.focusWidget())
    assert (spot.name, spot.cursor, spot.anchor) == (WRITE.heading, 1, 1)
    where = here(window, spot)
    assert (where.way, where.step, where.at) == ((("decision", "d1"),), "q:words", NOW.isoformat())
    assert spot_of(window.wizard, None)._replace(scrolled=()) == Spot()
