"""One event with several children: a decision of its own for each, that holds nothing of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.at_work import tried
from ui.buttons import Button
from ui.cards import Card, row
from ui.prose import Prose
from ui.sharing_leaf import SharingLeaf
from ui.slip import Picks

if TYPE_CHECKING:
    from ui.window import Window

MOST = 4
"""Other children that can be picked here; for more, it is done again."""


class LinkedPage(SharingLeaf):
    """How many other children, and then a decision begun for each."""

    section = "shared_pages"

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "linked", about)
        kit, card = self.kit, Card(self.kit, pad=20, gap=14)
        card.column.addWidget(Prose(kit, self.say("how")))
        self.many = Picks(
            kit, self.say("many"), "", [(str(at), self.counted("child", at)) for at in range(1, MOST + 1)]
        )
        self.many.pick("1")
        card.column.addWidget(self.many)
        self.begin_button = Button(kit, self.say("begin"), "primary")
        self.begin_button.clicked.connect(lambda _=False: self.begin())
        card.column.addLayout(row(kit, self.begin_button, None))
        self.page.addWidget(card)

    def begin(self) -> None:
        """Begin them. They wait on the first page; this decision is gone on with."""
        window, session, many = self.main, self.session, int(self.many.picked)
        step = window.wizard.step if window.wizard else ""
        window.flush()
        if tried(self, lambda: self.desk.linked.link(session.id, many), self.begin_button):
            window.decide(self.desk.resume(session.id, step))  # it knows now that it belongs to the others
            window.bar.show_saved(self.counted("begun", many))
