"""The questions about one recipient that are still open, one at a time, in the words of the decision's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.buttons import Button
from ui.cards import Card, row
from ui.fields import field
from ui.prose import Prose, heading
from ui.sharing_leaf import SharingLeaf, session_of

if TYPE_CHECKING:
    from ui.window import Window


class AsksPage(SharingLeaf):
    """`about` is the recipient. An answer is in the draft at once; what then comes next is worked out again."""

    def __init__(self, window: Window, about: str) -> None:
        table = session_of(window).table()
        self.view = next(each for each in table.columns if each.recipient == about)
        super().__init__(window, "asks", about)
        self.up = f"matrix {about}"
        kit, card = self.kit, Card(self.kit, pad=24, gap=10)
        self.page.addWidget(card)
        self.question = next(iter(self.view.asks), "")
        self.on = Button(kit, self.say("on" if self.question else "to_table"), "primary")
        self.on.clicked.connect(self.go_on)
        if self.question:
            screen = self.session.asked_about(about, self.question)
            card.column.addWidget(heading(kit, screen.heading, "title"))
            if screen.hint:
                card.column.addWidget(Prose(kit, screen.hint, tone="quiet"))
            self.field = field(kit, screen, self._answer)
            if self.field is not None:
                card.column.addWidget(self.field)
        else:
            card.column.addWidget(Prose(kit, self.say("none")))
            card.column.addWidget(heading(kit, self.view.title, "title"))
            card.column.addWidget(Prose(kit, self.view.why))
        card.column.addLayout(row(kit, self.on, None))

    def say(self, key: str, /, **facts: object) -> str:
        """The heading says whom it is about."""
        return super().say(key, **({"name": self.view.name} if key == "heading" else facts))

    def go_on(self) -> None:
        """The next of them, or the table if there is none."""
        if self.question and not self.sharing.recipient(self.about).answers.get(self.question):
            self.say_problem(self.say("missing"), self.field if self.field is not None else None)
        else:
            self.go(f"asks {self.about}" if self.question else self.up or "")

    def _answer(self, value: tuple[str, ...] | str) -> None:
        if isinstance(value, tuple) and self.field is not None:
            self.field.refresh(self.session.answer_about(self.about, self.question, value))
            self.touch()
