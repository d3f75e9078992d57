"""The way from the first page to whatever looks after the records, and back."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.leaf import Leaf
    from ui.window import Window

PAGES = {
    "backup": ("ui.backup_page", "BackupPage"),
    "check": ("ui.health_page", "HealthPage"),
    "check_sheet": ("ui.check_sheet_page", "CheckSheetPage"),
    "keys": ("ui.keys_page", "KeysPage"),
    "keeping": ("ui.keeping_page", "KeepingPage"),
    "about_person": ("ui.about_person_page", "AboutPersonPage"),
    "hand_back": ("ui.hand_back_page", "HandBackPage"),
    "log": ("ui.log_page", "LogPage"),
    "contacts": ("ui.contacts_page", "ContactsPage"),
    "agency_notices": ("ui.agency_notices_page", "AgencyNoticesPage"),
    "second": ("ui.second_page", "SecondPage"),
    "second_read": ("ui.second_read_page", "SecondReadPage"),
}
"""Where the page for each thing is. Each is made as `Page(window)`."""


def show_care(window: Window) -> None:
    """What can be done, once the register is open."""
    window.unlocked(lambda: _show(window))


def show_page(window: Window, thing: str) -> None:
    """The page for one thing, or the list for anything else."""
    if thing in PAGES:
        open_page(window, thing)
    else:
        show_care(window)


def open_page(window: Window, thing: str) -> None:
    """The page for one thing, once the register is open; back leads to the list."""

    def show() -> None:
        module, name = PAGES[thing]
        page: Leaf = getattr(import_module(module), name)(window)
        page.leave.connect(lambda: _show(window))
        page.failed.connect(window.tell)
        window.open_leaf(page)

    window.unlocked(show)


def _show(window: Window) -> None:
    from ui.care_page import CarePage

    page = CarePage(window.kit, window.desk)
    page.leave.connect(window.show_home)
    page.go.connect(lambda thing: open_page(window, thing))
    window.open_leaf(page)
