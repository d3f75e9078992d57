"""What is held about one person: what they are called, where that stands, and what in it may be about others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.decisions.kept_words import counted, limits, others, place, whence
from ui.a11y import focus_on
from ui.at_work import at_work, save_as
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, clear, column, row, together
from ui.care import open_page
from ui.day import Day
from ui.furniture import make_record
from ui.leaf import Leaf
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from app.decisions.access import Access, Passage
    from ui.window import Window


class AboutPersonPage(Leaf):
    """Looks beside the window. Nothing of what is looked for is kept anywhere."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "about_person")
        self._window, self._retention = window, window.desk.retention
        kit, card = self.kit, self.card("person")
        self.reference = box(kit, card, self.say("reference"), self.say("reference_hint"))
        self.words = box(kit, card, self.say("words"), self.say("words_hint"))
        self.came = Day(kit, self.say("came"))
        card.column.addLayout(
            together(Prose(kit, self.say("came"), "strong"), Prose(kit, self.say("came_hint"), tone="quiet"), self.came)
        )
        self.look_button = Button(kit, self.say("find"), "primary")
        self.look_button.clicked.connect(self.look)
        self._boxes = (self.reference, self.words, *self.came.boxes)
        for line in self._boxes:
            line.returnPressed.connect(self.look_button.click)
        card.column.addLayout(row(kit, self.look_button, None))
        self._results = QWidget()
        self._found = column(self._results, kit, gap=16)
        self._results.hide()
        self.page.addWidget(self._results)

    def fill(self, boxes: Sequence[str]) -> None:
        """Write this into the boxes, from top to bottom."""
        for line, text in zip(self._boxes, boxes, strict=True):
            line.setText(text)

    def look(self) -> None:
        """Look for what stands in the boxes."""
        reference, names = self.reference.text().strip(), re.split(r"[,;\n]", self.words.text())
        if not reference:
            self.say_problem(self.say("missing"), self.reference)
            return
        try:
            came = date.fromisoformat(self.came.text()) if self.came.text() else None
        except ValueError:
            self.say_problem(self.say("bad_day"), self.came.boxes[0])
            return
        at_work(self, lambda: self._retention.about_person(reference, names, came), self._show, self.reference)

    def _show(self, access: Access) -> None:
        kit = self.kit
        clear(self._found)
        self.problem.hide()
        top = Card(kit, "sun", pad=20, gap=10)
        verdict = heading(kit, counted(access, kit.words), "title")
        top.column.addWidget(verdict)
        top.column.addWidget(Prose(kit, self.say("before"), "strong"))
        for line in limits(access, kit.words):
            top.column.addWidget(Prose(kit, line))
        self.save_button = Button(kit, self.say("save"))
        self.save_button.clicked.connect(
            lambda: save_as(
                self,
                self._window,
                self.say("file"),
                lambda: self._retention.access_paper(access),
                self.say("saved"),
            )
        )
        top.column.addLayout(row(kit, self.save_button, None))
        self._found.addWidget(top)
        self.opens: list[Button] = []
        for _, passages in groupby(access.passages, key=lambda each: (each.record, each.draft)):
            self._found.addWidget(self._together(list(passages)))
        self._results.show()
        focus_on(verdict)
        self.ensureWidgetVisible(verdict, 0, kit.theme.px(24))

    def _together(self, passages: Sequence[Passage]) -> Card:
        """All that is from one record or draft."""
        kit, card, first = self.kit, Card(self.kit, pad=20, gap=12), passages[0]
        card.column.addWidget(heading(kit, whence(first, kit.words), "title"))
        for each in passages:
            card.column.addLayout(
                together(
                    Prose(kit, place(each, kit.words), "label", "leaf"),
                    Prose(kit, each.part.text.strip()),
                    Prose(kit, others(each, kit.words), "body", "sun" if each.others else "quiet"),
                )
            )
        words = self.say("open", number=first.record) if first.record else self.say("draft")
        button = Button(kit, words, "link")
        button.clicked.connect(lambda: self._open(first))
        self.opens.append(button)
        card.column.addWidget(button)
        return card

    def _open(self, passage: Passage) -> None:
        if not passage.record:
            self._window.resume(passage.draft)
            return
        window, boxes = self._window, [box.text() for box in self._boxes]
        window.open_page(make_record(window, self.desk.record(passage.record), lambda: _again(window, boxes)))


def _again(window: Window, boxes: Sequence[str]) -> None:
    """The page as it was, with what was found."""
    open_page(window, "about_person")
    page = window.page
    if isinstance(page, AboutPersonPage):
        page.fill(boxes)
        page.look()
