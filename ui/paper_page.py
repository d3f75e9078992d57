"""Printing and saving the paper of a record: how it will look, which names it says, who takes it, and what left."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.desk.paper_words import copied
from ui.a11y import announce, focus_on, in_order
from ui.at_work import at_work
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Fold, Room, column, together
from ui.leaf import Leaf
from ui.papers import where
from ui.prose import Prose, heading
from ui.rows import ManyRow
from ui.secret import SecretLine
from ui.sheets import Sheets, of_pdf
from ui.tasks import in_background

if TYPE_CHECKING:
    from typing import TypeAlias

    from PySide6.QtPrintSupport import QPrinter

    from app.decisions.mentions import Mention
    from app.decisions.record import Record
    from ui.window import Window

    Ask: TypeAlias = Callable[[QWidget, str], QPrinter | None]


class PaperPage(Leaf):
    """`ask_printer` gives the printer for the paper of a record's number, or nothing; without it, the system's own
    dialog asks. What is drawn, printed and saved is the same paper: it shows the names that are ticked."""

    section = "paper_pages"
    drawn = Signal()

    def __init__(self, window: Window, record: Record, ask_printer: Ask | None = None) -> None:
        self.record, self.number = record, record.number
        super().__init__(window.kit, window.desk, "paper", widest=1160)
        self.owner, self.ask_printer = window, ask_printer
        self.names: dict[str, ManyRow] = {}
        self.ways: dict[str, Button] = {}
        self.sheets = Sheets(self.kit, self.say("same_words"))
        self._warned, self._turn = False, 0
        self._shown: tuple[str, ...] = ()
        fold = Fold(self.kit, narrow=900)
        panel = QWidget()
        side = column(panel, self.kit, gap=16)
        side.addWidget(self._leaving())
        self._asked, self._named, self._copies = (Room(self.kit, panel) for _ in range(3))
        for room in (self._asked, self._named, self._copies):
            side.addWidget(room)
        side.addStretch(1)
        self.sheets.drawn.connect(self._in_order)
        self.sheets.drawn.connect(self.drawn)
        self.sheets.failed.connect(self.failed)
        fold.row.addWidget(panel, 2)
        fold.row.addWidget(self.sheets, 3)
        self.page.addWidget(fold)
        self._list_copies()
        in_background(self, lambda: self.desk.mentions(record), self._name, self.failed.emit)
        self.draw()

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of its record."""
        return (("record", self.number), ("paper", self.number))

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key; the heading says which record it is about."""
        return super().say(key, **({"number": self.number} if key == "heading" else facts))

    @property
    def shown(self) -> frozenset[str]:
        """The ids of what the paper says as it is."""
        return frozenset(id for id, line in self.names.items() if line.isChecked())

    # The paper

    def draw(self) -> None:
        """Draw the paper with what is ticked now."""
        self._turn += 1
        turn, shown, desk, record = self._turn, self.shown, self.desk, self.record

        def make() -> bytes | None:
            return desk.paper(record, shown=shown) if turn == self._turn else None

        def show(pdf: bytes | None) -> None:
            if pdf is not None and turn == self._turn:
                self.sheets.show_pages(of_pdf(pdf))

        in_background(self, make, show, self.failed.emit)

    def _name(self, found: tuple[Mention, ...]) -> None:
        """What the record names, each with a tick of its own."""
        if not found:
            return
        kit, card = self.kit, Card(self.kit, pad=20, gap=10)
        hint, warn = Prose(kit, self.say("names.hint")), Prose(kit, self.say("names.warn"), "strong")
        card.column.addWidget(heading(kit, self.say("names.title"), "title"))
        card.column.addLayout(together(hint, warn))
        for each in found:
            more = self.counted("names.more", each.places, kind=self.say(f"kind.{each.kind}"))
            line = ManyRow(kit, each.text, more)
            line.setChecked(each.id in self._shown)
            line.toggled.connect(lambda _: self.draw())
            self.names[each.id] = line
            card.column.addWidget(line)
        self._named.put(card)
        self._in_order()
        if self.shown:
            self.draw()

    def _in_order(self) -> None:
        """Tab goes down the page, whatever came to it first."""
        buttons = (self.print_button, self.save_button, self.protect_button)
        in_order((self.back, self.taker, *buttons, *self._stops(), *self.names.values(), *self.sheets.sheets))

    # Leaving

    def _leaving(self) -> Card:
        kit, card = self.kit, Card(self.kit, pad=20, gap=10)
        self.taker = box(kit, card, self.say("taker"), self.say("taker_hint"))
        self.print_button = Button(kit, self.say("print"), "primary")
        self.print_button.clicked.connect(lambda _=False: self.print())
        self.save_button = Button(kit, self.say("save"))
        self.save_button.clicked.connect(lambda _=False: self.save())
        self.protect_button = Button(kit, self.say("protect"), "link")
        self.protect_button.clicked.connect(lambda _=False: self.ask_secret())
        for button in (self.print_button, self.save_button, self.protect_button):
            card.column.addWidget(button)
        return card

    def print(self) -> None:
        """Print it, and note the copies once the printer has them."""
        from ui.printing import any_printer, ask_printer, print_paper

        self.ask_nothing()
        if self.ask_printer is None and not any_printer():
            self._ask("none", ("save", self.save))
            return
        printer = (self.ask_printer or ask_printer)(self.owner, self.number)
        if printer is None:
            return
        desk, record, shown, taker = self.desk, self.record, self.shown, self.taker.text()

        def work() -> int:
            pdf = desk.paper(record, shown=shown)
            copies = print_paper(printer, pdf)
            desk.copies.give_all([(record.number, pdf)] * copies, "printed", taker)
            return copies

        def done(copies: int) -> None:
            self._gone(self.counted("printed", copies), self.print_button)

        announce(self, self.say("printing"))
        at_work(self, work, done, self.print_button)

    def save(self) -> None:
        """Save it as it is; the first time, it is said what that means."""
        self.ask_nothing()
        if self._warned:
            self._save("", "saved", self.save_button)
            return

        def go() -> None:
            self._warned = True
            self.save()

        self._ask("plain", ("go", go), ("protect", self.ask_secret), ("leave", self.ask_nothing))

    def ask_secret(self) -> None:
        """Ask for the password of a copy."""
        self.ask_nothing()
        self.password = SecretLine(self.kit, self.say("secret.password"), self.say("secret.password_hint"))
        self.again = SecretLine(self.kit, self.say("secret.again"))
        tell = Prose(self.kit, self.say("secret.tell"), "strong")
        inside = (self.password, self.again, tell)
        self._ask("secret", ("go", self.save_protected), ("leave", self.ask_nothing), inside=inside)
        for line in (self.password.line, self.again.line):
            line.returnPressed.connect(self.save_protected)
        focus_on(self.password.line)

    def save_protected(self) -> None:
        """Save a copy that only the password opens."""
        typed = self.password.line.text()
        if not typed:
            self.say_problem(self.say("secret.missing"), self.password.line)
        elif typed != self.again.line.text():
            self.say_problem(self.say("secret.differ"), self.again.line)
        else:
            self._save(typed, "protected", self.password.line)

    def _save(self, password: str, said: str, at: QWidget) -> None:
        kit, desk, record, shown, taker = self.kit, self.desk, self.record, self.shown, self.taker.text()
        name = kit.say("record.file", number=self.number)
        path = where(self.owner, name, kit.say("record.save_title"), kit.say("record.file_kind"))

        def done(_: object) -> None:
            self.ask_nothing()
            self._gone(self.say(said), self.protect_button if password else self.save_button)

        if path:
            work = lambda: desk.copies.save(record, Path(path), taker, shown=shown, password=password)  # noqa: E731
            at_work(self, work, done, at)

    def _gone(self, said: str, at: QWidget) -> None:
        self.taker.clear()
        self._list_copies()
        self.say_done(said)
        focus_on(at)
        self.ensureWidgetVisible(self.done)

    # Asking

    def ask_nothing(self) -> None:
        """Put away what was asked."""
        had = any(stop.hasFocus() for stop in self._stops())
        self._asked.put(None)
        self.problem.hide()
        if had:
            focus_on(self.save_button)

    def _ask(self, key: str, *ways: tuple[str, Callable[[], None]], inside: tuple[QWidget, ...] = ()) -> None:
        """A card that says something, and the ways on from there."""
        kit, card = self.kit, Card(self.kit, "sun", pad=20, gap=10)
        title = heading(kit, self.say(f"{key}.title"), "title")
        title.setAccessibleDescription(self.say(f"{key}.more"))
        for part in (title, Prose(kit, self.say(f"{key}.more")), *inside):
            card.column.addWidget(part)
        self.ways = {}
        for way, act in ways:
            button = self.ways[way] = Button(kit, self.say(f"{key}.{way}"), "quiet" if way == "leave" else "outline")
            button.clicked.connect(lambda _=False, act=act: act())
            card.column.addWidget(button)
        self._asked.put(card)
        self._in_order()
        focus_on(title)
        self.ensureWidgetVisible(card)

    def _stops(self) -> list[QWidget]:
        """What can have the focus in the card that asks something."""
        inside = self._asked.findChildren(QWidget)
        return [each for each in inside if each.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def _list_copies(self) -> None:
        kit, card, copies = self.kit, Card(self.kit, pad=20, gap=8), self.desk.copies.of(self.number)
        card.column.addWidget(heading(kit, self.say("copies.title"), "title"))
        for each in copies:
            card.column.addWidget(Prose(kit, copied(each, kit.words)))
        if not copies:
            card.column.addWidget(Prose(kit, self.say("copies.none"), tone="quiet"))
        self._copies.put(card)

    # What is written and ticked, while everything is hidden

    def jotted(self) -> dict[str, str]:
        """Who takes it, and what it says as it is."""
        shown = self.shown if self.names else self._shown  # the names may not be found again yet
        said = {"taker": self.taker.text(), "shown": " ".join(sorted(shown))}
        return {key: text for key, text in said.items() if text}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        self.taker.setText(words.get("taker", ""))
        self._shown = tuple(words.get("shown", "").split())
        for id, line in self.names.items():
            line.setChecked(id in self._shown)


def open_paper(window: Window, number: str) -> None:
    """The paper of this record; back leads to the record."""
    page = PaperPage(window, window.desk.record(number))
    page.leave.connect(lambda: window.show_record(window.desk.record(number)))
    page.failed.connect(window.tell)
    window.open_leaf(page)
