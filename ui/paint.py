"""The few shapes that are drawn by hand: the focus ring, marks, and the sign of the house."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from ui.theme import Theme

RING = 3
"""Pixels: the focus ring is this thick at every text size."""


def ring(painter: QPainter, rect: QRect, theme: Theme, *, radius: float = 10, under: bool = False) -> None:
    """The focus ring just inside `rect`; `under` draws it as a line below text that has the focus."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.colour("leaf"), RING))
    if under:
        y = rect.bottom() - RING / 2 + 1
        painter.drawLine(QPointF(rect.left() + RING, y), QPointF(rect.left() + theme.px(48), y))
        return
    inner = QRectF(rect).adjusted(RING / 2, RING / 2, -RING / 2, -RING / 2)
    painter.drawRoundedRect(inner, theme.px(radius), theme.px(radius))


def plate(
    painter: QPainter, rect: QRectF, radius: float, fill: QColor | None, line: QColor | None, width: float
) -> None:
    """A rounded shape with a line around it that stays inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2 if line else 0.0
    painter.setPen(QPen(line, width) if line else Qt.PenStyle.NoPen)
    painter.setBrush(fill or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(half, half, -half, -half), radius, radius)


def tick(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """A tick that fills `box`."""
    path = QPainterPath(QPointF(box.left() + box.width() * 0.22, box.top() + box.height() * 0.53))
    path.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.73)
    path.lineTo(box.left() + box.width() * 0.79, box.top() + box.height() * 0.30)
    pen = QPen(colour, max(2.0, box.width() / 8))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def chevron(painter: QPainter, box: QRectF, colour: QColor, *, down: bool = False) -> None:
    """An arrow head that says there is more: to the right, or below."""
    x, y, w, h = box.left(), box.top(), box.width(), box.height()
    path = QPainterPath(QPointF(x + w * 0.38, y + h * 0.24))
    path.lineTo(x + w * 0.64, y + h * 0.5)
    path.lineTo(x + w * 0.38, y + h * 0.76)
    if down:
        path = QPainterPath(QPointF(x + w * 0.24, y + h * 0.38))
        path.lineTo(x + w * 0.5, y + h * 0.64)
        path.lineTo(x + w * 0.76, y + h * 0.38)
    pen = QPen(colour, max(2.0, w / 9))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)


def exclaim(painter: QPainter, box: QRectF, colour: QColor) -> None:
    """An exclamation mark: danger or something to put right, for whoever cannot see the colour."""
    x, w = box.center().x(), max(2.5, box.width() / 7)
    pen = QPen(colour, w)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(QPointF(x, box.top() + box.height() * 0.2), QPointF(x, box.top() + box.height() * 0.56))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(QPointF(x, box.top() + box.height() * 0.8), w * 0.62, w * 0.62)


def sign(painter: QPainter, box: QRectF, leaf: QColor, vein: QColor) -> None:
    """The sign of the house: one leaf with seven veins, a rule each."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y, s = box.left(), box.top(), box.width()

    def at(u: float, v: float) -> QPointF:
        return QPointF(x + u * s, y + v * s)

    path = QPainterPath(at(0.12, 0.9))
    path.cubicTo(at(0.02, 0.42), at(0.34, 0.06), at(0.92, 0.08))
    path.cubicTo(at(0.98, 0.62), at(0.66, 0.98), at(0.12, 0.9))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(leaf)
    painter.drawPath(path)
    pen = QPen(vein, max(1.0, s / 22))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawLine(at(0.12, 0.9), at(0.74, 0.26))
    for along, far in ((0.24, 0.17), (0.40, 0.17), (0.55, 0.12)):
        u, v = 0.12 + along * 0.62 / 0.7, 0.9 - along * 0.64 / 0.7
        painter.drawLine(at(u, v), at(u - 0.02, v - far))
        painter.drawLine(at(u, v), at(u + far, v + 0.02))
