"""Something that is opened to be read: a line to press, and what it opens."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.buttons import Button
from ui.cards import column
from ui.kit import Kit


class Folded(QWidget):
    """Shut at first; `fill` puts the lines into `column` when it is opened for the first time. Without it, whatever is
    put there stands there from the start, in its place among the stops of Tab."""

    def __init__(self, kit: Kit, title: str, fill: Callable[[QVBoxLayout], None] | None = None) -> None:
        super().__init__()
        self.kit, self._fill = kit, fill
        page = column(self, kit, gap=4)
        self.button = Button(kit, title, "link", mark="fold")
        self.button.clicked.connect(self._turn)
        self.inside = QWidget()
        self.column = column(self.inside, kit, gap=6)
        edge = kit.theme.space(12)
        self.column.setContentsMargins(edge, 0, 0, edge)
        page.addWidget(self.button)
        page.addWidget(self.inside)
        self.inside.hide()
        self._say()

    def _turn(self) -> None:
        if self._fill is not None and not self.column.count():
            self._fill(self.column)
        self.inside.setVisible(self.inside.isHidden())
        self._say()

    def _say(self) -> None:
        """Whether it is open, for whoever cannot see it."""
        self.button.setAccessibleDescription(self.kit.say("about.shut" if self.inside.isHidden() else "about.open"))
