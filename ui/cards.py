"""Sheets, columns and folds: how things are put beside and below one another."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGroupBox, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.kit import Kit
from ui.paint import plate

GROUNDS = {"card": "card", "leaf": "leaf_pale", "sun": "sun_pale", "ember": "ember_pale", "paper": "paper"}


class Card(QFrame):
    """A rounded sheet with things one below the other; `accent` is card, leaf, sun or ember.

    `pad` is the room inside, at 100 %: the same all round, or left, top, right, bottom.
    """

    def __init__(self, kit: Kit, accent: str = "card", *, pad: int | tuple[int, int, int, int] = 24, gap: int = 8):
        super().__init__()
        self.kit, self.accent = kit, accent
        self._pad, self._gap = pad, gap
        self.column = QVBoxLayout(self)
        self._space()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.StyleChange:
            self._space()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.kit.theme
        plate(
            QPainter(self),
            QRectF(self.rect()),
            theme.px(12),
            theme.colour(GROUNDS[self.accent]),
            self._line(),
            theme.palette.hairline,
        )

    def _line(self) -> QColor:
        if self.accent in ("card", "paper"):
            return self.kit.theme.colour("line")
        return self.kit.theme.soft(self.accent, GROUNDS[self.accent])

    def _space(self) -> None:
        pads = self._pad if isinstance(self._pad, tuple) else (self._pad,) * 4
        self.column.setContentsMargins(*(self.kit.theme.space(pad) for pad in pads))
        self.column.setSpacing(self.kit.theme.space(self._gap))


class Hairline(QWidget):
    """A thin line across the page."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.setFixedHeight(kit.theme.palette.hairline)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.kit.theme.colour("line"))


class Fold(QWidget):
    """Things side by side that stand one below the other where there is less room than `narrow` (at 100 %).

    `last_on_top`: folded, the last of them comes first.
    """

    def __init__(
        self, kit: Kit, *, narrow: int, gap: int = 24, last_on_top: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.kit, self._narrow = kit, narrow
        way = QBoxLayout.Direction
        self._down = way.BottomToTop if last_on_top else way.TopToBottom
        self.row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(kit.theme.space(gap))

    @property
    def folded(self) -> bool:
        """Whether the things stand one below the other."""
        return self.row.direction() == self._down

    def resizeEvent(self, event: QResizeEvent) -> None:
        down = event.size().width() < self.kit.theme.px(self._narrow)
        if down != self.folded:
            self.row.setDirection(self._down if down else QBoxLayout.Direction.LeftToRight)
        super().resizeEvent(event)


class Scroll(QScrollArea):
    """A page that scrolls up and down when it must, and never sideways. Things go into `column`."""

    def __init__(self, kit: Kit, *, pad: int = 0, gap: int = 8, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        inside.setObjectName("inside")
        self.column = column(inside, kit, pad=pad, gap=gap)
        self.setWidget(inside)


class Group(QGroupBox):
    """Answers that belong together: a screen reader says its name on the way in. It takes no room of its own."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        self.setContentsMargins(0, 0, 0, 0)  # Qt has just made room for a frame

    def paintEvent(self, event: QPaintEvent) -> None:
        return


class Room(QWidget):
    """Room for a card between other things, so that it stands there for a screen reader too, whenever it comes."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = column(self, kit)
        self.hide()

    def put(self, card: Card | None) -> None:
        """Let this card stand here and nothing else; None: nothing."""
        clear(self._column)
        if card is not None:
            self._column.addWidget(card)
        self.setVisible(card is not None)


def column(owner: QWidget, kit: Kit, *, pad: int = 0, gap: int = 8) -> QVBoxLayout:
    """Lay `owner` out from top to bottom."""
    layout = QVBoxLayout(owner)
    edge = kit.theme.space(pad)
    layout.setContentsMargins(edge, edge, edge, edge)
    layout.setSpacing(kit.theme.space(gap))
    return layout


def row(kit: Kit, *things: QWidget | None, gap: int = 16) -> QHBoxLayout:
    """These things side by side; None is a stretch."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(kit.theme.space(gap))
    for thing in things:
        if thing is None:
            layout.addStretch(1)
        else:
            layout.addWidget(thing)
    return layout


def together(*lines: QWidget) -> QVBoxLayout:
    """Lines that belong to one another, with no room between them."""
    layout = QVBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for line in lines:
        layout.addWidget(line)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, and out of sight and of the accessibility tree at once."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            return
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            drop(widget)


def drop(widget: QWidget) -> None:
    """Remove a widget now; deleteLater alone would leave it on the page until the next turn of the loop."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def centred(kit: Kit, inner: QWidget, widest: int, wrap: Callable[[], QWidget] = QWidget) -> QWidget:
    """`inner` in the middle of what room there is, at most `widest` pixels wide at 100 %."""
    outer = wrap()
    layout = QHBoxLayout(outer)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch(1)
    inner.setMaximumWidth(kit.theme.px(widest))
    layout.addWidget(inner, 1000)
    layout.addStretch(1)
    return outer
