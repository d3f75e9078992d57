"""What stands beside the table of who gets what: the choice about one cell, one recipient, or one thing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.decisions.sharing.values import GIVES
from ui.a11y import focus_on
from ui.buttons import Button
from ui.cards import Card, column
from ui.kit import Kit
from ui.prose import Prose
from ui.rows import OneRow, mark
from ui.sharing_leaf import WORDS
from ui.writing import Writing

if TYPE_CHECKING:
    from app.decisions.sharing.view import CellView, ColumnView

KEYS = {"yes": "A", "part": "P", "no": "N"}
"""The letters that choose, in the table and here."""


class _Panel(Card):
    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, pad=16, gap=8)

    def say(self, key: str, /, **facts: object) -> str:
        """A sentence of the table's page."""
        return self.kit.words.text(WORDS, f"matrix.{key}", **facts)

    def counted(self, key: str, count: int) -> str:
        """A sentence of the table's page for one or for several."""
        return self.kit.words.counted(WORDS, f"matrix.{key}", count)

    def prose(self, role: str = "body", tone: str = "ink") -> Prose:
        """A line, empty and hidden at first."""
        line = Prose(self.kit, "", role, tone)
        line.hide()
        self.column.addWidget(line)
        return line

    def writing(self, key: str, lines: int, took: Callable[[str], None]) -> tuple[QWidget, Writing]:
        """A box for own words under its name, and what holds both."""
        cell = QWidget()
        inner = column(cell, self.kit, gap=2)
        inner.addWidget(Prose(self.kit, self.say(key), "strong"))
        made = Writing(self.kit, self.say(key), "", lines)
        made.textChanged.connect(lambda: took(made.toPlainText()))
        inner.addWidget(made)
        self.column.addWidget(cell)
        return cell, made

    def link(self, key: str, act: Callable[[], object]) -> Button:
        """A line that can be pressed."""
        made = Button(self.kit, self.say(key), "link")
        made.clicked.connect(lambda _=False: act())
        self.column.addWidget(made)
        return made


def _set(line: Prose, text: str) -> None:
    line.setText(text)
    line.setVisible(bool(text))


class CellPanel(_Panel):
    """The choice about one thing and one recipient."""

    chosen = Signal(str)
    written = Signal(str)
    explained = Signal(str)
    look = Signal()
    whole = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.title, self.to = self.prose("strong"), self.prose("label", "leaf")
        self.sent = self.prose(tone="sun")
        self.proposed = self.prose(tone="quiet")
        self.held = self.prose("strong", "sun")
        self.rows: dict[str, OneRow] = {}
        choices = QWidget()
        inner = column(choices, kit, gap=5)
        for give in reversed(GIVES):
            line = self.rows[give] = OneRow(kit, self.say(f"choose.{give}"), key=KEYS[give], parent=choices)
            line.face.compact = True
            line.clicked.connect(lambda _=False, give=give: self.chosen.emit(give))
            inner.addWidget(line)
        self.column.addWidget(choices)
        self.part, self.words = self.writing("words", 3, self.written.emit)
        self.read = self.prose("small", "quiet")
        self.all_words = self.link("from_all", self.whole.emit)
        self.why, self.reason = self.writing("why", 2, self.explained.emit)
        self.needs = self.prose("strong", "sun")
        self.finds = self.link("look", self.look.emit)

    def show_cell(self, view: CellView, title: str, name: str) -> None:
        """Show this cell; what somebody is typing in stays."""
        _set(self.title, title)
        _set(self.to, self.say("to", name=name))
        _set(self.sent, self._sent(view))
        _set(self.proposed, self.say("proposed", give=self.say(f"state.{view.proposed}"), rule=view.rule))
        _set(self.held, " ".join(view.held))
        for each, line in self.rows.items():
            mark(line, each == view.give)
            line.setEnabled(each != "yes" or not view.barred)
        self.part.setVisible(view.give == "part")
        self.words.mirror(view.words)
        _set(self.read, self.say("read") if view.give == "part" else "")
        self.all_words.setVisible(view.give == "part" and view.free and not view.words.strip())
        asks = bool({"reason", "excluded"} & set(view.needs)) or bool(view.reason)
        self.why.setVisible(asks or self.reason.hasFocus())
        self.reason.mirror(view.reason)
        _set(self.needs, " ".join(self.say(f"need.{need}") for need in view.needs))
        self.finds.setVisible(bool(view.finds))

    def focus_first(self) -> None:
        """Give the focus to what is chosen."""
        focus_on(next((line for line in self.rows.values() if line.isChecked()), self.rows["no"]))

    def _sent(self, view: CellView) -> str:
        if not view.sent:
            return ""
        try:
            at = self.kit.moment(datetime.fromisoformat(view.sent))
        except ValueError:
            at = view.sent
        return self.say("sent_changed" if view.changed else "sent", at=at)


class ColumnPanel(_Panel):
    """One recipient: what the guidance says, what is still open, and one reason for all that they get."""

    take = Signal()
    explained = Signal(str)
    asks = Signal()
    look = Signal()
    change = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.title, self.kind = self.prose("strong"), self.prose("small", "quiet")
        self.verdict, self.more = self.prose("strong", "leaf"), self.prose()
        self.open = self.prose("strong", "sun")
        self.ask = self.link("ask", self.asks.emit)
        self.take_button = Button(kit, "", "primary")
        self.take_button.clicked.connect(lambda _=False: self.take.emit())
        self.column.addWidget(self.take_button)
        self.taken = self.prose(tone="quiet")
        self.why, self.reason = self.writing("why_column", 2, self.explained.emit)
        self.finds = self.link("look_all", self.look.emit)
        self.link("change_recipient", self.change.emit)

    def show_column(self, view: ColumnView, count: int, reason: str, *, found: bool) -> None:
        """Show this recipient; `count` proposals could be taken."""
        _set(self.title, view.name)
        _set(self.kind, view.kind if view.kind != view.name else "")
        _set(self.verdict, view.title)
        _set(self.more, view.why)
        _set(self.open, self.counted("open", len(view.open)) if view.open else "")
        self.ask.setVisible(bool(view.asks))
        self.take_button.setText(self.counted("take", count) if count else self.say("taken"))
        self.take_button.setAccessibleName(self.take_button.text())
        self.take_button.setEnabled(bool(count))
        self.take_button.updateGeometry()
        _set(self.taken, self.say("take_hint") if count else "")
        self.reason.mirror(reason)
        self.finds.setVisible(found)

    def focus_first(self) -> None:
        """Give the focus to what can be done next."""
        focus_on(self.take_button if self.take_button.isEnabled() else self.reason)


class RowPanel(_Panel):
    """One thing: all its words, and one reason for everybody who gets it."""

    explained = Signal(str)
    change = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit)
        self.title = self.prose()
        self.why, self.reason = self.writing("why_row", 2, self.explained.emit)
        self.link("change_item", self.change.emit)

    def show_row(self, text: str, reason: str) -> None:
        """Show this thing."""
        _set(self.title, text)
        self.reason.mirror(reason)

    def focus_first(self) -> None:
        """Give the focus to the reason."""
        focus_on(self.reason)
