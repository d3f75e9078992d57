"""One answer that can be picked: the whole row is the target, with a large mark and the key that picks it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QSizePolicy, QWidget

from ui.flow import ENDLESS, Flow
from ui.kit import Kit
from ui.paint import plate, ring, tick

TALL = 52
"""Pixels at 100 %: a row is at least this high."""

COMPACT = 44
"""The same in a long list, which is scanned rather than read."""


class _Face:
    """How a row is measured and painted, whichever kind of button it is."""

    def __init__(self, kit: Kit, button: QAbstractButton, label: str, hint: str, key: str, *, round_mark: bool) -> None:
        self.kit, self.button, self.compact = kit, button, False
        self.label, self.hint, self.key, self.round = label, hint, key, round_mark
        self._tall: dict[tuple[int, int], int] = {}
        button.setText(label)
        button.setAccessibleName(label)
        button.setAccessibleDescription(hint)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)

    def height(self, width: int) -> int:
        key = (width, self.kit.theme.percent)
        found = self._tall.get(key)
        if found is None:  # Qt asks some ten times while it lays out a page
            px = self.kit.theme.px
            label, hint = self._flows(width)
            tall = label.height + (hint.height + px(2) if hint else 0) + 2 * px(8 if self.compact else 11)
            found = self._tall[key] = max(px(self.lowest), int(tall + 0.99))
        return found

    @property
    def lowest(self) -> int:
        return COMPACT if self.compact else TALL

    def natural(self) -> int:
        px = self.kit.theme.px
        return int(self.kit.flow("body", self.label, ENDLESS).width) + self._left + self._right + px(4)

    def paint(self) -> None:
        theme, px, button = self.kit.theme, self.kit.theme.px, self.button
        painter = QPainter(button)
        on, focus = button.isChecked(), button.hasFocus()
        ground = theme.colour("leaf_pale" if on else "card" if button.isEnabled() else "paper")
        line = theme.colour("leaf" if on else "edge" if button.underMouse() else "line")
        if theme.palette.hairline > 1 and not on:
            line = theme.colour("edge")
        plate(painter, QRectF(button.rect()), px(10), ground, line, 2 if on else theme.palette.hairline)
        if focus:
            ring(painter, button.rect(), theme)
        self._mark(painter, QRectF(px(16), (button.height() - px(24)) / 2, px(24), px(24)), on=on)
        label, hint = self._flows(button.width())
        tall = label.height + (hint.height + px(2) if hint else 0)
        y = (button.height() - tall) / 2
        label.draw(painter, self._left, y, theme.colour("ink" if button.isEnabled() else "quiet"))
        if hint:
            hint.draw(painter, self._left, y + label.height + px(2), theme.colour("quiet"))
        if self.key and button.isEnabled():
            self._cap(painter, on=on)

    def _mark(self, painter: QPainter, box: QRectF, *, on: bool) -> None:
        theme = self.kit.theme
        leaf, none = theme.colour("leaf"), QColor(0, 0, 0, 0)
        radius = box.width() / 2 if self.round else theme.px(6)
        edge = theme.colour("edge" if self.button.isEnabled() else "line")
        plate(painter, box, radius, leaf if on else none, leaf if on else edge, 2)
        if on and self.round:
            plate(
                painter,
                box.adjusted(*(box.width() * d for d in (0.31, 0.31, -0.31, -0.31))),
                box.width(),
                theme.colour("on_leaf"),
                None,
                0,
            )
        elif on:
            tick(painter, box, theme.colour("on_leaf"))

    def _cap(self, painter: QPainter, *, on: bool) -> None:
        theme, px = self.kit.theme, self.kit.theme.px
        side = px(26)
        box = QRectF(self.button.width() - side - px(14), (self.button.height() - side) / 2, side, side)
        plate(painter, box, px(6), theme.colour("card"), theme.colour("leaf" if on else "line"), 1)
        letter = self.kit.flow("label", self.key, side)
        colour = theme.colour("leaf" if on else "quiet")
        letter.draw(painter, box.center().x() - letter.width / 2, box.center().y() - letter.height / 2, colour)

    @property
    def _left(self) -> int:
        return self.kit.theme.px(56)

    @property
    def _right(self) -> int:
        return self.kit.theme.px(56 if self.key else 18)

    def _flows(self, width: int) -> tuple[Flow, Flow | None]:
        room = width - self._left - self._right
        label = self.kit.flow("body", self.label, room)
        return label, self.kit.flow("body", self.hint, room) if self.hint else None


class OneRow(QRadioButton):
    """A row of which one can be picked."""

    def __init__(self, kit: Kit, label: str, hint: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = _Face(kit, self, label, hint, key, round_mark=True)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height(width)

    def sizeHint(self) -> QSize:
        return QSize(self.face.natural(), self.face.height(self.face.natural()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.face.kit.theme.px(120), self.face.kit.theme.px(self.face.lowest))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.face.paint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


class ManyRow(QCheckBox):
    """A row of which several can be picked."""

    def __init__(self, kit: Kit, label: str, hint: str = "", key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.face = _Face(kit, self, label, hint, key, round_mark=False)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.face.height(width)

    def sizeHint(self) -> QSize:
        return QSize(self.face.natural(), self.face.height(self.face.natural()))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.face.kit.theme.px(120), self.face.kit.theme.px(self.face.lowest))

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.face.paint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)


Row = OneRow | ManyRow


def mark(row: Row, on: bool) -> None:
    """Show a row as picked or not, without that counting as somebody's act."""
    if row.isChecked() == on:
        return
    exclusive = row.autoExclusive()
    row.setAutoExclusive(False)  # or Qt would refuse to unmark the last one
    row.setChecked(on)
    row.setAutoExclusive(exclusive)
    row.update()
