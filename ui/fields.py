"""How a question is answered: one choice, several choices, words, or a date."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from app.decisions.screen import Choice, Field, Screen
from ui.cards import Group, column
from ui.day import Day
from ui.kit import Kit
from ui.prose import Prose
from ui.rows import ManyRow, OneRow, Row, mark
from ui.writing import Writing

LONG = 10
"""From so many choices on, rows are lower and closer together, so that more of them can be seen at once."""

Answered = Callable[[tuple[str, ...] | str], None]


class Choices(Group):
    """Rows to pick from, in the order of the screen, under their group headings."""

    def __init__(self, kit: Kit, screen: Screen, answered: Answered) -> None:
        super().__init__(screen.heading)
        self._many = screen.field is Field.MANY
        self._answered, self._choices = answered, screen.choices
        self.rows: dict[str, Row] = {}
        self._long = len(screen.choices) >= LONG
        page = column(self, kit, gap=self._gap)
        for at, (group, choices) in enumerate(groupby(screen.choices, lambda choice: choice.group)):
            if at:
                page.addSpacing(kit.theme.space(14))
            page.addWidget(self._together(kit, group, tuple(choices)))
        self.refresh(screen)

    @property
    def _gap(self) -> int:
        return 5 if self._long else 8

    def _together(self, kit: Kit, group: str, choices: tuple[Choice, ...]) -> QWidget:
        """The rows under one heading: a stop of Tab each, which a screen reader names on the way in."""
        box = Group(group) if group else QWidget()
        rows = column(box, kit, gap=self._gap)
        if group:
            rows.addWidget(Prose(kit, group, "title" if self._long else "strong", "leaf", box))
        for choice in choices:
            row = (ManyRow if self._many else OneRow)(kit, choice.label, choice.hint, choice.key, box)
            row.face.compact = self._long
            row.clicked.connect(lambda _=False, id=choice.id: self._take(id))
            self.rows[choice.id] = row
            rows.addWidget(row)
        return box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """An arrow at the edge of one group leads into the next."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        rows = list(self.rows.values())
        at = next((at for at, row in enumerate(rows) if row.hasFocus()), None)
        if not step or at is None or not 0 <= at + step < len(rows):
            super().keyPressEvent(event)
            return
        rows[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        if not self._many:
            rows[at + step].click()

    def refresh(self, screen: Screen) -> None:
        """Mark what is chosen now."""
        self._choices = screen.choices
        for choice in screen.choices:
            mark(self.rows[choice.id], choice.chosen)

    def focus_first(self) -> None:
        """Give the focus to what is chosen, or to the first row."""
        chosen = next((c.id for c in self._choices if c.chosen), next(iter(self.rows)))
        self.rows[chosen].setFocus(Qt.FocusReason.TabFocusReason)

    def pick(self, key: str) -> bool:
        """Pick the row of this letter."""
        found = next((c for c in self._choices if c.key and c.key.casefold() == key.casefold()), None)
        if found is None:
            return False
        self.rows[found.id].setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.rows[found.id].click()
        return True

    def _take(self, id: str) -> None:
        if not self._many:
            self._answered((id,))
            return
        chosen = tuple(choice.id for choice in self._choices if choice.chosen)
        self._answered(tuple(c for c in chosen if c != id) if id in chosen else (*chosen, id))


class Text(QWidget):
    """One large box."""

    def __init__(self, kit: Kit, screen: Screen, answered: Answered) -> None:
        super().__init__()
        self.writing = Writing(kit, screen.heading, screen.text, 5)
        self.writing.setAccessibleDescription(screen.hint)
        self.writing.textChanged.connect(lambda: answered(self.writing.toPlainText()))
        column(self, kit).addWidget(self.writing)

    def refresh(self, screen: Screen) -> None:
        """Mirror the text, unless it is being typed."""
        self.writing.blockSignals(True)
        self.writing.mirror(screen.text)
        self.writing.blockSignals(False)

    def focus_first(self) -> None:
        """Give the focus to the box."""
        self.writing.setFocus(Qt.FocusReason.TabFocusReason)

    def pick(self, key: str) -> bool:
        """Somebody has begun to write without going to the box first: not a letter is lost."""
        if not key.isprintable():
            return False
        self.writing.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.writing.moveCursor(QTextCursor.MoveOperation.End)
        self.writing.insertPlainText(key)
        return True


class Date(QWidget):
    """Day, month and year; the answer is an ISO date, or what was typed with dashes while it is none."""

    def __init__(self, kit: Kit, screen: Screen, answered: Answered) -> None:
        super().__init__()
        self._day = Day(kit, screen.heading, screen.text)
        self._day.edited.connect(answered)
        self.boxes = self._day.boxes
        column(self, kit).addWidget(self._day)

    def refresh(self, screen: Screen) -> None:
        """Mirror the date, unless it is being typed."""
        self._day.put(screen.text)

    def focus_first(self) -> None:
        """Give the focus to the day."""
        self._day.focus_first()

    def pick(self, key: str) -> bool:
        """No letter means anything here."""
        return False


AnyField = Choices | Text | Date


def field(kit: Kit, screen: Screen, answered: Answered) -> AnyField | None:
    """The widget for this screen's field, or None where nothing is asked."""
    match screen.field:
        case Field.ONE | Field.MANY:
            return Choices(kit, screen, answered)
        case Field.TEXT:
            return Text(kit, screen, answered)
        case Field.DATE:
            return Date(kit, screen, answered)
        case None:
            return None
        case never:
            assert_never(never)
