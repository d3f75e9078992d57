"""How long every record is kept: what is due, what is held back, what lacks a date, and what has been disposed of."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.clock import spoken_day
from app.decisions.kept_words import status
from ui.a11y import focus_on
from ui.at_work import at_work, save_as, say_fault
from ui.buttons import Button
from ui.cards import Card, clear, column, row
from ui.leaf import Leaf
from ui.new_key import new_key, show_new_key
from ui.prose import Prose
from ui.rows import ManyRow
from ui.secret import SecretLine

if TYPE_CHECKING:
    from app.decisions.retention import Standing
    from app.decisions.tombstones import Certificate
    from app.desk.disposing import Finished
    from ui.window import Window


MOST = 60
"""Lines that are there at once: hundreds would keep somebody waiting, and what is due stands first."""


class KeepingPage(Leaf):
    """One line for each record; a line leads to what is kept about it."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "keeping")
        self._window, self._retention, self._most = window, window.desk.retention, MOST
        self._top, self._lines, self._foot = (QWidget() for _ in range(3))
        self._above = column(self._top, self.kit)
        self.page.addWidget(self._top)
        self._listed()
        self._below = column(self._foot, self.kit)
        self.page.addWidget(self._foot)
        self._left()
        self._gone()

    def show_only_due(self) -> None:
        """The list again, with or without what is not due."""
        clear(self._rows)
        shown = [each for each in self._standings if each.is_due or not self.only_due.isChecked()]
        self.lines = [self._line(each) for each in shown[: self._most]]
        for line in self.lines:
            self._rows.addWidget(line)
        if not shown:
            key = "none_due" if self._standings else "none"
            self._rows.addWidget(Prose(self.kit, self.say(key), tone="quiet"))
        if len(shown) > self._most:
            more = Button(self.kit, self.counted("more", len(shown) - self._most), "link")
            more.clicked.connect(self.show_more)
            self._rows.addWidget(more)

    def show_more(self) -> None:
        """All of them; the first one that was not there before has the focus."""
        before, self._most = len(self.lines), len(self._standings)
        self.show_only_due()
        focus_on(self.lines[before])

    def finish(self) -> None:
        """Do what was left to do after a disposal."""
        typed = self.passphrase.line.text()

        def done(found: Finished) -> None:
            self._left()
            if found.recovery_key:
                self._above.addWidget(new_key(self, self._window, found.recovery_key))
                self._top.show()
            for _, fault in found.left[:1]:
                say_fault(self, fault, self.passphrase.line)
            if not found.left:
                self.say_done(self.say("finished"))
                focus_on(self.heading)

        work = partial(self._retention.finish, typed)
        at_work(self, work, done, self.passphrase.line, lambda found: show_new_key(self._window, found))

    def _left(self) -> None:
        clear(self._above)
        steps = self._retention.left()
        self._top.setVisible(bool(steps))
        if not steps:
            return
        kit, card = self.kit, Card(self.kit, "sun", pad=20, gap=10)
        card.column.addWidget(Prose(kit, self.say("left"), "title"))
        card.column.addWidget(Prose(kit, self.say("left_hint")))
        for step in steps:
            card.column.addWidget(Prose(kit, kit.words.text("keeping", f"step.{step}"), "strong"))
        self.passphrase = SecretLine(kit, self.say("passphrase"))
        self.finish_button = Button(kit, self.say("finish"), "primary")
        self.finish_button.clicked.connect(self.finish)
        self.passphrase.line.returnPressed.connect(self.finish_button.click)
        card.column.addWidget(self.passphrase)
        card.column.addLayout(row(kit, self.finish_button, None))
        self._above.addWidget(card)

    def _listed(self) -> None:
        card = self.card("list")
        self._standings = self._retention.listed()
        self.only_due = ManyRow(self.kit, self.say("only_due"))
        self.only_due.face.compact = True
        self.only_due.clicked.connect(self.show_only_due)
        card.column.addWidget(self.only_due)
        self.only_due.setVisible(bool(self._standings))
        self._rows = column(self._lines, self.kit)
        card.column.addWidget(self._lines)
        self.show_only_due()
        may_go = [each.number for each in self._standings if not each.in_the_way]
        self.dispose_button = Button(self.kit, self.counted("dispose", len(may_go)))
        self.dispose_button.clicked.connect(lambda: open_dispose(self._window, may_go))
        card.column.addWidget(self.dispose_button)
        self.dispose_button.setVisible(bool(may_go))

    def _line(self, standing: Standing) -> Button:
        kind = self.kit.words.text("keeping", f"class.{standing.keeping.kind}.title")
        detail = self.say(
            "detail" if standing.keeping.chosen else "proposed", kind=kind, status=status(standing, self.kit.words)
        )
        title = self.say("record", number=standing.number, title=standing.title)
        line = Button(self.kit, title, detail=detail, mark="chevron", wide=True)
        line.clicked.connect(lambda: open_kept(self._window, standing.number))
        return line

    def _gone(self) -> None:
        acts = self._retention.certificates()
        self._foot.setVisible(bool(acts))
        if not acts:
            return
        kit, card = self.kit, Card(self.kit, pad=20, gap=10)
        card.column.addWidget(Prose(kit, self.say("gone"), "title"))
        card.column.addWidget(Prose(kit, self.say("gone_hint"), tone="quiet"))
        self.gone = [self._act(each) for each in acts]
        for line in self.gone:
            card.column.addWidget(line)
        self._below.addWidget(card)

    def _act(self, certificate: Certificate) -> Button:
        at = datetime.fromisoformat(certificate.said.at)
        day = spoken_day(at, self.kit.words.section("dates"))
        numbers = sorted(line.said.record for line in certificate.lines)
        line = Button(
            self.kit,
            self.counted("gone", len(numbers), numbers=", ".join(numbers)),
            detail=self.say("gone_detail", day=day, reason=certificate.said.reason),
            mark="chevron",
            wide=True,
        )
        name = self.say("certificate_file", day=at.date().isoformat())
        line.clicked.connect(
            lambda: save_as(self, self._window, name, lambda: self._retention.certificate_paper(certificate))
        )
        return line


def open_kept(window: Window, number: str) -> None:
    """What is kept about one record; back leads to the list."""
    from ui.kept_page import KeptPage

    _open(window, KeptPage(window, number))


def open_dispose(window: Window, numbers: list[str]) -> None:
    """Disposing of these records; back leads to the list."""
    from ui.dispose_page import DisposePage

    _open(window, DisposePage(window, numbers))


def _open(window: Window, page: Leaf) -> None:
    from ui.care import open_page

    page.leave.connect(lambda: open_page(window, "keeping"))
    page.failed.connect(window.tell)
    window.open_leaf(page)
