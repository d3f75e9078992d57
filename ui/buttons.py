"""Everything that is pressed: plain buttons, links and the large tiles of the first page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.flow import ENDLESS, Flow
from ui.kit import Kit
from ui.paint import RING, chevron, exclaim, plate, ring

TALL = 44
"""Pixels: nothing that can be pressed is lower than this."""

# kind: (ground, text, line); None is none.
LOOKS: dict[str, tuple[str | None, str, str | None]] = {
    "primary": ("leaf", "on_leaf", None),
    "danger": ("ember", "on_ember", None),
    "outline": ("card", "ink", "edge"),
    "warn": ("card", "ember", "ember"),
    "link": (None, "leaf", None),
    "quiet": (None, "quiet", None),
}


class Button(QPushButton):
    """A button that wraps its text and shows a ring when it has the focus.

    `detail` is a second line, which makes it a tile; `mark` is chevron, fold or danger.
    """

    def __init__(
        self,
        kit: Kit,
        text: str,
        kind: str = "outline",
        *,
        detail: str = "",
        mark: str = "",
        wide: bool = False,
        role: str = "strong",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.kit, self.kind, self.detail, self.mark, self.role = kit, kind, detail, mark, role
        self._hover = False
        self.setAutoDefault(True)  # Enter presses it, as people expect
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)
        self.setAccessibleDescription(detail)
        across = QSizePolicy.Policy.Ignored if wide else QSizePolicy.Policy.Maximum
        policy = QSizePolicy(across, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def link(self) -> bool:
        """Whether it looks like words in a line rather than like a button."""
        return LOOKS[self.kind][0] is None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        px = self.kit.theme.px
        title, more = self._flows(width)
        tall = title.height + (more.height + px(4) if more else 0) + 2 * px(self._pad[1])
        return max(px(TALL), int(tall + 0.99))

    def sizeHint(self) -> QSize:
        natural = self.kit.flow(self.role, self.text(), ENDLESS).width
        if self.detail:
            natural = max(natural, min(self.kit.flow("body", self.detail, ENDLESS).width, self.kit.theme.px(260)))
        width = int(natural + 2 * self.kit.theme.px(self._pad[0]) + self._marked + 2)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.kit.theme.px(96)), self.kit.theme.px(TALL))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover = True
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover = False
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, px = self.kit.theme, self.kit.theme.px
        painter = QPainter(self)
        ground, text, line = LOOKS[self.kind]
        pen = theme.colour(text)
        body = QRectF(self.rect())
        if not self.isEnabled():
            ground, line, pen = "paper", "line", theme.colour("quiet")
        if ground is not None:
            if self.hasFocus():
                gap = RING + 2
                body.adjust(gap, gap, -gap, -gap)
            fill = theme.colour(ground)
            if (self._hover or self.isDown()) and self.isEnabled():
                fill = (
                    theme.colour("leaf_pale")
                    if line
                    else fill.darker(108)
                    if fill.lightness() < 128
                    else fill.lighter(106)
                )
            plate(painter, body, px(10), fill, theme.colour(line) if line else None, theme.palette.hairline)
        if self.hasFocus():
            ring(painter, self.rect(), theme)
        title, more = self._flows(self.width())
        tall = title.height + (more.height + px(4) if more else 0)
        x, y = self._left(title), (self.height() - tall) / 2
        title.draw(painter, x, y, pen)
        if more:
            soft = pen if ground in ("leaf", "ember") else theme.colour("quiet")
            more.draw(painter, x, y + title.height + px(4), soft)
        if self.mark:
            side = px(22)
            at = self.width() - px(self._pad[0]) - side + px(6)
            box = QRectF(at, (self.height() - side) / 2, side, side)
            if self.mark == "danger":
                exclaim(painter, QRectF(px(self._pad[0]), box.top(), side, side), pen)
            else:
                chevron(painter, box, pen, down=self.mark == "fold")

    @property
    def _pad(self) -> tuple[int, int]:
        if self.detail:
            return 20, 16
        return (4, 8) if self.link else (22, 10)

    @property
    def _marked(self) -> int:
        return self.kit.theme.px(30) if self.mark else 0

    def _left(self, title: Flow) -> float:
        pad = self.kit.theme.px(self._pad[0])
        if self.mark == "danger":
            return pad + self._marked
        if self.detail or self.mark or self.link:
            return pad
        return max(float(pad), (self.width() - title.width) / 2)

    def _flows(self, width: int) -> tuple[Flow, Flow | None]:
        room = width - 2 * self.kit.theme.px(self._pad[0]) - self._marked
        title = self.kit.flow(self.role, self.text(), room, underline=self.kind == "link")
        more = self.kit.flow("body", self.detail, room) if self.detail else None
        return title, more
