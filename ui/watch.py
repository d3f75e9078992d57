"""What looks after the records by itself, beside the window, once they are open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.tasks import in_background

if TYPE_CHECKING:
    from ui.window import Window


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The program is ending, and what can be done again next time is not waited for."""


class Watch(QObject):
    """Checks the whole chain after each opening, and makes a backup when it is time for one, also after sealing. What
    it finds is said on the first page."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self._stopped = False

    def begin(self) -> None:
        """The records have just been opened."""
        desk = self._window.desk
        if not desk.scratch:
            self._stopped = False
            in_background(self, lambda: desk.health.in_background(self._go_on), self._done, self._failed)
            self.back_up()

    def back_up(self) -> None:
        """Make a backup, if it is time for one. What is in the way is said on the first page and nowhere else."""
        desk = self._window.desk
        if not desk.scratch:
            in_background(self, lambda: desk.backups.tend(self._on), self._tended, self._failed)

    def stop(self) -> None:
        """The program is about to end."""
        self._stopped = True

    def _go_on(self, done: int, total: int) -> None:
        if self._stopped:
            raise Stopped

    def _on(self, _: str) -> None:
        self._go_on(0, 0)

    def _tended(self, tried: object) -> None:
        line = self._window.home.backup_line
        if tried and line is not None:
            line.refresh()

    def _done(self, found: object) -> None:
        if found:
            self._window.home.refresh()

    def _failed(self, fault: Exception) -> None:
        if not isinstance(fault, Stopped) and not self._stopped:
            self._window.tell(fault)
