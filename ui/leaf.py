"""A page of its own with a heading, a hint and a way back: what the pages about looking after records share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.a11y import announce, focus_on, interrupt
from ui.buttons import Button
from ui.cards import Card, Fold, Scroll, centred, column
from ui.kit import Kit
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from app.desk import Desk

SECTION = "care"


class Leaf(Scroll):
    """`table` names this page's words in care.toml, or in the file that `section` names: heading, hint. Things go into
    `page`, from top to bottom, which is at most `widest` pixels wide at 100 %."""

    section = SECTION

    leave = Signal()
    failed = Signal(object)

    def __init__(self, kit: Kit, desk: Desk, table: str, *, widest: int = 860) -> None:
        super().__init__(kit, pad=24)
        self.kit, self.desk, self.table = kit, desk, table
        self.key = ""  # a new recovery key that is shown here and may not be written down yet
        inside = QWidget()
        self.page = column(inside, kit, gap=16)
        self.column.addWidget(centred(kit, inside, widest))
        self.column.addStretch(1)
        self.heading = heading(kit, self.say("heading"))
        self.back = Button(kit, kit.words.text(SECTION, "back"), "link")
        self.back.clicked.connect(self.leave)
        self.top = Fold(kit, narrow=640)
        self.top.row.addWidget(self.heading, 1)
        self.top.row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        self.page.addWidget(self.top)
        self.hint = Prose(kit, self.say("hint"))
        self.page.addWidget(self.hint)
        self.done = Prose(kit, "", "strong", "leaf")
        self.problem = Prose(kit, "", "strong", "sun")
        for line in (self.done, self.problem):
            line.hide()
            self.page.addWidget(line)

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """The pages that lead here, as `place.lead_back` knows them, this one last."""
        return (("key", self.key),) if self.key else (("care", self.table),)

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key."""
        return self.kit.words.text(self.section, f"{self.table}.{key}", **facts)

    def counted(self, key: str, count: int, /, **facts: object) -> str:
        """The sentence of this page for one or for several."""
        return self.kit.words.counted(self.section, f"{self.table}.{key}", count, **facts)

    def card(self, key: str, accent: str = "card") -> Card:
        """A sheet with a title of this page, added below what is there."""
        card = Card(self.kit, accent, pad=20, gap=10)
        card.column.addWidget(heading(self.kit, self.say(key), "title"))
        self.page.addWidget(card)
        return card

    def say_done(self, text: str, at: QWidget | None = None) -> None:
        """Say what was just done, with the focus back where it was begun."""
        self.problem.hide()
        self.done.setText(text)
        self.done.show()
        if at is not None:
            focus_on(at)
            self.ensureWidgetVisible(self.done)
        announce(self, text)

    def say_problem(self, text: str, at: QWidget | None = None) -> None:
        """Say what is in the way, and put the focus where it can be put right."""
        self.done.hide()
        self.problem.setText(text)
        self.problem.show()
        if at is not None:
            focus_on(at)
        interrupt(self, text)

    def focus_first(self) -> None:
        """Give the focus to the heading."""
        self.heading.setFocus()
