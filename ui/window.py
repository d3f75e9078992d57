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
    from ui.carry_on import CarryOn
    from ui.emergency import Emergency
    from ui.home import Home
    from ui.kit import Kit
    from ui.leaf import Leaf
    from ui.lock import Lock
    from ui.record_page import RecordPage
    from ui.saving import Saving
    from ui.theme import Theme
    from ui.top_bar import TopBar
    from ui.troubles import TroubleNote
    from ui.unlock import Unlock
    from ui.watch import Watch
    from ui.wizard import Wizard

    Page: TypeAlias = AboutPage | CarryOn | Emergency | Home | Leaf | RecordPage | Unlock | Wizard

AskWhere = Callable[[QWidget, str], str]
"""Asks where to save a file of this name, and gives the path or nothing."""


class Window(QWidget):
    """Pages are made when they are first needed, so that the numbers are there at once.

    It begins with `first` alone; `furnish` puts the first page in its place.
    """

    bar: TopBar
    home: Home
    kit: Kit
    lock: Lock
    stack: QStackedWidget
    watch: Watch

    def __init__(self, desk: Desk, first: QWidget, ask_where: AskWhere | None = None) -> None:
        super().__init__()
        self.desk, self.ask_where = desk, ask_where
        self.wizard: Wizard | None = None
        self.aside: Aside | None = None
        self._closing = False
        self._note: TroubleNote | None = None
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
        from ui.lock import Lock
        from ui.watch import Watch

        self.kit, self.lock, self.watch = kit, Lock(self), Watch(self)
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

    @property
    def page(self) -> QWidget | None:
        """The page the person is on, also while everything is hidden."""
        return self.lock.covered or self.stack.currentWidget()

    # Going from page to page

    def show_home(self) -> None:
        """The first page, as things stand now. Whatever was open is put away."""
        self._flush(leave=True)
        self.home.refresh()
        self._turn_to(self.home)
        self.bar.show_saved("")
        self.home.focus_first()

    def show_emergency(self, table: str = "emergency") -> None:
        """Whom to ring; back leads to where the person was."""
        from ui.furniture import make_emergency

        self._flush()
        self.open_page(make_emergency(self, table))

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
        self.open_page(self.wizard)

    def show_record(self, record: Record) -> None:
        """One sealed decision, to read and to save as a paper."""
        from ui.furniture import make_record

        self.open_page(make_record(self, record))

    def show_about(self) -> None:
        """What this copy's guidance is; back leads to where the person was, with everything as they left it."""
        from ui.aside import Aside
        from ui.furniture import make_about

        if self.lock.covered is not None:
            return  # nothing is looked up while everything is hidden
        if self.aside is None:
            self._flush()
            self.aside = Aside.over(self.stack.currentWidget() or self.home, make_about(self))
        self.open_page(self.aside.page)

    def open_leaf(self, page: Leaf) -> None:
        """A page that looks after the records."""
        self._flush()
        self.open_page(page)

    def leave_about(self) -> None:
        """Back to where the person was."""
        aside, self.aside = self.aside, None
        if aside is not None:
            self._turn_to(aside.under)
            aside.give_back()

    def unlocked(self, then: Callable[[], None], *, asking: bool = True) -> None:
        """Do `then` when the register is open: now, or after the first set-up or the passphrase.

        `asking`: if something was open when the program ended, the person is asked about that first.
        """
        if self.desk.state == "open":
            then()
            return
        from ui.carry_on import ask_first
        from ui.furniture import make_unlock

        self.open_page(make_unlock(self, (lambda: ask_first(self, then)) if asking else then))

    def show_key(self, key: str) -> None:
        """The recovery key of a register that was just made, until it is written down."""
        from ui.furniture import make_unlock

        page = make_unlock(self, self.show_home)
        page.show_key(key)
        self.open_page(page)

    # Hiding, text size, troubles, closing

    def hide_all(self) -> None:
        """Hide everything at once and lock; asked again, come back."""
        if self.lock.covered is None:
            self.lock.now()
        else:
            self.lock.ask()

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
        self.bar.setVisible(self.lock.covered is None)  # not before it is in here, or it would become a window
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

        self.desk.log.heed(fault)
        if self.lock.keep_fault(fault):
            return
        self.put_note_away()
        self._note = note = TroubleNote(self.kit, self)
        note.closed.connect(self.put_note_away)
        note.tell(fault)
        self._place_note()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_note()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save first. If that fails, stay and say so; a second time, go."""
        from ui.tasks import wait_for_all

        try:
            self.flush(leave=True)
        except Exception as fault:  # noqa: BLE001 - told to the person, who decides
            if not self._closing:
                self._closing = True
                self.tell(fault)
                event.ignore()
                return
        self.watch.stop()
        wait_for_all()
        event.accept()

    def _swap(self, old: QWidget, new: Home | Wizard) -> None:
        """Put a page that was made again where the old one was."""
        was_on_top = self.stack.currentWidget() is old
        self.stack.addWidget(new)
        if self.lock.covered is old:
            self.lock.covered = new
        if self.aside is not None and self.aside.under is old:
            self.aside.under = new
        if was_on_top:
            self.stack.setCurrentWidget(new)
            new.focus_first()
        self.stack.removeWidget(old)
        old.deleteLater()

    def open_page(self, page: Page) -> None:
        """Put a page on top and give it the focus."""
        self._turn_to(page)
        page.focus_first()

    def _turn_to(self, page: QWidget) -> None:
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        if self.lock.keep_under(page):
            return
        self.setFocus()  # or Qt hands it to whatever comes next, and a screen reader says that first
        self.stack.setCurrentWidget(page)
        self.bar.home_button.setVisible(page is not self.home)
        if page is self.home:
            self._end_wizard()
        if self.aside is not None and page not in (self.aside.page, self.aside.record):
            self.aside = None
        aside = (self.aside.page, self.aside.under) if self.aside is not None else ()
        kept = {self.home, self.wizard, self.lock.hidden, page, *aside}
        for other in [self.stack.widget(at) for at in range(self.stack.count())]:
            if other is not None and other not in kept:
                self.stack.removeWidget(other)
                other.deleteLater()

    def back_to_wizard(self) -> None:
        """Back to the decision one was making, or to the first page."""
        if self.wizard is None:
            self.show_home()
        else:
            self.wizard.saving.touch()  # it is what is being worked on again
            self.open_page(self.wizard)

    def finish_call(self) -> None:
        """Go on with the call that was just logged: the newest draft."""
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

    def flush(self, *, leave: bool = False) -> None:
        """Save now what is not saved yet; `leave`: and then nothing is open that one would have to be led back to."""
        for page in {self.wizard, self.page} if hasattr(self, "stack") else ():
            saving: Saving | None = getattr(page, "saving", None)
            if saving is not None:
                saving.flush()
        if leave and self.desk.state == "open" and not self.desk.scratch:
            self.desk.keep_whereabouts(None)

    def _flush(self, *, leave: bool = False) -> None:
        try:
            self.flush(leave=leave)
        except Exception as fault:  # noqa: BLE001 - told, and the answers stay in memory to be saved again
            self.tell(fault)

    def put_note_away(self) -> None:
        """Take the note about what went wrong off the page."""
        note, self._note = self._note, None
        if note is not None:
            note.hide()
            note.deleteLater()

    def _place_note(self) -> None:
        if self._note is not None:
            self._note.stand(self.bar.height())
