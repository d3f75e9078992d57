"""The strip along the top: the sign of the house, when it was saved, text size, and the quick hide."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.buttons import Button
from ui.kit import Kit
from ui.paint import sign
from ui.prose import Prose


class Sign(QWidget):
    """The leaf."""

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.setFixedSize(QSize(kit.theme.px(28), kit.theme.px(28)))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.kit.theme
        sign(QPainter(self), QRectF(self.rect()), theme.colour("leaf"), theme.colour("paper"))


class TopBar(QWidget):
    """Always there, except when everything is hidden."""

    home = Signal()
    hide_all = Signal()
    resized = Signal(int)

    def __init__(self, kit: Kit, *, scratch: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        px = kit.theme.px
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(10), px(16), px(6))
        row.setSpacing(px(10))
        name = Prose(kit, kit.say("window.title"), "title")
        self.saved = Prose(kit, role="small", tone="quiet")
        self.saved.hide()
        for label in (name, self.saved):
            label.setWordWrap(False)
            label.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
        self.home_button = self._button("window.home")
        self.home_button.clicked.connect(self.home)
        smaller, larger = self._button("window.smaller", "A−"), self._button("window.larger", "A+")
        # Else the reader would say the tool tip, which is the name again.
        smaller.setAccessibleDescription(kit.say("window.smaller_key"))
        larger.setAccessibleDescription(kit.say("window.larger_key"))
        smaller.clicked.connect(lambda: self.resized.emit(-1))
        larger.clicked.connect(lambda: self.resized.emit(1))
        hide = self._button("window.hide")
        hide.clicked.connect(self.hide_all)
        row.addWidget(Sign(kit))
        row.addWidget(name, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(px(16))
        if scratch:
            row.addWidget(Prose(kit, kit.say("window.scratch"), "small", "sun"), 1, Qt.AlignmentFlag.AlignVCenter)
        else:
            row.addStretch(1)
        for part in (self.saved, self.home_button, smaller, larger, hide):
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_saved(self, text: str) -> None:
        """Say when the draft was saved, or nothing."""
        self.saved.setText(text)
        self.saved.setVisible(bool(text))
        self.saved.updateGeometry()

    def _button(self, key: str, face: str = "") -> Button:
        words = self.kit.say(key)
        button = Button(self.kit, face or words, "quiet")
        button.setAccessibleName(words)
        button.setToolTip(words if face else "")
        return button
