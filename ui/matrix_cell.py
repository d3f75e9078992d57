"""One place of the table of who gets what: a cell with its mark and its word, or the head of a row or column."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.flow import ENDLESS, Flow
from ui.kit import Kit
from ui.paint import exclaim, plate, ring, tick

TALL = 44
"""Pixels at 100 %: no place is lower than this."""

ARROWS = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}
"""Rows down and columns to the right."""

# mark: (ground, colour of the mark, colour of the word)
LOOKS = {
    "": (None, "ink", "ink"),
    "no": ("card", "quiet", "quiet"),
    "part": ("leaf_pale", "leaf", "ink"),
    "yes": ("leaf_pale", "leaf", "ink"),
    "blocked": ("paper", "ink", "ink"),
    "needs": ("sun_pale", "sun", "ink"),
}


class Place(QAbstractButton):
    """`mark` is no, part, yes, blocked or needs, or nothing for the head of a row or column."""

    def __init__(self, kit: Kit, role: str = "label", *, centred: bool = False) -> None:
        super().__init__()
        self.kit, self.mark, self._role, self._centred = kit, "", role, centred
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_words(self, text: str, name: str, mark: str = "") -> None:
        """What it says, what a screen reader says, and its mark."""
        self.mark = mark
        self.setText(text)
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows are for the table, and not for going round the stops of Tab."""
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self.kit.theme.px
        return max(px(TALL), int(self._flow(width).height + 0.99) + 2 * px(6))

    def sizeHint(self) -> QSize:
        natural = int(self.kit.flow(self._role, self.text(), ENDLESS).width) + self._left + self.kit.theme.px(10)
        return QSize(natural, self.heightForWidth(natural))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.kit.theme.px(64), self.kit.theme.px(TALL))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.kit.theme, self.kit.theme.px
        painter = QPainter(self)
        ground, sign, word = LOOKS[self.mark]
        if ground is not None:
            line = theme.colour(
                "edge" if self.underMouse() else sign if self.mark in ("yes", "part", "needs") else "line"
            )
            plate(painter, QRectF(self.rect()), px(8), theme.colour(ground), line, theme.palette.hairline)
        elif self.underMouse():
            plate(painter, QRectF(self.rect()), px(8), theme.colour("leaf_pale"), None, 0)
        if self.hasFocus():
            ring(painter, self.rect(), theme, radius=8)
        flow, side = self._flow(self.width()), px(18)
        if self.mark:
            self._sign(painter, QRectF(px(8), (self.height() - side) / 2, side, side), theme.colour(sign))
        x = (self.width() - flow.width) / 2 if self._centred and not self.mark else self._left
        flow.draw(painter, x, (self.height() - flow.height) / 2, theme.colour(word))

    def _sign(self, painter: QPainter, box: QRectF, colour: QColor) -> None:
        theme = self.kit.theme
        none, round_ = QColor(0, 0, 0, 0), box.width() / 2
        if self.mark == "needs":
            exclaim(painter, box, colour)
        elif self.mark == "yes":
            plate(painter, box, round_, colour, None, 0)
            tick(painter, box, theme.colour("on_leaf"))
        elif self.mark == "part":
            plate(painter, box, round_, none, colour, 2)
            painter.setBrush(colour)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPie(box, 90 * 16, 180 * 16)
        else:
            plate(painter, box, round_, none, colour, 2)
            if self.mark == "blocked":
                pen = QPen(colour, max(2.0, box.width() / 7))
                painter.setPen(pen)
                third = box.width() * 0.28
                left, right = box.left() + third, box.right() - third
                painter.drawLine(QPointF(left, box.center().y()), QPointF(right, box.center().y()))

    @property
    def _left(self) -> int:
        return self.kit.theme.px(34 if self.mark else 8)

    def _flow(self, width: int) -> Flow:
        return self.kit.flow(self._role, self.text(), width - self._left - self.kit.theme.px(6))
