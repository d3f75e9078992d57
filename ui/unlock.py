"""Opening the register: the first set-up with its recovery key, the passphrase, and the way back in without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from app.errors import AppError
from ui.a11y import announce, focus_on, interrupt
from ui.buttons import Button
from ui.cards import Card, Group, Scroll, centred, clear, column, row
from ui.kit import Kit
from ui.prose import Prose, heading
from ui.rows import ManyRow, OneRow
from ui.secret import SecretLine
from ui.tasks import in_background
from ui.troubles import worded
from ui.waiting import Waiting

if TYPE_CHECKING:
    from app.desk import Desk

ROLES = ("carer", "ssw", "manager", "staff")
"""What somebody can be, as the guidance names it."""

LOST = {
    *("register_missing", "register_empty", "register_foreign", "register_wrong_key", "register_damaged"),
    *("keys_missing", "keys_damaged", "kdf_refused"),
}
"""What no passphrase helps with, and a backup may."""


class Unlock(Scroll):
    """Shows what the desk's state asks for; `opened` when the register is open."""

    leave = Signal()
    opened = Signal()
    failed = Signal(object)
    sheet = Signal(str)
    put_back = Signal()
    second = Signal()

    def __init__(self, kit: Kit, desk: Desk) -> None:
        super().__init__(kit, pad=24)
        self.kit, self.desk = kit, desk
        self.card = Card(kit, pad=28, gap=14)
        self.column.addWidget(centred(kit, self.card, 620))
        self.column.addStretch(1)
        self.problem = Prose(kit)
        self.heading = Prose(kit)
        self.first: QWidget | None = None
        self.shown_key = ""
        self.waiting = Waiting(kit, self)
        self.waiting.said.connect(self._wait)
        self.waiting.over.connect(self._wait_no_more)
        if desk.state == "none":
            self.show_first_run()
        else:
            self.show_unlock()

    def focus_first(self) -> None:
        """Give the focus to the first box: whoever comes here knows what for."""
        focus_on(self.first or self.heading)

    # The pages

    def show_unlock(self) -> None:
        """The passphrase."""
        self._fresh("unlock")
        self.passphrase = self._secret("unlock.passphrase")
        self._send("unlock.open", self.unlock)
        forgotten = Button(self.kit, self.kit.say("unlock.forgotten"), "link")
        forgotten.clicked.connect(self.show_recover)
        self.card.column.addWidget(forgotten)
        if self.desk.second_reader.waiting():
            self.second_button = Button(self.kit, self.kit.say("home.second"), "link")
            self.second_button.clicked.connect(self.second)
            self.card.column.addWidget(self.second_button)
        self._begin(self.passphrase.line)

    def show_recover(self) -> None:
        """The recovery key and a new passphrase."""
        self._fresh("recover")
        self.key = self._box("recover.key")
        self.passphrase = self._secret("recover.passphrase")
        self.again = self._secret("recover.again")
        self._send("recover.open", self.recover)
        self._begin(self.key)

    def show_first_run(self) -> None:
        """Who somebody is, and a passphrase."""
        self._fresh("first")
        self.name = self._box("first.name", "first.name_hint")
        group = Group(self.kit.say("first.role"))
        rows = column(group, self.kit, gap=5)
        rows.addWidget(Prose(self.kit, self.kit.say("first.role"), "strong"))
        self.roles = {role: OneRow(self.kit, self.kit.say(f"first.{role}"), parent=group) for role in ROLES}
        for each in self.roles.values():
            each.face.compact = True
            rows.addWidget(each)
        self.card.column.addWidget(group)
        self.organisation = self._box("first.organisation")
        self.passphrase = self._secret("first.passphrase", "first.passphrase_hint")
        self.again = self._secret("first.again")
        self._send("first.make", self.set_up)
        self._begin(self.name)

    def show_key(self, key: str) -> None:
        """The recovery key, until it is written down."""
        self._fresh("key", leave=False)
        self.shown_key = key
        groups = key.split("-")  # three to a line, as on the sheet: easy to copy, easy to compare
        lines = ("   ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))
        shown = Prose(self.kit, "\n".join(lines), "heading")
        shown.setAccessibleName(self.kit.say("key.name"))
        shown.setAccessibleDescription(key)
        frame = Card(self.kit, "leaf", pad=20)
        frame.column.addWidget(shown)
        self.card.column.addWidget(frame)
        self.sheet_button = Button(self.kit, self.kit.say("key.sheet"))
        self.sheet_button.clicked.connect(lambda: self.sheet.emit(key))
        self.card.column.addWidget(self.sheet_button)
        self.done = Prose(self.kit, "", "strong", "leaf")
        self.done.hide()
        self.card.column.addWidget(self.done)
        self.written = ManyRow(self.kit, self.kit.say("key.done"))
        self.card.column.addWidget(self.written)
        go = self._send("key.go", self.opened.emit)
        go.setEnabled(False)
        self.written.toggled.connect(go.setEnabled)
        self._begin(self.heading)
        announce(self, self.kit.say("key.hint"))

    def show_saved(self, words: str) -> None:
        """Say that the recovery sheet is saved, and what to do with it."""
        self.done.setText(words)
        self.done.show()
        announce(self, words)

    # What a person can do

    def unlock(self) -> None:
        """Try the passphrase."""
        typed = self.passphrase.line.text()
        if typed:
            self._work(lambda: self.desk.unlock(typed), lambda _: self.opened.emit())

    def recover(self) -> None:
        """Try the recovery key, and set the new passphrase."""
        key, typed = self.key.text(), self.passphrase.line.text()
        if self._agree():
            self._work(lambda: self.desk.recover(key, typed), lambda _: self.opened.emit())

    def set_up(self) -> None:
        """Make the register."""
        name, organisation = self.name.text().strip(), self.organisation.text().strip()
        role = next((role for role, each in self.roles.items() if each.isChecked()), "")
        typed = self.passphrase.line.text()
        if not name:
            self._say("first.name_missing", self.name)
        elif not role:
            self._say("first.role_missing", next(iter(self.roles.values())))
        elif self._agree():
            self._work(
                lambda: self.desk.set_up(typed, author=name, role=role, organisation=organisation),
                lambda key: self.show_key(str(key)),
            )

    def _agree(self) -> bool:
        if not self.passphrase.line.text():
            self._say("first.passphrase_missing", self.passphrase.line)
        elif self.passphrase.line.text() != self.again.line.text():
            self._say("first.differ", self.again.line)
        else:
            return True
        return False

    def _work(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        self.problem.hide()
        self.setEnabled(False)
        announce(self, self.kit.say("unlock.opening"))

        def done(result: object) -> None:
            self.setEnabled(True)
            then(result)

        in_background(self, work, done, self._went_wrong)

    def _went_wrong(self, fault: Exception) -> None:
        self.setEnabled(True)
        if not isinstance(fault, AppError):
            self.failed.emit(fault)
            return
        if fault.code == "too_many_tries":
            self.waiting.begin(float(str(fault.facts["seconds"])))
            self._say_problem(self.problem.text(), self.first or self.heading)
            return
        if fault.code in LOST:
            self.put_back_button.show()
        trouble = worded(self.kit.words, fault)
        self.passphrase.line.selectAll()
        self._say_problem(f"{trouble.title}. {trouble.todo}", self.first or self.heading)

    # How it is put together

    def _fresh(self, table: str, *, leave: bool = True) -> None:
        clear(self.card.column)
        kit = self.kit
        self.heading = heading(kit, kit.say(f"{table}.heading"))
        self.problem = Prose(kit, "", "strong", "sun")
        for part in (self.heading, Prose(kit, kit.say(f"{table}.hint"), tone="quiet"), self.problem):
            self.card.column.addWidget(part)
        self.problem.hide()
        self.put_back_button = Button(kit, kit.say("home.put_back"))
        self.put_back_button.clicked.connect(self.put_back)
        self.card.column.addLayout(row(kit, self.put_back_button, None))
        self.put_back_button.hide()
        self._can_leave = leave

    def _begin(self, first: QWidget) -> None:
        self.first = first
        self.verticalScrollBar().setValue(0)
        self.focus_first()

    def _send(self, key: str, act: Callable[[], object]) -> Button:
        self.go = Button(self.kit, self.kit.say(key), "primary")
        self.go.clicked.connect(lambda _=False: act())
        for line in self.card.findChildren(QLineEdit):
            line.returnPressed.connect(self.go.click)
        buttons: list[QWidget | None] = [self.go]
        if self._can_leave:
            leave = Button(self.kit, self.kit.say("unlock.leave"), "quiet")
            leave.clicked.connect(self.leave)
            buttons.append(leave)
        self.card.column.addSpacing(self.kit.theme.space(6))
        self.card.column.addLayout(row(self.kit, *buttons, None))
        return self.go

    def _secret(self, key: str, hint: str = "") -> SecretLine:
        line = SecretLine(self.kit, self.kit.say(key), self.kit.say(hint) if hint else "")
        self.card.column.addWidget(line)
        return line

    def _box(self, key: str, hint: str = "") -> QLineEdit:
        words, box = self.kit.say(key), QLineEdit()
        cell = QWidget()
        inner = column(cell, self.kit, gap=2)
        inner.addWidget(Prose(self.kit, words, "strong"))
        if hint:
            inner.addWidget(Prose(self.kit, self.kit.say(hint), tone="quiet"))
            box.setAccessibleDescription(self.kit.say(hint))
        box.setAccessibleName(words)
        box.setMinimumHeight(self.kit.theme.px(44))
        inner.addWidget(box)
        self.card.column.addWidget(cell)
        return box

    def _say(self, key: str, at: QWidget) -> None:
        self._say_problem(self.kit.say(key), at)

    def _say_problem(self, text: str, at: QWidget) -> None:
        self._show_problem(text)
        focus_on(at)
        interrupt(self, text)

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()

    def _wait(self, words: str) -> None:
        self.go.setEnabled(False)
        self._show_problem(words)

    def _wait_no_more(self) -> None:
        self.go.setEnabled(True)
        self._show_problem(self.kit.say("waiting.over"))
        announce(self, self.problem.text())
