"""A run of plain text laid out in lines at our own line height."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QPainter, QTextLayout, QTextOption

from ui.theme import Theme

MEASURE = 68
"""Characters in the longest line that reads well."""

KEPT = 600
"""Runs kept, about as many as three pages have."""

ENDLESS = 1_000_000
"""A width at which nothing is broken into lines."""


class Flows:
    """The last few runs that were laid out: Qt asks for the same ones many times while it makes a page."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._kept: dict[tuple[int, str, str, int, bool], Flow] = {}

    def __call__(self, role: str, text: str, width: float, *, underline: bool = False) -> Flow:
        """`text` in a type role, broken into lines of at most `width` pixels."""
        key = (self._theme.percent, role, text, int(width), underline)
        found = self._kept.get(key)
        if found is None:
            if len(self._kept) >= KEPT:
                self._kept.clear()
            found = self._kept[key] = Flow(self._theme, role, text, int(width), underline=underline)
        return found


class Flow:
    """One run, laid out. Never reads markup."""

    def __init__(self, theme: Theme, role: str, text: str, width: int, *, underline: bool) -> None:
        font = theme.font(role)
        if underline:
            font = QFont(font)
            font.setUnderline(True)
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
