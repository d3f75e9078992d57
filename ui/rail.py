"""The rail: the concern and the seven rules, what is done, where we are, and the way back to what is done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from app.decisions.screen import Stop
from ui.cards import clear
from ui.flow import Flow
from ui.kit import Kit
from ui.paint import plate, ring, tick


class StopButton(QAbstractButton):
    """One stop. It can be pressed only where it leads somewhere."""

    def __init__(self, kit: Kit, stop: Stop, number: int, *, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self.stop, self._first, self._last = kit, stop, not number, last
        self._number = str(number or "")  # the concern is before the rules and has none
        self.setText(stop.title)
        words = {"done": "wizard.done", "here": "wizard.now_here"}.get(stop.state, "wizard.ahead")
        self.setAccessibleName(f"{self._number} {stop.title}, {kit.say(words)}".strip())
        self.setEnabled(bool(stop.goes_to))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if stop.goes_to else Qt.FocusPolicy.NoFocus)
        if stop.goes_to:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self.kit.theme.px
        return max(px(44), int(self._flow(width).height + px(14)))

    def sizeHint(self) -> QSize:
        return QSize(self.kit.theme.px(200), self.heightForWidth(self.kit.theme.px(200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.kit.theme.px(80), self.kit.theme.px(44))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.kit.theme, self.kit.theme.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, y, side = px(18), self.height() / 2, px(18)
        painter.setPen(QPen(theme.colour("line"), 2))
        if not self._first:
            painter.drawLine(QPointF(x, 0), QPointF(x, y - side / 2 - 3))
        if not self._last:
            painter.drawLine(QPointF(x, y + side / 2 + 3), QPointF(x, self.height()))
        box = QRectF(x - side / 2, y - side / 2, side, side)
        leaf = theme.colour("leaf")
        if self.stop.state == "done":
            plate(painter, box, side, leaf, None, 0)
            tick(painter, box, theme.colour("on_leaf"))
        else:
            here = self.stop.state == "here"
            plate(painter, box, side, theme.colour("card"), leaf if here else theme.colour("edge"), 2)
            if here:
                plate(painter, box.adjusted(*(side * d for d in (0.28, 0.28, -0.28, -0.28))), side, leaf, None, 0)
        flow = self._flow(self.width())
        tone = "quiet" if self.stop.state == "ahead" else "ink"
        flow.draw(painter, self._left, y - flow.height / 2, theme.colour(tone))
        if self._number:
            self._line(self._number, self._left).draw(painter, px(38), y - flow.height / 2, theme.colour(tone))
        if self.hasFocus():
            ring(painter, self.rect(), theme)

    @property
    def _left(self) -> int:
        return self.kit.theme.px(56 if self._number else 38)

    def _flow(self, width: int) -> Flow:
        return self._line(self.text(), width - self._left - self.kit.theme.px(6))

    def _line(self, text: str, width: int) -> Flow:
        return self.kit.flow("strong" if self.stop.state == "here" else "body", text, width)


class Rail(QWidget):
    """The stops below one another; `go_to` is asked to go back to a question."""

    def __init__(self, kit: Kit, go_to: Callable[[str], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self._go_to = kit, go_to
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._shown: tuple[Stop, ...] = ()
        self.stops: list[StopButton] = []

    def show_stops(self, stops: tuple[Stop, ...]) -> None:
        """Mirror the rail of a screen."""
        if stops == self._shown:
            return
        self._shown = stops
        clear(self._column)
        last = len(stops) - 1
        self.stops = [StopButton(self.kit, stop, at, last=at == last) for at, stop in enumerate(stops)]
        for button in self.stops:
            button.clicked.connect(lambda _=False, question=button.stop.goes_to: self._go_to(question))
            self._column.addWidget(button)
        self._column.addStretch(1)
