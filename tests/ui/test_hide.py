"""F12 hides everything at once; what is open is saved and locked, and only the right person comes back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.errors import AppError
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.screens import WRITE
from tests.ui.stand_in import StandInDesk


def ends(window):
    """What the program is ended with from now on, a line each."""
    ended = []
    window.lock.end = lambda place, percent: ended.append((place, percent))
    return ended


def test_f12_hides_every_word_saves_and_ends_the_program(walk):
    """A neutral page at once, also in the middle of typing; the draft is on disk, register and program are over."""
    window = walk(WRITE)
    ended = ends(window)
    press(window, "\t", "Z", "e", "b")
    press(window, Qt.Key.Key_F12)
    assert seen(window) == ["Sharewell is resting", "Press any key, or click, when you are ready."]
    assert window.desk.saved == ["draft"]
    assert window.desk.state == "locked"
    assert ended == [("0,0,1280,720,0", 100)]


@pytest.mark.parametrize("back", [Qt.Key.Key_F12, Qt.Key.Key_Return, "s", "click"])
def test_whoever_comes_back_is_asked_for_the_passphrase(walk, back):
    """Where the program could not end it is asked for here: by any key or a click, and a letter is its first one."""
    window = walk(WRITE)
    press(window, "\t", "Z", "e", "b", Qt.Key.Key_F12)
    assert "Zeb" not in " ".join(seen(window))
    hidden = window.stack.currentWidget()
    if back == "click":
        QTest.mouseClick(hidden, Qt.MouseButton.LeftButton)
    else:
        press(window, back)
    assert focus_name() == "Your passphrase"
    assert hidden.secret.line.text() == ("s" if back == "s" else "")
    for typed, right in (("wrong", False), (window.desk.passphrase, True)):
        hidden.secret.line.setText(typed)
        press(window, Qt.Key.Key_Return)
        until(hidden.isEnabled)
        assert (window.stack.currentWidget() is window.wizard) == right
    assert "Zeb" in seen(window)
    press(window, "r", "a")
    assert "Zebra" in seen(window)


@pytest.mark.parametrize("desk", [{"state": "none"}, {"state": "locked"}, {"scratch": True}])
@pytest.mark.parametrize("back", ["key", "click"])
def test_where_nothing_is_open_it_only_hides(open_window, desk, back):
    """Without an open register, and in a practice one that would end with it, the program goes on: no passphrase."""
    window = open_window(StandInDesk(**desk))
    ended = ends(window)
    press(window, Qt.Key.Key_F12)
    assert "999" not in seen(window)
    if back == "click":
        QTest.mouseClick(window.stack.currentWidget(), Qt.MouseButton.LeftButton)
    else:
        press(window, "a")
    QApplication.processEvents()
    assert "999" in seen(window)
    assert ended == []


def test_a_shift_key_alone_asks_nothing(walk):
    """Whoever holds Shift is about to press another key, which then counts."""
    window = walk(WRITE)
    press(window, Qt.Key.Key_F12, Qt.Key.Key_Shift)
    assert "Your passphrase" not in seen(window)
    press(window, "S", held=Qt.KeyboardModifier.ShiftModifier)
    assert window.stack.currentWidget().secret.line.text() == "S"


def test_a_message_is_hidden_too(walk):
    """A note about something that went wrong does not stay on top of the blank page."""
    window = walk(WRITE)
    window.tell(ValueError("x"))
    press(window, Qt.Key.Key_F12)
    assert "Something went wrong" not in seen(window)


def test_too_many_tries_wait_and_say_so(walk, monkeypatch):
    """After several wrong tries one waits; it is said in words, nothing is lost, and then one may try again."""
    window = walk(WRITE)
    press(window, Qt.Key.Key_F12, Qt.Key.Key_Return)
    hidden = window.stack.currentWidget()
    now, tried = [100.0], []
    monkeypatch.setattr(hidden.waiting, "_clock", lambda: now[0])

    def refuse(_, typed):
        tried.append(typed)
        raise AppError("too_many_tries", seconds=16)

    with monkeypatch.context() as patched:
        patched.setattr(StandInDesk, "unlock", refuse)
        hidden.secret.line.setText("wrong")
        press(window, Qt.Key.Key_Return)
        until(hidden.isEnabled)
    assert "you can try again in 20 seconds" in hidden.problem.text()
    now[0] += 8
    hidden.waiting.look()
    assert "you can try again in a few seconds" in hidden.problem.text()
    hidden.secret.line.setText(window.desk.passphrase)
    press(window, Qt.Key.Key_Return)
    assert not hidden.go.isEnabled()
    assert tried == ["wrong"]
    now[0] += 8
    hidden.waiting.look()
    assert hidden.problem.text() == "You can try again now."
    press(window, Qt.Key.Key_Return)
    until(lambda: window.stack.currentWidget() is window.wizard)
