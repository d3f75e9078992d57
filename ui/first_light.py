"""What is on screen while the first page is still being made: the numbers to ring, and nothing that costs time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLabel, QVBoxLayout

from ui.palette import DARK, FAMILIES, LIGHT, Palette

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from app.desk import Desk


BREATH = 20
"""Milliseconds between painting the numbers and making the whole first page, so that the system can show them."""


def guess() -> Palette:
    """Dark or light, as the system's own window is; what it exactly asks for is looked up after the first paint."""
    return DARK if QApplication.palette().window().color().lightness() < 128 else LIGHT


class FirstLight(QFrame):
    """Labels only, standing where the first page will have them; a fifth of a second later it takes their place."""

    painted = Signal()
    """Once, a breath after it is on screen."""

    _seen = False

    def __init__(self, desk: Desk, palette: Palette) -> None:
        super().__init__()
        self.setStyleSheet(sheet(palette))
        page = QVBoxLayout(self)
        page.setContentsMargins(80, 84, 80, 0)
        card = QFrame()
        card.setObjectName("card")
        grid = QGridLayout(card)
        grid.setContentsMargins(494, 27, 24, 36)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(1)
        words = desk.words
        for at, key in enumerate(words.section("ui")["numbers"]):
            for down, part in enumerate(("number", "name", "what")):
                grid.addWidget(label(words.text("ui", f"numbers.{key}.{part}"), part), down, at)
            grid.setColumnStretch(at, 1)
        for each in desk.settings.numbers:
            name = each.name or words.text("ui", f"agency.{each.id}")
            grid.addWidget(label(f"{each.number}  {name}", "agency"), grid.rowCount(), 0, 1, 3)
        page.addWidget(card)
        page.addStretch(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(BREATH, self, self.painted.emit)


def label(text: str, kind: str) -> QLabel:
    """Words that wrap, in the look of their kind."""
    made = QLabel(text)
    made.setObjectName(kind)
    made.setWordWrap(kind == "what")
    return made


def sheet(p: Palette) -> str:
    """The look of these few labels; the sizes are those of the scale."""
    families = ", ".join(f'"{name}"' for name in FAMILIES)
    return f"""
    FirstLight {{ background: {p.paper}; }}
    #card {{ background: {p.ember_pale}; border-radius: 12px; }}
    QLabel {{ font-family: {families}; font-size: 16px; color: {p.ink}; }}
    #number {{ font-size: 40px; font-weight: 700; color: {p.ember}; }}
    #name, #agency {{ font-weight: 600; }}
    #what {{ color: {p.quiet}; }}
    """
