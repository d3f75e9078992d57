"""Would today's edition say otherwise? One button, and the sealed decisions for which it would."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.a11y import announce, focus_on
from ui.buttons import Button
from ui.cards import Card, Hairline, clear, column
from ui.kit import Kit
from ui.prose import Prose, heading
from ui.tasks import in_background

if TYPE_CHECKING:
    from app.decisions.again import Again
    from app.desk import Desk


class AgainCard(Card):
    """Asks the desk beside the window. No record is changed. `shown` is what came of it, to be scrolled to."""

    open_record = Signal(str)
    failed = Signal(object)
    shown = Signal(object)

    def __init__(self, kit: Kit, desk: Desk) -> None:
        super().__init__(kit, pad=20)
        self.desk, self._looking = desk, False
        self.column.addWidget(heading(kit, kit.say("again.heading"), "title"))
        self.column.addWidget(Prose(kit, kit.say("again.hint")))
        self.ask = Button(kit, kit.say("again.ask"))
        self.ask.clicked.connect(self._look)
        self.column.addWidget(self.ask)
        self.found = QWidget()
        self._lines = column(self.found, kit, gap=12)
        self._lines.setContentsMargins(0, kit.theme.space(12), 0, 0)
        self.column.addWidget(self.found)
        self.found.hide()

    def _look(self) -> None:
        if self._looking:
            return
        self._looking = True
        self._fresh(self.kit.say("again.looking"))
        announce(self, self.kit.say("again.looking"))
        in_background(self, self.desk.again, self._show, self._fail)

    def _show(self, found: tuple[Again, ...]) -> None:
        self._looking = False
        other = [each for each in found if not each.same]
        verdict = self._fresh(self._verdict(len(other), len(found)))
        if found:
            against = self.kit.say("again.edition", edition=found[0].edition)
            self._lines.addWidget(Prose(self.kit, against, tone="quiet"))
        for each in other:
            self._lines.addWidget(Hairline(self.kit))
            self._lines.addWidget(self._record(each))
        focus_on(verdict)
        self.shown.emit(verdict)

    def _fail(self, fault: Exception) -> None:
        self._looking = False
        self.found.hide()
        self.failed.emit(fault)

    def _fresh(self, words: str) -> Prose:
        """Nothing but these words, as a heading that can have the focus."""
        clear(self._lines)
        line = heading(self.kit, words, "strong")
        self._lines.addWidget(line)
        self.found.show()
        return line

    def _verdict(self, other: int, total: int) -> str:
        kit = self.kit
        if not total:
            return kit.say("again.none")
        if not other:
            return kit.words.counted("ui", "again.same", total)
        return kit.words.counted("ui", "again.differs", other, total=total)

    def _record(self, again: Again) -> QWidget:
        kit, box = self.kit, QWidget()
        inner = column(box, kit, gap=4)
        sealed = kit.say("record.by", moment=kit.day(datetime.fromisoformat(again.sealed)))
        line = Button(kit, kit.say("record.title", number=again.number), detail=sealed, mark="chevron", wide=True)
        line.clicked.connect(lambda: self.open_record.emit(again.number))
        inner.addWidget(line)
        for each in again.changed:
            inner.addWidget(Prose(kit, kit.say("again.changed", part=each.part, was=each.was, now=each.now)))
        if again.open:
            inner.addWidget(Prose(kit, kit.say("again.asked", headings=" ".join(again.open))))
        if again.lost:
            inner.addWidget(Prose(kit, kit.words.counted("ui", "again.lost", again.lost)))
        return box
