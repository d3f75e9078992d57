"""The lock: a neutral page at once, everything saved, and then all that the program had in memory is gone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from app.desk.whereabouts import Spot, Whereabouts
from app.log import Event
from ui.clipboard import Clipboard
from ui.hidden import Hidden
from ui.place import go_back, here, spot_of, stand
from ui.secret import SecretLine
from ui.tasks import wait_for_all

if TYPE_CHECKING:
    from ui.window import Window

GRACE = 2000
"""Milliseconds that work beside the window has to finish before the program ends."""

AGAIN = 3000
"""Milliseconds until it is tried again."""

End = Callable[[str, int], object]
"""Ends this program and begins a new one that is locked: where the window stands, and its text in per cent.

Closing the register is not enough: copies of its key and of people's words would stay in memory. Does not come back,
or raises OSError."""


class Lock(QObject):
    """Everything that locks comes here: the key, the time, the lid, the sleep.

    An open register ends with the program. Without one there is nothing to end for, and a practice register would end
    with it: then the page only hides. Words that cannot be saved matter more than either; they are tried again.
    """

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.window, self.grace = window, GRACE
        self.end: End | None = None
        self.covered: QWidget | None = None
        self.hidden: Hidden | None = None
        self._closed = self._resting = False
        self._spot = Spot()
        self._fault: BaseException | None = None
        self._again = QTimer(self)
        self._again.setInterval(AGAIN)
        self._again.timeout.connect(self._finish)

    @property
    def guards(self) -> bool:
        """Whether there is an open register that must not stay open unattended."""
        return self._closed or (self.window.desk.state == "open" and not self.window.desk.scratch)

    def now(self) -> None:
        """Hide and lock. Does nothing where that is done already."""
        window, page = self.window, self.window.page
        if self.covered is not None or page is None:
            return
        self._spot = spot_of(page, window.focusWidget())
        self._cover(page)
        for other in QApplication.topLevelWidgets():
            if other is not window and other.isVisible():
                other.reject() if isinstance(other, QDialog) else other.close()
        window.repaint()
        for clipboard in QApplication.instance().findChildren(Clipboard):  # type: ignore[union-attr]
            clipboard.clear_if_ours()
        self._again.start()
        self._finish()

    def rest(self) -> None:
        """Be the new program after a lock: blank, and whoever comes back is asked for the passphrase."""
        self._resting = True
        self._cover(self.window.home)

    def ask(self) -> None:
        """Somebody is back."""
        if self.hidden is not None:
            self.hidden.ask()

    def keep_under(self, page: QWidget) -> bool:
        """Whether everything is hidden; then this page is what waits underneath."""
        if self.covered is None:
            return False
        self.covered, self._spot = page, Spot()
        return True

    def keep_fault(self, fault: BaseException) -> bool:
        """Whether everything is hidden; then this fault is told when somebody is back."""
        if self.covered is not None:
            self._fault = fault
        return self.covered is not None

    def _cover(self, page: QWidget) -> None:
        window = self.window
        if self.hidden is None:
            self.hidden = Hidden(window.kit, self._check)
            self.hidden.back.connect(self._uncover)
            window.stack.addWidget(self.hidden)
        self.covered = page
        for secret in page.findChildren(SecretLine):
            secret.line.clear()  # or whoever comes by could have it shown
        window.bar.hide()
        window.put_note_away()
        window.stack.setCurrentWidget(self.hidden)
        self.hidden.cover()
        window.desk.log.note(Event.HIDDEN)

    def _check(self) -> Callable[[str], object] | None:
        return self.window.desk.unlock if self.guards and not self._resting else None

    def _finish(self) -> None:
        """Save all there is, then end. Tried again as long as everything is hidden: what could not be saved may be by
        then, and a register may be open that was still being opened."""
        window = self.window
        if self.covered is None or self._closed or (self.hidden is not None and not self.hidden.isEnabled()):
            return  # done, or somebody is being let in
        try:
            window.flush()
            if not self.guards:
                return
            window.watch.stop()
            done = wait_for_all(self.grace)
            # What that came to: a decision that was sealed just now is where the person is.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)
            self._keep(here(window, self._spot))
        except Exception as fault:  # noqa: BLE001 - told when somebody is back; the words stay in memory till they are safe
            if self._fault is None:
                window.tell(fault)
            return
        if self.end is not None:
            self._end(self.end, close=done)

    def _keep(self, where: Whereabouts) -> None:
        """Only words that are nowhere else may keep the program from ending."""
        try:
            self.window.desk.keep_whereabouts(where)
        except Exception:  # of no weight, unless it costs words
            if where.words or any(page == "key" for page, _ in where.way):
                raise

    def _end(self, end: End, *, close: bool) -> None:
        window = self.window
        place = standing(window)
        try:
            window.desk.log.note(Event.LOCKED)
            if close:
                self._closed = True
                window.desk.close()
        finally:
            try:
                end(place, window.kit.theme.percent)
            except OSError as fault:
                self._fault = fault

    def _uncover(self) -> None:
        window = self.window
        page, self.covered = self.covered, None
        self._again.stop()
        self._closed = False
        window.bar.show()
        if self._resting:
            self._resting = False
            window.unlocked(lambda: go_back(window), asking=False)
        elif page is not None:
            window.stack.setCurrentWidget(page)
            getattr(page, "focus_first", page.setFocus)()
            stand(page, self._spot)
        fault, self._fault = self._fault, None
        if fault is not None:
            window.tell(fault)


def standing(window: QWidget) -> str:
    """Where a window stands, how large it is, and whether it fills the screen, as four numbers and a state."""
    box = window.normalGeometry() if window.isMaximized() or window.isFullScreen() else window.geometry()
    at = box.topLeft() if window.isMaximized() or window.isFullScreen() else window.pos()
    return ",".join(str(part) for part in (at.x(), at.y(), box.width(), box.height(), window.windowState().value))


def stand_at(window: QWidget, place: str) -> None:
    """Let a window that is not shown yet stand there; in the middle, if that screen is gone by now."""
    numbers = [int(part) for part in place.split(",") if part.lstrip("-").isdecimal()]
    if len(numbers) != len(("x", "y", "width", "height", "state")):
        return
    x, y, width, height, state = numbers
    window.resize(width, height)
    if QApplication.screenAt(QPoint(x + width // 2, y + height // 2)) is not None:
        window.move(x, y)
    window.setWindowState(Qt.WindowState(state) & ~Qt.WindowState.WindowActive)
