"""The telephone numbers for an emergency: the ones everybody has, and the agency's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.cards import Fold
from ui.kit import Kit
from ui.prose import Prose

if TYPE_CHECKING:
    from app.desk import Desk


@dataclass(frozen=True, slots=True)
class Line:
    """One number: what to dial, whose it is, and what it is for (may be empty)."""

    number: str
    name: str
    what: str = ""


def everyone(kit: Kit) -> tuple[Line, ...]:
    """999, 101 and 111, with what each is for."""
    return tuple(
        Line(kit.say(f"numbers.{key}.number"), kit.say(f"numbers.{key}.name"), kit.say(f"numbers.{key}.what"))
        for key in kit.table("numbers")
    )


def agency(kit: Kit, desk: Desk) -> tuple[Line, ...]:
    """The numbers the agency has set."""
    return tuple(Line(n.number, n.name or kit.say(f"agency.{n.id}")) for n in desk.settings.numbers)


class Strip(QWidget):
    """999, 101 and 111 side by side in large figures, the agency's numbers below."""

    def __init__(self, kit: Kit, first: Sequence[Line], more: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(kit.theme.space(16))
        if first:
            large = Fold(kit, narrow=420, gap=20)
            for line in first:
                large.row.addWidget(self._large(kit, line), 1)
            column.addWidget(large)
        if more:
            small = QGridLayout()
            small.setHorizontalSpacing(kit.theme.space(20))
            small.setVerticalSpacing(kit.theme.space(4))
            small.setColumnStretch(0, 1)
            small.setColumnStretch(1, 1)
            for at, line in enumerate(more):
                cell = QWidget()
                inner = QVBoxLayout(cell)
                inner.setContentsMargins(0, 0, 0, 0)
                inner.setSpacing(0)
                inner.addWidget(Prose(kit, line.number, "title"))
                inner.addWidget(Prose(kit, line.name, tone="quiet"))
                small.addWidget(cell, at // 2, at % 2)
            column.addLayout(small)
        column.addStretch(1)

    def _large(self, kit: Kit, line: Line) -> QWidget:
        cell = QWidget()
        inner = QVBoxLayout(cell)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        inner.addWidget(Prose(kit, line.number, "number", "ember"))
        inner.addWidget(Prose(kit, line.name, "strong"))
        inner.addWidget(Prose(kit, line.what, "body", "quiet"))
        inner.addStretch(1)
        return cell
