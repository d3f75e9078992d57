"""A sealed decision, as it was sealed, with what came to it since: to read, and the way to all that is done with it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.decisions.additions import LEDGER
from ui.a11y import announce, focus_on
from ui.buttons import Button
from ui.cards import Card, Fold, Hairline, Scroll, centred, column, row, together
from ui.kit import Kit
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.decisions.additions import Addition
    from app.decisions.record import Record
    from app.decisions.thread import Successor
    from app.desk import Desk


THINGS = ("shared", "file", "add", "again", "second", "dates")
"""What can be done with a record beside its paper, from top to bottom."""


class RecordPage(Scroll):
    """Every line comes from the record, or was `added` to it; nothing is worked out again. `leave` is the name of the
    way back; `successors` took its place. Without a `desk` it can be read, and nothing else be done with it.

    `do` names one of THINGS; `open_record` and `show_signed` say which."""

    leave = Signal()
    paper = Signal()
    do = Signal(str)
    open_record = Signal(str)
    show_signed = Signal(str)

    def __init__(
        self,
        kit: Kit,
        record: Record,
        leave: str = "record.home",
        added: Sequence[Addition] = (),
        successors: Sequence[Successor] = (),
        desk: Desk | None = None,
    ) -> None:
        super().__init__(kit, pad=24)
        self.added, self.successors, self.desk = added, successors, desk
        self.kit, self.record, self.content, self._leave = kit, record, record.content, leave
        page = QWidget()
        self._page = column(page, kit, gap=16)
        self.column.addWidget(centred(kit, page, 860))
        self.column.addStretch(1)
        self._top()
        self._chain()
        self._decided()
        self._happened()
        self._tell()
        self._parts()
        self._answers()
        self._additions()
        self._signed()
        self._end()
        self._do()

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
        if self.desk is not None:
            top.row.addWidget(self._first(), 0, Qt.AlignmentFlag.AlignVCenter)
        self._page.addWidget(top)
        self.done = Prose(kit, "", "strong", "leaf")
        self._page.addWidget(self.done)
        self.done.hide()
        added = [each for each in self.added if each.what not in LEDGER]
        if added:
            more = kit.words.counted("ui", "record.added_more", len(added))
            self._page.addWidget(Prose(kit, more, "strong", "sun"))
        if said.practice:
            self._page.addWidget(Prose(kit, kit.say("record.practice"), "strong", "sun"))

    def _first(self) -> QWidget:
        """The paper, and the way down to whatever else can be done."""
        kit, side = self.kit, QWidget()
        inner = column(side, kit, gap=2)
        self.paper_button = Button(kit, kit.say("record.paper"), "primary")
        self.paper_button.clicked.connect(self.paper)
        inner.addWidget(self.paper_button)
        self.more_button = Button(kit, kit.say("record.more"), "link")
        self.more_button.clicked.connect(self._to_things)
        inner.addWidget(self.more_button)
        return side

    def _to_things(self) -> None:
        first = next(line for line in self.things.values() if not line.isHidden())
        focus_on(first)
        self.ensureWidgetVisible(first)

    def _chain(self) -> None:
        """What took its place, whose place it took, and what is about the same event."""
        kit, said = self.kit, self.content
        self.others: dict[str, Button] = {}
        for each in self.successors:
            card = Card(kit, "sun", pad=20)
            card.column.addWidget(heading(kit, kit.say("record.superseded", number=each.number), "title"))
            card.column.addWidget(Prose(kit, kit.say("record.superseded_more", moment=self._moment(each.sealed))))
            self._pair(card, "record.why", each.reason)
            self._other(card, each.number)
        if said.supersedes:
            card = Card(kit, pad=20)
            words = kit.say("record.supersedes", number=said.supersedes)
            card.column.addWidget(Prose(kit, words, "strong"))
            self._pair(card, "record.why", said.supersede_reason)
            self._other(card, said.supersedes)
        for number in self.desk.linked.same_event(self.record.number) if self.desk and said.event else ():
            card = Card(kit, pad=20)
            card.column.addWidget(Prose(kit, kit.say("record.same_event", number=number), "strong"))
            self._other(card, number)

    def _other(self, card: Card, number: str) -> None:
        if self.desk is not None:
            button = self.others[number] = Button(self.kit, self.kit.say("record.open", number=number))
            button.clicked.connect(lambda _=False: self.open_record.emit(number))
            card.column.addLayout(row(self.kit, button, None))
        self._page.addWidget(card)

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
        """What was added later in words, the oldest first."""
        said = [each for each in self.added if each.what not in ("scan", *LEDGER)]
        if not said:
            return
        kit, card = self.kit, Card(self.kit, "sun", gap=12)
        card.column.addWidget(heading(kit, kit.say("record.added"), "title"))
        for each in said:
            what = kit.words.text("keeping", f"what.{each.what}")
            role = kit.say(f"first.{each.role}") if each.role else ""
            who = kit.say("record.in_role", by=each.by, role=role) if role else each.by
            by = kit.say("record.added_by", by=who, moment=self._moment(each.at))
            lines = [Prose(kit, what, "label", "sun"), Prose(kit, by, tone="quiet")]
            card.column.addLayout(together(*lines, *([Prose(kit, each.text)] if each.text else [])))
        self._page.addWidget(card)

    def _signed(self) -> None:
        scans = [each for each in self.added if each.what == "scan"]
        if not scans:
            return
        from ui.signed_papers import SignedPapers

        self.signed = SignedPapers(self.kit, scans, self.desk)
        self.signed.show_one.connect(self.show_signed)
        self._page.addWidget(self.signed)

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

    def _do(self) -> None:
        """What else can be done with it, and the way back."""
        kit = self.kit
        self.things: dict[str, Button] = {}
        if self.desk is not None:
            card = Card(kit, pad=20, gap=10)
            card.column.addWidget(heading(kit, kit.say("record.more"), "title"))
            for thing in THINGS:
                said, more = kit.say(f"record.do.{thing}"), kit.say(f"record.do.{thing}_more")
                line = self.things[thing] = Button(kit, said, detail=more, mark="chevron", wide=True)
                line.clicked.connect(lambda _=False, thing=thing: self.do.emit(thing))
                card.column.addWidget(line)
            self.things["again"].setVisible(not self.successors)  # that is done with the one in its place
            self.things["dates"].setVisible(bool(self.content.dues))
            self._page.addWidget(card)
        self.back = Button(kit, kit.say(self._leave))
        self.back.clicked.connect(self.leave)
        self._page.addLayout(row(kit, self.back, None))

    def _moment(self, iso: str) -> str:
        return self.kit.moment(datetime.fromisoformat(iso)) if iso else ""

    def _day(self, iso: str) -> str:
        """A day as it is said; what was written instead of one as it stands."""
        try:
            return self.kit.day(datetime.fromisoformat(iso))
        except ValueError:
            return iso
