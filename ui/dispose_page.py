"""Disposing of records in two steps: what would go and what stands in the way; then who agreed, why, and the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from app.clock import spoken_day
from app.decisions.kept_words import period
from ui.a11y import focus_on
from ui.at_work import at_work, save_as
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, clear, column, row, together
from ui.leaf import Leaf
from ui.new_key import new_key, show_new_key
from ui.prose import Prose, heading
from ui.rows import ManyRow
from ui.secret import SecretLine
from ui.troubles import worded

if TYPE_CHECKING:
    from app.desk.disposing import Disposed, Proposed
    from ui.window import Window


class DisposePage(Leaf):
    """Nothing is destroyed before the last button, and that one works only once everything is in order."""

    def __init__(self, window: Window, numbers: Sequence[str]) -> None:
        super().__init__(window.kit, window.desk, "dispose")
        self._window, self._retention, self._numbers = window, window.desk.retention, tuple(numbers)
        inside = QWidget()
        self._steps = column(inside, self.kit, gap=16)
        self.page.addWidget(inside)
        found = self._retention.proposed(numbers)
        self._what(found)
        if not any(each.in_the_way for each in found):
            self._sure()

    def dispose(self) -> None:
        """Destroy them, once reason, name and passphrase are there."""
        typed = self.passphrase.line.text()
        if not typed and not self.desk.scratch:
            self.say_problem(self.say("missing"), self.passphrase.line)
            return
        reason, by, numbers = self.reason.text(), self.by.text(), self._numbers
        faulty = self.reason if not reason.strip() else self.by if not by.strip() else self.passphrase.line
        work = partial(self._retention.dispose, numbers, reason, by, typed)
        at_work(self, work, self._disposed, faulty, lambda done: show_new_key(self._window, done.after))

    def _what(self, found: Sequence[Proposed]) -> None:
        kit, card = self.kit, Card(self.kit, pad=20, gap=12)
        free = not any(each.in_the_way for each in found)
        card.column.addWidget(heading(kit, self.counted("what" if free else "not_yet", len(found)), "title"))
        for each in found:
            lines = [Prose(kit, self._named(each), "strong"), *(Prose(kit, text) for text in self._facts(each))]
            for fault in each.in_the_way:
                told = worded(kit.words, fault)
                lines.append(Prose(kit, f"{self.say('in_the_way')}: {told.what} {told.todo}", "strong", "sun"))
            card.column.addLayout(together(*lines))
        self._steps.addWidget(card)

    def _named(self, proposed: Proposed) -> str:
        title = "" if proposed.standing is None else proposed.standing.title
        return self.say("record", number=proposed.number, title=title).rstrip(": ")

    def _facts(self, proposed: Proposed) -> list[str]:
        standing, words = proposed.standing, self.kit.words
        if standing is None:
            return []
        kind = words.text("keeping", f"class.{standing.keeping.kind}.title")
        facts = [
            self.say("sealed", day=self._day(standing.sealed)),
            self.say("kept", kind=kind, period=period(standing.years, words)),
        ]
        if proposed.additions:
            facts.append(self.counted("with", proposed.additions))
        return facts

    def _sure(self) -> None:
        kit, card, count = self.kit, Card(self.kit, pad=20, gap=12), len(self._numbers)
        card.column.addWidget(heading(kit, self.say("sure"), "title"))
        self.reason: QLineEdit = box(kit, card, self.say("reason"), self.say("reason_hint"))
        key = "by_me" if self._retention.by_myself() else "by"
        self.by = box(kit, card, self.say(key), self.say(f"{key}_hint"))
        self.passphrase = SecretLine(kit, self.say("passphrase"), self.say("passphrase_hint"))
        card.column.addWidget(self.passphrase)
        self.passphrase.setVisible(not self.desk.scratch)
        self.sure = ManyRow(kit, self.counted("sure", count))
        card.column.addWidget(self.sure)
        self.go = Button(kit, self.counted("go", count), "primary")
        self.go.clicked.connect(self.dispose)
        self.go.setEnabled(False)
        self.sure.toggled.connect(self.go.setEnabled)
        card.column.addLayout(row(kit, self.go, None))
        self._steps.addWidget(card)

    def _disposed(self, done: Disposed) -> None:
        """The second page: what was done, the certificate, and what is left to do."""
        kit, count = self.kit, len(done.certificate.lines)
        clear(self._steps)
        self.hint.hide()
        words = self.counted("done_heading", count)
        self.heading.setText(words)
        self.heading.setAccessibleName(words)
        card = Card(kit, "leaf", pad=20, gap=10)
        card.column.addWidget(Prose(kit, self.counted("done", count), "strong"))
        if not done.after.left:
            card.column.addWidget(Prose(kit, self.say("final")))
        card.column.addWidget(Prose(kit, self.say("certificate_hint")))
        self.save_button = Button(kit, self.say("certificate"), "primary")
        day = datetime.fromisoformat(done.certificate.said.at).date().isoformat()
        name = kit.words.text("care", "keeping.certificate_file", day=day)
        self.save_button.clicked.connect(
            lambda: save_as(self, self._window, name, lambda: self._retention.certificate_paper(done.certificate))
        )
        card.column.addLayout(row(kit, self.save_button, None))
        self._steps.addWidget(card)
        if done.after.recovery_key:
            self._steps.addWidget(new_key(self, self._window, done.after.recovery_key))
        if done.after.left:
            self._steps.addWidget(self._left(done))
        focus_on(self.heading)
        self.verticalScrollBar().setValue(0)

    def _left(self, done: Disposed) -> Card:
        kit, card = self.kit, Card(self.kit, "sun", pad=20, gap=10)
        card.column.addWidget(Prose(kit, self.say("left"), "title"))
        for step, fault in done.after.left:
            told = worded(kit.words, fault)
            what = Prose(kit, kit.words.text("keeping", f"step.{step}"), "strong")
            card.column.addLayout(together(what, Prose(kit, f"{told.title}. {told.todo}")))
        card.column.addWidget(Prose(kit, self.say("left_hint"), tone="quiet"))
        return card

    def _day(self, iso: str) -> str:
        return spoken_day(datetime.fromisoformat(iso), self.kit.words.section("dates"))
