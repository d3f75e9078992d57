"""Deciding again about a sealed record, which stays as it is: why, and then a new decision from the old answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.at_work import tried
from ui.buttons import Button
from ui.cards import Card, row, together
from ui.leaf import Leaf
from ui.prose import Prose
from ui.writing import Writing

if TYPE_CHECKING:
    from app.decisions.session import Session
    from ui.saving import Saving
    from ui.window import Window


class AmendPage(Leaf):
    """What is written here is kept with the person's place until the decision is begun; `begun` hands that on."""

    begun = Signal(object)
    touched = Signal()

    def __init__(self, window: Window, number: str) -> None:
        self.number = number
        super().__init__(window.kit, window.desk, "amend")
        self.saving: Saving | None = None
        kit, card = self.kit, Card(self.kit, pad=20, gap=12)
        asked, more = Prose(kit, self.say("reason"), "strong"), Prose(kit, self.say("reason_hint"), tone="quiet")
        card.column.addLayout(together(asked, more))
        self.reason = Writing(kit, self.say("reason"), "", 4)
        self.reason.setAccessibleDescription(self.say("reason_hint"))
        self.reason.textChanged.connect(self.touched)
        card.column.addWidget(self.reason)
        self.start_button = Button(kit, self.say("start"), "primary")
        self.start_button.clicked.connect(self.start)
        card.column.addLayout(row(kit, self.start_button, None))
        self.page.addWidget(card)

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of its record."""
        return (("record", self.number), ("amend", self.number))

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key; the heading says which record it is about."""
        return super().say(key, **({"number": self.number} if key == "heading" else facts))

    def start(self) -> None:
        """Begin the new decision."""
        sessions: list[Session] = []
        text = self.reason.toPlainText()
        if tried(self, lambda: sessions.append(self.desk.amend(self.number, text)), self.reason):
            self.begun.emit(*sessions)

    def jotted(self) -> dict[str, str]:
        """What stands on this page while nothing is begun yet."""
        text = self.reason.toPlainText()
        return {"text": text} if text else {}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        self.reason.setPlainText(words.get("text", ""))


def open_amend(window: Window, number: str) -> None:
    """Ask why, and begin; back leads to the record. What is written is kept as soon as somebody pauses."""
    from ui.place import here
    from ui.saving import Saving

    page, desk = AmendPage(window, number), window.desk

    def take() -> Callable[[], None]:
        where = here(window)
        return lambda: desk.keep_whereabouts(where)

    def leave() -> None:
        desk.keep_whereabouts(None)
        window.show_record(desk.record(number))

    def go_on(session: Session) -> None:
        desk.keep_whereabouts(None)  # the reason is in the draft by now
        window.decide(session)

    saving = page.saving = Saving(page, take, lambda: None, window.tell)
    page.touched.connect(saving.touch)
    page.failed.connect(window.tell)
    for signal in (page.leave, page.begun):
        signal.connect(saving.forget)
    page.leave.connect(leave)
    page.begun.connect(go_on)
    window.open_leaf(page)
