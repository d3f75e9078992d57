"""Somebody from the address book: some letters of their name or of where they work, and a line for each that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.a11y import announce
from ui.buttons import Button
from ui.cards import clear, column
from ui.prose import Prose
from ui.sharing_leaf import WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.decisions.sharing.address_book import Contact
    from ui.kit import Kit

MOST = 6
"""Lines that are shown at once."""


class Contacts(QWidget):
    """`picked` hands on the contact."""

    picked = Signal(object)

    def __init__(self, kit: Kit, contacts: Sequence[Contact]) -> None:
        super().__init__()
        self.kit, self._contacts = kit, contacts
        inner = column(self, kit, gap=2)
        name, hint = (kit.words.text(WORDS, key) for key in ("contacts.name", "contacts.hint"))
        inner.addWidget(Prose(kit, name, "strong"))
        inner.addWidget(Prose(kit, hint, tone="quiet"))
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(hint)
        self.line.setMinimumHeight(kit.theme.px(44))
        self.line.textChanged.connect(self._look)
        inner.addWidget(self.line)
        found = QWidget()
        self._column = column(found, kit, gap=5)
        self.rows: list[Button] = []
        inner.addWidget(found)

    def _look(self, text: str) -> None:
        clear(self._column)
        self.rows = []
        parts = text.casefold().split()
        fits = [each for each in self._contacts if parts and all(part in _all(each) for part in parts)]
        for each in fits[:MOST]:
            title = each.name or each.role or each.organisation
            more = ", ".join(part for part in (each.role, each.organisation) if part and part != title)
            line = Button(self.kit, title, detail=more, wide=True)
            line.clicked.connect(lambda _=False, each=each: self.picked.emit(each))
            self.rows.append(line)
            self._column.addWidget(line)
        if parts:
            said = self.kit.words.counted(WORDS, "contacts.found", len(fits))
            self._column.addWidget(Prose(self.kit, said, tone="quiet"))
            announce(self, said)


def _all(contact: Contact) -> str:
    return f"{contact.name} {contact.role} {contact.organisation}".casefold()
