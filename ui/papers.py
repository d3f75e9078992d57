"""Asking where a file should be put, and putting it there beside the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from ui.tasks import in_background

if TYPE_CHECKING:
    from app.decisions.record import Record
    from ui.window import Window


def save_dates(window: Window, record: Record) -> None:
    """Make the calendar file of what is due and write it where the person says."""
    name = window.kit.say("record.dates_file", number=record.number)
    made, said = lambda: window.desk.calendar(record), "record.dates_saved"
    _save(window, name, "record.dates_title", "record.dates_kind", made, said)


def save_sheet(window: Window, key: str) -> None:
    """Make the recovery sheet and write it where the person says."""
    name, said = window.kit.say("key.sheet_file"), "key.sheet_saved"
    _save(window, name, "key.sheet_title", "record.file_kind", lambda: window.desk.recovery_sheet(key), said)


def save_blank(window: Window, key: str) -> None:
    """Make a paper to fill in by hand, the blank `form` or the emergency `log`, and write it where the person says."""
    name, said, blank = window.kit.say(f"about.{key}_file"), "about.paper_saved", window.desk.blank_papers
    make = blank.form if key == "form" else blank.emergency_log
    _save(window, name, f"about.{key}_title", "record.file_kind", make, said)


def ask_where(window: QWidget, name: str, title: str, kind: str) -> str:
    """The path somebody chose for a file of this name, or nothing."""
    ending = f"{kind} (*{Path(name).suffix})"
    path, _ = QFileDialog.getSaveFileName(window, title, str(Path.home() / name), ending)
    return path


def where(window: Window, name: str, title: str, kind: str) -> str:
    """The path that the person at this window chose for a file of this name, or nothing; `title`, `kind`: words."""
    return window.ask_where(window, name) if window.ask_where else ask_where(window, name, title, kind)


def _save(
    window: Window, name: str, title: str, kind: str, make: Callable[[], bytes], saved: str = "record.saved"
) -> None:
    """`title`, `kind` and `saved` are keys of ui.toml; the last is said on the page that is still there then."""
    say, page = window.kit.say, window.stack.currentWidget()
    path = where(window, name, say(title), say(kind))

    def done(_: object) -> None:
        show = getattr(page, "show_saved", None)
        if window.stack.currentWidget() is page and show is not None:
            show(say(saved))

    if path:
        in_background(window, lambda: window.desk.save_paper(make(), Path(path)), done, window.tell)
