"""The lock saves everything and ends the program, whatever may be in the way."""

from __future__ import annotations

from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.errors import AppError
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.records import record, refused
from tests.ui.screens import WRITE
from tests.ui.stand_in import StandInDesk
from tests.ui.test_hide import ends
from ui.clipboard import Clipboard
from ui.lock import stand_at, standing
from ui.restart import Begin, read

# What may be in the way


def test_words_that_cannot_be_saved_matter_more(walk, monkeypatch):
    """On a full disk the program does not end: it stays hidden, asks for the passphrase, tries again by itself, and
    ends as soon as the words are safe."""
    window = walk(WRITE)
    ended, saved = ends(window), []
    press(window, "\t", "a")

    def full(draft, step):
        raise AppError("disk_full", folder="here")

    window.desk.autosave = full
    window.hide_all()
    assert ended == []
    assert window.desk.state == "open"
    press(window, Qt.Key.Key_F12)
    assert focus_name() == "Your passphrase"
    window.desk.autosave = lambda draft, step: saved.append(draft)
    window.lock._again.setInterval(0)
    until(lambda: bool(ended))
    assert saved == ["draft"]


def test_whoever_comes_back_is_told_that_it_was_not_saved(walk):
    """With the passphrase everything is there again, and what went wrong is said."""
    window = walk(WRITE)
    press(window, "\t", "a")

    def full(draft, step):
        raise AppError("disk_full", folder="here")

    window.desk.autosave = full
    window.hide_all()
    assert "The disk is full" not in seen(window)
    press(window, Qt.Key.Key_F12)
    window.stack.currentWidget().secret.line.setText(window.desk.passphrase)
    press(window, Qt.Key.Key_Return)
    until(lambda: window.stack.currentWidget() is window.wizard)
    assert "The disk is full" in seen(window)
    assert not window.lock._again.isActive()
    window.desk.autosave = lambda draft, step: None


def test_a_place_that_cannot_be_kept_holds_nothing_open(walk):
    """If only where somebody was cannot be written, no word is lost by ending."""
    window = walk(WRITE)
    ended = ends(window)

    def full(where):
        raise AppError("disk_full", folder="here")

    window.desk.keep_whereabouts = full
    window.hide_all()
    assert len(ended) == 1
    window.desk.keep_whereabouts = lambda where: None


def test_half_a_call_that_cannot_be_kept_is_not_thrown_away(open_window):
    """Those words are nowhere else."""
    window = open_window(StandInDesk())
    ended = ends(window)
    window.show_emergency()
    window.stack.currentWidget().form.said.setText("He ran off")

    def full(where):
        raise AppError("disk_full", folder="here")

    keep, window.desk.keep_whereabouts = window.desk.keep_whereabouts, full
    window.hide_all()
    assert ended == []
    window.desk.keep_whereabouts = keep


def test_a_system_that_starts_no_new_program_still_asks(walk):
    """If the new program cannot be started, this one stays shut: register closed, passphrase asked."""
    window = walk(WRITE)

    def no(place, percent):
        raise OSError(2, "gone")

    window.lock.end = no
    window.hide_all()
    assert window.desk.state == "locked"
    press(window, Qt.Key.Key_F12)
    assert focus_name() == "Your passphrase"


def test_a_dialog_does_not_hold_it_open(open_window):
    """A file dialog waits in a loop of its own; the lock closes it, hides and ends all the same."""
    window = open_window(StandInDesk(sealed=record()))
    ended = ends(window)
    window.show_record(record(refused()))
    shown = []

    def lock():
        shown.extend(each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog))
        window.lock.now()

    QTimer.singleShot(50, window, lock)
    window.stack.currentWidget().things["dates"].click()
    assert len(shown) == 1
    assert len(ended) == 1
    assert seen(window)[0] == "Sharewell is resting"


def test_work_beside_the_window_may_finish_but_not_for_long(walk):
    """What is nearly done is waited for; what takes its time is not."""
    window = walk(WRITE)
    ended, begun, over = ends(window), Event(), Event()
    window.lock.grace = 20

    def seal(session):
        begun.set()
        over.wait(10)

    window.desk.seal = seal
    window.wizard._seal()
    assert begun.wait(10)
    window.hide_all()
    assert len(ended) == 1
    assert window.desk.state == "open", "a register that is at work is not closed under its hands"
    over.set()


def test_a_decision_that_is_being_sealed_is_sealed(walk):
    """Locked at that moment, the person comes back to the sealed decision."""
    window = walk(WRITE)
    ended, begun = ends(window), Event()

    def seal(session):
        begun.wait(10)
        return record()

    window.desk.seal = seal
    window.wizard._seal()
    begun.set()
    window.hide_all()
    assert len(ended) == 1
    assert window.desk.where.way == (("record", "2026-014"),)


def test_a_register_that_opens_while_hidden_locks_again(open_window):
    """Hidden while the passphrase was being checked: what it opens does not lie open behind the neutral page."""
    window = open_window(StandInDesk(state="locked"))
    ended, slow = ends(window), Event()
    right, window.desk.unlock = window.desk.unlock, lambda typed: slow.wait(10) and right(typed)
    window.home.unlock.emit()
    page = window.stack.currentWidget()
    page.passphrase.line.setText(window.desk.passphrase)
    page.unlock()
    window.hide_all()
    assert ended == []
    slow.set()
    window.lock._again.setInterval(0)
    until(lambda: bool(ended))
    assert window.desk.state == "locked"


def test_a_register_that_is_made_while_hidden_is_locked_too(open_window):
    """Hidden in the middle of the first set-up: the recovery key waits in the register until it is written down."""
    window = open_window(StandInDesk(state="none"))
    ended, slow = ends(window), Event()
    made = window.desk.set_up
    window.desk.set_up = lambda *given, **more: slow.wait(10) and made(*given, **more)
    window.home.unlock.emit()
    page = window.stack.currentWidget()
    page.name.setText("Alex Morgan")
    page.roles["carer"].click()
    for line in (page.passphrase, page.again):
        line.line.setText("four words of mine")
    page.set_up()
    window.hide_all()
    assert ended == []
    slow.set()
    window.lock._again.setInterval(0)
    until(lambda: bool(ended))
    assert window.desk.where.way == (("key", "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789"),)


def test_calls_in_memory_keep_the_program(open_window):
    """Before there is a register a logged call is only in memory, and so the program goes on."""
    window = open_window(StandInDesk(state="none"))
    ended = ends(window)
    window.show_emergency()
    page = window.stack.currentWidget()
    page.form.who[0].click()
    page.form.send()
    press(window, Qt.Key.Key_F12, Qt.Key.Key_F12)
    assert ended == []
    assert window.stack.currentWidget() is page


def test_a_passphrase_half_typed_is_not_left_to_be_shown(open_window):
    """Hidden, the box is emptied: else whoever comes by could press Show."""
    window = open_window(StandInDesk(state="locked"))
    window.home.unlock.emit()
    press(window, *"seven", Qt.Key.Key_F12, Qt.Key.Key_F12)
    assert window.stack.currentWidget().passphrase.line.text() == ""


# Small things


def test_the_window_stands_where_it_stood(app, open_window):
    """The new window has the old one's place and size, unless that screen is gone."""
    window = open_window(StandInDesk(), size=(900, 600))
    window.move(40, 30)
    place = standing(window)
    assert place == "40,30,900,600,0"
    other = QWidget()
    stand_at(other, place)
    assert (other.x(), other.y(), other.width(), other.height()) == (40, 30, 900, 600)
    stand_at(other, "99999,30,700,500,2")
    assert (other.x() < 99999, other.width()) == (True, 700)
    assert other.isMaximized()
    stand_at(other, "nonsense")
    assert other.width() == 700


@pytest.mark.parametrize(
    "begin",
    [Begin(), Begin("a folder"), Begin(scratch=True), Begin("a folder", resting="0,0,9,9,0", percent=150)],
)
def test_the_new_program_is_told_how_to_begin(begin):
    """Where the register is, that it is locked, where the window stands and how large its text is: nothing else."""
    assert read(begin.words()) == begin


@pytest.mark.parametrize(
    "words",
    [
        ["--store"],
        ["--scratch", "--scratch"],
        ["--resting", "0"],
        ["--resting", "0", "--text", "x"],
        ["--store", "a", "b"],
    ],
)
def test_other_words_are_not_the_window_s(words):
    """Half of it, or something else, goes to the command line, which says what it knows."""
    assert read(words) is None


def test_what_was_copied_is_cleared(app, walk):
    """Before anything is saved; what clearing does is shown on a real display in tests/faults/test_clipboard.py."""
    window, cleared = walk(WRITE), []

    class Noted(Clipboard):
        def clear_if_ours(self):
            cleared.append(list(window.desk.saved))

    clipboard = Noted(app)
    ends(window)
    press(window, "\t", "a")
    window.hide_all()
    assert cleared == [[]]
    clipboard.deleteLater()
