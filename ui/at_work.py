"""Something that a page does beside the window, while nothing on it can be pressed; and saying what is in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from app.errors import AppError
from ui.a11y import announce
from ui.papers import where
from ui.tasks import in_background
from ui.troubles import worded

if TYPE_CHECKING:
    from ui.leaf import Leaf
    from ui.window import Window

Came = TypeVar("Came")


def at_work(
    page: Leaf,
    work: Callable[[], Came],
    then: Callable[[Came], None],
    at: QWidget,
    gone: Callable[[Came], None] = lambda _: None,
) -> None:
    """Do it, then `then` with what came of it; `gone` instead, if the person has left the page by then. What is
    expected to go wrong is said on the page, with the focus `at` where it can be put right."""
    page.setEnabled(False)
    announce(page, page.kit.words.text("care", "working"))

    def done(result: Came) -> None:
        if not isValid(page):
            gone(result)
            return
        page.setEnabled(True)
        then(result)

    def wrong(fault: Exception) -> None:
        if not isValid(page):
            raise fault  # told like anything that nobody is there to answer
        page.setEnabled(True)
        if isinstance(fault, AppError):
            say_fault(page, fault, at)
        else:
            page.failed.emit(fault)

    in_background(page.window(), work, done, wrong)


def tried(page: Leaf, act: Callable[[], object], at: QWidget) -> bool:
    """Do something that takes no time. Whether it was done; if not, what is in the way was said."""
    try:
        act()
    except AppError as fault:
        say_fault(page, fault, at)
        return False
    return True


def say_fault(page: Leaf, fault: AppError, at: QWidget) -> None:
    """Say on the page what is in the way."""
    told = worded(page.kit.words, fault)
    page.say_problem(f"{told.title}. {told.todo}", at)
    page.ensureWidgetVisible(page.problem)


def save_as(page: Leaf, window: Window, name: str, make: Callable[[], bytes], said: str = "") -> None:
    """Make a paper and write it where the person says; `name` is what is offered. `said` is said then; if not given,
    how to keep a paper that is not encrypted."""
    kit = page.kit
    path = where(window, name, kit.say("record.save_title"), kit.say("record.file_kind"))

    def done(_: object) -> None:
        page.say_done(said or kit.say("record.saved"))
        page.ensureWidgetVisible(page.done)

    if path:
        in_background(page, lambda: window.desk.save_paper(make(), Path(path)), done, page.failed.emit)
