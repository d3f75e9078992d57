"""Filing a signed paper that came back: a scan or a photo, kept with the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.desk.sealing import author_of
from app.errors import AppError
from ui.a11y import focus_on
from ui.at_work import at_work
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Room, row
from ui.leaf import Leaf
from ui.prose import Prose, heading
from ui.troubles import worded

if TYPE_CHECKING:
    from ui.window import Window

ENDINGS = ("pdf", "jpg", "jpeg", "png", "tif", "tiff", "webp")
"""Of a file that may be a scan or a photo."""

AskFile = Callable[[QWidget, str, str], str]
"""Asks for a file under a title, of a kind, and gives its path or nothing."""


class FilePaperPage(Leaf):
    """`filed` when it is kept. `ask_file` asks which file."""

    section = "paper_pages"
    filed = Signal()

    def __init__(self, window: Window, number: str, ask_file: AskFile | None = None) -> None:
        self.number = number
        super().__init__(window.kit, window.desk, "file_paper")
        self.ask_file = ask_file or which_file
        kit, card = self.kit, Card(self.kit, pad=20, gap=12)
        self.by = box(kit, card, self.say("by"), self.say("by_hint"))
        self.by.setText(author_of(self.desk.hands()).name)
        self.choose_button = Button(kit, self.say("choose"), "primary")
        self.choose_button.clicked.connect(lambda _=False: self.choose())
        card.column.addLayout(row(kit, self.choose_button, None))
        self.page.addWidget(card)
        self._asked = Room(kit, self)
        self.page.addWidget(self._asked)

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of its record."""
        return (("record", self.number), ("file_paper", self.number))

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key, with the record that it is about."""
        return super().say(key, **{"number": self.number, **facts})

    def choose(self) -> None:
        """Ask which file, and keep it."""
        path = self.ask_file(self, self.say("choose_title"), self.say("kind"))
        if path:
            self.keep(Path(path))

    def keep(self, path: Path, *, anyway: bool = False) -> None:
        """Keep it with the record; where it looks like another's paper, ask first."""
        self._asked.put(None)
        desk, number, by = self.desk, self.number, self.by.text()
        other: list[AppError] = []

        def work() -> None:
            try:
                desk.scans.file(number, path, by, anyway=anyway)
            except AppError as fault:
                if fault.code != "scan_of_other":
                    raise
                other.append(fault)

        def done(_: object) -> None:
            self.ask_anyway(path, other[0]) if other else self.filed.emit()

        at_work(self, work, done, self.choose_button if by.strip() else self.by)

    def ask_anyway(self, path: Path, fault: AppError) -> None:
        """The code on it is another record's: somebody may know better."""
        kit, card, told = self.kit, Card(self.kit, "sun", pad=20, gap=10), worded(self.kit.words, fault)
        title = heading(kit, told.title, "title")
        title.setAccessibleDescription(f"{told.what} {told.todo}")
        self.other_button = Button(kit, self.say("other"))
        self.other_button.clicked.connect(lambda _=False: self.choose())
        self.anyway_button = Button(kit, self.say("anyway"))
        self.anyway_button.clicked.connect(lambda _=False: self.keep(path, anyway=True))
        for part in (title, Prose(kit, told.what), Prose(kit, told.todo)):
            card.column.addWidget(part)
        card.column.addLayout(row(kit, self.other_button, self.anyway_button, None))
        self._asked.put(card)
        focus_on(title)
        self.ensureWidgetVisible(card)

    def jotted(self) -> dict[str, str]:
        """Who files it."""
        return {"by": self.by.text()} if self.by.text() else {}

    def refill(self, words: Mapping[str, str]) -> None:
        """Let it stand here again."""
        self.by.setText(words.get("by", ""))


def which_file(page: QWidget, title: str, kind: str) -> str:
    """The path of the paper that somebody chose, or nothing."""
    endings = " ".join(f"*.{each} *.{each.upper()}" for each in ENDINGS)
    path, _ = QFileDialog.getOpenFileName(page, title, str(Path.home()), f"{kind} ({endings})")
    return path


def open_file_paper(window: Window, number: str) -> None:
    """File a signed paper with this record; back, and having done it, lead to the record."""
    page = FilePaperPage(window, number)
    filed = page.say("filed")

    def leave(words: str = "") -> None:
        window.show_record(window.desk.record(number))
        show = getattr(window.page, "show_saved", None)
        if words and show is not None:
            show(words)

    page.leave.connect(leave)
    page.filed.connect(lambda: leave(filed))
    page.failed.connect(window.tell)
    window.open_leaf(page)
