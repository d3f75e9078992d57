"""What the window says of a fault: a code, and on asking where it happened; never what anybody wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from tests.faults.seeking import ODD, words_in
from tests.ui.look_at import focus_name, press, seen
from tests.ui.stand_in import NOW
from ui.__main__ import application
from ui.first_light import FirstLight
from ui.kit import Kit
from ui.look import clothe
from ui.palette import THEMES
from ui.theme import Theme
from ui.window import Window


@pytest.fixture
def window(tmp_path: Path) -> Iterator[Window]:
    """The first page, at a desk over a folder with nothing in it yet."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else application()
    theme = Theme(THEMES["light"])
    clothe(app, theme)
    desk = Desk(Places(tmp_path), lambda: NOW)
    opened = Window(desk, FirstLight(desk, theme.palette))
    opened.furnish(Kit(desk.words, theme, lambda: NOW))
    opened.show()
    opened.activateWindow()
    app.processEvents()
    yield opened
    opened.close()
    opened.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def broken() -> Exception:
    """A fault with a name in all that it says."""
    try:
        raise KeyError(ODD[0]) from ValueError(ODD[1])
    except KeyError as fault:
        return fault


def test_fault_58_the_dialog_shows_a_code_only(window: Window, tmp_path: Path) -> None:
    """The code under which the report is kept; the report itself only when it is asked for; neither holds a value, nor
    does what a screen reader hears."""
    window.tell(broken())
    note = window._note
    assert note is not None
    (kept,) = Places(tmp_path).reports.iterdir()
    assert f"Fault code {kept.stem}" in seen(note)
    assert re.fullmatch("[0-9a-f]{8}", kept.stem)
    shown = " ".join(seen(note))
    assert words_in(shown) == []
    assert "KeyError" not in shown
    assert __name__ not in shown
    assert focus_name() == "Carry on"
    note.more.click()
    report = note.report.toPlainText()
    assert report in seen(note)
    assert "builtins.KeyError" in report
    assert f"  {__name__}:" in report
    assert words_in(report) == []
    note.more.click()
    assert report not in seen(note)
    assert " ".join(seen(note)) == shown
    assert kept.read_text("utf-8") == f"{NOW.isoformat()}\n{report}\n"
    press(window, Qt.Key.Key_Escape)
    assert window._note is None


def test_fault_58_what_was_expected_has_words_and_no_code(window: Window, tmp_path: Path) -> None:
    """A full disk is no fault of the program: nothing is kept but a line in the log, and nothing of the one before is
    left to be seen."""
    window.tell(broken())
    window.tell(AppError("disk_full", folder="records"))
    note = window._note
    assert note is not None
    assert "The disk is full" in seen(note)
    assert not any("Fault code" in text for text in seen(note))
    assert not note.more.isVisible()
    assert note.report.toPlainText() == ""
    assert len(list(Places(tmp_path).reports.iterdir())) == 1
    assert '"event": "trouble", "code": "disk_full"' in Places(tmp_path).log.read_text("utf-8")
