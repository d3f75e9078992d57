"""The table of who gets what as places to go to with the arrows: things down, recipients across, and their heads."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.a11y import focus_on, in_order
from ui.cards import Group
from ui.kit import Kit
from ui.matrix_cell import ARROWS, Place

At = tuple[int, int]
"""A row and a column; -1 is the head."""


class Grid(Group):
    """`moved` says where somebody is now, `opened` where they want to choose, `pressed` a letter there. Only the place
    one is at is a stop of Tab, so that Tab leaves the table."""

    moved = Signal(tuple)
    opened = Signal(tuple)
    pressed = Signal(tuple, str)

    def __init__(self, kit: Kit, name: str, columns: int, side: int) -> None:
        super().__init__(name)
        self.kit, self.columns, self.at, self.rows = kit, columns, (-1, 0), 0
        self.places: dict[At, Place] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(kit.theme.space(5))
        self._grid.setColumnMinimumWidth(0, kit.theme.px(side))
        self._grid.setColumnStretch(0, 2)
        for column in range(columns):
            self._grid.setColumnStretch(column + 1, 1)
            self._put((-1, column), centred=columns > 1)

    def grow(self, rows: int) -> None:
        """Have so many rows."""
        for row in range(self.rows, rows):
            for column in range(-1, self.columns):
                self._put((row, column))
        self.rows = rows

    def put_under(self, row: int, panel: QWidget) -> None:
        """Let this stand below a row, across all of it."""
        self._grid.removeWidget(panel)
        self._grid.addWidget(panel, 2 * row + 3, 0, 1, self.columns + 1)
        stops = [each for each in panel.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
        in_order((self.places[self.at], *stops))

    def go(self, at: At) -> None:
        """Be here: the stop of Tab, with the focus."""
        self.stand(at)
        focus_on(self.places[at])

    def stand(self, at: At) -> None:
        """Be here, wherever the focus is."""
        if self.at in self.places:
            QWidget.setTabOrder(self.places[self.at], self.places[at])  # rows that came later stand here as well
            self.places[self.at].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.at = at
        self.places[at].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.moved.emit(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows, Home and End go from place to place; Enter opens the choice, a letter is handed on."""
        key, here = Qt.Key(event.key()), self.places.get(self.at)
        if here is None or not here.hasFocus() or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        row, column = self.at
        to = self.at
        if key in ARROWS:
            down, right = ARROWS[key]
            to = (row + down, column + right)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            to = (row, 0 if row < 0 else -1) if key is Qt.Key.Key_Home else (row, self.columns - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.at)
        elif event.text().strip():
            self.pressed.emit(self.at, event.text().upper())
        else:
            super().keyPressEvent(event)
            return
        if to != self.at and to in self.places:
            self.go(to)

    def _put(self, at: At, *, centred: bool = False) -> None:
        place = Place(self.kit, "small" if at[1] < 0 else "label", centred=centred)
        place.clicked.connect(lambda _=False: self._clicked(at))
        self.places[at] = place
        row, column = at
        self._grid.addWidget(place, 2 * row + 2, column + 1)

    def _clicked(self, at: At) -> None:
        self.go(at)
        self.opened.emit(at)
