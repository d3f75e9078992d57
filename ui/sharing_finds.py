"""What was found in the words for somebody: each thing with what stands around it, to be let go or left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.decisions.sharing.view import found, rule_on
from ui.buttons import Button
from ui.cards import Card, row
from ui.prose import Prose
from ui.sharing_leaf import SharingLeaf
from ui.slip import Picks

if TYPE_CHECKING:
    from app.decisions.sharing.view import FindView
    from ui.window import Window


class FindsPage(SharingLeaf):
    """`about` is the recipient. What stays out has to be taken out of the words: the program does not write."""

    def __init__(self, window: Window, about: str) -> None:
        super().__init__(window, "finds", about)
        self.up = f"matrix {about}"
        self.finds = found(self.sharing, about)
        self.picks: dict[str, Picks] = {}
        self.page.addWidget(Prose(self.kit, self.say("only"), "strong"))
        for find in self.finds:
            self.page.addWidget(self._card(find))
        if not self.finds:
            self.page.addWidget(Prose(self.kit, self.say("none"), tone="quiet"))
        self.done_button = Button(self.kit, self.say("done"), "primary")
        self.done_button.clicked.connect(self.leave)
        self.page.addLayout(row(self.kit, self.done_button, None))

    def _card(self, find: FindView) -> Card:
        kit, card = self.kit, Card(self.kit, "sun" if find.may_go is None else "card", pad=20, gap=10)
        kind = self.say(f"kind.{find.kind}", ref=find.ref)
        card.column.addWidget(Prose(kit, kind, "label"))
        around = self.say("around", before=find.before, text=find.text, after=find.after)
        card.column.addWidget(Prose(kit, around))
        name = self.say("ask", text=find.text)
        picks = Picks(kit, name, "", [(id, self.say(id)) for id in ("may_go", "leave_out")])
        picks.pick({True: "may_go", False: "leave_out", None: ""}[find.may_go])
        picks.changed.connect(lambda: self._rule(find.id, picks, card))
        self.picks[find.id] = picks
        card.column.addWidget(picks)
        return card

    def _rule(self, find: str, picks: Picks, card: Card) -> None:
        self.put(rule_on(self.sharing, self.about, find, may_go=picks.picked == "may_go"))
        card.accent = "card"
        card.update()
