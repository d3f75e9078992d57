"""A day in three boxes: day, month, year."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.cards import column
from ui.kit import Kit
from ui.prose import Prose


class Day(QWidget):
    """`name` is what the day is, for a screen reader. `edited` says the text each time somebody types."""

    edited = Signal(str)

    def __init__(self, kit: Kit, name: str, text: str = "") -> None:
        super().__init__()
        self._kit = kit
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(kit.theme.space(12))
        self.boxes: list[QLineEdit] = []
        for part, wide in (("day", 64), ("month", 64), ("year", 96)):
            cell = QWidget()
            inner = column(cell, kit, gap=2)
            inner.addWidget(Prose(kit, kit.say(f"wizard.{part}"), "strong"))
            box = QLineEdit()
            box.setFixedWidth(kit.theme.px(wide))
            box.setMinimumHeight(kit.theme.px(44))
            box.setMaxLength(4 if part == "year" else 2)
            box.textEdited.connect(lambda _: self.edited.emit(self.text()))
            inner.addWidget(box)
            self.boxes.append(box)
            line.addWidget(cell)
        line.addStretch(1)
        self.rename(name)
        self.put(text)

    def rename(self, name: str) -> None:
        """It is now the day of something else."""
        for part, box in zip(("day", "month", "year"), self.boxes, strict=True):
            box.setAccessibleName(f"{self._kit.say(f'wizard.{part}')}, {name}")

    def text(self) -> str:
        """An ISO day, what was typed with dashes while it is none, or nothing."""
        day, month, year = (box.text().strip() for box in self.boxes)
        if not (day or month or year):
            return ""
        return f"{year}-{month and month.zfill(2)}-{day and day.zfill(2)}"

    def put(self, text: str) -> None:
        """Show this day, unless somebody is typing one."""
        if any(box.hasFocus() for box in self.boxes):
            return
        parts = [*text.split("-"), "", "", ""][:3]
        for box, part in zip(self.boxes, reversed(parts), strict=True):
            if box.text() != part:
                box.setText(part)

    def focus_first(self) -> None:
        """Give the focus to the day."""
        self.boxes[0].setFocus(Qt.FocusReason.TabFocusReason)
