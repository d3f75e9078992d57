"""Makes the lasting parts of the window and connects what they ask for to what the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.care import open_page, show_care
from ui.home import Home
from ui.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.decisions.record import Record
    from app.decisions.session import Session
    from ui.about_page import AboutPage
    from ui.emergency import Emergency
    from ui.record_page import RecordPage
    from ui.unlock import Unlock
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
    home.care.connect(lambda: show_care(window))
    home.found.connect(lambda: open_page(window, "check"))
    home.backup.connect(lambda: open_page(window, "backup"))
    home.put_back.connect(lambda: _put_back(window))
    home.check.connect(lambda: open_page(window, "check_sheet"))
    home.second.connect(lambda: _second(window))
    home.log.connect(lambda: open_page(window, "log"))
    home.refreshed.connect(lambda: _look_for_second(window))
    home.refreshed.connect(lambda: _look_for_due(window))
    return home


def _look_for_second(window: Window) -> None:
    """Offer the page of the second person, where a record waits for one."""
    from ui.tasks import in_background

    def look() -> tuple[str, ...]:
        return window.desk.second_reader.waiting()

    def show(waiting: tuple[str, ...]) -> None:
        window.home.show_second(waiting)

    if window.desk.state != "none":
        in_background(window, look, show, window.tell)


def _look_for_due(window: Window) -> None:
    """Say what is to be asked about again, once that is known."""
    from ui.tasks import in_background

    def look() -> tuple[int, str]:
        due = window.desk.sharing_log.due()
        return len(due), due[0].chase_on if due else ""

    def tell(fault: Exception) -> None:
        if window.desk.state == "open":  # or it was locked in the middle, and nobody waits for it
            window.tell(fault)

    # A throw-away register is only made when somebody needs it, and that is not here.
    if window.desk.state == "open" and not window.desk.scratch:
        in_background(window, look, lambda found: window.home.show_due(*found), tell)


def _second(window: Window) -> None:
    from ui.second_read_page import open_second_read

    open_second_read(window)


def _put_back(window: Window) -> None:
    from ui.restore_page import open_restore

    open_restore(window)


def make_bar(window: Window) -> TopBar:
    """The strip along the top."""
    bar = TopBar(window.kit, scratch=window.desk.scratch)
    bar.home.connect(window.show_home)
    bar.hide_all.connect(window.hide_all)
    bar.resized.connect(window.resize_text)
    bar.home_button.setVisible(False)
    return bar


def make_emergency(window: Window, table: str) -> Emergency:
    """Whom to ring. What is written there is kept with the person's place as long as it is not logged."""
    from ui.emergency import Emergency
    from ui.place import here
    from ui.saving import Saving

    desk = window.desk
    page = Emergency(window.kit, desk, table)
    if desk.state == "open":

        def take() -> Callable[[], None]:
            where = here(window)
            return lambda: desk.keep_whereabouts(where)

        page.saving = Saving(page, take, lambda: None, window.tell)
        page.touched.connect(page.saving.touch)
        page.leave.connect(page.saving.forget)
    page.leave.connect(window.show_home if window.wizard is None else window.back_to_wizard)
    page.finish.connect(lambda: window.unlocked(window.finish_call))
    page.set_up.connect(lambda: window.unlocked(window.show_home))
    return page


def make_unlock(window: Window, then: Callable[[], None]) -> Unlock:
    """The first set-up or the passphrase, and `then` once the register is open."""
    from ui.papers import save_sheet
    from ui.unlock import Unlock

    page = Unlock(window.kit, window.desk)
    page.leave.connect(window.show_home)
    page.opened.connect(window.watch.begin)
    page.opened.connect(then)
    page.failed.connect(window.tell)
    page.sheet.connect(lambda key: save_sheet(window, key))
    page.put_back.connect(lambda: _put_back(window))
    page.second.connect(lambda: _second(window))
    return page


def make_wizard(window: Window, session: Session) -> Wizard:
    """The frame around one decision."""
    from ui.sharing_leaf import open_sharing
    from ui.wizard import Wizard

    wizard = Wizard(window.kit, window.desk, session)
    wizard.saved.connect(window.bar.show_saved)
    wizard.danger.connect(window.show_emergency)
    wizard.share.connect(lambda: open_sharing(window))
    wizard.sealed.connect(window.sealed)
    wizard.sealed.connect(lambda _: window.watch.back_up())
    wizard.failed.connect(window.tell)
    return wizard


def make_record(window: Window, record: Record, back: Callable[[], None] | None = None) -> RecordPage:
    """One sealed decision. Opened from the page about the guidance, it leads back there; or to where `back` leads."""
    from ui.record_page import RecordPage

    aside = window.aside if window.aside and window.stack.currentWidget() is window.aside.page else None
    if aside is not None:
        back = window.show_about
    thread, leave = window.desk.thread(record.number), "record.home" if back is None else "record.back"
    page = RecordPage(window.kit, record, leave, thread.added, thread.successors, window.desk)
    page.leave.connect(back or window.show_home)
    if aside is not None:
        aside.record = page
    page.open_record.connect(lambda number: window.show_record(window.desk.record(number)))
    page.paper.connect(lambda: _paper(window, record.number))
    page.show_signed.connect(lambda sha256: _signed(window, record.number, sha256))
    page.do.connect(lambda thing: _do(window, record, thing))
    return page


def _paper(window: Window, number: str) -> None:
    from ui.paper_page import open_paper

    open_paper(window, number)


def _signed(window: Window, number: str, sha256: str) -> None:
    from ui.signed_papers import open_signed

    open_signed(window, number, sha256)


def _do(window: Window, record: Record, thing: str) -> None:
    """What else is done with a record: one of those that its page lists."""
    from ui.add_page import open_add
    from ui.amend_page import open_amend
    from ui.file_paper_page import open_file_paper
    from ui.papers import save_dates
    from ui.second_page import SecondPage
    from ui.shared_page import open_shared

    match thing:
        case "shared":
            open_shared(window, record.number)
        case "file":
            open_file_paper(window, record.number)
        case "add":
            open_add(window, record.number)
        case "again":
            open_amend(window, record.number)
        case "second":
            page = SecondPage(window, record.number)
            page.leave.connect(lambda: window.show_record(window.desk.record(record.number)))
            page.failed.connect(window.tell)
            window.open_leaf(page)
        case "dates":
            save_dates(window, record)


def make_about(window: Window) -> AboutPage:
    """What this copy's guidance is."""
    from ui.about_page import AboutPage
    from ui.papers import save_blank

    page = AboutPage(window.kit, window.desk)
    page.blank.connect(lambda key: save_blank(window, key))
    page.leave.connect(window.leave_about)
    page.open_record.connect(lambda number: window.show_record(window.desk.record(number)))
    page.failed.connect(window.tell)
    return page
