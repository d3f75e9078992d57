"""Makes the lasting parts of the window and connects what they ask for to what the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.home import Home
from ui.top_bar import TopBar

if TYPE_CHECKING:
    from app.decisions.session import Session
    from ui.window import Window
    from ui.wizard import Wizard


def make_home(window: Window) -> Home:
    """The first page."""
    home = Home(window.kit, window.desk)
    home.danger.connect(window.show_emergency)
    home.wrong.connect(lambda: window.show_emergency("wrong"))
    home.start.connect(window.start)
    home.unlock.connect(lambda: window.unlocked(window.show_home))
    home.resume.connect(window.resume)
    home.open_record.connect(lambda number: window.show_record(window.desk.record(number)))
    return home


def make_bar(window: Window) -> TopBar:
    """The strip along the top."""
    bar = TopBar(window.kit, scratch=window.desk.scratch)
    bar.home.connect(window.show_home)
    bar.hide_all.connect(window.hide_all)
    bar.resized.connect(window.resize_text)
    bar.home_button.setVisible(False)
    return bar


def make_wizard(window: Window, session: Session) -> Wizard:
    """The frame around one decision."""
    from ui.wizard import Wizard

    wizard = Wizard(window.kit, window.desk, session)
    wizard.saved.connect(window.bar.show_saved)
    wizard.danger.connect(window.show_emergency)
    wizard.sealed.connect(window.sealed)
    wizard.failed.connect(window.tell)
    return wizard
