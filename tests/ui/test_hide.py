"""F12 hides everything at once, and only the right person comes back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.look_at import press, seen, until
from tests.ui.screens import WRITE
from tests.ui.stand_in import StandInDesk


def test_f12_hides_every_word_and_the_passphrase_brings_them_back(walk):
    """A blank page at once, also in the middle of typing; only the right passphrase finds all as it was."""
    window = walk(WRITE)
    press(window, "\t", "Z", "e", "b")
    press(window, Qt.Key.Key_F12)
    assert "Zeb" not in " ".join(seen(window))
    assert WRITE.heading not in seen(window)
    assert window.desk.saved == ["draft"]
    press(window, Qt.Key.Key_F12)
    hidden = window.stack.currentWidget()
    for typed, back in (("wrong", False), (window.desk.passphrase, True)):
        hidden.secret.line.setText(typed)
        press(window, Qt.Key.Key_Return)
        until(hidden.isEnabled)
        assert (window.stack.currentWidget() is window.wizard) == back
    assert "Zeb" in seen(window)


def test_a_click_comes_back_where_nothing_is_locked(open_window):
    """On a first page without a register there is no passphrase to ask for."""
    window = open_window(StandInDesk(state="none"))
    press(window, Qt.Key.Key_F12)
    assert "999" not in seen(window)
    QTest.mouseClick(window.stack.currentWidget(), Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert "999" in seen(window)


def test_a_message_is_hidden_too(walk):
    """A note about something that went wrong does not stay on top of the blank page."""
    window = walk(WRITE)
    window.tell(ValueError("x"))
    press(window, Qt.Key.Key_F12)
    assert "Something went wrong" not in seen(window)
