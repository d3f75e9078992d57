"""What the tests of the pages about keeping records share."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from tests.ui.look_at import until
from tests.unit.keeping import PASSPHRASE, WHO


def top(window, kind):
    """The page on top, which must be of this kind."""
    page = window.page
    assert isinstance(page, kind)
    QApplication.processEvents()
    return page


def typed(page, by=WHO, passphrase=PASSPHRASE, reason="Its time is over."):
    """Fill in the second step, and tick that it was checked."""
    page.reason.setText(reason)
    page.by.setText(by)
    page.passphrase.line.setText(passphrase)
    if not page.sure.isChecked():
        page.sure.click()


def pressed(page):
    """Press the last button and wait until it is done."""
    page.go.click()
    until(page.isEnabled)
