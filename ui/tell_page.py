"""Tell these people now: who, the number, what to say, and that it is done."""

from __future__ import annotations

from app.decisions.screen import Screen, Tell
from ui.a11y import focus_on
from ui.buttons import Button
from ui.cards import Card, clear
from ui.kit import Kit
from ui.prose import Prose
from ui.step import TONES, Acts, Step


class TellPage(Step):
    """One full card for each person to tell, in the accent of its urgency."""

    def __init__(self, kit: Kit, screen: Screen, acts: Acts) -> None:
        super().__init__(kit, screen, acts)
        self.body.setSpacing(kit.theme.space(16))
        self._cards: tuple[Tell, ...] = ()
        self.fill(screen)

    def fill(self, screen: Screen) -> None:
        if screen.tell == self._cards:
            return
        again = bool(self._cards)
        self._cards = screen.tell
        clear(self.body)
        waiting: Button | None = None
        for tell in screen.tell:
            card, button = self._card(tell)
            waiting = waiting or button
            self.body.addWidget(card)
        if again:
            focus_on(waiting or self.heading)

    def _card(self, tell: Tell) -> tuple[Card, Button | None]:
        kit, tone = self.kit, TONES[tell.urgency]
        card = Card(kit, "card" if tell.told else tone, gap=6)
        card.column.addWidget(Prose(kit, tell.who, "title"))
        card.column.addWidget(Prose(kit, tell.by[:1].upper() + tell.by[1:], "strong", tone))
        if tell.number:
            number = Prose(kit, tell.number, "number", tone)
            number.setAccessibleName(kit.say("wizard.ring", number=tell.number))
            card.column.addWidget(number)
        else:
            card.column.addWidget(Prose(kit, kit.say("wizard.no_number"), tone="quiet"))
        if any(tell.say):
            card.column.addWidget(Prose(kit, kit.say("wizard.say"), "label", "quiet"))
        for line in tell.say:
            card.column.addWidget(Prose(kit, line))
        card.column.addSpacing(kit.theme.space(6))
        if tell.told is not None:
            told = kit.say("wizard.told_at", moment=kit.moment(tell.told))
            card.column.addWidget(Prose(kit, told, "strong", "leaf"))
            return card, None
        button = Button(kit, kit.say("wizard.told"))
        button.setAccessibleName(kit.say("wizard.told_name", who=tell.who))
        button.clicked.connect(lambda: self.acts.told(tell.body))
        card.column.addWidget(button)
        return card, button
