"""A sealed decision, as it was sealed: to read, and to save as the paper that is signed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.a11y import announce
from ui.buttons import Button
from ui.cards import Card, Fold, Hairline, Scroll, centred, column, row, together
from ui.kit import Kit
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.decisions.additions import Addition
    from app.decisions.record import Record


class RecordPage(Scroll):
    """Every line comes from the record, or was `added` to it; nothing is worked out again. `leave` is the name of the
    way back."""

    leave = Signal()
    save = Signal()
    save_dates = Signal()
    add = Signal()

    def __init__(self, kit: Kit, record: Record, leave: str = "record.home", added: Sequence[Addition] = ()) -> None:
        super().__init__(kit, pad=24)
        self.added = added
        self.kit, self.record, self.content, self._leave = kit, record, record.content, leave
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
        self._additions()
        self._end()

    def focus_first(self) -> None:
        """Give the focus to the heading."""
        self.heading.setFocus()

    def show_saved(self, words: str) -> None:
        """Say that a file is saved, and how to keep it."""
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
        top.row.addWidget(self._files(), 0, Qt.AlignmentFlag.AlignVCenter)
        self._page.addWidget(top)
        self.done = Prose(kit, "", "strong", "leaf")
        self._page.addWidget(self.done)
        self.done.hide()
        if self.added:
            more = kit.words.counted("ui", "record.added_more", len(self.added))
            self._page.addWidget(Prose(kit, more, "strong", "sun"))
        if said.practice:
            self._page.addWidget(Prose(kit, kit.say("record.practice"), "strong", "sun"))

    def _files(self) -> QWidget:
        """What can be saved: the paper, and the dates where something is due."""
        kit, side = self.kit, QWidget()
        inner = column(side, kit, gap=2)
        self.save_button = Button(kit, kit.say("record.save"), "primary")
        self.save_button.clicked.connect(self.save)
        inner.addWidget(self.save_button)
        self.dates_button = Button(kit, kit.say("record.save_dates"), "link")
        self.dates_button.clicked.connect(self.save_dates)
        inner.addWidget(self.dates_button)
        if not self.content.dues:
            self.dates_button.hide()
        return side

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
            card.column.addWidget(Prose(kit, kit.say("record.look_again", when=self._day(said.look_again)), "strong"))
        self._pair(card, "record.would_change", said.would_change)
        self._page.addWidget(card)
        if said.second_look:
            second = Card(kit, "sun", pad=20)
            words = kit.say("record.second_look", by=self._moment(said.second_look))
            second.column.addWidget(Prose(kit, words, "strong"))
            self._page.addWidget(second)

    def _happened(self) -> None:
        if self.content.happened:
            card = Card(self.kit)
            self._pair(card, "record.happened", self.content.happened)
            self._page.addWidget(card)

    def _pair(self, card: Card, key: str, text: str) -> None:
        if text:
            card.column.addLayout(together(Prose(self.kit, self.kit.say(key), "label", "quiet"), Prose(self.kit, text)))

    def _tell(self) -> None:
        kit, tell = self.kit, self.content.tell_now
        if not tell:
            return
        card = Card(kit, "sun" if any(not line.told_at for line in tell) else "card")
        card.column.addWidget(Prose(kit, kit.say("record.tell"), "label", "sun"))
        for line in tell:
            told = kit.say("record.told", moment=self._moment(line.told_at)) if line.told_at else ""
            when = Prose(kit, told or kit.say("record.still_open", by=line.by))
            card.column.addLayout(together(Prose(kit, line.who, "strong"), when))
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
                card.column.addLayout(together(*said_there, *([Prose(kit, line.note)] if line.note else [])))
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

    def _additions(self) -> None:
        """What was added later, the oldest first."""
        if not self.added:
            return
        kit, card = self.kit, Card(self.kit, "sun", gap=12)
        card.column.addWidget(heading(kit, kit.say("record.added"), "title"))
        for each in self.added:
            what = kit.words.text("keeping", f"what.{each.what}")
            by = kit.say("record.added_by", by=each.by, moment=self._moment(each.at))
            lines = Prose(kit, what, "label", "sun"), Prose(kit, by, tone="quiet"), Prose(kit, each.text)
            card.column.addLayout(together(*lines))
        self._page.addWidget(card)

    def _end(self) -> None:
        kit, said = self.kit, self.content
        card = Card(kit, pad=20, gap=4)
        card.column.addWidget(Prose(kit, kit.say("record.sources"), "label", "leaf"))
        for source in said.sources:
            words = kit.say("record.source", title=source.title, where=source.where) if source.where else source.title
            card.column.addWidget(Prose(kit, words, "small", "quiet"))
        edition = kit.say("record.edition", title=said.edition_title, guidance=said.guidance)
        card.column.addWidget(Prose(kit, edition, "small", "quiet"))
        for law in said.new_laws:
            card.column.addWidget(Prose(kit, kit.say("record.new_law", law=law), "small", "quiet"))
        card.column.addSpacing(kit.theme.space(8))
        card.column.addWidget(Prose(kit, kit.say("record.fingerprint"), "label", "leaf"))
        card.column.addWidget(Prose(kit, self.record.fingerprint, "small"))
        self._page.addWidget(card)
        self.back = Button(kit, kit.say(self._leave))
        self.back.clicked.connect(self.leave)
        self.add_button = Button(kit, kit.say("record.add"), "quiet")
        self.add_button.clicked.connect(self.add)
        self._page.addLayout(row(kit, self.back, None, self.add_button))

    def _moment(self, iso: str) -> str:
        return self.kit.moment(datetime.fromisoformat(iso)) if iso else ""

    def _day(self, iso: str) -> str:
        """A day as it is said; what was written instead of one as it stands."""
        try:
            return self.kit.day(datetime.fromisoformat(iso))
        except ValueError:
            return iso
