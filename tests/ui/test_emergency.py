"""Someone is in danger now, or something has gone wrong: five inputs, and it is written down."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.look_at import focus_name, press, seen
from tests.ui.screens import screen
from tests.ui.stand_in import NOW, StandInDesk, StandInSession
from ui.emergency import Emergency

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("state", ["none", "locked", "open"])
def test_a_call_is_logged_in_five_inputs_whatever_the_state(open_window, state):
    """Danger, who, what I said, what they asked, log: five, with no register and while it is locked."""
    desk = StandInDesk(state=state)
    window = open_window(desk)
    inputs = 0
    QTest.mouseClick(window.home.danger_button, LEFT)
    inputs += 1
    page = window.stack.currentWidget()
    assert isinstance(page, Emergency)
    QTest.mouseClick(page.form.who[0], LEFT)
    inputs += 1
    for line, words in ((page.form.said, "He has a knife"), (page.form.asked_to_do, "Stay in the car")):
        line.setFocus()
        QTest.keyClicks(line, words)
        inputs += 1
    QTest.mouseClick(page.form.keep, LEFT)
    inputs += 1
    assert inputs <= 5
    (call,) = desk.calls
    assert (call.at, call.who) == (NOW, "999 Emergency")
    assert (call.said, call.asked_to_do) == ("He has a knife", "Stay in the car")
    said = " ".join(seen(page))
    assert "Your call is logged: 999 Emergency, today, 2.05 pm." in said
    assert ("in memory until you set up" in said) == (state == "none")


def test_the_keyboard_alone_is_enough(open_window):
    """Enter opens the page, Space picks who was rung, Enter goes from line to line and logs."""
    desk = StandInDesk(state="locked")
    window = open_window(desk)
    press(window, Qt.Key.Key_Return)
    page = window.stack.currentWidget()
    assert focus_name() == "Ring now. This page waits."
    page.form.who[1].setFocus()
    press(window, Qt.Key.Key_Space, "\t")
    assert focus_name() == "What did you tell them?"
    press(window, "o", "k", Qt.Key.Key_Return, "n", "o", Qt.Key.Key_Return)
    assert [(call.who, call.said, call.asked_to_do) for call in desk.calls] == [("101 Police", "ok", "no")]


def test_nobody_chosen_is_said_and_nothing_typed_is_lost(open_window):
    """Without knowing who was rung there is no log yet; what was written stays."""
    desk = StandInDesk()
    window = open_window(desk)
    window.show_emergency()
    page = window.stack.currentWidget()
    page.form.said.setText("words")
    page.form.keep.click()
    assert desk.calls == []
    assert "Choose who you rang." in seen(page)
    assert page.form.said.text() == "words"
    assert focus_name() == "999 Emergency"


def test_a_thing_that_went_wrong_is_logged_with_what_happened(open_window):
    """Lost, overheard or sent astray: the log says which, and the page says to tell the agency at once."""
    desk = StandInDesk(state="locked", numbers=(("Out-of-hours team", "0300 123 6720"),))
    window = open_window(desk)
    window.home.wrong_button.click()
    page = window.stack.currentWidget()
    assert "Tell your agency straight away" in seen(page)
    page.kinds[1].click()
    page.form.who[0].click()
    page.form.said.setText("My bag, on the bus")
    page.form.keep.click()
    assert desk.calls[0].who == "Out-of-hours team"
    assert desk.calls[0].said == "Something is lost or stolen. My bag, on the bus"


def test_the_emergency_page_gives_the_decision_back(open_window):
    """Opened in the middle of a decision, it leads back to the same page with everything there."""
    window = open_window(StandInDesk(session=StandInSession([screen()])))
    window.start()
    wizard = window.wizard
    wizard.foot_danger.click()
    page = window.stack.currentWidget()
    assert isinstance(page, Emergency)
    page.leave.emit()
    assert window.stack.currentWidget() is wizard
