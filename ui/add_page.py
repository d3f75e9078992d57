"""Adding a correction or a statement to a sealed record, which stays as it was sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from app.decisions.additions import KINDS
from ui.at_work import tried
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Group, column, row
from ui.leaf import Leaf
from ui.prose import Prose
from ui.rows import OneRow, mark
from ui.writing import Writing

if TYPE_CHECKING:
    from app.decisions.additions import What
    from ui.saving import Saving
    from ui.window import Window


class AddPage(Leaf):
    """What is written here is kept with the person's place until it is added. `added` says that it was."""

    added = Signal()
    touched = Signal()

    def __init__(self, window: Window, number: str) -> None:
        self.number = number
        super().__init__(window.kit, window.desk, "add")
        self.saving: Saving | None = None
        kit, card = self.kit, Card(self.kit, pad=20, gap=12)
        group = Group(self.say("what"))
        rows = column(group, kit, gap=5)
        rows.addWidget(Prose(kit, self.say("what"), "strong"))
        self.kinds: dict[What, OneRow] = {}
        for kind in KINDS:
            line = OneRow(kit, self.say(kind), self.say(f"{kind}_hint"), parent=group)
            line.clicked.connect(self.touched)
            self.kinds[kind] = line
            rows.addWidget(line)
        card.column.addWidget(group)
        self.by = box(kit, card, self.say("by"), self.say("by_hint"))
        self.by.textChanged.connect(self.touched)
        card.column.addWidget(Prose(kit, self.say("text"), "strong"))
        self.words = Writing(kit, self.say("text"), "", 5)
        self.words.textChanged.connect(self.touched)
        card.column.addWidget(self.words)
        self.keep_button = Button(kit, self.say("keep"), "primary")
        self.keep_button.clicked.connect(self.keep)
        card.column.addLayout(row(kit, self.keep_button, None))
        self.page.addWidget(card)

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of its record."""
        return (("record", self.number), ("add", self.number))

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key; the heading says which record it is about."""
        return super().say(key, **({"number": self.number} if key == "heading" else facts))

    def keep(self) -> None:
        """Add it."""
        what = next((kind for kind, line in self.kinds.items() if line.isChecked()), None)
        if what is None:
            self.say_problem(self.say("what_missing"), next(iter(self.kinds.values())))
            return
        text, by = self.words.toPlainText(), self.by.text()
        if tried(
            self,
            lambda: self.desk.retention.add(self.number, what, text, by),
            self.by if text.strip() else self.words,
        ):
            self.added.emit()

    def jotted(self) -> dict[str, str]:
        """What stands on this page and is not added yet."""
        what = next((kind for kind, line in self.kinds.items() if line.isChecked()), "")
        said = {"what": what, "by": self.by.text(), "text": self.words.toPlainText()}
        return {key: text for key, text in said.items() if text}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        for kind, line in self.kinds.items():
            mark(line, kind == words.get("what"))
        self.by.setText(words.get("by", ""))
        self.words.setPlainText(words.get("text", ""))


def open_add(window: Window, number: str) -> None:
    """Add to this record; back leads to the record. What is written is kept as soon as somebody pauses."""
    from ui.place import here
    from ui.saving import Saving

    page, desk = AddPage(window, number), window.desk

    def take() -> Callable[[], None]:
        where = here(window)
        return lambda: desk.keep_whereabouts(where)

    def leave(words: str) -> None:
        desk.keep_whereabouts(None)  # what was written is added by now, or not wanted
        window.show_record(desk.record(number))
        show = getattr(window.page, "show_saved", None)
        if words and show is not None:
            show(words)

    saving = page.saving = Saving(page, take, lambda: None, window.tell)
    page.touched.connect(saving.touch)
    page.failed.connect(window.tell)
    for signal, words in ((page.leave, ""), (page.added, page.say("added"))):
        signal.connect(saving.forget)
        signal.connect(partial(leave, words))
    window.open_leaf(page)
