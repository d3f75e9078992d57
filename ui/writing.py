"""A box for people's own words: plain text, Tab leaves it, and it grows with what is written."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from ui.kit import Kit


class Writing(QPlainTextEdit):
    """`lines` is how high it is at least, in lines of text; it grows to three times that and then scrolls."""

    def __init__(self, kit: Kit, name: str, text: str, lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self._lines = kit, lines
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name)
        self.setPlainText(text)
        self.textChanged.connect(self._fit)
        self._fit()

    def mirror(self, text: str) -> None:
        """Show other words, unless somebody is typing here: then what they see is already the newest."""
        if not self.hasFocus() and self.toPlainText() != text:
            self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        line = QFontMetricsF(self.kit.theme.font("body")).lineSpacing()
        wanted = max(self._lines, min(int(self.document().size().height()), 3 * self._lines))
        self.setFixedHeight(int(wanted * line + self.kit.theme.px(30)))
