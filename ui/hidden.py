"""What the screen shows while everything is hidden: nothing about anybody, and a way back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import AppError
from ui.a11y import announce, interrupt
from ui.buttons import Button
from ui.cards import Card, centred, column
from ui.kit import Kit
from ui.prose import Prose, heading
from ui.secret import SecretLine
from ui.tasks import in_background
from ui.troubles import worded
from ui.waiting import Waiting

MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta)
"""Keys that only help others."""

Check = Callable[[str], object]
"""Raises AppError unless it is given the right passphrase."""


class Hidden(QWidget):
    """A neutral page; `back` when somebody may see the rest again.

    A key or a click asks for the passphrase, if there is a `check` by then; else it comes straight back.
    """

    back = Signal()

    def __init__(self, kit: Kit, check: Callable[[], Check | None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self._check = kit, check
        page = column(self, kit, pad=24)
        page.addStretch(2)
        self.card = Card(kit, pad=28, gap=12)
        self.heading = heading(kit, kit.say("hidden.heading"), "title")
        self.heading.setAccessibleDescription(kit.say("hidden.hint"))
        self.hint = Prose(kit, kit.say("hidden.hint"), tone="quiet")
        self.secret = SecretLine(kit, kit.say("hidden.passphrase"))
        self.secret.line.returnPressed.connect(self.try_it)
        self.problem = Prose(kit, role="strong", tone="sun")
        self.go = Button(kit, kit.say("hidden.back"), "primary")
        self.go.clicked.connect(self.try_it)
        self.waiting = Waiting(kit, self)
        self.waiting.said.connect(self._wait)
        self.waiting.over.connect(self._wait_no_more)
        for part in (self.heading, self.hint, self.problem, self.secret, self.go):
            self.card.column.addWidget(part)
        page.addWidget(centred(kit, self.card, 460))
        page.addStretch(3)
        self.cover()

    def cover(self) -> None:
        """Be neutral: nothing but that the program is there."""
        self.secret.line.clear()
        for part in (self.secret, self.go, self.problem):
            part.hide()
        self.hint.show()
        self.heading.setFocus()

    def ask(self) -> None:
        """Somebody is back: ask who they are, or let them in where nothing is locked."""
        if self._check() is None:
            self.back.emit()
            return
        self.hint.hide()
        self.secret.show()
        self.go.show()
        self.problem.setVisible(self.waiting.on)
        self.secret.line.setFocus()

    def try_it(self) -> None:
        """Check what was typed."""
        check, typed = self._check(), self.secret.line.text()
        if check is None or not typed or self.waiting.on:
            return
        self.setEnabled(False)
        in_background(self, lambda: check(typed), self._right, self._wrong)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.ask()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key asks; one that writes something is the first of the passphrase."""
        if event.key() in MODIFIERS:
            return
        self.ask()
        box = self.window().focusWidget()
        if isinstance(box, QLineEdit) and event.text().strip() and event.text().isprintable():
            box.insert(event.text())

    def _right(self, _: object) -> None:
        self.setEnabled(True)
        self.secret.line.clear()
        self.back.emit()

    def _wrong(self, fault: Exception) -> None:
        self.setEnabled(True)
        if isinstance(fault, AppError) and fault.code == "too_many_tries":
            self.waiting.begin(float(str(fault.facts["seconds"])))
        else:
            self._show(worded(self.kit.words, fault).title)
        interrupt(self, self.problem.text())
        self.secret.line.selectAll()
        self.secret.line.setFocus()
        if not isinstance(fault, AppError):
            raise fault

    def _wait(self, words: str) -> None:
        self.go.setEnabled(False)
        self._show(words)

    def _wait_no_more(self) -> None:
        self.go.setEnabled(True)
        self._show(self.kit.say("waiting.over"))
        announce(self, self.problem.text())

    def _show(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()
