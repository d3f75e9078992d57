"""Asking for advice without naming anybody: the text, what in it could still tell who it is, and taking it along."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication

from ui.at_work import at_work
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Fold, Room, row, together
from ui.leaf import Leaf
from ui.papers import where
from ui.prose import Prose, heading
from ui.rows import ManyRow

if TYPE_CHECKING:
    from app.decisions.sharing.deidentified import Request
    from ui.slip import Way
    from ui.window import Window

REST = 400
"""Milliseconds of quiet after which the text is made again."""


class AdvicePage(Leaf):
    """`make` gives the request for what somebody wants to know and for what may be said of places. `way` leads here;
    `got` asks for the form for the advice that came."""

    section = "shared_pages"

    got = Signal()

    def __init__(self, window: Window, make: Callable[[str, str], Request], way: Way) -> None:
        super().__init__(window.kit, window.desk, "ask_advice")
        self.owner, self._make, self._way = window, make, way
        kit, self._whole = self.kit, make("", "")
        if self._whole.first:
            first = Card(kit, "ember", pad=20)
            first.column.addWidget(Prose(kit, self._whole.first, "strong", "ember"))
            self.page.addWidget(first)
        card = Card(kit, pad=20, gap=12)
        self.asks = box(kit, card, self.say("asks"), self.say("asks_hint"))
        self.where = box(kit, card, self.say("where"), self.say("where_hint"))
        self.page.addWidget(card)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.make_again)
        for line in (self.asks, self.where):
            line.textChanged.connect(lambda _: self._rest.start())
        self.page.addWidget(Prose(kit, self.say("read"), "strong"))
        self._text = Room(kit, self)
        self.page.addWidget(self._text)
        ways = Fold(kit, narrow=560, gap=12)
        self.copy_button = Button(kit, self.say("copy"), "primary")
        self.copy_button.clicked.connect(lambda _=False: self.copy())
        self.save_button = Button(kit, self.say("save"))
        self.save_button.clicked.connect(lambda _=False: self.save())
        for button in (self.copy_button, self.save_button):
            ways.row.addWidget(button)
        ways.row.addStretch(1)
        self.page.addWidget(ways)
        self.clues: dict[str, ManyRow] = {}
        self._clues = Room(kit, self)
        self.page.addWidget(self._clues)
        self._could(frozenset())
        self.got_button = Button(kit, self.say("got"))
        self.got_button.clicked.connect(self.got)
        self.page.addLayout(row(kit, self.got_button, None))
        self.refresh()

    @property
    def way(self) -> Way:
        """By way of the decision or of the record."""
        return self._way

    @property
    def request(self) -> Request:
        """What is asked with now: without what is ticked to come out."""
        return self._whole.without(self.out)

    @property
    def out(self) -> frozenset[str]:
        """What is ticked to come out."""
        return frozenset(id for id, line in self.clues.items() if line.isChecked())

    def make_again(self) -> None:
        """Make the text again with what is written now; what was ticked stays ticked."""
        self._rest.stop()
        self._whole = self._make(self.asks.text(), self.where.text())
        self._could(self.out)
        self.refresh()

    def refresh(self) -> None:
        """Show the text as it stands now."""
        kit, card, request = self.kit, Card(self.kit, "leaf", pad=24, gap=12), self.request
        card.column.addWidget(heading(kit, self.say("text"), "title"))
        card.column.addWidget(Prose(kit, request.title, "strong"))
        for line in request.lines:
            said = [Prose(kit, " ".join(paragraph)) for paragraph in line.paragraphs]
            card.column.addLayout(together(Prose(kit, line.heading, "label", "leaf"), *said))
        if request.left_out:
            card.column.addWidget(Prose(kit, request.left_out, tone="quiet"))
        self._text.put(card)

    def copy(self) -> None:
        """Copy the text; what is copied here is cleared again."""
        QApplication.clipboard().setText(self.request.text())
        self.say_done(self.say("copied"))

    def save(self) -> None:
        """Save the paper where the person says."""
        request, desk = self.request, self.desk
        path = where(self.owner, self.say("file"), self.kit.say("record.save_title"), self.kit.say("record.file_kind"))

        def work() -> None:
            desk.save_paper(desk.advising.pdf(request), Path(path))

        if path:
            at_work(self, work, lambda _: self.say_done(self.say("saved"), self.save_button), self.save_button)

    def jotted(self) -> dict[str, str]:
        """What is asked, what may be said of places, and what is ticked to come out."""
        said = {"asks": self.asks.text(), "where": self.where.text(), "out": " ".join(sorted(self.out))}
        return {key: text for key, text in said.items() if text}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        self.asks.setText(words.get("asks", ""))
        self.where.setText(words.get("where", ""))
        self.make_again()
        for id in words.get("out", "").split():
            if id in self.clues:
                self.clues[id].setChecked(True)

    def _could(self, ticked: frozenset[str]) -> None:
        """What was found that could tell who it is, with a tick to take it out; and what to look for all the same."""
        kit, card = self.kit, Card(self.kit, pad=20, gap=10)
        self.clues = {}
        card.column.addWidget(heading(kit, self.say("could"), "title"))
        card.column.addWidget(Prose(kit, self.say("could_hint"), tone="quiet"))
        for clue in self._whole.could_tell:
            if clue.about:
                line = self.clues[clue.id] = ManyRow(kit, clue.about, f"{clue.ask} ({clue.text})")
                line.face.compact = True
                line.setChecked(clue.id in ticked)
                line.toggled.connect(lambda _: self.refresh())
                card.column.addWidget(line)
        look = [clue.ask for clue in self._whole.could_tell if not clue.about]
        if look:
            asked = (Prose(kit, ask) for ask in dict.fromkeys(look))
            card.column.addLayout(together(Prose(kit, self.say("through"), "strong"), *asked))
        self._clues.put(card)


def open_advice(window: Window, number: str) -> None:
    """Ask about a record, or about the decision that is being made; back leads to its ledgers."""
    from ui.shared_page import led, ledgers_of, open_ledger_slip, open_shared

    advising, wizard = window.desk.advising, window.wizard
    ours = None if number else wizard

    def make(asks: str, where: str) -> Request:
        if ours is None:
            return advising.of_record(number, asks, where)
        return advising.of_session(ours.session, asks, where)

    page = AdvicePage(window, make, (*led(window, ledgers_of(window, number)), ("advise", number)))
    page.leave.connect(lambda: open_shared(window, number))
    page.got.connect(lambda: open_ledger_slip(window, number, "advice", ""))
    page.failed.connect(window.tell)
    window.open_leaf(page)
