"""Writing down that somebody was rung: who, and two lines. Used in an emergency and when something went wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout

from ui.a11y import interrupt
from ui.buttons import Button
from ui.cards import Card, Group
from ui.kit import Kit
from ui.prose import Prose
from ui.rows import OneRow, mark


class CallForm(Card):
    """`logged(who, said, asked_to_do)` when somebody has been chosen and the form is sent; the lines may be empty.

    The words are those of `table` in ui.toml: log, log_hint, who, said, asked_to_do, keep, who_missing.
    """

    logged = Signal(str, str, str)
    touched = Signal()
    """Something was typed or picked."""

    def __init__(self, kit: Kit, table: str, people: Sequence[str]) -> None:
        super().__init__(kit, pad=24, gap=8)
        self.table = table
        self.column.addWidget(Prose(kit, kit.say(f"{table}.log"), "title"))
        self.column.addWidget(Prose(kit, kit.say(f"{table}.log_hint"), tone="quiet"))
        self.problem = Prose(kit, role="strong", tone="sun")
        self.problem.hide()
        self.column.addWidget(self.problem)
        self.who = self._people(people)
        self.said = self._box("said")
        self.asked_to_do = self._box("asked_to_do")
        self.said.returnPressed.connect(lambda: self.asked_to_do.setFocus(Qt.FocusReason.TabFocusReason))
        self.asked_to_do.returnPressed.connect(self.send)
        self.keep = Button(kit, kit.say(f"{table}.keep"), "primary")
        self.keep.clicked.connect(self.send)
        self.column.addSpacing(kit.theme.space(8))
        self.column.addWidget(self.keep)

    def send(self) -> None:
        """Log it, or say what is missing."""
        chosen = next((row.text() for row in self.who if row.isChecked()), "")
        self.problem.setVisible(not chosen)
        if not chosen:
            self.problem.setText(self.kit.say(f"{self.table}.who_missing"))
            interrupt(self, self.problem.text())
            self.who[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.logged.emit(chosen, self.said.text().strip(), self.asked_to_do.text().strip())

    def jotted(self) -> dict[str, str]:
        """What stands here so far, by its key; nothing, if it is empty."""
        there = {"who": next((row.text() for row in self.who if row.isChecked()), "")}
        there |= {"said": self.said.text(), "asked_to_do": self.asked_to_do.text()}
        return {key: words for key, words in there.items() if words}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        for row in self.who:
            mark(row, row.text() == words.get("who"))
        self.said.setText(words.get("said", ""))
        self.asked_to_do.setText(words.get("asked_to_do", ""))

    def _people(self, people: Sequence[str]) -> list[OneRow]:
        box = Group(self.kit.say(f"{self.table}.who"))
        self.column.addWidget(Prose(self.kit, box.accessibleName(), "strong"))
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self.kit.theme.space(8))
        across = 2 if self.kit.theme.percent >= 150 else 3
        rows = [OneRow(self.kit, name, parent=box) for name in people]
        for at, row in enumerate(rows):
            row.clicked.connect(self.touched)
            grid.addWidget(row, at // across, at % across)
        for at in range(across):
            grid.setColumnStretch(at, 1)
        self.column.addWidget(box)
        return rows

    def _box(self, key: str) -> QLineEdit:
        words = self.kit.say(f"{self.table}.{key}")
        label = Prose(self.kit, words, "strong")
        line = QLineEdit()
        line.setAccessibleName(words)
        line.setMinimumHeight(self.kit.theme.px(44))
        line.textEdited.connect(self.touched)
        label.setBuddy(line)
        pair = QVBoxLayout()
        pair.setSpacing(self.kit.theme.space(2))
        pair.addWidget(label)
        pair.addWidget(line)
        self.column.addLayout(pair)
        return line
