"""Looking after the records: one line for each thing that can be done, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from ui.buttons import Button
from ui.kit import Kit
from ui.leaf import Leaf

if TYPE_CHECKING:
    from app.desk import Desk

THINGS = (
    "log", "contacts", "backup", "check", "check_sheet", "keys", "keeping", "about_person", "agency_notices", "second",
    "hand_back",
)  # fmt: skip
"""Each has its words in care.toml (title, more) and its page in care.py."""


class CarePage(Leaf):
    """`go` names what was chosen."""

    go = Signal(str)

    def __init__(self, kit: Kit, desk: Desk) -> None:
        super().__init__(kit, desk, "care")
        self.rows = {}
        for thing in THINGS:
            line = Button(
                kit,
                kit.words.text("care", f"{thing}.title"),
                detail=kit.words.text("care", f"{thing}.more"),
                mark="chevron",
                wide=True,
            )
            line.clicked.connect(lambda _=False, thing=thing: self.go.emit(thing))
            self.rows[thing] = line
            self.page.addWidget(line)
