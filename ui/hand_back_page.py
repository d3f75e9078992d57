"""The end of a placement: make the package, print its receipt, and remove the records once the code came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QWidget

from ui.a11y import announce, focus_on
from ui.cards import clear, column
from ui.folded import Folded
from ui.hand_back_cards import PackageCard
from ui.hand_back_make import MakeCard
from ui.leaf import Leaf
from ui.prose import Prose
from ui.tasks import in_background

if TYPE_CHECKING:
    from app.desk import Desk
    from app.desk.handback import Going, HandBack
    from app.desk.summaries import DraftSummary, RecordSummary
    from ui.window import Window


class Stand(NamedTuple):
    """How things stand: the packages that were made, each with where it is; the records and drafts that are here; and
    the fingerprint of the agency's key that was let in, if one was."""

    packages: tuple[tuple[HandBack, Going], ...]
    records: tuple[RecordSummary, ...]
    drafts: tuple[DraftSummary, ...]
    agency: str | None


def stand(desk: Desk) -> Stand:
    """Look at it all, beside the window."""
    return Stand(desk.handbacks.standing(), desk.records(), desk.drafts(), desk.handbacks.agency())


class HandBackPage(Leaf):
    """Looks beside the window at how things stand, and shows a card for each package and one to make the next."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "hand_back")
        self.owner = window
        self.packages: dict[str, PackageCard] = {}
        self.make: MakeCard | None = None
        self._inside = QWidget()
        self._cards = column(self._inside, self.kit, gap=16)
        self.page.addWidget(self._inside)
        self._cards.addWidget(Prose(self.kit, self.say("looking"), tone="quiet"))
        self.look()

    def look(self, said: str = "", package: str = "") -> None:
        """Look again at how things stand, then say this, with the focus on a package, if one is named."""
        in_background(self, lambda: stand(self.desk), lambda found: self._show(found, said, package), self.failed.emit)

    def _show(self, found: Stand, said: str, package: str) -> None:
        clear(self._cards)
        self.packages = {}
        for each, going in found.packages:
            card = self.packages[each.id] = PackageCard(self, each, going)
            self._cards.addWidget(card)
        waiting = any(going.state != "done" for _, going in found.packages)
        if waiting:
            self.another = Folded(self.kit, self.say("another"), lambda page: page.addWidget(self._maker(found)))
            self._cards.addWidget(self.another)
        else:
            self._cards.addWidget(self._maker(found))
        if package in self.packages:
            focus_on(self.packages[package].heading)
            self.ensureWidgetVisible(self.packages[package].heading)
        if said:
            announce(self, said)

    def _maker(self, found: Stand) -> MakeCard:
        self.make = MakeCard(self, found.records, found.drafts, found.agency)
        return self.make
