"""The address book: whom the agency shares with, put in by hand or from a file, so that nobody types them twice."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.decisions.sharing.address_book import Contact
from app.decisions.sharing.values import CHANNELS
from ui.at_work import at_work, tried
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Fold, row
from ui.leaf import Leaf
from ui.papers import where
from ui.prose import Prose
from ui.sharing_form import Pick, coded, options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.file_paper_page import AskFile
    from ui.window import Window

LINES = ("name", "role", "organisation", "telephone", "email")


class ContactsPage(Leaf):
    """`ask_file` asks which file is to be taken in."""

    section = "shared_pages"

    def __init__(self, window: Window, ask_file: AskFile | None = None) -> None:
        super().__init__(window.kit, window.desk, "contacts")
        self.owner, self.ask_file = window, ask_file or _which_table
        kit, ways = self.kit, Fold(self.kit, narrow=560, gap=12)
        self.add_button = Button(kit, self.say("add"), "primary")
        self.add_button.clicked.connect(lambda _=False: self.change(Contact(id="", kind="")))
        self.take_button, self.save_button = Button(kit, self.say("take")), Button(kit, self.say("save"))
        self.take_button.clicked.connect(lambda _=False: self.take())
        self.save_button.clicked.connect(lambda _=False: self.save())
        for button in (self.add_button, self.take_button, self.save_button):
            ways.row.addWidget(button)
        ways.row.addStretch(1)
        self.page.addWidget(ways)
        self.rows: dict[str, Button] = {}
        found = self.desk.address_book.contacts()
        if not found:
            self.page.addWidget(Prose(kit, self.say("none"), tone="quiet"))
        for contact in found:
            named = " · ".join(part for part in (contact.name, contact.role, contact.organisation) if part)
            kind = kit.words.text("concern", f"recipient.{contact.kind}")
            line = self.rows[contact.id] = Button(kit, named, detail=kind, mark="chevron", wide=True)
            line.clicked.connect(partial(self._change, contact))
            self.page.addWidget(line)

    def change(self, contact: Contact) -> None:
        """Open the form of one contact; an empty one is a new one."""
        page = ContactPage(self.owner, contact)
        page.leave.connect(lambda: _again(self.owner))
        page.failed.connect(self.owner.tell)
        self.owner.open_leaf(page)

    def take(self) -> None:
        """Take in a file, all of it or nothing."""
        path = self.ask_file(self, self.say("choose"), self.say("file_kind"))
        if path:
            at_work(
                self, lambda: self.desk.address_book.import_csv(Path(path).read_bytes()), self._took, self.take_button
            )

    def save(self) -> None:
        """Save them as a file that can be taken in again."""
        path = where(self.owner, self.say("file"), self.say("save_title"), self.say("file_kind"))
        if path:
            work = lambda: self.desk.save_paper(self.desk.address_book.export_csv(), Path(path))  # noqa: E731
            at_work(self, work, lambda _: self.say_done(self.say("saved"), self.save_button), self.save_button)

    def refill(self, words: Mapping[str, str]) -> None:
        """Open the contact again that was being written."""
        if words:
            self.change(Contact(**words))

    def _change(self, contact: Contact, _: bool = False) -> None:
        self.change(contact)

    def _took(self, came: tuple[Contact, ...]) -> None:
        _again(self.owner, self.counted("took", len(came)))


class ContactPage(Leaf):
    """One contact."""

    section = "shared_pages"

    def __init__(self, window: Window, contact: Contact) -> None:
        super().__init__(window.kit, window.desk, "contact")
        self.owner, self.contact = window, contact
        kit, card = self.kit, Card(self.kit, pad=20, gap=14)
        kinds = options(self.desk.start().choices("recipient"))  # in the words of the question; nothing is begun
        self.kind = Pick(kit, self.say("kind"), "", kinds, contact.kind)
        card.column.addWidget(self.kind)
        self.lines: dict[str, QLineEdit] = {}
        for field in LINES:
            self.lines[field] = box(kit, card, self.say(field))
            self.lines[field].setText(getattr(contact, field))
        self.channel = Pick(kit, self.say("channel"), "", coded(kit, "channel", CHANNELS), contact.channel)
        card.column.addWidget(self.channel)
        self.keep_button = Button(kit, self.say("keep"), "primary")
        self.keep_button.clicked.connect(lambda _=False: self.keep())
        self.out_button = Button(kit, self.say("out"), "quiet")
        self.out_button.clicked.connect(lambda _=False: self.take_out())
        self.out_button.setVisible(bool(contact.id))
        card.column.addLayout(row(kit, self.keep_button, self.out_button, None))
        card.column.addWidget(Prose(kit, self.say("checked"), tone="quiet"))
        self.page.addWidget(card)

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of the whole book, which opens it again with what was written."""
        return (("care", "contacts"),)

    def keep(self) -> None:
        """Keep it; its details count as checked today."""
        made = Contact(
            id=self.contact.id,
            kind=self.kind.picked,
            channel=self.channel.picked,
            checked=self.kit.clock().date().isoformat(),
            **{field: line.text() for field, line in self.lines.items()},
        )
        if tried(self, lambda: self.desk.address_book.put(made), self.kind.button):
            _again(self.owner, self.say("kept"))

    def take_out(self) -> None:
        """Forget it."""
        self.desk.address_book.remove(self.contact.id)
        _again(self.owner, self.say("gone"))

    def jotted(self) -> dict[str, str]:
        """What stands here and is not kept yet."""
        picked = {"id": self.contact.id, "kind": self.kind.picked, "channel": self.channel.picked}
        return {**picked, **{field: line.text() for field, line in self.lines.items()}}


def _again(window: Window, said: str = "") -> None:
    """The book as it stands now."""
    from ui.care import open_page

    open_page(window, "contacts")
    page = window.page
    if said and isinstance(page, ContactsPage):
        page.say_done(said)


def _which_table(page: QWidget, title: str, kind: str) -> str:
    """The path of the file that somebody chose, or nothing."""
    path, _ = QFileDialog.getOpenFileName(page, title, str(Path.home()), f"{kind} (*.csv)")
    return path
