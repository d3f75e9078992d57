"""Everything can be done with the keyboard alone, and the screen reader says where one is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QWidget

from app.decisions.screen import Word
from tests.ui.look_at import focus_name, press, seen, until, words
from tests.ui.screens import (
    CHECK,
    DAY,
    FGM,
    GUIDANCE,
    LADO,
    MISSING,
    NEW,
    NOTICE,
    SEAL,
    SEVERAL,
    TELL,
    TELL_SOCIAL,
    WRITE,
    choice,
    screen,
)
from tests.ui.stand_in import NOW, StandInDesk, StandInSession
from ui.kit import Kit
from ui.theme import Theme
from ui.wizard import Wizard

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_a_letter_picks_and_enter_continues(walk):
    """From the heading: B picks the second row and gives it the focus, Enter goes on, Alt+Left comes back."""
    window = walk(screen(), WRITE)
    assert focus_name() == screen().heading
    press(window, "b")
    assert focus_name() == "Yes, and they said no"
    press(window, Qt.Key.Key_Return)
    assert focus_name() == WRITE.heading
    press(window, Qt.Key.Key_Left, held=ALT)
    assert focus_name() == screen().heading
    assert [act[0] for act in window.desk.session.acts] == ["answer", "go_on", "back"]


def test_arrows_and_space_pick_too(walk):
    """A person who knows radio buttons and check boxes finds them as they know them."""
    window = walk(screen(), SEVERAL)
    press(window, "\t", Qt.Key.Key_Space, Qt.Key.Key_Down)
    assert window.desk.session.acts[-1] == ("answer", "first", ("refused",))
    press(window, Qt.Key.Key_Return, "\t", Qt.Key.Key_Space, "\t", Qt.Key.Key_Space)
    assert window.desk.session.acts[-1] == ("answer", "several", ("yes", "refused"))


def test_enter_in_a_text_box_is_a_new_line_and_ctrl_enter_continues(walk):
    """Nobody sends off a sentence by ending a line; letters there are letters."""
    window = walk(replace(WRITE, choices=()), screen())
    press(window, "\t", "a", Qt.Key.Key_Return, "b")
    assert window.desk.session.acts[-1] == ("answer", "words", "a\nb")
    press(window, Qt.Key.Key_Return, held=CTRL)
    assert focus_name() == screen().heading


def test_writing_begins_wherever_the_focus_is(walk):
    """Somebody who types straight away on a page for words loses none of them; Enter still continues before that."""
    window = walk(replace(WRITE, choices=()), screen())
    assert focus_name() == WRITE.heading
    press(window, "s", "h", "e", " ", "a")
    assert window.desk.session.acts[-1] == ("answer", "words", "she a")


def test_tab_goes_through_the_page_in_reading_order(walk):
    """Heading, rows, own words, who must still be told, Continue, Back: Tab meets them in this order."""
    window = walk(replace(SEVERAL, choices=SEVERAL.choices[:2], tell=(TELL_SOCIAL,)))
    met = [focus_name()]
    for _ in range(6):
        press(window, "\t")
        met.append(focus_name())
    labels = [choice.label for choice in SEVERAL.choices[:2]]
    told = "I have told them: The child's social worker"
    assert met == [SEVERAL.heading, *labels, "In your own words", told, "Continue", "Back"]


@pytest.mark.parametrize(
    "page", [screen(), NEW, SEVERAL, WRITE, DAY, TELL, CHECK, GUIDANCE, SEAL], ids=lambda s: s.step
)
def test_everything_that_takes_the_focus_has_a_name(walk, page):
    """No silent stop for a screen reader, and what can be pressed is at least 44 pixels high."""
    window = walk(page)
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, (QAbstractButton, QLineEdit, QPlainTextEdit)):
            assert widget.accessibleName() or words(widget), widget
            assert widget.height() >= 44, words(widget)


def test_a_reader_hears_groups_by_name_and_nothing_twice(walk):
    """The choices are a group named after the question; the text-size buttons say their keys, not their name again."""
    window = walk(screen())
    group = QAccessible.queryAccessibleInterface(window.wizard.page.field)
    assert (group.role(), group.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, screen().heading)
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            face = QAccessible.queryAccessibleInterface(widget)
            name, more = face.text(QAccessible.Text.Name), face.text(QAccessible.Text.Description)
            assert not name or name != more, name
            assert name or not isinstance(widget, QLabel), "a label with nothing to say"


def test_each_step_is_announced_and_so_is_what_is_missing(app):
    """Turning the page says the new one; a problem is said; an answer says nothing by itself."""
    said: list[str] = []
    desk = StandInDesk(session=StandInSession([screen(), WRITE]))
    wizard = Wizard(Kit(desk.words, Theme(), lambda: NOW), desk, desk.session, lambda _, text: said.append(text))
    wizard.show()
    wizard.page.field.pick("a")
    wizard.show_screen(screen(problems=(MISSING,), announce="Something is missing."))
    wizard.go_on()
    assert said == [screen().announce, "Something is missing.", WRITE.announce]
    wizard.deleteLater()


def test_a_notice_is_said_once_and_read_after_the_heading(app):
    """Announced politely with the page that brings it, not again with the next; below the heading for a reader."""
    said: list[str] = []
    desk = StandInDesk(session=StandInSession([NEW, screen(notice=NOTICE), WRITE]))
    wizard = Wizard(Kit(desk.words, Theme(), lambda: NOW), desk, desk.session, lambda _, text: said.append(text))
    wizard.show()
    shown = seen(wizard.page)
    assert shown.index(NEW.heading) < shown.index(NOTICE) < shown.index(NEW.hint)
    wizard.go_on()
    wizard.go_on()
    assert said == [f"{NEW.announce} {NOTICE}", screen().announce, WRITE.announce]
    assert NOTICE not in seen(wizard.page)
    wizard.deleteLater()


def test_an_option_s_hint_is_read_with_it(walk):
    """What explains an answer is its description: said after its name, and not a second label."""
    window = walk(screen())
    row = window.wizard.page.field.rows["refused"]
    face = QAccessible.queryAccessibleInterface(row)
    assert face.text(QAccessible.Text.Name) == "Yes, and they said no"
    assert face.text(QAccessible.Text.Description) == "Their reasons belong on the record, whatever you decide."
    assert row.height() > window.wizard.page.field.rows["yes"].height()


GROUPED = tuple(choice(f"c{at}", f"Choice {at}", "ABCDEF"[at], group=f"Group {at // 2}") for at in range(6))


@pytest.mark.parametrize(
    "page", [screen(choices=GROUPED), replace(SEVERAL, choices=GROUPED, note=None)], ids=["one", "many"]
)
def test_arrows_go_through_all_groups_as_through_one_list(walk, page):
    """Down from the last answer of a group is the first of the next, and up leads back; each group has its name."""
    window = walk(page)
    field = window.wizard.page.field
    press(window, "b", Qt.Key.Key_Down)
    assert field.rows["c2"].hasFocus()
    press(window, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert field.rows["c0"].hasFocus()
    if field.rows["c0"].autoExclusive():
        assert window.desk.session.acts[-1] == ("answer", "first", ("c0",))
        assert [id for id, row in field.rows.items() if row.isChecked()] == ["c0"]
    group = QAccessible.queryAccessibleInterface(field.rows["c4"].parentWidget())
    assert (group.role(), group.text(QAccessible.Text.Name)) == (QAccessible.Role.Grouping, "Group 2")


def test_what_does_not_fit_beside_the_page_is_reached_by_tab(walk):
    """With many words to explain, Tab comes to them last of all, and the arrows scroll; with few there is no stop."""
    many = tuple(Word(term=f"Term {at}", means=FGM.means) for at in range(12))
    window = walk(screen(glossary=many), screen(step="q:few", glossary=(LADO,)))
    QApplication.processEvents()
    side = window.wizard.why_side
    window.wizard.side_danger.setFocus()
    press(window, "\t")
    assert side.hasFocus()
    assert focus_name() == "Why we ask, and words used here"
    press(window, Qt.Key.Key_Down)
    assert side.verticalScrollBar().value() > 0
    window.wizard.go_on()
    assert side.verticalScrollBar().value() == 0
    until(lambda: side.focusPolicy() == Qt.FocusPolicy.NoFocus)


def test_the_rail_leads_back(walk):
    """A rule that is done can be pressed, one to come cannot, and each says which it is."""
    window = walk(screen())
    stops = window.wizard.rail.stops
    assert [stop.accessibleName() for stop in stops[3:6]] == [
        "3 Advice, done",
        "4 Consent, you are here",
        "5 Safety and wellbeing, to come",
    ]
    assert not stops[5].isEnabled()
    stops[0].click()
    assert window.desk.session.acts == [("go_to", "first", None)]
    assert QApplication.focusWidget() is not None
