"""What went wrong is said in words, in the window, and tells nothing about anybody."""

from __future__ import annotations

import sys
import threading

import pytest
from PySide6.QtCore import QObject, Qt, QTimer

from app.errors import AppError
from app.fault_report import report
from app.words import Words
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.screens import screen
from ui.faults import catch_faults
from ui.tasks import in_background
from ui.troubles import worded


def test_what_was_expected_has_its_own_words():
    """A wrong passphrase says so, and what to do; there is no report to pass on."""
    trouble = worded(Words(), AppError("wrong_passphrase"))
    assert trouble.title == "That passphrase did not open your records"
    assert trouble.todo
    assert trouble.report is None


def test_the_report_of_a_bug_holds_no_value():
    """Types, files and lines, never the message: it may hold a name."""
    try:
        try:
            raise KeyError("Zebedee Smith")
        except KeyError as fault:
            raise ValueError("Zebedee again") from fault
    except ValueError as fault:
        code, text = report(fault)
    assert "Zebedee" not in text
    assert "builtins.ValueError" in text
    assert "builtins.KeyError" in text
    assert f"  {__name__}:" in text
    assert text.startswith(code)


@pytest.fixture
def hooks():
    """Puts back what Python does with faults by itself."""
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    yield
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


@pytest.fixture
def hooked(hooks, walk):
    """A window that catches what nobody expected."""
    window = walk(screen())
    catch_faults(window.tell, window.desk.log.heed)
    return window


def test_a_slot_that_raises_shows_a_message_and_the_window_goes_on(hooked, capfd):
    """A bug is said in plain words over the page, nothing is printed, and the page still works."""

    def slot():
        raise RuntimeError("about Zebedee")

    QTimer.singleShot(0, hooked, slot)
    until(lambda: hooked._note is not None)
    assert "Something went wrong" in seen(hooked)
    assert focus_name() == "Carry on"
    assert "Zebedee" not in " ".join(seen(hooked)) + "".join(capfd.readouterr())
    press(hooked, Qt.Key.Key_Return)
    assert "Something went wrong" not in seen(hooked)
    hooked.wizard.focus_first()
    press(hooked, "b")
    assert hooked.desk.session.acts == [("answer", "first", ("refused",))]


def test_a_fault_in_telling_of_a_fault_comes_to_an_end(app, hooks, capfd):
    """It is noted and not told in its turn, nothing is printed, and the next fault is told as ever."""
    told, noted = [], []

    def tell(fault):
        told.append(str(fault))
        if len(told) == 1:
            raise LookupError("Zebedee in telling")

    def slot(said):
        raise RuntimeError(said)

    catch_faults(tell, lambda fault: noted.append(type(fault)))
    for said in ("one", "two"):
        QTimer.singleShot(0, app, lambda said=said: slot(said))
    until(lambda: len(told) == 2)
    assert (told, noted) == (["one", "two"], [LookupError])
    assert "".join(capfd.readouterr()) == ""


def test_background_work_comes_back_with_its_result_or_its_fault(app):
    """The window hears of both, in its own thread."""
    owner, heard = QObject(), []
    in_background(owner, lambda: 6 * 7, heard.append, heard.append)
    in_background(owner, lambda: 1 // 0, heard.append, lambda fault: heard.append(type(fault)))
    until(lambda: len(heard) == 2)
    assert set(heard) == {42, ZeroDivisionError}
