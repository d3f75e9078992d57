"""Someone is in danger now: whom to ring, and then a few words so that the call is written down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.decisions.draft import Call
from ui.a11y import announce, focus_on
from ui.buttons import Button
from ui.calls import CallForm
from ui.cards import Card, Fold, Group, Scroll, centred, clear, column, row
from ui.kit import Kit
from ui.numbers import Line, Strip, agency, everyone
from ui.prose import Prose, heading
from ui.rows import OneRow, mark

if TYPE_CHECKING:
    from collections.abc import Mapping

    from app.desk import Desk
    from ui.saving import Saving

KINDS = ("sent", "lost", "overheard")
"""What can go wrong with information."""


class Emergency(Scroll):
    """Works locked, and with no register at all. `table` is `emergency` or `wrong`: the same page, other words."""

    leave = Signal()
    set_up = Signal()
    finish = Signal()
    touched = Signal()
    """Something was written or picked, or is logged now."""

    def __init__(self, kit: Kit, desk: Desk, table: str = "emergency", parent: QWidget | None = None) -> None:
        super().__init__(kit, pad=24, gap=0, parent=parent)
        self.kit, self.desk, self.table = kit, desk, table
        self.saving: Saving | None = None
        inner = QWidget()
        self._page = column(inner, kit, gap=12)
        self.column.addWidget(centred(kit, inner, 1000))
        self.column.addStretch(1)
        self.kinds: list[OneRow] = []
        self.fresh()

    def fresh(self) -> None:
        """Start again with an empty form."""
        clear(self._page)
        kit = self.kit
        numbers = (everyone(kit), agency(kit, self.desk))
        self.heading = heading(kit, kit.say(f"{self.table}.heading"))
        top = Fold(kit, narrow=700)
        top.row.addWidget(self.heading, 1)
        top.row.addWidget(self._back())
        self._page.addWidget(top)
        self._page.addWidget(Prose(kit, kit.say(f"{self.table}.hint")))
        if self.table == "wrong":
            self._page.addWidget(self._what())
            shown: tuple[tuple[Line, ...], tuple[Line, ...]] = ((), numbers[1])
        else:
            shown = numbers
        if any(shown):
            card = Card(kit, "ember" if shown[0] else "card")
            card.column.addWidget(Strip(kit, *shown))
            self._page.addWidget(card)
        people = [f"{line.number} {line.name}" for line in numbers[0]] if self.table == "emergency" else []
        people += [line.name for line in numbers[1]]
        if self.table == "wrong":
            people.append(kit.say("wrong.agency"))
        self.form = CallForm(kit, self.table, [*people, kit.say("emergency.other")])
        self.form.logged.connect(self._log)
        self.form.touched.connect(self.touched)
        self._written = False
        self._page.addWidget(self.form)

    def focus_first(self) -> None:
        """Give the focus to the heading."""
        self.heading.setFocus()

    def jotted(self) -> dict[str, str]:
        """What stands on this page and is not logged yet."""
        if self._written:
            return {}
        kind = next((line.text() for line in self.kinds if line.isChecked()), "")
        return self.form.jotted() | ({"kind": kind} if kind else {})

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        self.form.refill(words)
        for line in self.kinds:
            mark(line, line.text() == words.get("kind"))

    def _back(self) -> Button:
        back = Button(self.kit, self.kit.say("emergency.back"), "link")
        back.clicked.connect(self.leave)
        return back

    def _what(self) -> Card:
        kit = self.kit
        card = Card(kit)
        card.column.addWidget(Prose(kit, kit.say("wrong.kind"), "title"))
        box = Group(kit.say("wrong.kind"))
        rows = column(box, kit, gap=8)
        self.kinds = [OneRow(kit, kit.say(f"wrong.{key}"), kit.say(f"wrong.{key}_do"), parent=box) for key in KINDS]
        for line in self.kinds:
            line.clicked.connect(self.touched)
            rows.addWidget(line)
        card.column.addWidget(box)
        card.column.addWidget(Prose(kit, kit.say("wrong.danger"), "strong", "ember"))
        return card

    def _log(self, who: str, said: str, asked_to_do: str) -> None:
        kind = next((line.text() for line in self.kinds if line.isChecked()), "")
        at = self.kit.clock()
        call = Call(
            at=at,
            who=who,
            said=". ".join(part for part in (kind, said) if part),
            asked_to_do=asked_to_do,
            breach=self.table == "wrong",
        )
        kept = self.desk.log_call(call)
        self._logged(self.kit.say("emergency.logged", who=who, moment=self.kit.moment(at)), kept=kept)

    def _logged(self, words: str, *, kept: bool) -> None:
        kit, self._written = self.kit, True
        self.touched.emit()
        place = self._page.indexOf(self.form)
        self._page.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        done = Card(kit, "leaf")
        title = heading(kit, words, "title")
        more = Prose(kit, kit.say("emergency.logged_more" if kept else "emergency.held"))
        done.column.addWidget(title)
        done.column.addWidget(more)
        first = Button(kit, kit.say("emergency.finish" if kept else "emergency.set_up"), "primary")
        first.clicked.connect(self.finish if kept else self.set_up)
        again = Button(kit, kit.say("emergency.another"))
        again.clicked.connect(self.fresh)
        done.column.addSpacing(kit.theme.space(8))
        done.column.addLayout(row(kit, first, again, None))
        self._page.insertWidget(place, done)
        focus_on(title)
        announce(self, f"{words} {more.text()}")
