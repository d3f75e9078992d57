"""A sealed decision, as it was sealed: to read, and to save as the paper that is signed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.a11y import announce
from ui.buttons import Button
from ui.cards import Card, Fold, Hairline, Scroll, centred, column
from ui.kit import Kit
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from app.decisions.record import Record


class RecordPage(Scroll):
    """Every line comes from the record; nothing is worked out again."""

    leave = Signal()
    save = Signal()

    def __init__(self, kit: Kit, record: Record) -> None:
        super().__init__(kit, pad=24)
        self.kit, self.record, self.content = kit, record, record.content
        page = QWidget()
        self._page = column(page, kit, gap=16)
        self.column.addWidget(centred(kit, page, 860))
        self.column.addStretch(1)
        self._top()
        self._decided()
        self._happened()
        self._tell()
        self._parts()
        self._answers()
        self._end()

    def focus_first(self) -> None:
        """Give the focus to the heading."""
        self.heading.setFocus()

    def show_saved(self) -> None:
        """Say that the paper is saved."""
        words = self.kit.say("record.saved")
        self.done.setText(words)
        self.done.show()
        announce(self, words)

    def _top(self) -> None:
        kit, said = self.kit, self.content
        self.heading = heading(kit, kit.say("record.title", number=self.record.number))
        sealed = kit.say("record.by", moment=self._moment(said.sealed))
        line = " · ".join(part for part in (said.author, said.author_role, said.organisation, sealed) if part)
        top = Fold(kit, narrow=640)
        side = QWidget()
        words = column(side, kit, gap=0)
        words.addWidget(self.heading)
        words.addWidget(Prose(kit, line, tone="quiet"))
        top.row.addWidget(side, 1)
        self.save_button = Button(kit, kit.say("record.save"), "primary")
        self.save_button.clicked.connect(self.save)
        top.row.addWidget(self.save_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._page.addWidget(top)
        self.done = Prose(kit, "", "strong", "leaf")
        self._page.addWidget(self.done)
        self.done.hide()
        if said.practice:
            self._page.addWidget(Prose(kit, kit.say("record.practice"), "strong", "sun"))

    def _decided(self) -> None:
        kit, said = self.kit, self.content
        card = Card(kit, "leaf")
        card.column.addWidget(Prose(kit, kit.say("record.decided"), "label", "leaf"))
        card.column.addWidget(heading(kit, said.decision_title))
        if not said.agrees:
            self._pair(card, "record.guided", said.outcome_title)
        self._pair(card, "record.reasons", said.reasons)
        self._pair(card, "record.judgement", said.judgement)
        if said.look_again:
            card.column.addWidget(Prose(kit, kit.say("record.look_again", when=said.look_again), "strong"))
        self._page.addWidget(card)

    def _happened(self) -> None:
        if self.content.happened:
            card = Card(self.kit)
            self._pair(card, "record.happened", self.content.happened)
            self._page.addWidget(card)

    def _pair(self, card: Card, key: str, text: str) -> None:
        if text:
            self._together(card, Prose(self.kit, self.kit.say(key), "label", "quiet"), Prose(self.kit, text))

    def _together(self, card: Card, *lines: Prose) -> None:
        pair = QVBoxLayout()
        pair.setSpacing(0)
        for line in lines:
            pair.addWidget(line)
        card.column.addLayout(pair)

    def _tell(self) -> None:
        kit, tell = self.kit, self.content.tell_now
        if not tell:
            return
        card = Card(kit, "sun" if any(not line.told_at for line in tell) else "card")
        card.column.addWidget(Prose(kit, kit.say("record.tell"), "label", "sun"))
        for line in tell:
            told = kit.say("record.told", moment=self._moment(line.told_at)) if line.told_at else ""
            when = Prose(kit, told or kit.say("record.still_open", by=line.by))
            self._together(card, Prose(kit, line.who, "strong"), when)
        self._page.addWidget(card)

    def _parts(self) -> None:
        kit = self.kit
        for part in self.content.parts:
            card = Card(kit, pad=20)
            card.column.addWidget(Prose(kit, part.title, "label", "leaf"))
            if part.verdict:
                card.column.addWidget(heading(kit, part.verdict, "title"))
            for point in part.points:
                card.column.addWidget(Prose(kit, point.text))
            self._page.addWidget(card)

    def _answers(self) -> None:
        kit, said = self.kit, self.content
        card = Card(kit)
        card.column.addWidget(heading(kit, kit.say("record.answers"), "title"))
        for group in said.rules:
            card.column.addSpacing(kit.theme.space(8))
            card.column.addWidget(Prose(kit, group.title, "label", "leaf"))
            for line in group.answers:
                card.column.addWidget(Hairline(kit))
                said_there = [Prose(kit, line.heading, tone="quiet"), Prose(kit, line.answer, "strong")]
                self._together(card, *said_there, *([Prose(kit, line.note)] if line.note else []))
        self._page.addWidget(card)
        if said.calls:
            calls = Card(kit)
            calls.column.addWidget(heading(kit, kit.say("record.calls"), "title"))
            for call in said.calls:
                who = kit.say("record.call", who=call.who, moment=self._moment(call.at))
                calls.column.addWidget(Prose(kit, who, "strong"))
                if call.said:
                    calls.column.addWidget(Prose(kit, kit.say("record.said", said=call.said)))
                if call.asked_to_do:
                    calls.column.addWidget(Prose(kit, kit.say("record.asked", asked=call.asked_to_do)))
            self._page.addWidget(calls)

    def _end(self) -> None:
        kit, said = self.kit, self.content
        card = Card(kit, pad=20, gap=4)
        card.column.addWidget(Prose(kit, kit.say("record.sources"), "label", "leaf"))
        for source in said.sources:
            words = kit.say("record.source", title=source.title, where=source.where) if source.where else source.title
            card.column.addWidget(Prose(kit, words, "small", "quiet"))
        edition = kit.say("record.edition", title=said.edition_title, guidance=said.guidance)
        card.column.addWidget(Prose(kit, edition, "small", "quiet"))
        card.column.addSpacing(kit.theme.space(8))
        card.column.addWidget(Prose(kit, kit.say("record.fingerprint"), "label", "leaf"))
        card.column.addWidget(Prose(kit, self.record.fingerprint, "small"))
        self._page.addWidget(card)
        home = Button(kit, kit.say("record.home"))
        home.clicked.connect(self.leave)
        self._page.addWidget(home)

    def _moment(self, iso: str) -> str:
        return self.kit.moment(datetime.fromisoformat(iso)) if iso else ""
