"""Signed papers that came back: those of a record in a few lines, and one of them large."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QSizePolicy

from app.errors import AppError
from ui.at_work import say_fault
from ui.buttons import Button
from ui.cards import Card, Hairline, row, together
from ui.leaf import Leaf
from ui.prose import Prose, heading
from ui.sheets import Sheet, Sheets, of_scan
from ui.tasks import in_background
from ui.troubles import worded

if TYPE_CHECKING:
    from app.decisions.additions import Addition
    from app.desk import Desk
    from ui.kit import Kit
    from ui.window import Window

SECTION = "paper_pages"

SMALL = 72
"""Pixels at 100 %: so wide is the small picture of a first page."""


class SignedPapers(Card):
    """A line for each, the oldest first; `show_one` names the one that somebody wants to see large (its addition's
    `text`). Without a `desk` there is only who filed it and when."""

    show_one = Signal(str)

    def __init__(self, kit: Kit, scans: Sequence[Addition], desk: Desk | None = None) -> None:
        super().__init__(kit, pad=20, gap=12)
        self.column.addWidget(heading(kit, kit.words.text(SECTION, "signed.title"), "title"))
        self.buttons: dict[str, Button] = {}
        for at, each in enumerate(scans):
            if at:
                self.column.addWidget(Hairline(kit))
            self._put(each, desk)

    def _put(self, scan: Addition, desk: Desk | None) -> None:
        kit, moment = self.kit, self.kit.moment(datetime.fromisoformat(scan.at))
        by = Prose(kit, kit.words.text(SECTION, "signed.line", by=scan.by), "strong")
        said = together(by, Prose(kit, moment, tone="quiet"))
        said.addStretch(1)
        if desk is None:
            self.column.addLayout(said)
            return
        small = Sheet(kit, kit.words.text(SECTION, "signed.picture"))
        small.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        wide = kit.theme.px(SMALL)
        small.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        small.setFixedSize(wide, small.heightForWidth(wide))
        button = self.buttons[scan.text] = Button(kit, kit.words.text(SECTION, "signed.show"))
        button.setAccessibleName(kit.words.text(SECTION, "signed.show_name", moment=moment))
        button.clicked.connect(lambda _=False: self.show_one.emit(scan.text))
        line = row(kit, small)
        line.addLayout(said, 1)
        line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(line)
        dots = round(wide * self.devicePixelRatioF())
        pages = of_scan(lambda: desk.scans.pages(scan.record, scan.text))

        def there(image: QImage) -> None:
            small.put(image)
            small.setFixedHeight(small.heightForWidth(wide))

        def wrong(fault: Exception) -> None:
            if not isinstance(fault, AppError):
                raise fault
            told = worded(kit.words, fault)
            small.hide()
            button.hide()
            said.addWidget(Prose(kit, f"{told.title}. {told.what} {told.todo}", "strong", "sun"))

        in_background(small, lambda: pages.draw(0, dots), there, wrong)


class SignedPage(Leaf):
    """One signed paper, large."""

    section = SECTION

    def __init__(self, window: Window, scan: Addition) -> None:
        self.number, self.scan = scan.record, scan
        super().__init__(window.kit, window.desk, "signed")
        self.sheets = Sheets(self.kit)
        self.sheets.failed.connect(self._failed)
        self.page.addWidget(self.sheets)
        self.sheets.show_pages(of_scan(lambda: self.desk.scans.pages(scan.record, scan.text)))

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of its record."""
        return (("record", self.number), ("signed", f"{self.number} {self.scan.text}"))

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key, with whose paper it is."""
        moment = self.kit.moment(datetime.fromisoformat(self.scan.at))
        return super().say(key, **{"number": self.number, "by": self.scan.by, "moment": moment, **facts})

    def _failed(self, fault: Exception) -> None:
        if isinstance(fault, AppError):
            say_fault(self, fault, self.back)
        else:
            self.failed.emit(fault)


def open_signed(window: Window, number: str, sha256: str) -> None:
    """A signed paper of this record, large; back leads to the record. One that is not there leads there at once."""
    scan = next((each for each in window.desk.scans.of(number) if each.text == sha256), None)
    if scan is None:
        window.show_record(window.desk.record(number))
        return
    page = SignedPage(window, scan)
    page.leave.connect(lambda: window.show_record(window.desk.record(number)))
    page.failed.connect(window.tell)
    window.open_leaf(page)
