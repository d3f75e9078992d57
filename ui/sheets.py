"""Pages of a paper on a page of the window: real pictures, drawn beside the window, as sharp as the screen is."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.cards import column, drop
from ui.kit import Kit
from ui.paint import ring
from ui.tasks import in_background

if TYPE_CHECKING:
    from collections.abc import Sequence

A4 = 297 / 210
"""A page that is not drawn yet is as high as this times its width."""

A4_INCHES = 210 / 25.4

REST = 150
"""Milliseconds of quiet after which pages are drawn again for another width."""


class Pages(NamedTuple):
    """A paper to show. `draw` gives one page, counted from 0, this many dots wide. Both are called in a thread of their
    own, and may raise AppError."""

    many: Callable[[], int]
    draw: Callable[[int, int], QImage]


def of_pdf(pdf: bytes) -> Pages:
    """The pages of one of our own papers."""
    from app.desk.showing import pages, picture

    def draw(page: int, wide: int) -> QImage:
        drawn = picture(pdf, page, wide / A4_INCHES)
        # A copy, or it would be gone with the bytes.
        return QImage(drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB888).copy()

    return Pages(lambda: pages(pdf), draw)


def of_scan(fetch: Callable[[], Sequence[bytes]]) -> Pages:
    """The pages of a signed paper, each a JPEG. They are fetched once."""
    there = cache(fetch)

    def draw(page: int, wide: int) -> QImage:
        image = QImage.fromData(there()[page])
        return image.scaledToWidth(min(wide, image.width()), Qt.TransformationMode.SmoothTransformation)

    return Pages(lambda: len(there()), draw)


class Sheet(QLabel):
    """One page: white, with a hairline round it, and as high as its width asks for. Tab stops at it, so that the arrows
    scroll it."""

    def __init__(self, kit: Kit, name: str, more: str = "") -> None:
        super().__init__()
        self.kit, self._tall = kit, A4
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(name)
        self.setAccessibleDescription(more)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def put(self, image: QImage) -> None:
        """Show this picture of the page."""
        self._tall = image.height() / image.width()
        shown = QPixmap.fromImage(image)
        shown.setDevicePixelRatio(self.devicePixelRatioF())
        self.setPixmap(shown)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(width * self._tall)

    def sizeHint(self) -> QSize:
        wide = self.kit.theme.px(240)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.kit.theme.px(64), round(self.kit.theme.px(64) * self._tall))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self.kit.theme
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        shown = self.pixmap()
        if not shown.isNull():
            wide = shown.width() / shown.devicePixelRatio()
            if abs(wide - self.width()) <= 1:
                painter.drawPixmap(0, 0, shown)  # dot for dot
            else:
                painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                painter.drawPixmap(self.rect(), shown)
        painter.setPen(QPen(theme.colour("line"), theme.palette.hairline))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        if self.hasFocus():
            ring(painter, self.rect(), theme, radius=2)


class Sheets(QWidget):
    """The pages of a paper, one below the other. What was there stays until the new picture is drawn; `drawn` when all
    of them are. `more` is what a screen reader says beside the number of a page."""

    drawn = Signal()
    failed = Signal(object)

    def __init__(self, kit: Kit, more: str = "") -> None:
        super().__init__()
        self.kit, self._more = kit, more
        self.sheets: list[Sheet] = []
        self._pages: Pages | None = None
        self._turn = 0
        self._column = column(self, kit, gap=16)
        self._column.addStretch(1)  # pages stand at the top, however high what is beside them
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._draw)

    def show_pages(self, pages: Pages) -> None:
        """Show this paper."""
        self._pages = pages
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._rest.start()
        super().resizeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._rest.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._rest.start()
        return super().event(event)

    @property
    def dots(self) -> int:
        """How many dots of the screen a page is wide."""
        return round(self.width() * self.devicePixelRatioF())

    def _draw(self) -> None:
        pages = self._pages
        if pages is None or not self.isVisible():
            return  # drawn once it has its place, which is told by a new width
        self._rest.stop()
        self._turn += 1
        in_background(self, pages.many, partial(self._counted, self._turn, pages), self.failed.emit)

    def _counted(self, turn: int, pages: Pages, count: int) -> None:
        if turn != self._turn:
            return
        while len(self.sheets) > count:
            drop(self.sheets.pop())
        for at, sheet in enumerate(self.sheets):
            sheet.setAccessibleName(self._name(at, count))
        for at in range(len(self.sheets), count):
            sheet = Sheet(self.kit, self._name(at, count), self._more)
            self.sheets.append(sheet)
            self._column.insertWidget(at, sheet)
        self._next(turn, pages, 0)

    def _name(self, at: int, count: int) -> str:
        return self.kit.words.text("paper_pages", "sheet.name", number=at + 1, count=count)

    def _next(self, turn: int, pages: Pages, at: int) -> None:
        """One after the other: the first can be read while the others are drawn, and few wait when it changes."""
        wide = self.dots

        def put(image: QImage) -> None:
            if turn == self._turn:
                self.sheets[at].put(image)
                self._next(turn, pages, at + 1)

        if at < len(self.sheets):
            in_background(self, lambda: pages.draw(at, wide), put, self.failed.emit)
        else:
            self.drawn.emit()
