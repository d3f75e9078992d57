"""The agency's own notices: each as a paper, as a text to change, and printed from a text that was changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from app.decisions.sharing.agency_notice import KINDS, Kind
from ui.at_work import at_work
from ui.buttons import Button
from ui.cards import Fold
from ui.file_paper_page import AskFile
from ui.leaf import Leaf
from ui.papers import where

if TYPE_CHECKING:
    from ui.window import Window


class AgencyNoticesPage(Leaf):
    """`ask_file` asks which text is to be printed."""

    section = "shared_pages"

    def __init__(self, window: Window, ask_file: AskFile | None = None) -> None:
        super().__init__(window.kit, window.desk, "agency_notices")
        self.owner, self.ask_file = window, ask_file or _which_text
        self.buttons: dict[tuple[Kind, str], Button] = {}
        for kind in KINDS:
            card, ways = self.card(kind), Fold(self.kit, narrow=640, gap=12)
            for key, act in (("pdf", self.save_pdf), ("text", self.save_text), ("mine", self.print_mine)):
                button = self.buttons[kind, key] = Button(self.kit, self.say(key))
                button.setAccessibleName(f"{self.say(key)}: {self.say(kind)}")
                button.clicked.connect(lambda _=False, kind=kind, act=act: act(kind))
                ways.row.addWidget(button)
            ways.row.addStretch(1)
            card.column.addWidget(ways)

    def save_pdf(self, kind: Kind) -> None:
        """The notice as it comes with the program."""
        self._paper(kind, "pdf", lambda: self.desk.notices.pdf(kind))

    def save_text(self, kind: Kind) -> None:
        """Its text, to be changed."""
        path = self._where(kind, "text", self.say("text_kind"))
        if path:
            self._save(kind, "text", lambda: self.desk.notices.save_text(kind, Path(path)))

    def print_mine(self, kind: Kind) -> None:
        """A text that somebody changed, as a paper."""
        text = self.ask_file(self, self.say("choose"), self.say("text_kind"))
        if text:
            notices = self.desk.notices
            self._paper(kind, "mine", lambda: notices.pdf(kind, notices.read(Path(text))))

    def _paper(self, kind: Kind, key: str, make: Callable[[], bytes]) -> None:
        path = self._where(kind, "pdf", self.kit.say("record.file_kind"))
        if path:
            self._save(kind, key, lambda: self.desk.save_paper(make(), Path(path)))

    def _where(self, kind: Kind, key: str, ending: str) -> str:
        return where(self.owner, self.say(f"{key}_file", kind=kind), self.kit.say("record.save_title"), ending)

    def _save(self, kind: Kind, key: str, work: Callable[[], object]) -> None:
        button = self.buttons[kind, key]
        at_work(self, work, lambda _: self.say_done(self.say("saved"), button), button)


def _which_text(page: QWidget, title: str, kind: str) -> str:
    """The path of the text that somebody chose, or nothing."""
    path, _ = QFileDialog.getOpenFileName(page, title, str(Path.home()), f"{kind} (*.txt)")
    return path
