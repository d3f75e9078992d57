"""A record in which things go to two people, and the page of what goes to whom."""

from __future__ import annotations

import os
from dataclasses import replace

from tests.unit.decisions.sharing import made
from tests.unit.keeping import set_up
from ui.shared_page import SharedPage


def shared_desk(folder):
    """A desk with that record, 2026-001."""
    desk = set_up(folder)
    desk.seal_draft(replace(made.draft(), id=os.urandom(16).hex()))
    return desk


def shared_page(window) -> SharedPage:
    """The page of what goes to whom, reached from the record."""
    window.show_record(window.desk.record("2026-001"))
    window.page.things["shared"].click()
    return on(window, SharedPage)


def on(window, kind):
    """The page on top, which must be of this kind."""
    assert isinstance(window.page, kind)
    return window.page
