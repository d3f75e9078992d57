"""Where the answers lead: the outcome first, then each part with its lines, sources and the answers behind it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.decisions.screen import Because, Part, Point, Screen, Urgency
from ui.buttons import Button
from ui.cards import Card, clear, column
from ui.kit import Kit
from ui.prose import Prose, heading
from ui.step import TONES, Acts, Step
from ui.why import titled

MOST = 2
"""Answers behind a line that are shown at once; more of them fold."""


class GuidancePage(Step):
    """Mirrors the parts of a Screen; the last look before sealing is the same page with other parts."""

    def __init__(self, kit: Kit, screen: Screen, acts: Acts) -> None:
        super().__init__(kit, screen, acts)
        self.body.setSpacing(kit.theme.space(16))
        self._parts: tuple[Part, ...] = ()
        self.fill(screen)

    def fill(self, screen: Screen) -> None:
        if screen.parts == self._parts:
            return
        self._parts = screen.parts
        clear(self.body)
        for at, part in enumerate(screen.parts):
            self.body.addWidget(self._card(part, first=not at))

    def _card(self, part: Part, *, first: bool) -> Card:
        kit, tone = self.kit, TONES[part.urgency]
        plain = part.urgency is Urgency.LEAF and not first
        card = Card(kit, "card" if plain else tone, pad=24 if first else 20, gap=8)
        card.column.addWidget(Prose(kit, part.title, "label", tone))
        if part.verdict:
            card.column.addWidget(heading(kit, part.verdict, "heading" if first else "title"))
        for point in part.points:
            card.column.addWidget(self._point(point))
        return card

    def _point(self, point: Point) -> QWidget:
        kit, box = self.kit, QWidget()
        inner = column(box, kit, gap=0)
        inner.addWidget(Prose(kit, point.text))
        for source in point.sources:
            line = Prose(kit, titled(kit, source), "small", "quiet")
            line.setToolTip(source.where)
            inner.addWidget(line)
        links = QWidget()
        below = column(links, kit)
        for because in point.because:
            below.addWidget(self._link(because))
        if len(point.because) > MOST:
            words = kit.words.counted("ui", "wizard.because_all", len(point.because))
            fold = Button(kit, words, "link", mark="fold", role="label")
            fold.clicked.connect(lambda: links.setVisible(not links.isVisible()))
            links.hide()
            inner.addWidget(fold)
        inner.addWidget(links)
        return box

    def _link(self, because: Because) -> Button:
        kit = self.kit
        link = Button(kit, kit.say("wizard.because", answer=because.answer), "link", wide=True, role="label")
        words = kit.say("wizard.because_name", answer=because.answer, heading=because.heading)
        link.setAccessibleName(words)
        link.setToolTip(because.heading)
        link.clicked.connect(lambda: self.acts.go_to(because.question))
        return link
