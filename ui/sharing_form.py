"""Forms about one thing that may be shared: fields that are in the draft at once, and taking it out, which asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.decisions.sharing.acts import as_said, when
from ui.a11y import focus_on, in_order
from ui.buttons import Button
from ui.cards import Card, Fold, Group, Room, column, row, together
from ui.folded import Folded
from ui.kit import Kit
from ui.prose import Prose
from ui.rows import ManyRow, OneRow, mark
from ui.sharing_leaf import WORDS, SharingLeaf
from ui.slip import Picks
from ui.writing import Writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.decisions.screen import Choice
    from ui.window import Window


class Option(NamedTuple):
    """One that can be picked; `group` is a heading above it, or empty."""

    id: str
    label: str
    hint: str = ""
    group: str = ""


def options(choices: Sequence[Choice], leave_out: Sequence[str] = ("unsure",)) -> tuple[Option, ...]:
    """The choices of a question, without those that are no answer here."""
    return tuple(Option(c.id, c.label, c.hint, c.group) for c in choices if c.id not in leave_out)


def coded(kit: Kit, table: str, ids: Sequence[str]) -> tuple[Option, ...]:
    """Codes with their words in sharing.toml."""
    return tuple(Option(id, kit.words.text("sharing", f"{table}.{id}")) for id in ids)


class Pick(Group):
    """One of many: a line that says what is picked, and opens the rows to pick another."""

    changed = Signal(str)

    def __init__(self, kit: Kit, name: str, hint: str, choices: Sequence[Option], picked: str) -> None:
        super().__init__(name)
        self.kit, self._name, self._choices, self.picked = kit, name, choices, picked
        inner = column(self, kit, gap=5)
        inner.addLayout(together(Prose(kit, name, "strong"), *([Prose(kit, hint, tone="quiet")] if hint else [])))
        self.button = Button(kit, "", mark="fold", wide=True, role="body")
        self.button.clicked.connect(self.turn)
        inner.addWidget(self.button)
        self.inside = QWidget()
        self._column = column(self.inside, kit, gap=5)
        inner.addWidget(self.inside)
        self.inside.hide()
        self.rows: dict[str, OneRow] = {}
        self._say()

    def turn(self) -> None:
        """Open the rows, or shut them."""
        if not self.rows:
            self._fill()
        self.inside.setVisible(self.inside.isHidden())
        self._say()
        if not self.inside.isHidden():
            focus_on(self.rows.get(self.picked) or next(iter(self.rows.values())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter picks as Space does; Escape shuts the rows."""
        here = next((id for id, line in self.rows.items() if line.hasFocus()), "")
        if here and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rows[here].click()
        elif here and event.key() == Qt.Key.Key_Escape:
            self._shut()
        else:
            super().keyPressEvent(event)

    def _fill(self) -> None:
        group = ""
        for option in self._choices:
            if option.group != group:
                group = option.group
                self._column.addWidget(Prose(self.kit, group, "label", "leaf"))
            line = self.rows[option.id] = OneRow(self.kit, option.label, option.hint, parent=self.inside)
            line.face.compact = True
            line.setAutoExclusive(False)  # an arrow only goes to the next; Space or Enter picks
            mark(line, option.id == self.picked)
            line.clicked.connect(lambda _=False, id=option.id: self._take(id))
            self._column.addWidget(line)
        in_order((self.button, *self.rows.values()))

    def _take(self, id: str) -> None:
        self.picked = id
        for each, line in self.rows.items():
            mark(line, each == id)
        self._shut()
        self.changed.emit(id)

    def _shut(self) -> None:
        self.inside.hide()
        self._say()
        focus_on(self.button)

    def _say(self) -> None:
        label = next((option.label for option in self._choices if option.id == self.picked), "")
        self.button.setText(label or self.kit.words.text(WORDS, "form.choose"))
        self.button.setAccessibleName(f"{self._name} {self.button.text()}")
        self.button.setAccessibleDescription(self.kit.say("about.shut" if self.inside.isHidden() else "about.open"))
        self.button.updateGeometry()


class Several(Group):
    """Rows of which several can be picked, two beside each other where the text is not too large."""

    changed = Signal(tuple)

    def __init__(self, kit: Kit, name: str, hint: str, choices: Sequence[Option], picked: Sequence[str]) -> None:
        super().__init__(name)
        inner = column(self, kit, gap=5)
        inner.addLayout(together(Prose(kit, name, "strong"), *([Prose(kit, hint, tone="quiet")] if hint else [])))
        grid, across = QGridLayout(), 2 if kit.theme.percent < 150 else 1
        grid.setSpacing(kit.theme.space(5))
        inner.addLayout(grid)
        self.rows: dict[str, ManyRow] = {}
        for at, option in enumerate(choices):
            line = self.rows[option.id] = ManyRow(kit, option.label, option.hint, parent=self)
            line.face.compact = True
            mark(line, option.id in picked)
            line.clicked.connect(lambda _=False: self.changed.emit(self.picked))
            grid.addWidget(line, at // across, at % across)
            grid.setColumnStretch(at % across, 1)

    def show_picked(self, picked: Sequence[str]) -> None:
        """Mark these and no others."""
        for id, line in self.rows.items():
            mark(line, id in picked)

    @property
    def picked(self) -> tuple[str, ...]:
        """The ids of the rows that are picked, in their order."""
        return tuple(id for id, line in self.rows.items() if line.isChecked())


class When(QWidget):
    """A day or a time, in figures or in words, and two buttons for the days that are meant most often."""

    changed = Signal(str)

    def __init__(self, kit: Kit, name: str, hint: str, kept: str) -> None:
        super().__init__()
        self.kit, dates = kit, kit.words.section("dates")
        inner = column(self, kit, gap=2)
        inner.addWidget(Prose(kit, name, "strong"))
        if hint:
            inner.addWidget(Prose(kit, hint, tone="quiet"))
        self.line = QLineEdit(as_said(kept, dates))
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(hint)
        self.line.setMinimumHeight(kit.theme.px(44))
        self.line.textChanged.connect(lambda text: self.changed.emit(when(text, kit.clock(), dates)))
        across = Fold(kit, narrow=520, gap=8)
        across.row.addWidget(self.line, 1)
        self.quick = {days: Button(kit, kit.words.text(WORDS, f"form.{days}")) for days in ("today", "yesterday")}
        for days, button in self.quick.items():
            button.setAccessibleName(f"{name} {button.text()}")
            button.clicked.connect(lambda _=False, days=days: self._put(days == "yesterday"))
            across.row.addWidget(button)
        inner.addWidget(across)

    def _put(self, yesterday: bool) -> None:
        on = date.fromordinal(self.kit.clock().date().toordinal() - yesterday)
        self.line.setText(as_said(on.isoformat(), self.kit.words.section("dates")))


class Form(SharingLeaf):
    """`table` names its words; each field has its own there, and a `_hint` where it needs one. Fields go where `into`
    points, from top to bottom."""

    def __init__(self, window: Window, table: str, about: str) -> None:
        super().__init__(window, table, about)
        card = Card(self.kit, pad=20, gap=14)
        self.page.addWidget(card)
        self.into: QVBoxLayout = card.column
        self.boxes: dict[str, QWidget] = {}

    def line(self, field: str, text: str, took: Callable[[str], None]) -> QLineEdit:
        """One line."""
        made, cell = QLineEdit(text), QWidget()
        inner = column(cell, self.kit, gap=2)
        for each in self._asked(field):
            inner.addWidget(each)
        made.setAccessibleName(self.say(field))
        made.setAccessibleDescription(self.hint_of(field))
        made.setMinimumHeight(self.kit.theme.px(44))
        made.textChanged.connect(took)
        inner.addWidget(made)
        self._put(field, cell, made)
        return made

    def writing(self, field: str, text: str, took: Callable[[str], None], lines: int = 3) -> Writing:
        """Several lines in somebody's own words."""
        self.into.addLayout(together(*self._asked(field)))
        made = Writing(self.kit, self.say(field), text, lines)
        made.setAccessibleDescription(self.hint_of(field))
        made.textChanged.connect(lambda: took(made.toPlainText()))
        self._put(field, made)
        return made

    def picks(self, field: str, choices: Sequence[Option], picked: str, took: Callable[[str], None]) -> Picks:
        """One of a few, all of them in sight."""
        made = Picks(self.kit, self.say(field), self.hint_of(field), [(each.id, each.label) for each in choices])
        made.pick(picked)
        made.changed.connect(lambda: took(made.picked))
        self._put(field, made)
        return made

    def pick(self, field: str, choices: Sequence[Option], picked: str, took: Callable[[str], None]) -> Pick:
        """One of many."""
        made = Pick(self.kit, self.say(field), self.hint_of(field), choices, picked)
        made.changed.connect(took)
        self._put(field, made)
        return made

    def several(
        self, field: str, choices: Sequence[Option], picked: Sequence[str], took: Callable[[tuple[str, ...]], None]
    ) -> Several:
        """Several of some."""
        made = Several(self.kit, self.say(field), self.hint_of(field), choices, picked)
        made.changed.connect(took)
        self._put(field, made)
        return made

    def when(self, field: str, kept: str, took: Callable[[str], None]) -> When:
        """A day or a time."""
        made = When(self.kit, self.say(field), self.hint_of(field), kept)
        made.changed.connect(took)
        self._put(field, made)
        return made

    @contextmanager
    def folded(self, key: str) -> Iterator[Folded]:
        """What is put in meanwhile stands under a line that opens it."""
        before = self.into
        fold = Folded(self.kit, self.say(key))
        before.addWidget(fold)
        self.into = fold.column
        yield fold
        self.into = before

    def ends(self, again: str, name: Callable[[], str], there: bool) -> None:
        """The ways on: done, another one, and taking it out, which asks first. `name` is what it is called then."""
        kit = self.kit
        self.done_button = Button(kit, self.say("done"), "primary")
        self.done_button.clicked.connect(self.leave)
        self.again_button = Button(kit, self.say("again"))
        self.again_button.clicked.connect(lambda: self.go(again))
        self.out_button = Button(kit, self.say("out"), "quiet")
        self.out_button.clicked.connect(lambda: self._ask_out(name()))
        ways = Fold(kit, narrow=520, gap=16)
        for button in (self.done_button, self.again_button, self.out_button):
            ways.row.addWidget(button)
        ways.row.addStretch(1)
        self.page.addWidget(ways)
        self.out_button.setVisible(there)  # not before it is in the page, or it would become a window
        self.asked = Room(kit)
        self.page.addWidget(self.asked)

    def _ask_out(self, name: str) -> None:
        kit, card = self.kit, Card(self.kit, "sun", pad=20, gap=10)
        card.column.addWidget(Prose(kit, self.say("out_asked", name=name), "strong"))
        card.column.addWidget(Prose(kit, self.say("out_hint")))
        yes, no = Button(kit, self.say("out_yes"), "warn"), Button(kit, self.say("out_no"))
        yes.clicked.connect(self._take_out)
        no.clicked.connect(self._keep)
        card.column.addLayout(row(kit, no, yes, None))
        self.asked.put(card)
        focus_on(no)

    def _take_out(self) -> None:
        self.put(self.sharing.without(self.about))
        self.leave.emit()

    def _keep(self) -> None:
        focus_on(self.out_button)
        self.asked.put(None)

    def hint_of(self, field: str) -> str:
        """What more is said about a field, or nothing."""
        return self.kit.words.find(self.section, f"{self.table}.{field}_hint") or ""

    def _asked(self, field: str) -> list[QWidget]:
        hint = self.hint_of(field)
        more: list[QWidget] = [Prose(self.kit, hint, tone="quiet")] if hint else []
        return [Prose(self.kit, self.say(field), "strong"), *more]

    def _put(self, field: str, outer: QWidget, made: QWidget | None = None) -> None:
        self.boxes[field] = made or outer
        self.into.addWidget(outer)
