"""Letting a second person read one record and judge it: laying it out, what waits, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QVBoxLayout

from app.errors import AppError
from ui.at_work import at_work
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, clear, row, together
from ui.leaf import Leaf
from ui.prose import Prose
from ui.secret import SecretLine
from ui.tasks import in_background
from ui.troubles import worded

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.window import Window


class Stand(NamedTuple):
    """The numbers of the records that wait to be read, of those whose file is gone, and of those on which a verdict
    was put aside."""

    waiting: tuple[str, ...]
    gone: tuple[str, ...]
    aside: tuple[str, ...]


def stand(desk: Desk) -> Stand:
    """Take in what was said meanwhile, and look how things stand, beside the window."""
    second = desk.second_reader
    second.take_in()
    return Stand(second.waiting(), second.gone(), second.aside())


class SecondPage(Leaf):
    """`number` is the record that it was opened from, if any."""

    def __init__(self, window: Window, number: str = "") -> None:
        super().__init__(window.kit, window.desk, "second")
        self.takes: dict[str, Button] = {}
        self._lay(number)
        then = self.card("next")
        for key in ("next_1", "next_2", "next_3"):
            then.column.addWidget(Prose(self.kit, self.say(key)))
        waiting = self.card("waiting")
        self._lines = QVBoxLayout()
        waiting.column.addLayout(self._lines)
        self.look()

    def lay_out(self) -> None:
        """Lay the record out under what the second person typed."""
        number, typed = self.number.text().strip(), self.passphrase.line.text()
        if not number:
            self.say_problem(self.say("number_missing"), self.number)
        elif not typed:
            self.say_problem(self.say("passphrase_missing"), self.passphrase.line)
        elif typed != self.again.line.text():
            self.say_problem(self.say("differ"), self.again.line)
        else:
            at_work(
                self,
                lambda: self.desk.second_reader.lay_out(number, typed),
                lambda _: self._done(self.say("laid", number=number)),
                self.passphrase.line,
            )

    def take_back(self, number: str) -> None:
        """Nobody but the owner reads this record from now on."""
        at_work(
            self,
            lambda: self.desk.second_reader.take_back(number),
            lambda _: self._done(self.say("taken", number=number)),
            self.heading,
        )

    def look(self) -> None:
        """Look again at how things stand."""
        in_background(self, lambda: stand(self.desk), self._show, self.failed.emit)

    def _lay(self, number: str) -> None:
        kit, card = self.kit, self.card("lay")
        card.column.addWidget(Prose(kit, self.say("how")))
        self.number = box(kit, card, self.say("number"), self.say("number_hint"))
        self.number.setText(number)
        card.column.addWidget(Prose(kit, self.say("type")))
        self.passphrase = SecretLine(kit, self.say("passphrase"), self.say("passphrase_hint"))
        self.again = SecretLine(kit, self.say("again"))
        card.column.addWidget(self.passphrase)
        card.column.addWidget(self.again)
        self.go = Button(kit, self.say("go"), "primary")
        self.go.clicked.connect(self.lay_out)
        for line in (self.number, self.passphrase.line, self.again.line):
            line.returnPressed.connect(self.go.click)
        card.column.addLayout(row(kit, self.go, None))

    def _done(self, said: str) -> None:
        for line in (self.number, self.passphrase.line, self.again.line):
            line.clear()
        self.say_done(said)
        self.verticalScrollBar().setValue(0)
        self.look()

    def _show(self, found: Stand) -> None:
        clear(self._lines)
        self.takes = {}
        for number in found.aside:
            told = worded(self.kit.words, AppError("found_verdict", record=number))
            self._wrong(number, told.title, told.what, self.say("aside"))
        for number in found.gone:
            self._wrong(number, self.say("gone", number=number))
        for number in found.waiting:
            self._lines.addWidget(self._taking(number, "take_back"))
        if not any(found):
            self._lines.addWidget(Prose(self.kit, self.say("waiting_none"), tone="quiet"))

    def _wrong(self, number: str, title: str, *more: str) -> None:
        card = Card(self.kit, "sun", pad=16, gap=8)
        lines = (Prose(self.kit, title, "strong"), *(Prose(self.kit, line) for line in more))
        card.column.addLayout(together(*lines))
        card.column.addWidget(self._taking(number, "put_away"))
        self._lines.addWidget(card)

    def _taking(self, number: str, key: str) -> Button:
        button = Button(self.kit, self.say(key, number=number))
        button.clicked.connect(lambda: self.take_back(number))
        self.takes[number] = button
        return button
