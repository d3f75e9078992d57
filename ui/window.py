"""The one window: which page is on top, and what each act asks of the desk."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from typing import TypeAlias

    from PySide6.QtGui import QCloseEvent, QResizeEvent
    from PySide6.QtWidgets import QStackedWidget

    from app.decisions.record import Record
    from app.decisions.session import Session
    from app.desk import Desk
    from ui.about_page import AboutPage
    from ui.aside import Aside
    from ui.emergency import Emergency
    from ui.hidden import Hidden
    from ui.home import Home
    from ui.kit import Kit
    from ui.record_page import RecordPage
    from ui.theme import Theme
    from ui.top_bar import TopBar
    from ui.troubles import TroubleNote
    from ui.unlock import Unlock
    from ui.wizard import Wizard

if TYPE_CHECKING:
    Page: TypeAlias = AboutPage | Emergency | Home | RecordPage | Unlock | Wizard

AskWhere = Callable[[QWidget, str], str]
"""Asks where to save a file of this name, and gives the path or nothing."""


class Window(QWidget):
    """Pages are made when they are first needed, so that the numbers are there at once.

    It begins with `first` alone; `furnish` puts the first page in its place.
    """

    bar: TopBar
    home: Home
    kit: Kit
    stack: QStackedWidget

    def __init__(self, desk: Desk, first: QWidget, ask_where: AskWhere | None = None) -> None:
        super().__init__()
        self.desk, self.ask_where = desk, ask_where
        self.wizard: Wizard | None = None
        self.aside: Aside | None = None
        self._hidden: Hidden | None = None
        self._covered: QWidget | None = None
        self._closing = False
        self._note: TroubleNote | None = None
        self._fault: BaseException | None = None
        self.setWindowTitle(desk.words.text("ui", "window.title"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._first = first
        self._column.addWidget(first)
        self.resize(1280, 720)

    def furnish(self, kit: Kit) -> None:
        """Put the first page where the first light was, and let the keys work."""
        from PySide6.QtGui import QKeySequence, QShortcut
        from PySide6.QtWidgets import QStackedWidget

        from ui.furniture import make_bar, make_home

        self.kit = kit
        self.bar, self.home, self.stack = make_bar(self), make_home(self), QStackedWidget()
        self.stack.addWidget(self.home)
        self._column.replaceWidget(self._first, self.bar)
        self._column.addWidget(self.stack, 1)
        self._first.hide()
        self._first.deleteLater()
        self.home.focus_first()
        for key, act in (
            ("F1", self.show_about),
            ("F12", self.hide_all),
            ("Ctrl++", lambda: self.resize_text(1)),
            ("Ctrl+=", lambda: self.resize_text(1)),
            ("Ctrl+-", lambda: self.resize_text(-1)),
        ):
            QShortcut(QKeySequence(key), self, act)

    # Going from page to page

    def show_home(self) -> None:
        """The first page, as things stand now."""
        self._flush()
        self.home.refresh()
        self._turn_to(self.home)
        self.bar.show_saved("")
        self.home.focus_first()

    def show_emergency(self, table: str = "emergency") -> None:
        """Whom to ring; back leads to where the person was."""
        from ui.emergency import Emergency

        self._flush()
        wizard = self.wizard if self.stack.currentWidget() is self.wizard else None
        page = Emergency(self.kit, self.desk, table)
        page.leave.connect(self.show_home if wizard is None else self._back_to_wizard)
        page.finish.connect(lambda: self.unlocked(self._finish_call))
        page.set_up.connect(lambda: self.unlocked(self.show_home))
        self._open(page)

    def start(self, kind: str = "start") -> None:
        """Begin a new decision, once the register is open: start, asked (someone asked me) or asking (I ask)."""
        self.unlocked(lambda: self.decide(self.desk.start(asking=kind == "asking")))

    def resume(self, draft: str) -> None:
        """Carry on with an unfinished decision."""
        self.unlocked(lambda: self.decide(self.desk.resume(draft)))

    def decide(self, session: Session) -> None:
        """Walk through one decision."""
        from ui.furniture import make_wizard

        self._end_wizard()
        self.wizard = make_wizard(self, session)
        self._open(self.wizard)

    def show_record(self, record: Record) -> None:
        """One sealed decision, to read and to save as a paper."""
        from ui.furniture import make_record

        self._open(make_record(self, record))

    def show_about(self) -> None:
        """What this copy's guidance is; back leads to where the person was, with everything as they left it."""
        from ui.aside import Aside
        from ui.furniture import make_about

        if self._covered is not None:
            return  # nothing is looked up while everything is hidden
        if self.aside is None:
            self._flush()
            self.aside = Aside.over(self.stack.currentWidget() or self.home, make_about(self))
        self._open(self.aside.page)

    def leave_about(self) -> None:
        """Back to where the person was."""
        aside, self.aside = self.aside, None
        if aside is not None:
            self._turn_to(aside.under)
            aside.give_back()

    def unlocked(self, then: Callable[[], None]) -> None:
        """Do `then` when the register is open: now, or after the first set-up or the passphrase."""
        if self.desk.state == "open":
            then()
            return
        from ui.papers import save_sheet
        from ui.unlock import Unlock

        page = Unlock(self.kit, self.desk)
        page.leave.connect(self.show_home)
        page.opened.connect(then)
        page.failed.connect(self.tell)
        page.sheet.connect(lambda key: save_sheet(self, key))
        self._open(page)

    # Hiding, text size, troubles, closing

    def hide_all(self) -> None:
        """Hide everything at once; asked again, come back."""
        from ui.hidden import Hidden

        if self._hidden is None:
            self._hidden = Hidden(self.kit)
            self._hidden.back.connect(self._uncover)
            self.stack.addWidget(self._hidden)
        if self._covered is not None:
            self._hidden.ask()
            return
        self._covered = self.stack.currentWidget()
        self.bar.hide()
        self._note_away()
        self.stack.setCurrentWidget(self._hidden)
        self._hidden.cover(self.desk.unlock if self.desk.state == "open" and not self.desk.scratch else None)
        self._flush()

    def resize_text(self, step: int) -> None:
        """Make all text larger or smaller."""
        self.dress(percent=self.kit.theme.larger(step))

    def dress(self, theme: Theme | None = None, percent: int = 0) -> None:
        """Put on another theme or text size; what is on screen is made again from what it shows."""
        from ui.furniture import make_bar, make_home, make_wizard

        if theme is not None:
            self.kit.theme.palette, self.kit.theme.percent = theme.palette, theme.percent
        if percent:
            self.kit.theme.percent = percent
        from PySide6.QtWidgets import QApplication

        from ui.look import clothe

        app = QApplication.instance()
        if isinstance(app, QApplication):
            clothe(app, self.kit.theme)
        self._column.removeWidget(self.bar)
        self.bar.deleteLater()
        self.bar = make_bar(self)
        self._column.insertWidget(0, self.bar)
        self.bar.setVisible(self._covered is None)  # not before it is in here, or it would become a window
        old, self.home = self.home, make_home(self)
        self.home.refresh()
        self._swap(old, self.home)
        if self.wizard is not None:
            self._flush()
            before, self.wizard = self.wizard, make_wizard(self, self.wizard.session)
            self._swap(before, self.wizard)
        self.bar.home_button.setVisible(self.stack.currentWidget() is not self.home)

    def tell(self, fault: BaseException) -> None:
        """Say what went wrong, over whatever page is shown."""
        from ui.troubles import TroubleNote

        if self._covered is not None:
            self._fault = fault  # said when somebody is back
            return
        self._note_away()
        self._note = note = TroubleNote(self.kit, self)
        note.closed.connect(self._note_away)
        note.tell(fault)
        self._place_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first. If that fails, stay and say so; a second time, go."""
        from ui.tasks import wait_for_all

        try:
            if self.wizard is not None:
                self.wizard.flush()
        except Exception as fault:  # noqa: BLE001 - told to the person, who decides
            if not self._closing:
                self._closing = True
                self.tell(fault)
                event.ignore()
                return
        wait_for_all()
        event.accept()

    def _swap(self, old: QWidget, new: Home | Wizard) -> None:
        """Put a page that was made again where the old one was."""
        was_on_top = self.stack.currentWidget() is old
        self.stack.addWidget(new)
        if self._covered is old:
            self._covered = new
        if self.aside is not None and self.aside.under is old:
            self.aside.under = new
        if was_on_top:
            self.stack.setCurrentWidget(new)
            new.focus_first()
        self.stack.removeWidget(old)
        old.deleteLater()

    def _open(self, page: Page) -> None:
        self._turn_to(page)
        page.focus_first()

    def _turn_to(self, page: QWidget) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        if self._covered is not None:
            self._covered = page  # what came back while everything is hidden waits underneath
            return
        self.setFocus()  # or Qt hands it to whatever comes next, and a screen reader says that first
        self.stack.setCurrentWidget(page)
        self.bar.home_button.setVisible(page is not self.home)
        if page is self.home:
            self._end_wizard()
        if self.aside is not None and page not in (self.aside.page, self.aside.record):
            self.aside = None
        aside = (self.aside.page, self.aside.under) if self.aside is not None else ()
        kept = {self.home, self.wizard, self._hidden, page, *aside}
        for other in [self.stack.widget(at) for at in range(self.stack.count())]:
            if other is not None and other not in kept:
                self.stack.removeWidget(other)
                other.deleteLater()

    def _back_to_wizard(self) -> None:
        if self.wizard is None:
            self.show_home()
        else:
            self._open(self.wizard)

    def _finish_call(self) -> None:
        """The call that was just logged is the newest draft."""
        newest = next(iter(self.desk.drafts()), None)
        self.decide(self.desk.start() if newest is None else self.desk.resume(newest.id))

    def sealed(self, record: Record) -> None:
        """Show what was just sealed."""
        self._end_wizard()
        self.bar.show_saved("")
        self.show_record(record)

    def _end_wizard(self) -> None:
        if self.wizard is not None:
            if self.aside is not None and self.aside.under is self.wizard:
                self.aside = None  # there is nothing left to go back to
            self.stack.removeWidget(self.wizard)
            self.wizard.deleteLater()
            self.wizard = None

    def _flush(self) -> None:
        try:
            if self.wizard is not None:
                self.wizard.flush()
        except Exception as fault:  # noqa: BLE001 - told, and the answers stay in memory to be saved again
            self.tell(fault)

    def _uncover(self) -> None:
        page, self._covered = self._covered, None
        self.bar.show()
        if page is not None:
            self.stack.setCurrentWidget(page)
            getattr(page, "focus_first", page.setFocus)()
        fault, self._fault = self._fault, None
        if fault is not None:
            self.tell(fault)

    def _note_away(self) -> None:
        note, self._note = self._note, None
        if note is not None:
            note.hide()
            note.deleteLater()

    def _place_note(self) -> None:
        if self._note is not None:
            self._note.stand(self.bar.height())
