"""What is typed is saved after a short quiet, and within a second while somebody types on."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from time import monotonic

import pytest
from PySide6.QtCore import QObject, QTimer

from app.decisions.screen import Screen
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


def test_the_timer_keeps_to_it(app):
    """Typing on and on, the timer is set for what is left of the second; saving starts afresh."""
    now, saved, owner = [0.0], [], QObject()
    saving = Saving(owner, lambda: lambda: saved.append(now[0]), lambda: None, raised, lambda: now[0])
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


def test_a_slow_disk_holds_up_neither_typing_nor_the_order(app):
    """While a save is under way more is typed; the second that nothing outlives runs on, and the newest is last."""
    disk, written, typed, owner = Event(), [], [""], QObject()

    def take() -> Callable[[], None]:
        text = typed[0]

        def write() -> None:
            assert disk.wait(10)
            written.append(text)

        return write

    saving = Saving(owner, take, lambda: None, raised, lambda: 0.0)
    for text in ("a", "ab", "abc"):
        typed[0] = text
        saving.touch()
        saving.begin()
        assert not saving.timer.isActive()
    assert written == []
    assert saving.due
    typed[0] = "abcd"
    saving.touch()
    assert saving.timer.isActive()
    disk.set()
    saving.flush()
    assert written[-2:] == ["abc", "abcd"]
    assert not saving.due


def test_a_save_that_fails_beside_the_window_stays_due(app):
    """The failure is handed over once; nothing counts as saved until it is, and the next keystroke tries again."""
    tries, faults, owner = [], [], QObject()

    def write() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise AppError("disk_full")

    saving = Saving(owner, lambda: write, lambda: None, faults.append)
    saving.touch()
    saving.begin()
    until(lambda: bool(faults))
    assert saving.due
    saving.touch()
    until(lambda: not saving.due)
    assert len(tries) == 2
    assert [fault.code for fault in faults] == ["disk_full"]


def test_what_is_typed_without_a_pause_is_on_disk_within_a_second(walk):
    """Two and a half seconds of typing: every letter is saved a second later at most, give or take a busy machine."""
    window, typed, kept = walk(WRITE), [], []
    session = window.wizard.session

    def remember(screen: Screen, act: str, question: str, value: object) -> Screen:
        session.draft = value
        return screen

    session.shape = remember
    window.desk.autosave = lambda text, step: kept.append((monotonic(), len(text)))
    press(window, "\t")
    keys, begun = QTimer(), monotonic()
    keys.timeout.connect(lambda: (press(window, "a"), typed.append(monotonic())))
    keys.start(40)
    until(lambda: monotonic() - begun > 2.5)
    keys.stop()
    until(lambda: not window.wizard.saving.due)
    late = [next(at for at, letters in kept if letters > n) - at for n, at in enumerate(typed)]
    assert max(late) < LONGEST / 1000 + 0.8


def test_typing_is_saved_by_itself_and_the_bar_says_when(walk):
    """A pause is enough; nobody has to press anything."""
    window = walk(WRITE)
    press(window, "\t", "a")
    until(lambda: bool(window.desk.saved))
    assert "saved 2.05 pm" in seen(window.bar)


@pytest.mark.parametrize("act", ["turn", "hide", "home", "close", "danger"])
def test_turning_hiding_leaving_and_closing_save_at_once(walk, act):
    """Nothing waits for quiet when the page goes away; turning to the next is not held up by it."""
    window = walk(WRITE, screen())
    press(window, "\t", "a")
    {
        "turn": window.wizard.go_on,
        "hide": window.hide_all,
        "home": window.show_home,
        "close": window.close,
        "danger": window.wizard.danger.emit,
    }[act]()
    if act == "turn":
        until(lambda: bool(window.desk.saved), seconds=QUIET / 2000)
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


def raised(fault: Exception) -> None:
    """For where nothing may fail."""
    raise fault
