"""What the pages about what goes to whom share: the decision they belong to, and the way between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.buttons import Button
from ui.cards import row
from ui.leaf import Leaf

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.decisions.session import Session
    from app.decisions.sharing.whole import Sharing
    from ui.window import Window

WORDS = "sharing_pages"


class SharingLeaf(Leaf):
    """One of these pages, over the wizard. What changes here is in the draft at once, and saved as if it were typed
    there. `up` is the page that back leads to: one of `pages`, or None for the wizard."""

    section = WORDS
    up: str | None = ""

    def __init__(self, window: Window, table: str, about: str = "", *, widest: int = 860) -> None:
        self.main, self.about = window, about
        super().__init__(window.kit, window.desk, table, widest=widest)
        # Danger can be said from every page of a decision.
        danger = Button(self.kit, self.kit.say("wizard.danger"), "warn", mark="danger")
        danger.clicked.connect(lambda _=False: window.show_emergency())
        self.top.row.removeWidget(self.back)
        self.top.row.addLayout(row(self.kit, self.back, danger, None))

    @property
    def session(self) -> Session:
        """The decision this is about."""
        return session_of(self.main)

    @property
    def sharing(self) -> Sharing:
        """All that was put in so far."""
        return self.session.draft.sharing

    @property
    def way(self) -> tuple[tuple[str, str], ...]:
        """By way of the decision."""
        return (("decision", self.session.id), ("sharing", f"{self.table} {self.about}".strip()))

    def put(self, sharing: Sharing) -> None:
        """Let the draft hold this; it is saved after a short quiet."""
        self.session.share(sharing)
        self.touch()

    def touch(self) -> None:
        """Something was put in."""
        if self.main.wizard is not None:
            self.main.wizard.saving.touch()

    def go(self, where: str, up: str | None = None) -> None:
        """Open another of these pages; `up` is where back leads from there, if not where it usually does."""
        open_sharing(self.main, where, up)


def pages() -> dict[str, Callable[[Window, str], SharingLeaf]]:
    """Each page by the name of its words. Each is made with the id of what it shows, or nothing."""
    from ui.linked_page import LinkedPage
    from ui.matrix_page import MatrixPage
    from ui.sharing_asks import AsksPage
    from ui.sharing_bars import BarPage, BarsPage
    from ui.sharing_finds import FindsPage
    from ui.sharing_items import ItemPage, ItemsPage
    from ui.sharing_page import SharingPage
    from ui.sharing_people import PeoplePage, PersonPage
    from ui.sharing_recipients import RecipientPage, RecipientsPage

    return {
        "": SharingPage,
        "sharing": SharingPage,
        "people": PeoplePage,
        "person": PersonPage,
        "items": ItemsPage,
        "item": ItemPage,
        "recipients": RecipientsPage,
        "recipient": RecipientPage,
        "bars": BarsPage,
        "bar": BarPage,
        "matrix": MatrixPage,
        "finds": FindsPage,
        "asks": AsksPage,
        "linked": LinkedPage,
    }


def session_of(window: Window) -> Session:
    """The decision that is open. Raises LookupError."""
    if window.wizard is None:
        raise LookupError("no decision is open")
    return window.wizard.session


def open_sharing(window: Window, where: str = "", up: str | None = None) -> None:
    """One of `pages`, with the id of what it is to show after a space; back leads up, and at last to the wizard."""
    table, _, about = where.partition(" ")
    page = pages()[table](window, about)
    if up is not None:
        page.up = up

    def leave() -> None:
        if page.up is not None:
            open_sharing(window, page.up)
        elif window.wizard is not None:
            window.wizard.show_screen(window.wizard.session.screen)
            window.back_to_wizard()

    page.leave.connect(leave)
    page.failed.connect(window.tell)
    window.open_leaf(page)
