"""Asks whether to carry on, where the program ended without being closed while somebody was at work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.decisions.draft import Call
from app.desk.whereabouts import Whereabouts
from ui.buttons import Button
from ui.cards import Card, Scroll, centred, row, together
from ui.kit import Kit
from ui.place import go_back
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from ui.window import Window


class CarryOn(Scroll):
    """What was being worked on, in a few lines; `carry_on` or `later` is the person's choice."""

    carry_on = Signal()
    later = Signal()

    def __init__(self, kit: Kit, title: str, lines: Sequence[str]) -> None:
        super().__init__(kit, pad=24)
        self.card = Card(kit, pad=28, gap=14)
        self.column.addStretch(2)
        self.column.addWidget(centred(kit, self.card, 620))
        self.column.addStretch(3)
        self.heading = heading(kit, title)
        self.heading.setAccessibleDescription(" ".join(lines))
        self.card.column.addWidget(self.heading)
        self.card.column.addLayout(together(*(Prose(kit, line) for line in lines)))
        self.card.column.addWidget(Prose(kit, kit.say("carry_on.why"), tone="quiet"))
        self.go = Button(kit, kit.say("carry_on.go"), "primary")
        self.go.clicked.connect(self.carry_on)
        self.keep = Button(kit, kit.say("carry_on.later"), "quiet")
        self.keep.clicked.connect(self.later)
        self.card.column.addSpacing(kit.theme.space(6))
        self.card.column.addLayout(row(kit, self.go, self.keep, None))

    def focus_first(self) -> None:
        """Give the focus to the heading, where a screen reader starts to read."""
        self.heading.setFocus()


def ask_first(window: Window, then: Callable[[], None]) -> None:
    """Do `then`, but first ask about what was open when the program last ended, if it was not closed."""
    desk, kit = window.desk, window.kit
    where = desk.whereabouts() or Whereabouts()
    way = dict(where.way)
    draft = next((each for each in desk.drafts() if each.id == way["decision"]), None) if "decision" in way else None
    if "key" in way:
        go_back(window, where)  # nothing to ask: it is shown until it is written down
        return
    if draft is None and not where.words:
        then()
        return
    kinds = {"add": "addition", "amend": "amendment", "emergency": "call", "wrong": "call"}
    kind = next((kinds[page] for page in way if page in kinds), "words")
    if way.get("care") == "second_read":
        kind = "verdict"
    if draft is not None:
        title, saved = kit.say("carry_on.decision"), draft.updated
        answers = kit.words.counted("ui", "home.answered", draft.answered)
        more = [kit.say("carry_on.at", here=draft.at, answers=answers)]
        more += [kit.say("carry_on.call_too")] if where.words else []
    else:
        title = kit.say(f"carry_on.{kind}")
        saved, more = datetime.fromisoformat(where.at), []
        if "decision" in way:
            where = where._replace(way=where.way[-1:])  # the decision it was opened from is gone
    page = CarryOn(kit, title, [kit.say("carry_on.saved", day=kit.day(saved), time=kit.time(saved)), *more])

    def later() -> None:
        if where.words:
            desk.log_call(call_of(kit, where))
        desk.keep_whereabouts(None)
        then()

    page.carry_on.connect(lambda: go_back(window, where))
    page.later.connect(later)
    page.keep.setVisible(kind == "call")  # it would be in no list: it is finished, or left, on its own page
    window.open_page(page)


def call_of(kit: Kit, where: Whereabouts) -> Call:
    """The call that was being written down, as far as it got: it becomes a decision to finish like any other."""
    words = dict(where.words)
    return Call(
        at=datetime.fromisoformat(where.at),
        who=words.get("who") or kit.say("carry_on.who_unknown"),
        said=". ".join(part for part in (words.get("kind"), words.get("said")) if part),
        asked_to_do=words.get("asked_to_do", ""),
        breach="wrong" in dict(where.way),
    )
