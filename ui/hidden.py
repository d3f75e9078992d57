"""What the screen shows while everything is hidden: nothing about anybody, and a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from app.errors import AppError
from ui.buttons import Button
from ui.cards import Card, centred, column
from ui.kit import Kit
from ui.prose import Prose, heading
from ui.secret import SecretLine
from ui.tasks import in_background
from ui.troubles import worded


class Hidden(QWidget):
    """A blank page. A key or a click asks for the passphrase, unless `check` is None; then it comes straight back."""

    back = Signal()

    def __init__(self, kit: Kit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit = kit
        self.check: Callable[[str], object] | None = None
        page = column(self, kit, pad=24)
        page.addStretch(2)
        self.card = Card(kit, pad=28, gap=12)
        self.heading = heading(kit, kit.say("hidden.heading"), "title")
        self.hint = Prose(kit, kit.say("hidden.hint"), tone="quiet")
        self.secret = SecretLine(kit, kit.say("hidden.passphrase"))
        self.secret.line.returnPressed.connect(self.try_it)
        self.problem = Prose(kit, role="strong", tone="sun")
        self.go = Button(kit, kit.say("hidden.back"), "primary")
        self.go.clicked.connect(self.try_it)
        for part in (self.heading, self.hint, self.problem, self.secret, self.go):
            self.card.column.addWidget(part)
        page.addWidget(centred(kit, self.card, 460))
        page.addStretch(3)
        self.cover(None)

    def cover(self, check: Callable[[str], object] | None) -> None:
        """Be blank; `check` raises AppError unless it is given the right passphrase."""
        self.check = check
        self.secret.line.clear()
        for part in (self.secret, self.go, self.problem):
            part.hide()
        self.hint.show()
        self.heading.setFocus()

    def ask(self) -> None:
        """Somebody is back: ask who they are, or let them in where nothing is locked."""
        if self.check is None:
            self.back.emit()
            return
        self.hint.hide()
        self.secret.show()
        self.go.show()
        self.secret.line.setFocus()

    def try_it(self) -> None:
        """Check what was typed."""
        check, typed = self.check, self.secret.line.text()
        if check is None or not typed:
            return
        self.setEnabled(False)
        in_background(self, lambda: check(typed), self._right, self._wrong)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.ask()

    def _right(self, _: object) -> None:
        self.setEnabled(True)
        self.secret.line.clear()
        self.back.emit()

    def _wrong(self, fault: Exception) -> None:
        self.setEnabled(True)
        if not isinstance(fault, AppError):
            raise fault
        self.problem.setText(worded(self.kit.words, fault).title)
        self.problem.show()
        self.secret.line.selectAll()
        self.secret.line.setFocus()
