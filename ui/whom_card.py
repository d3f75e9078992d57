"""One quiet card beside the guidance: what goes to whom, where it stands, and the way there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ui.buttons import Button
from ui.cards import Card, row
from ui.prose import Prose

if TYPE_CHECKING:
    from app.decisions.screen import Tally
    from ui.kit import Kit

WORDS = "sharing_pages"


class WhomCard(Card):
    """Nobody has to open it to go on."""

    def __init__(self, kit: Kit, tally: Tally, share: Callable[[], None]) -> None:
        super().__init__(kit, pad=20)
        self.column.addWidget(Prose(kit, kit.words.text(WORDS, "card.title"), "label", "leaf"))
        self.line = Prose(kit, standing(kit, tally))
        self.column.addWidget(self.line)
        self.open = Button(kit, kit.words.text(WORDS, "card.open"))
        self.open.clicked.connect(share)
        self.column.addLayout(row(kit, self.open, None))


def standing(kit: Kit, tally: Tally) -> str:
    """Where it stands, in words."""
    words = kit.words
    if not (tally.things or tally.recipients):
        return words.text(WORDS, "card.none")
    return words.text(
        WORDS,
        "card.standing",
        things=words.counted(WORDS, "card.things", tally.things),
        recipients=words.counted(WORDS, "card.recipients", tally.recipients),
        decided=words.counted(WORDS, "card.decided", tally.decided),
    )
