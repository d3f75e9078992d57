"""Checking a sheet of paper: is it the record, unchanged, and the latest?"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.desk.paper_words import more, verdict
from app.desk.thread import newest
from app.errors import AppError
from ui.a11y import focus_on
from ui.at_work import at_work, say_fault
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Room, row, together
from ui.file_paper_page import AskFile, which_file
from ui.leaf import Leaf
from ui.paint import chevron, exclaim, plate, tick
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from app.desk.verifying import Verdict
    from ui.kit import Kit
    from ui.window import Window

SIDE = 48
"""Pixels at 100 %: the shape beside the answer."""


class Shape(QWidget):
    """What the answer is, for whoever cannot tell colours: a tick, an arrow on to something newer, an exclamation mark,
    or a ring with nothing in it."""

    def __init__(self, kit: Kit, state: str) -> None:
        super().__init__()
        self.kit, self.state = kit, state
        side = kit.theme.px(SIDE)
        self.setFixedSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, box = QPainter(self), self.kit.theme, QRectF(self.rect()).adjusted(1, 1, -1, -1)
        role = "leaf" if self.state == "genuine" else "sun"
        full = self.state in ("genuine", "altered")
        line = theme.colour(role)
        plate(painter, box, box.width() / 2, line if full else None, line, 3)
        inner = box.adjusted(*(box.width() * part for part in (0.2, 0.2, -0.2, -0.2)))
        pen = theme.colour("on_leaf" if self.state == "genuine" else "sun_pale") if full else line
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.state == "genuine":
            tick(painter, inner, pen)
        elif self.state == "superseded":
            chevron(painter, inner, pen)
        elif self.state == "altered":
            exclaim(painter, inner, pen)


class CheckSheetPage(Leaf):
    """`ask_file` asks which file is to be checked."""

    section = "paper_pages"

    def __init__(self, window: Window, ask_file: AskFile | None = None) -> None:
        super().__init__(window.kit, window.desk, "check_sheet")
        self.owner, self.ask_file = window, ask_file or which_file
        self.found: Verdict | None = None
        self._answer = Room(self.kit, self)
        self.page.addWidget(self._answer)
        kit, typed = self.kit, self.card("code")
        self.code = box(kit, typed, self.say("code_name"), self.say("code_hint"))
        self.go_button = Button(kit, self.say("go"), "primary")
        self.go_button.clicked.connect(lambda _=False: self.check_code())
        self.code.returnPressed.connect(self.go_button.click)
        typed.column.addLayout(row(kit, self.go_button, None))
        file = self.card("file")
        file.column.addWidget(Prose(kit, self.say("file_hint")))
        self.choose_button = Button(kit, self.say("choose"))
        self.choose_button.clicked.connect(lambda _=False: self.choose())
        file.column.addLayout(row(kit, self.choose_button, None))

    def check_code(self) -> None:
        """Hold the code that was typed against the register."""
        self._forget()
        if not self.code.text().strip():
            self.say_problem(self.say("code_missing"), self.code)
            return
        try:
            found = self.desk.verifying.check_code(self.code.text())
        except AppError as fault:
            say_fault(self, fault, self.code)
            return
        self.answer(found)

    def choose(self) -> None:
        """Ask for a file, and hold it against the register."""
        self._forget()
        path = self.ask_file(self, self.say("choose_title"), self.say("kind"))
        if path:
            at_work(self, lambda: self.desk.verifying.check_file(Path(path)), self.answer, self.choose_button)

    def answer(self, found: Verdict) -> None:
        """Say what it is, what was checked, and what to do."""
        self._forget()
        self.found = found
        kit, words = self.kit, self.kit.words
        card = Card(kit, "leaf" if found.state == "genuine" else "sun", pad=20, gap=12)
        title = heading(kit, self.say(f"by_{found.evidence}.{found.state}"))
        lines = [Prose(kit, line) for line in (verdict(found, words), *more(found, words))]
        if found.evidence == "file":
            lines.append(Prose(kit, self.say("by_file.checked"), tone="quiet"))
        title.setAccessibleDescription(" ".join(line.text() for line in lines))
        top = row(kit, Shape(kit, found.state))
        top.addWidget(title, 1, Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(top)
        card.column.addLayout(together(*lines))
        self.ways = self._ways(found)
        if self.ways:
            card.column.addLayout(row(kit, *self.ways, None))
        self._answer.put(card)
        focus_on(title)
        self.verticalScrollBar().setValue(0)

    def _ways(self, found: Verdict) -> list[Button]:
        """To the newest record in its place, and to the one that the paper is of."""
        ways = []
        if any(each.number for each in found.later):
            ways.append(self._way("newest", newest(self.desk.hands(), found.number)))
        if found.number and found.state != "unknown" and not found.disposed:
            ways.append(self._way("open", found.number))
        return ways

    def _way(self, key: str, number: str) -> Button:
        button = Button(self.kit, self.say(key, number=number))
        button.clicked.connect(lambda _=False: open_from_check(self.owner, number))
        return button

    def _forget(self) -> None:
        self.problem.hide()
        self.done.hide()
        self.found = None
        self._answer.put(None)

    def jotted(self) -> dict[str, str]:
        """The code that stands here."""
        return {"code": self.code.text()} if self.code.text() else {}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        self.code.setText(words.get("code", ""))


def open_from_check(window: Window, number: str) -> None:
    """A record to compare a paper with; back leads to checking."""
    from ui.care import open_page
    from ui.furniture import make_record

    try:
        record = window.desk.record(number)
    except AppError as fault:
        window.tell(fault)
        return
    window.open_page(make_record(window, record, lambda: open_page(window, "check_sheet")))
