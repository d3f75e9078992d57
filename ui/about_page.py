"""Help: what this copy's guidance is, so that whoever answers for it can check it, unlocked or not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.a11y import announce
from ui.again_card import AgainCard
from ui.buttons import Button
from ui.cards import Card, Fold, Hairline, Scroll, centred, column, drop, together
from ui.folded import Folded
from ui.kit import Kit
from ui.prose import Prose, heading
from ui.tasks import in_background
from ui.why import titled

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.decisions.about import About, AboutEdition, Shelf
    from app.desk import Desk

BLANK = ("form", "log")
"""The papers to fill in by hand."""


class AboutPage(Scroll):
    """Asks the desk beside the window, since it reads through all of the guidance; `open_record` names a number."""

    leave = Signal()
    open_record = Signal(str)
    failed = Signal(object)
    blank = Signal(str)
    """Somebody wants a paper to fill in by hand: `form` or `log`."""

    def __init__(self, kit: Kit, desk: Desk) -> None:
        super().__init__(kit, pad=24)
        self.kit, self.desk = kit, desk
        page = QWidget()
        self._page = column(page, kit, gap=16)
        self.column.addWidget(centred(kit, page, 860))
        self.column.addStretch(1)
        self.heading = heading(kit, kit.say("about.heading"))
        self.again: AgainCard | None = None
        self._top()
        self.waiting = Prose(kit, kit.say("about.waiting"), tone="quiet")
        self._page.addWidget(self.waiting)
        in_background(self, desk.about, self._show, self.failed.emit)

    def focus_first(self) -> None:
        """Give the focus to the heading."""
        self.heading.setFocus()

    def show_saved(self, words: str) -> None:
        """Say that a paper is where it should be."""
        self.saved.setText(words)
        self.saved.show()
        announce(self, words)

    def _top(self) -> None:
        kit = self.kit
        top = Fold(kit, narrow=640)
        top.row.addWidget(self.heading, 1)
        self.back = Button(kit, kit.say("about.back"), "link")
        self.back.clicked.connect(self.leave)
        top.row.addWidget(self.back, 0, Qt.AlignmentFlag.AlignVCenter)
        self._page.addWidget(top)
        self._page.addWidget(Prose(kit, kit.say("about.hint")))

    def _show(self, about: About) -> None:
        drop(self.waiting)
        self._page.addWidget(self._proof(about))
        if self.desk.state == "open":
            self.again = AgainCard(self.kit, self.desk)
            self.again.open_record.connect(self.open_record)
            self.again.failed.connect(self.failed)
            self.again.shown.connect(lambda part: self.ensureWidgetVisible(part, 0, self.kit.theme.px(24)))
            self._page.addWidget(self.again)
        self._page.addWidget(self._editions(about.editions))
        self._page.addWidget(self._papers())
        self._page.addWidget(self._laws(about.laws))
        self._page.addWidget(self._outcomes(about.outcomes))
        self._page.addWidget(self._sources(about))
        announce(self, about.proof)

    def _proof(self, about: About) -> Card:
        kit = self.kit
        card = Card(kit, "leaf" if about.proved else "sun")
        card.column.addWidget(Prose(kit, about.proof, "strong"))
        groups = [about.digest[at : at + 4] for at in range(0, len(about.digest), 4)]
        for key, said in (
            ("version", kit.say("about.version_said", version=about.version, nation=about.nation)),
            ("digest", "\n".join((" ".join(groups[:8]), " ".join(groups[8:])))),
        ):
            label = Prose(kit, kit.say(f"about.{key}"), "label", "quiet")
            card.column.addLayout(together(label, Prose(kit, said)))
        return card

    def _editions(self, editions: Iterable[AboutEdition]) -> Card:
        kit, card = self.kit, self._card("about.editions")
        for at, edition in enumerate(editions):
            if at:
                card.column.addWidget(Hairline(kit))
            name = [Prose(kit, edition.title, "strong")]
            if edition.in_use:
                name.append(Prose(kit, kit.say("about.in_use"), "label", "leaf"))
            card.column.addLayout(together(*name))
            fold = Folded(kit, kit.say("about.rules"), partial(self._rules, rules=edition.rules))
            fold.button.setAccessibleName(kit.say("about.rules_name", edition=edition.title))
            card.column.addWidget(fold)
        return card

    def _rules(self, page: QVBoxLayout, rules: Iterable[Shelf]) -> None:
        for rule in rules:
            page.addWidget(Prose(self.kit, rule.title, "label", "leaf"))
            self._lines(page, rule.lines)
            page.addSpacing(self.kit.theme.space(8))

    def _papers(self) -> Card:
        kit, card = self.kit, self._card("about.papers")
        card.column.addWidget(Prose(kit, kit.say("about.papers_hint")))
        both = Fold(kit, narrow=520, gap=12)
        for key in BLANK:
            button = Button(kit, kit.say(f"about.{key}"))
            button.clicked.connect(partial(self.blank.emit, key))
            both.row.addWidget(button)
        both.row.addStretch(1)
        self.saved = Prose(kit, tone="leaf")
        self.saved.hide()
        card.column.addWidget(both)
        card.column.addWidget(self.saved)
        return card

    def _laws(self, laws: Iterable[str]) -> Card:
        card = self._card("about.laws")
        self._lines(card.column, laws)
        return card

    def _outcomes(self, outcomes: Iterable[Shelf]) -> Card:
        card = self._card("about.outcomes")
        card.column.setSpacing(0)
        for each in outcomes:
            card.column.addWidget(Folded(self.kit, each.title, partial(self._lines, lines=each.lines)))
        return card

    def _sources(self, about: About) -> Card:
        kit, card = self.kit, self._card("about.sources")

        def fill(page: QVBoxLayout) -> None:
            for source in about.sources:
                page.addLayout(together(Prose(kit, titled(kit, source)), Prose(kit, source.where, "small", "quiet")))

        card.column.addWidget(Prose(kit, kit.say("about.sources_hint")))
        card.column.addWidget(Folded(kit, kit.words.counted("ui", "about.all_sources", len(about.sources)), fill))
        return card

    def _card(self, key: str) -> Card:
        card = Card(self.kit, pad=20)
        card.column.addWidget(heading(self.kit, self.kit.say(key), "title"))
        return card

    def _lines(self, page: QVBoxLayout, lines: Iterable[str]) -> None:
        for line in lines:
            page.addWidget(Prose(self.kit, line))
