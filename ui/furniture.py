"""Makes the lasting parts of the window and connects what they ask for to what the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.home import Home
from ui.top_bar import TopBar

if TYPE_CHECKING:
    from app.decisions.record import Record
    from app.decisions.session import Session
    from ui.about_page import AboutPage
    from ui.record_page import RecordPage
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
    home.about.connect(window.show_about)
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


def make_record(window: Window, record: Record) -> RecordPage:
    """One sealed decision. Opened from the page about the guidance, it leads back there."""
    from ui.papers import save_dates, save_paper
    from ui.record_page import RecordPage

    aside = window.aside if window.aside and window.stack.currentWidget() is window.aside.page else None
    page = RecordPage(window.kit, record, leave="record.home" if aside is None else "record.back")
    page.leave.connect(window.show_home if aside is None else window.show_about)
    if aside is not None:
        aside.record = page
    page.save.connect(lambda: save_paper(window, record))
    page.save_dates.connect(lambda: save_dates(window, record))
    return page


def make_about(window: Window) -> AboutPage:
    """What this copy's guidance is."""
    from ui.about_page import AboutPage

    page = AboutPage(window.kit, window.desk)
    page.leave.connect(window.leave_about)
    page.open_record.connect(lambda number: window.show_record(window.desk.record(number)))
    page.failed.connect(window.tell)
    return page
