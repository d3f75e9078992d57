"""A run of plain text laid out in lines at our own line height."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from ui.theme import Theme

MEASURE = 68
"""Characters in the longest line that reads well."""


class Flow:
    """`text` in a type role, broken into lines of at most `width` pixels. Never reads markup."""

    def __init__(self, theme: Theme, role: str, text: str, width: float, *, underline: bool = False) -> None:
        font = theme.font(role)
        font.setUnderline(underline)
        step = theme.leading(role)
        self._layout = QTextLayout(text.replace("\n", "\u2028"), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self.height, self.width = 0.0, 0.0
        self._layout.beginLayout()
        line = self._layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1.0, width))
            tall = max(line.height(), step)
            line.setPosition(QPointF(0, self.height + (tall - line.height()) / 2))
            self.height += tall
            self.width = max(self.width, line.naturalTextWidth())
            line = self._layout.createLine()
        self._layout.endLayout()

    def draw(self, painter: QPainter, x: float, y: float, colour: QColor) -> None:
        """Paint the lines with their top left corner at x, y."""
        painter.setPen(colour)
        self._layout.draw(painter, QPointF(x, y))
