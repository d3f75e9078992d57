"""A second person reads the one record that was laid out for them and says what they think; also while locked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from app.decisions.additions import VERDICTS
from app.decisions.verdicts import ROLES, Said
from ui.a11y import focus_on
from ui.at_work import at_work
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Group, clear, column, row, together
from ui.leaf import Leaf
from ui.prose import Prose, heading
from ui.record_page import RecordPage
from ui.rows import OneRow, mark
from ui.secret import SecretLine
from ui.writing import Writing

if TYPE_CHECKING:
    from app.desk.second_reader import Reading
    from ui.window import Window


class SecondReadPage(Leaf):
    """Whenever the page is not on top, nothing of the record is on it: it asks for the passphrase again. What was
    written about the record is still there then."""

    given = Signal(str)

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "second_read")
        self._passphrase, self._number, self._words, self._shut = "", "", dict[str, str](), False
        self.record: RecordPage | None = None
        self._top_problem = self.problem
        self._inside = QWidget()
        self._stage = column(self._inside, self.kit, gap=16)
        self.page.addWidget(self._inside)
        self.choose()

    # Choosing

    def choose(self) -> None:
        """Which record, and the passphrase that was chosen for it."""
        self._fresh()
        kit, card = self.kit, Card(self.kit, pad=20, gap=12)
        numbers = self.desk.second_reader.waiting()
        self.rows = self._one_of(card, "choose", {each: (self.say("record", number=each), "") for each in numbers})
        self._stage.addWidget(card)
        if not numbers:
            clear(card.column)
            card.column.addWidget(Prose(kit, self.say("none")))
            return
        mark(self.rows[numbers[0]], len(numbers) == 1)
        self.passphrase = SecretLine(kit, self.say("passphrase"), self.say("passphrase_hint"))
        card.column.addWidget(self.passphrase)
        self.open_button = Button(kit, self.say("open"), "primary")
        self.open_button.clicked.connect(self.open)
        self.passphrase.line.returnPressed.connect(self.open_button.click)
        card.column.addLayout(row(kit, self.open_button, None))

    def open(self) -> None:
        """Read the record that is chosen."""
        number, typed = _chosen(self.rows), self.passphrase.line.text()
        if not number:
            self.say_problem(self.say("choose_missing"), next(iter(self.rows.values())))
        elif not typed:
            self.say_problem(self.say("passphrase_missing"), self.passphrase.line)
        else:
            at_work(
                self,
                lambda: self.desk.second_reader.read(number, typed),
                lambda found: self.read(found, typed),
                self.passphrase.line,
            )

    # Reading

    def read(self, found: Reading, passphrase: str) -> None:
        """The record, and below it what the second person has to say."""
        if not self.isVisible():
            return  # it was covered while it was being opened
        self._fresh()
        self._passphrase = passphrase
        self._stage.addWidget(Prose(self.kit, self.say("reading"), "strong"))
        self.record = RecordPage(self.kit, found.record, added=found.thread.added, successors=found.thread.successors)
        inside = self.record.takeWidget()
        self.record.column.setContentsMargins(0, 0, 0, 0)
        for button in inside.findChildren(Button):
            button.hide()  # they belong to whoever owns the record
        self._stage.addWidget(inside)
        self._verdict(found.record.number)
        focus_on(self.record.heading)
        self.verticalScrollBar().setValue(0)

    def _verdict(self, number: str) -> None:
        kit, card = self.kit, Card(self.kit, "leaf", pad=20, gap=12)
        card.column.addWidget(heading(kit, self.say("verdict"), "title"))
        self.problem = Prose(kit, "", "strong", "sun")  # near what it is about: the record above may be long
        self.problem.hide()
        card.column.addWidget(self.problem)
        said: dict[str, tuple[str, str]] = {each: (self.say(each), self.say(f"{each}_hint")) for each in VERDICTS}
        self.verdicts = self._one_of(card, "verdict", said, shown=False)
        self.by = box(kit, card, self.say("name"), self.say("name_hint"))
        roles = {each: (kit.say(f"first.{each}"), "") for each in ROLES}
        self.roles = self._one_of(card, "role", roles)
        for line in self.roles.values():
            line.face.compact = True
        hint = Prose(kit, self.say("reasons_hint"), tone="quiet")
        card.column.addLayout(together(Prose(kit, self.say("reasons"), "strong"), hint))
        self.reasons = Writing(kit, self.say("reasons"), "", 5)
        card.column.addWidget(self.reasons)
        self.give_button = Button(kit, self.say("give"), "primary")
        self.give_button.clicked.connect(self.give)
        self.stop_button = Button(kit, self.say("stop"), "quiet")
        self.stop_button.clicked.connect(self.leave)
        card.column.addLayout(row(kit, self.give_button, self.stop_button, None))
        self._stage.addWidget(card)
        self._number = number
        self._fill()

    def give(self) -> None:
        """Say it, for good."""
        number, passphrase, words = self._number, self._passphrase, self.jotted()
        what = next((each for each in VERDICTS if each == words.get("what")), None)
        if what is None:
            self.say_problem(self.say("verdict_missing"), next(iter(self.verdicts.values())))
            self.ensureWidgetVisible(self.problem)
            return
        said = Said(what, words.get("by", ""), words.get("role", ""), words.get("reasons", ""))
        at: QWidget = self.by
        if said.by and not said.role:
            at = next(iter(self.roles.values()))
        elif said.by and not said.text and said.what != "agrees":
            at = self.reasons
        at_work(self, lambda: self.desk.second_reader.give(number, passphrase, said), lambda _: self.thank(number), at)

    def thank(self, number: str) -> None:
        """It is said."""
        self._words = {}
        self._fresh()
        card = Card(self.kit, "leaf", pad=20, gap=8)
        thanks = heading(self.kit, self.say("given", number=number), "title")
        after = self.say("given_open" if self.desk.state == "open" else "given_locked")
        card.column.addWidget(thanks)
        card.column.addWidget(Prose(self.kit, after))
        self._stage.addWidget(card)
        focus_on(thanks)
        self.given.emit(number)

    # What is written, and hiding

    def jotted(self) -> dict[str, str]:
        """What the second person has written and not said yet, and about which record."""
        if self.record is not None:
            said = {
                "number": self._number,
                "what": _chosen(self.verdicts),
                "by": self.by.text(),
                "role": _chosen(self.roles),
                "reasons": self.reasons.toPlainText(),
            }
            written = {key: text for key, text in said.items() if text}
            self._words = written if written.keys() - {"number"} else {}
        return dict(self._words)

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again, once the record is opened."""
        self._words = dict(words)

    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous() and self.record is not None:
            self.jotted()
            self._fresh()
            self._shut = True
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if self._shut:
            self.choose()
        super().showEvent(event)

    def _fill(self) -> None:
        words = self._words
        if words.get("number") == self._number:
            for lines, key in ((self.verdicts, "what"), (self.roles, "role")):
                for name, line in lines.items():
                    mark(line, name == words.get(key))
            self.by.setText(words.get("by", ""))
            self.reasons.setPlainText(words.get("reasons", ""))

    def _fresh(self) -> None:
        """An empty stage, and nothing of the record left."""
        clear(self._stage)
        if self.record is not None:
            self.record.deleteLater()
        self.record, self._passphrase, self._shut = None, "", False
        self.problem = self._top_problem
        self.problem.hide()

    def _one_of(
        self, card: Card, key: str, lines: Mapping[str, tuple[str, str]], *, shown: bool = True
    ) -> dict[str, OneRow]:
        group = Group(self.say(key))
        rows = column(group, self.kit, gap=5)
        if shown:
            rows.addWidget(Prose(self.kit, self.say(key), "strong"))
        made = {name: OneRow(self.kit, label, hint, parent=group) for name, (label, hint) in lines.items()}
        for line in made.values():
            rows.addWidget(line)
        card.column.addWidget(group)
        return made


def _chosen(rows: Mapping[str, OneRow]) -> str:
    return next((name for name, line in rows.items() if line.isChecked()), "")


def open_second_read(window: Window) -> None:
    """The page, from the first page, with the register open or shut; back leads there."""
    page = SecondReadPage(window)
    page.leave.connect(window.show_home)
    page.failed.connect(window.tell)
    window.open_leaf(page)
