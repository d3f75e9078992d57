"""A box for a passphrase, with a way to see what one is typing."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.buttons import Button
from ui.cards import row
from ui.kit import Kit
from ui.prose import Prose


class SecretLine(QWidget):
    """A label, dots, and Show."""

    def __init__(self, kit: Kit, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.theme.space(2))
        column.addWidget(Prose(kit, label, "strong"))
        if hint:
            column.addWidget(Prose(kit, hint, tone="quiet"))
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(label)
        self.line.setAccessibleDescription(hint)
        self.line.setMinimumHeight(kit.theme.px(44))
        self.see = Button(kit, kit.say("secret.show"), "link")
        self.see.clicked.connect(self._turn)
        column.addLayout(row(kit, self.line, self.see, gap=8))

    def _turn(self) -> None:
        mode = QLineEdit.EchoMode
        seen = self.line.echoMode() == mode.Normal
        self.line.setEchoMode(mode.Password if seen else mode.Normal)
        words = self.kit.say("secret.show" if seen else "secret.hide")
        self.see.setText(words)
        self.see.setAccessibleName(words)
