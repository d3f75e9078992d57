"""The first step of handing back: which records, how the package is locked, and where it is saved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.desk.handback import HandBack
from ui.a11y import announce
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Group, column, row
from ui.folded import Folded
from ui.hand_back_step import StepCard
from ui.papers import where
from ui.prose import Prose
from ui.rows import ManyRow, OneRow, mark
from ui.secret import SecretLine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.desk.summaries import DraftSummary, RecordSummary
    from ui.hand_back_page import HandBackPage

FEW = 6
"""Up to so many records are all shown at once."""


class MakeCard(StepCard):
    """All records are chosen at first; those that name somebody can be looked for."""

    def __init__(
        self,
        page: HandBackPage,
        records: Sequence[RecordSummary],
        drafts: Sequence[DraftSummary],
        agency: str | None,
    ) -> None:
        super().__init__(page, page.say("make"))
        self.records, self.chosen = records, {each.number for each in records}
        self.rows: dict[str, ManyRow] = {}
        if not records:
            self.line(self.say("no_records"))
            self._drafts(drafts)
            return
        self.line(self.say("make_hint"), tone="quiet")
        self._which()
        self._drafts(drafts)
        self._lock(agency)
        self.outcome()
        self.go = self.act(self.say("go"), self.make, "primary")

    # Which records

    def _which(self) -> None:
        kit = self.kit
        self.words = box(kit, self, self.say("words"), self.say("words_hint"))
        self.search = Button(kit, self.say("find"))
        self.search.clicked.connect(lambda _=False: self.look())
        self.words.returnPressed.connect(self.search.click)
        self.all = Button(kit, self.say("all"), "link")
        self.all.clicked.connect(lambda _=False: self._choose({each.number for each in self.records}))
        self.none = Button(kit, self.say("none"), "link")
        self.none.clicked.connect(lambda _=False: self._choose(set()))
        self.column.addLayout(row(kit, self.search, self.all, self.none, None))
        self.count = self.line("", "strong")
        self.told = self.line("", tone="leaf")
        self.told.hide()
        if len(self.records) > FEW:
            self.list = Folded(kit, self.say("which"), self._fill)
            self.add(self.list)
        else:
            inside = QWidget()
            self._fill(column(inside, kit, gap=5))
            self.add(inside)
        self._count()

    def _fill(self, page: QVBoxLayout) -> None:
        for each in self.records:
            words = self.say("record", number=each.number, day=self.kit.day(each.sealed), title=each.decision_title)
            line = ManyRow(self.kit, words)
            line.face.compact = True
            mark(line, each.number in self.chosen)
            line.clicked.connect(lambda on, number=each.number: self._pick(number, on=on))
            self.rows[each.number] = line
            page.addWidget(line)

    def look(self) -> None:
        """Choose the records that name somebody, and those only."""
        words = self.words.text().strip()
        if not words:
            self.say_problem(self.say("words_missing"), self.words)
            return

        def found(result: object) -> None:
            numbers = {each.number for each in self.records} & {each.number for each in _summaries(result)}
            self._choose(numbers)
            self.told.setText(self.counted("found", len(numbers)))
            self.told.show()
            announce(self, self.told.text())

        self.work(lambda: self.page.desk.handbacks.found(words), found, self.words)

    def _pick(self, number: str, *, on: bool) -> None:
        self.chosen = self.chosen | {number} if on else self.chosen - {number}
        self._count()

    def _choose(self, numbers: set[str]) -> None:
        self.told.hide()
        self.chosen = numbers
        for number, line in self.rows.items():
            mark(line, number in numbers)
        self._count()

    def _count(self) -> None:
        self.count.setText(self.counted("count", len(self.records), chosen=len(self.chosen)))

    def _drafts(self, drafts: Sequence[DraftSummary]) -> None:
        if not drafts:
            return
        card = Card(self.kit, "sun", pad=16, gap=2)
        card.column.addWidget(Prose(self.kit, self.counted("drafts", len(drafts)), "strong"))
        for each in drafts:
            card.column.addWidget(Prose(self.kit, self.say("draft", day=self.kit.moment(each.updated), at=each.at)))
        card.column.addWidget(Prose(self.kit, self.say("drafts_do"), tone="quiet"))
        self.add(card)

    # How it is locked

    def _lock(self, agency: str | None) -> None:
        kit, group = self.kit, Group(self.say("lock"))
        rows = column(group, kit, gap=5)
        rows.addWidget(Prose(kit, self.say("lock"), "strong"))
        self.locks: dict[str, OneRow] = {}
        if agency is not None:
            self.locks["agency"] = OneRow(kit, self.say("agency"), self.say("agency_hint", fingerprint=agency))
        self.locks["key"] = OneRow(kit, self.say("key"), self.say("key_hint"))
        self.locks["agreed"] = OneRow(kit, self.say("agreed"), self.say("agreed_hint"))
        for each in self.locks.values():
            each.face.compact = True
            each.toggled.connect(lambda _: self._show_boxes())
            rows.addWidget(each)
        self.add(group)
        keys = Card(kit, "paper", pad=0)
        self.key = box(kit, keys, self.say("key_box"), self.say("key_box_hint"))
        self.passphrase = SecretLine(kit, self.say("passphrase"), self.say("passphrase_hint"))
        self.again = SecretLine(kit, self.say("again"))
        self._boxes = {"key": (self.key.parentWidget(),), "agreed": (self.passphrase, self.again)}
        for each_box in (self.key.parentWidget(), self.passphrase, self.again):
            if each_box is not None:
                self.add(each_box)
        mark(next(iter(self.locks.values())), True)
        self._show_boxes()

    def _lock_chosen(self) -> str:
        return next(name for name, line in self.locks.items() if line.isChecked())

    def _show_boxes(self) -> None:
        chosen = self._lock_chosen()
        for name, boxes in self._boxes.items():
            for each in boxes:
                if each is not None:
                    each.setVisible(name == chosen)

    # Making it

    def make(self) -> None:
        """Make the package, save it where the person says, and read it back."""
        lock, key, words = self._lock_chosen(), self.key.text().strip(), self.passphrase.line.text()
        if not self.chosen:
            self.say_problem(self.say("none_chosen"), self.words)
        elif lock == "key" and not key:
            self.say_problem(self.say("key_missing"), self.key)
        elif lock == "agreed" and not words:
            self.say_problem(self.say("passphrase_missing"), self.passphrase.line)
        elif lock == "agreed" and words != self.again.line.text():
            self.say_problem(self.say("differ"), self.again.line)
        else:
            self._make(key if lock == "key" else "", words if lock == "agreed" else "")

    def _make(self, key: str, passphrase: str) -> None:
        handbacks, numbers = self.page.desk.handbacks, sorted(self.chosen)
        id = handbacks.new_id()
        path = where(self.page.owner, self.say("file", id=id), self.say("file_title"), self.say("file_kind"))

        def made(result: object) -> None:
            for line in (self.passphrase.line, self.again.line):
                line.clear()
            if isinstance(result, HandBack):
                self.page.look(self.say("made_said"), result.id)

        if path:
            self.work(
                lambda: handbacks.make(id, Path(path), numbers, agency_key=key, passphrase=passphrase),
                made,
                self.go,
                self.say("making"),
            )


def _summaries(result: object) -> tuple[RecordSummary, ...]:
    return result if isinstance(result, tuple) else ()
