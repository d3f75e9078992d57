"""A card for one step of handing back: it says what is in the way where that can be put right, and works beside the
window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from ui.a11y import announce, focus_on, interrupt
from ui.buttons import Button
from ui.cards import Card, row
from ui.papers import where
from ui.prose import Prose, heading
from ui.tasks import in_background
from ui.troubles import worded

if TYPE_CHECKING:
    from ui.hand_back_page import HandBackPage


class StepCard(Card):
    """A sheet with a heading that can have the focus. While it works nothing in it can be pressed."""

    def __init__(self, page: HandBackPage, title: str, accent: str = "card") -> None:
        super().__init__(page.kit, accent, pad=20, gap=10)
        self.page, self.say, self.counted = page, page.say, page.counted
        self.heading = heading(self.kit, title, "title")
        self.problem = Prose(self.kit, "", "strong", "sun")
        self.done = Prose(self.kit, "", "strong", "leaf")
        self.column.addWidget(self.heading)
        for line in (self.problem, self.done):
            line.hide()

    def add(self, thing: QWidget) -> None:
        """Put something below what is there."""
        self.column.addWidget(thing)

    def line(self, text: str, role: str = "body", tone: str = "ink") -> Prose:
        """A paragraph."""
        said = Prose(self.kit, text, role, tone)
        self.add(said)
        return said

    def act(self, text: str, act: Callable[[], object], kind: str = "outline") -> Button:
        """A button, and what it does."""
        button = Button(self.kit, text, kind)
        button.clicked.connect(lambda _=False: act())
        self.column.addLayout(row(self.kit, button, None))
        return button

    def outcome(self) -> None:
        """Here it is said what came of the last act."""
        self.add(self.problem)
        self.add(self.done)

    def say_problem(self, text: str, at: QWidget) -> None:
        """Say what is in the way, and put the focus where it can be put right."""
        self.done.hide()
        self.problem.setText(text)
        self.problem.show()
        focus_on(at)
        interrupt(self, text)
        self._bring(self.problem)

    def say_done(self, text: str) -> None:
        """Say what was just done."""
        self.problem.hide()
        self.done.setText(text)
        self.done.show()
        announce(self, text)

    def _bring(self, line: Prose) -> None:
        """Scroll to a line, once it is laid out."""
        QTimer.singleShot(0, line, lambda: self.page.ensureWidgetVisible(line, 0, self.kit.theme.px(24)))

    def work(self, work: Callable[[], object], then: Callable[[object], None], at: QWidget, doing: str = "") -> None:
        """Do it beside the window; what is expected to go wrong is said here, the rest by the window."""
        self.problem.hide()
        self.setEnabled(False)
        if doing:
            self.say_done(doing)
            self._bring(self.done)

        def well(result: object) -> None:
            self.setEnabled(True)
            self.done.hide()
            then(result)

        def wrong(fault: Exception) -> None:
            self.setEnabled(True)
            self.done.hide()
            if not isinstance(fault, AppError):
                self.page.failed.emit(fault)
                return
            told = worded(self.kit.words, fault)
            self.say_problem(f"{told.title}. {told.what} {told.todo}", at)

        in_background(self, work, well, wrong)

    def save(self, name: str, title: str, make: Callable[[], bytes], saved: str, at: QWidget) -> None:
        """Make a paper and write it where the person says; then say that it is saved."""
        path = where(self.page.owner, name, title, self.kit.say("record.file_kind"))
        if path:
            self.work(lambda: self.page.desk.save_paper(make(), Path(path)), lambda _: self.say_done(saved), at)
