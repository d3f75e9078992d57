"""A short form about a record: choices, lines, days and words, kept with the person's place until it is filed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.at_work import tried
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Group, column, row, together
from ui.day import Day
from ui.kit import Kit
from ui.leaf import Leaf
from ui.prose import Prose
from ui.rows import OneRow, mark
from ui.writing import Writing

if TYPE_CHECKING:
    from app.decisions.sharing.whole import Sharing
    from ui.saving import Saving
    from ui.window import Window


Way: TypeAlias = tuple[tuple[str, str], ...]


class Picks(Group):
    """Rows of which one can be picked."""

    changed = Signal()

    def __init__(self, kit: Kit, name: str, hint: str, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__(name)
        inner = column(self, kit, gap=5)
        inner.addLayout(together(Prose(kit, name, "strong"), *([Prose(kit, hint, tone="quiet")] if hint else [])))
        self.rows: dict[str, OneRow] = {}
        for id, label in choices:
            line = self.rows[id] = OneRow(kit, label, parent=self)
            line.face.compact = True
            line.clicked.connect(self.changed)
            inner.addWidget(line)

    @property
    def picked(self) -> str:
        """The id of the row that is picked, or nothing."""
        return next((id for id, line in self.rows.items() if line.isChecked()), "")

    def pick(self, picked: str) -> None:
        """Show this one as picked."""
        for id, line in self.rows.items():
            mark(line, id == picked)


def people_of(kit: Kit, sharing: Sharing) -> list[tuple[str, str]]:
    """The people of a decision to pick from: by reference, and by what they are."""
    said = kit.words.text
    return [(each.id, f"{each.ref} · {said('sharing', f'role.{each.role}')}") for each in sharing.people]


Box: TypeAlias = Picks | QLineEdit | Writing | Day


class Slip(Leaf):
    """`table` names its words in shared_pages.toml; each field has its own there, and a `_hint` where it needs one.
    `led` is the way to where it was opened, and `about` what it is about there. `filed` says that it was filed."""

    section = "shared_pages"

    filed = Signal()
    touched = Signal()

    def __init__(self, window: Window, led: Way, table: str, about: str = "") -> None:
        self._led, self.about = led, about
        super().__init__(window.kit, window.desk, table)
        self.saving: Saving | None = None
        self.boxes: dict[str, Box] = {}
        self._card = Card(self.kit, pad=20, gap=14)
        self.page.addWidget(self._card)

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of where it was opened."""
        return (*self._led, ("slip", f"{self.table} {self.about}".strip()))

    def picks(self, field: str, choices: Sequence[tuple[str, str]], picked: str = "") -> None:
        """One of several. With one choice only, that is picked."""
        made = Picks(self.kit, self.say(field), self._hint(field), choices)
        made.pick(picked or (choices[0][0] if len(choices) == 1 else ""))
        made.changed.connect(self.touched)
        self._put(field, made)

    def line(self, field: str, text: str = "") -> None:
        """One line."""
        made = box(self.kit, self._card, self.say(field), self._hint(field))
        made.setText(text)
        made.textChanged.connect(self.touched)
        self.boxes[field] = made

    def writing(self, field: str, lines: int = 3) -> None:
        """Several lines in somebody's own words."""
        kit, hint = self.kit, self._hint(field)
        asked = [Prose(kit, self.say(field), "strong"), *([Prose(kit, hint, tone="quiet")] if hint else [])]
        self._card.column.addLayout(together(*asked))
        made = Writing(kit, self.say(field), "", lines)
        made.setAccessibleDescription(hint)
        made.textChanged.connect(self.touched)
        self._put(field, made)

    def day(self, field: str, text: str = "") -> None:
        """A day in three boxes."""
        kit, hint = self.kit, self._hint(field)
        asked = [Prose(kit, self.say(field), "strong"), *([Prose(kit, hint, tone="quiet")] if hint else [])]
        self._card.column.addLayout(together(*asked))
        made = Day(kit, self.say(field), text)
        made.edited.connect(lambda _: self.touched.emit())
        self._put(field, made)

    def end(self, needed: Sequence[str], keep: Callable[[], object]) -> None:
        """The button that files it, once the `needed` fields say something; `keep` may raise AppError, which is said
        on the page."""
        self.keep_button = Button(self.kit, self.say("keep"), "primary")
        self.keep_button.clicked.connect(lambda _=False: self._keep(needed, keep))
        self._card.column.addLayout(row(self.kit, self.keep_button, None))

    def value(self, field: str) -> str:
        """What stands in a field: an id, words, or an ISO day."""
        return _value(self.boxes[field])

    def jotted(self) -> dict[str, str]:
        """What stands on this page and is not filed yet."""
        return {field: text for field in self.boxes if (text := self.value(field))}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        for field, made in self.boxes.items():
            text = words.get(field, "")
            match made:
                case Picks():
                    made.pick(text)
                case QLineEdit():
                    made.setText(text)
                case Day():
                    made.put(text)
                case _:
                    made.setPlainText(text)

    def _keep(self, needed: Sequence[str], keep: Callable[[], object]) -> None:
        for field in needed:
            if not self.value(field):
                said = self.kit.words.text(self.section, "slip.missing", field=self.say(field))
                self.say_problem(said, _first(self.boxes[field]))
                return
        if tried(self, keep, self.keep_button):
            self.filed.emit()

    def _put(self, field: str, made: Box) -> None:
        self.boxes[field] = made
        self._card.column.addWidget(made)

    def _hint(self, field: str) -> str:
        return self.kit.words.find(self.section, f"{self.table}.{field}_hint") or ""


def _value(made: Box) -> str:
    match made:
        case Picks():
            return made.picked
        case QLineEdit() | Day():
            return made.text()
        case _:
            return made.toPlainText()


def _first(made: Box) -> QWidget:
    """Where the focus goes when a field is to be filled in."""
    match made:
        case Picks():
            return next(iter(made.rows.values()), made)
        case Day():
            return made.boxes[0]
        case _:
            return made


def open_slip(window: Window, page: Slip, back: Callable[[str], None]) -> None:
    """Show a form; `back` leads to where it was opened, with what is to be said there. What is written is kept as soon
    as somebody pauses."""
    from ui.place import here
    from ui.saving import Saving

    desk = window.desk

    def take() -> Callable[[], None]:
        where = here(window)
        return lambda: desk.keep_whereabouts(where)

    def leave(said: str) -> None:
        desk.keep_whereabouts(None)  # what was written is filed by now, or not wanted
        back(said)

    saving = page.saving = Saving(page, take, lambda: None, window.tell)
    page.touched.connect(saving.touch)
    page.failed.connect(window.tell)
    for signal, said in ((page.leave, ""), (page.filed, page.say("filed"))):
        signal.connect(saving.forget)
        signal.connect(partial(leave, said))
    window.open_leaf(page)
