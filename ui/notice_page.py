"""A short page for somebody that a record is about: what is shared, with whom, and what they can say to it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ui.at_work import at_work
from ui.buttons import Button
from ui.cards import Card, row
from ui.leaf import Leaf
from ui.papers import where
from ui.slip import Picks, people_of

if TYPE_CHECKING:
    from ui.window import Window

CHILDREN = ("child", "sibling", "other_child", "household")
"""Roles for whom the words for a child are proposed."""


class NoticePage(Leaf):
    """For one of the people of a record, in the words for a grown-up or for a child."""

    section = "shared_pages"

    def __init__(self, window: Window, number: str) -> None:
        self.number = number
        super().__init__(window.kit, window.desk, "notice")
        self.owner = window
        kit, card = self.kit, Card(self.kit, pad=20, gap=14)
        sharing = self.desk.sharing_log.sharing(number)
        self._roles = {each.id: each.role for each in sharing.people}
        self.who = Picks(kit, self.say("who"), "", people_of(kit, sharing))
        self.wording = Picks(kit, self.say("wording"), "", [(key, self.say(key)) for key in ("adult", "child")])
        self.who.changed.connect(self._propose)
        if sharing.people:
            self.who.pick(sharing.people[0].id)
            self._propose()
        self.make_button = Button(kit, self.say("make"), "primary")
        self.make_button.clicked.connect(lambda _=False: self.make())
        for part in (self.who, self.wording):
            card.column.addWidget(part)
        card.column.addLayout(row(kit, self.make_button, None))
        self.page.addWidget(card)

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of its record and of what goes to whom."""
        return (("record", self.number), ("shared", self.number), ("notice", self.number))

    def make(self) -> None:
        """Make the page, and save it where the person says; what they may not be told is said here."""
        desk, person, child = self.desk, self.who.picked, self.wording.picked == "child"
        at_work(self, lambda: desk.notices.of_record(self.number, person, child=child), self._save, self.make_button)

    def jotted(self) -> dict[str, str]:
        """For whom, and in which words."""
        return {"who": self.who.picked, "wording": self.wording.picked}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        self.who.pick(words.get("who", ""))
        self.wording.pick(words.get("wording", ""))

    def _save(self, made: bytes) -> None:
        path = where(self.owner, self.say("file"), self.kit.say("record.save_title"), self.kit.say("record.file_kind"))
        if path:
            work = lambda: self.desk.save_paper(made, Path(path))  # noqa: E731
            at_work(self, work, lambda _: self.say_done(self.say("saved"), self.make_button), self.make_button)

    def _propose(self) -> None:
        self.wording.pick("child" if self._roles.get(self.who.picked) in CHILDREN else "adult")


def open_notice(window: Window, number: str) -> None:
    """A notice about this record; back leads to what goes to whom."""
    from ui.shared_page import open_shared

    page = NoticePage(window, number)
    page.leave.connect(lambda: open_shared(window, number))
    page.failed.connect(window.tell)
    window.open_leaf(page)
