"""A list of people, things, recipients or bars: a line for each, which opens it, and a way to add another."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ui.a11y import focus_on
from ui.buttons import Button
from ui.cards import Fold, clear, column
from ui.prose import Prose
from ui.sharing_leaf import SharingLeaf

if TYPE_CHECKING:
    from ui.window import Window

MOST = 25
"""Lines that are there at once: hundreds would keep somebody waiting."""


class Line(NamedTuple):
    """One of the list: what it is called, and what more there is to say."""

    id: str
    title: str
    detail: str


class ListPage(SharingLeaf):
    """`one` is the page for one of them, `then` the part that is best done next."""

    one = ""
    then = ""

    def __init__(self, window: Window, table: str) -> None:
        super().__init__(window, table)
        self.lines = self.listed()
        self._most = MOST
        kit, inside = self.kit, QWidget()
        self._rows = column(inside, kit)
        self.page.addWidget(inside)
        self.rows: dict[str, Button] = {}
        self._show()
        ways = Fold(kit, narrow=520, gap=16)
        self.add_button = Button(kit, self.say("add"), "primary" if not self.lines else "outline")
        self.add_button.clicked.connect(lambda: self.go(self.one))
        self.next_button = Button(kit, self.say("next"), "primary" if self.lines else "outline")
        self.next_button.clicked.connect(lambda: self.go(self.then))
        for button in (self.add_button, self.next_button):
            ways.row.addWidget(button)
        ways.row.addStretch(1)
        self.page.addWidget(ways)

    def listed(self) -> tuple[Line, ...]:
        """What is in the list."""
        return ()

    def _show(self) -> None:
        clear(self._rows)
        self.rows = {}
        for each in self.lines[: self._most]:
            line = Button(self.kit, each.title, detail=each.detail, mark="chevron", wide=True)
            line.clicked.connect(lambda _=False, id=each.id: self.go(f"{self.one} {id}"))
            self.rows[each.id] = line
            self._rows.addWidget(line)
        if not self.lines:
            self._rows.addWidget(Prose(self.kit, self.say("none"), tone="quiet"))
        left = len(self.lines) - self._most
        if left > 0:
            more = Button(self.kit, self.counted("more", left), "link")
            more.clicked.connect(self.show_more)
            self._rows.addWidget(more)

    def show_more(self) -> None:
        """The next of them; the first one that was not there before has the focus."""
        before, self._most = self._most, self._most + MOST
        self._show()
        focus_on(self.rows[self.lines[before].id])
