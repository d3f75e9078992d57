"""A box to write one line in, with its name above it and a hint where one is needed."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from ui.cards import Card, column
from ui.kit import Kit
from ui.prose import Prose


def box(kit: Kit, card: Card, name: str, hint: str = "") -> QLineEdit:
    """A box for one line, added to a card."""
    line, cell = QLineEdit(), QWidget()
    inner = column(cell, kit, gap=2)
    inner.addWidget(Prose(kit, name, "strong"))
    if hint:
        inner.addWidget(Prose(kit, hint, tone="quiet"))
        line.setAccessibleDescription(hint)
    line.setAccessibleName(name)
    line.setMinimumHeight(kit.theme.px(44))
    inner.addWidget(line)
    card.column.addWidget(cell)
    return line
