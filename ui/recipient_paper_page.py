"""The papers for one recipient: how they look, what keeps them back, a second look at each page, letting them go."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.at_work import at_work, tried
from ui.buttons import Button
from ui.cards import Card, Fold, Room, column, together
from ui.leaf import Leaf
from ui.papers import where
from ui.prose import Prose, heading
from ui.rows import ManyRow
from ui.sheets import Sheets, of_pdf
from ui.slip import Picks
from ui.tasks import in_background

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import TypeAlias

    from PySide6.QtPrintSupport import QPrinter

    from app.decisions.sharing.releasing import PaperProblem
    from app.desk.recipient_papers import Look, Which
    from ui.window import Window

    Ask: TypeAlias = Callable[[QWidget, str], QPrinter | None]

WHICH: tuple[Which, ...] = ("sheet", "script", "note")


class RecipientPaperPage(Leaf):
    """Papers for one recipient of a record. None can leave while something keeps it back, and what that is stands here.
    `ask_printer` gives a printer, or nothing; without it, the system's own dialog asks."""

    section = "shared_pages"

    def __init__(self, window: Window, number: str, recipient: str, ask_printer: Ask | None = None) -> None:
        self.number, self.recipient = number, recipient
        sealed = window.desk.record(number).content.sharing
        of = sealed.sharing.recipient(recipient)
        self.who = " · ".join(part for part in (of.role or sealed.say(f"recipient.{of.kind}"), of.organisation) if part)
        super().__init__(window.kit, window.desk, "recipient_paper", widest=1160)
        self.owner, self.ask_printer = window, ask_printer
        self.things = [item.id for item in sealed.sharing.items]
        self.problems: tuple[PaperProblem, ...] = ()
        self.right: list[ManyRow] = []
        kit, panel = self.kit, self._panel()
        self.sheets = Sheets(kit, self.say("sheet"))
        self.sheets.failed.connect(self.failed)
        fold = Fold(kit, narrow=900)
        fold.row.addWidget(panel, 2)
        fold.row.addWidget(self.sheets, 3)
        self.page.addWidget(fold)
        self.refresh()

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of its record and of what goes to whom."""
        led = (("record", self.number), ("shared", self.number))
        return (*led, ("recipient_paper", self.recipient))

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key; the heading says whom the papers are for."""
        return super().say(key, **({"who": self.who} if key == "heading" else facts))

    @property
    def which(self) -> Which:
        """Which paper is shown."""
        return next(each for each in WHICH if each == self.picked.picked)

    @property
    def only_new(self) -> bool:
        """Whether what they have already is left out."""
        return self.new.isChecked()

    def refresh(self) -> None:
        """Show the paper, what keeps it back, and the second look, as things stand now."""
        desk, number, recipient, new = self.desk, self.number, self.recipient, self.only_new
        makes = {
            "sheet": desk.recipient_papers.sheet_pdf,
            "script": desk.recipient_papers.script_pdf,
            "note": desk.recipient_papers.note_pdf,
        }
        made: list[bytes] = []
        if not tried(self, lambda: made.append(makes[self.which](number, recipient, only_new=new)), self.picked):
            self._hold(())
            return
        self.problems = desk.recipient_papers.problems(number, recipient, only_new=new)
        self.sheets.show_pages(of_pdf(made[0]))
        self._hold(self.problems)
        if any(problem.code == "look" for problem in self.problems):
            self._lay_out()
        else:
            self._look.put(None)

    def save(self) -> None:
        """Save it where the person says."""
        papers, which, new = self.desk.recipient_papers, self.which, self.only_new
        name, title = self.say(f"{which}_file"), self.kit.say("record.save_title")
        path = where(self.owner, name, title, self.kit.say("record.file_kind"))

        def work() -> object:
            return papers.save(self.number, self.recipient, Path(path), which=which, only_new=new)

        if path:
            at_work(self, work, lambda _: self.say_done(self.say("saved"), self.save_button), self.save_button)

    def print(self) -> None:
        """Print it."""
        from ui.printing import ask_printer, print_paper

        printer = (self.ask_printer or ask_printer)(self.owner, self.number)
        if printer is None:
            return
        papers, which, new = self.desk.recipient_papers, self.which, self.only_new

        def work() -> int:
            return print_paper(printer, papers.release(self.number, self.recipient, which=which, only_new=new))

        at_work(self, work, lambda _: self.say_done(self.say("printed"), self.print_button), self.print_button)

    def accept(self) -> None:
        """Say that it may go this way all the same."""
        if tried(
            self, lambda: self.desk.recipient_papers.accept_channel(self.number, self.recipient, self._me()), self
        ):
            self.refresh()

    def jotted(self) -> dict[str, str]:
        """Which paper is shown, and whether only what is new."""
        return {"which": self.picked.picked, **({"new": "yes"} if self.only_new else {})}

    def refill(self, words: Mapping[str, str]) -> None:
        """Show that one again."""
        self.picked.pick(words.get("which", "sheet"))
        self.new.setChecked(words.get("new") == "yes")
        self.refresh()

    # The panel

    def _panel(self) -> QWidget:
        kit, card = self.kit, Card(self.kit, pad=20, gap=12)
        self.picked = Picks(kit, self.say("which"), "", [(each, self.say(each)) for each in WHICH])
        self.picked.pick("sheet")
        self.picked.changed.connect(self.refresh)
        self.new = ManyRow(kit, self.say("only_new"))
        self.new.toggled.connect(lambda _: self.refresh())
        self.save_button, self.print_button = Button(kit, self.say("save"), "primary"), Button(kit, self.say("print"))
        self.save_button.clicked.connect(lambda _=False: self.save())
        self.print_button.clicked.connect(lambda _=False: self.print())
        for part in (
            self.picked,
            self.new,
            Prose(kit, self.say("read"), "strong"),
            self.save_button,
            self.print_button,
        ):
            card.column.addWidget(part)
        panel = QWidget()
        inner = column(panel, kit, gap=16)
        self._held, self._look = Room(kit, panel), Room(kit, panel)
        for each in (card, self._held, self._look):
            inner.addWidget(each)
        inner.addStretch(1)
        return panel

    def _hold(self, problems: tuple[PaperProblem, ...]) -> None:
        """Say what keeps it back; with nothing, it may go."""
        for button in (self.save_button, self.print_button):
            button.setEnabled(not problems)
        if not problems:
            self._held.put(None)
            return
        kit, card = self.kit, Card(self.kit, "sun", pad=20, gap=10)
        card.column.addWidget(heading(kit, self.say("problems"), "title"))
        for problem in problems:
            number = self.things.index(problem.item) + 1 if problem.item in self.things else 0
            card.column.addWidget(Prose(kit, kit.words.text("sheets", f"problem.{problem.code}", number=number)))
        if any(problem.code == "channel" for problem in problems):
            self.accept_button = Button(kit, self.say("accept"))
            self.accept_button.clicked.connect(lambda _=False: self.accept())
            card.column.addWidget(self.accept_button)
        self._held.put(card)

    def _lay_out(self) -> None:
        """The second look, page by page, made beside the window."""
        papers, new = self.desk.recipient_papers, self.only_new
        in_background(
            self, lambda: papers.look(self.number, self.recipient, only_new=new), self._show_look, self.failed.emit
        )

    def _show_look(self, look: Look) -> None:
        kit, card = self.kit, Card(self.kit, "leaf", pad=20, gap=10)
        card.column.addLayout(together(heading(kit, self.say("look"), "title"), Prose(kit, self.say("look_hint"))))
        self.right = []
        for number, page in enumerate(look.pages, 1):
            found = "; ".join(spotted.text for spotted in page.found)
            said = self.say("found", found=found) if found else self.say("found_none")
            line = ManyRow(kit, self.say("right", number=number), said)
            line.toggled.connect(lambda _, look=look: self._tick(look))
            self.right.append(line)
            card.column.addWidget(line)
        card.column.addWidget(Prose(kit, self.say("wrong"), tone="quiet"))
        self._look.put(card)

    def _tick(self, look: Look) -> None:
        """Once every page was said to be right, that is filed, for just these bytes."""
        if not all(line.isChecked() for line in self.right):
            return
        papers, sum_ = self.desk.recipient_papers, look.sha256
        act = partial(papers.looked, self.number, self.recipient, sum_, self._me(), only_new=self.only_new)
        if tried(self, act, self.right[0]):
            self.refresh()
            self.say_done(self.say("looked"), self.save_button)

    def _me(self) -> str:
        return self.desk.record(self.number).content.author


def open_recipient_papers(window: Window, number: str, recipient: str) -> None:
    """The papers for one recipient of this record; back leads to what goes to whom."""
    from ui.shared_page import open_shared

    page = RecipientPaperPage(window, number, recipient)
    page.leave.connect(lambda: open_shared(window, number))
    page.failed.connect(window.tell)
    window.open_leaf(page)
