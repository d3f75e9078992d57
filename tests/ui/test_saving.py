"""What is typed is saved after a short quiet, and within a second while somebody types on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt

from app.errors import AppError
from tests.ui.look_at import press, seen, until
from tests.ui.screens import WRITE, screen
from ui.saving import LONGEST, QUIET, Saving, wait


def test_it_waits_for_quiet_but_never_longer_than_a_second():
    """Each keystroke starts the short wait again; from the first unsaved one it is a second at most."""
    assert wait(now=0, first=0) == QUIET
    assert wait(now=500, first=0) == QUIET
    assert wait(now=900, first=0) == 100
    assert wait(now=2000, first=0) == 0
    longest = max(now + wait(now, 0) for now in range(0, LONGEST, 50))
    assert longest == LONGEST


def test_the_timer_keeps_to_it():
    """Typing on and on, the timer is set for what is left of the second; saving starts afresh."""
    now, saved, owner = [0.0], [], QObject()
    saving = Saving(owner, lambda: saved.append(now[0]), lambda: now[0])
    for at in (0, 200, 400, 800):
        now[0] = at
        saving.touch()
    assert saving.timer.interval() == LONGEST - 800
    saving.flush()
    saving.flush()
    assert saved == [800]
    assert not saving.timer.isActive()
    now[0] = 900
    saving.touch()
    assert saving.timer.interval() == QUIET


def test_typing_is_saved_by_itself_and_the_bar_says_when(walk):
    """A pause is enough; nobody has to press anything."""
    window = walk(WRITE)
    press(window, "\t", "a")
    until(lambda: bool(window.desk.saved))
    assert "saved 2.05 pm" in seen(window.bar)


@pytest.mark.parametrize("act", ["turn", "hide", "home", "close", "danger"])
def test_turning_hiding_leaving_and_closing_save_at_once(walk, act):
    """Nothing waits for the timer when the page goes away."""
    window = walk(WRITE, screen())
    press(window, "\t", "a")
    {
        "turn": window.wizard.go_on,
        "hide": window.hide_all,
        "home": window.show_home,
        "close": window.close,
        "danger": window.wizard.danger.emit,
    }[act]()
    assert window.desk.saved == ["draft"]


def test_a_failed_save_is_said_and_tried_again(walk):
    """A full disk is not silence: it is said, the words stay, and closing the window waits for an answer."""
    window = walk(WRITE)
    press(window, "\t", "a")
    window.desk.saved = None  # appending to it fails, as a full disk does
    assert not window.close()
    assert window._note is not None
    window.desk.saved = []
    window._note.put_away()
    assert window.close()
    assert window.desk.saved == ["draft"]
    assert Qt.Key.Key_A
    assert AppError("disk_full").code == "disk_full"
