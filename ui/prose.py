"""A paragraph on a page: plain text at our line height, never wider than reads well."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.flow import ENDLESS, Flow
from ui.kit import Kit
from ui.paint import ring


class Prose(QLabel):
    """A label that paints itself, so that its lines stand as far apart as they should. Its text is never markup."""

    def __init__(self, kit: Kit, text: str = "", role: str = "body", tone: str = "ink", parent: QWidget | None = None):
        super().__init__(parent)
        self.kit, self.role, self.tone = kit, role, tone
        self._tall: dict[tuple[str, int, int], int] = {}
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setText(text)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (self.text(), width, self.kit.theme.percent)
        found = self._tall.get(key)
        if found is None:  # Qt asks some twenty times while it lays out a page
            found = self._tall[key] = int(self._flow(width).height + 0.99) + self._foot
        return found

    def sizeHint(self) -> QSize:
        flow = self._flow(ENDLESS)
        return QSize(int(flow.width + 1), int(flow.height + 0.99) + self._foot)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), self.kit.theme.px(64)), round(self.kit.theme.leading(self.role)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._flow(self.width()).draw(painter, 0, 0, self.kit.theme.colour(self.tone))
        if self.hasFocus() and self.focusPolicy() != Qt.FocusPolicy.NoFocus:
            ring(painter, self.rect(), self.kit.theme, under=True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.updateGeometry()
        super().changeEvent(event)

    @property
    def _foot(self) -> int:
        """Room below a heading for the line that shows its focus."""
        return 0 if self.focusPolicy() == Qt.FocusPolicy.NoFocus else self.kit.theme.px(6)

    def _flow(self, width: int) -> Flow:
        return self.kit.flow(self.role, self.text(), min(width, self.kit.measure(self.role)))


def heading(kit: Kit, text: str, role: str = "heading", parent: QWidget | None = None) -> Prose:
    """A heading that can be given the focus, so that a screen reader starts reading there; Tab passes it by."""
    label = Prose(kit, text, role, parent=parent)
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    label.setAccessibleName(text)
    return label
