"""What the tests of backups in the window share: a clock, the pages on top, and a person who chooses and types."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.faults.kept import Kept
from tests.ui.look_at import seen, until
from tests.ui.stand_in import NOW
from tests.unit.put_back import PASSPHRASE
from ui.buttons import Button
from ui.prose import Prose
from ui.restore_page import RestorePage


class At:
    """A clock that stands until it is told otherwise."""

    now = NOW

    def __call__(self) -> datetime:
        return self.now


def page_of(window, kind: type):
    """The page on top, which must be of this kind."""
    page = window.stack.currentWidget()
    assert isinstance(page, kind)
    return page


def answering(window, path: Path) -> None:
    """Whoever is asked for a file or a folder says this one."""
    window.ask_where = lambda *_: str(path)


def reading(window, kept: Kept) -> RestorePage:
    """The page for putting a backup back, with the backup read."""
    answering(window, kept.file)
    page = page_of(window, RestorePage)
    page.go.click()
    until(lambda: page.restore is not None)
    until(page.isEnabled)
    return page


def opening(page: RestorePage, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase, and wait for what comes of it."""
    page.passphrase.line.setText(passphrase)
    page.go.click()
    until(page.isEnabled)


def whole(page) -> None:
    """Nothing on the page is lower than it must be, and it is not wider than the window."""
    seen(page)
    assert page.widget().width() <= page.viewport().width()
    for part in (*page.findChildren(Button), *page.findChildren(Prose)):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
            assert not isinstance(part, Button) or part.height() >= 44
