"""When a draft is saved: after a short quiet, and never later than a second into typing."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

from ui.tasks import Failed, Line

QUIET = 300
"""Milliseconds without a keystroke after which the draft is saved."""

LONGEST = 1000
"""Milliseconds after the first unsaved keystroke by which it is saved, however fast somebody types."""


def wait(now: float, first: float) -> int:
    """How long to wait after a keystroke at `now`, when the first unsaved one was at `first` (ms): 0 to QUIET."""
    return int(max(0, min(QUIET, first + LONGEST - now)))


class Saving(QObject):
    """Saves what `take` gives, in the thread of the `Line`, so that typing and turning pages never wait for the disk.

    `take` is asked in the window's thread for a function that saves what there is at that moment. `saved` and
    `failed` are called in the window's thread. `clock` gives milliseconds that never go back.
    """

    def __init__(
        self,
        owner: QObject,
        take: Callable[[], Callable[[], None]],
        saved: Callable[[], None],
        failed: Failed,
        clock: Callable[[], float] = lambda: monotonic() * 1000,
    ) -> None:
        super().__init__(owner)
        self._take, self._saved, self._failed, self._clock = take, saved, failed, clock
        self._line = Line(self)
        self._first: float | None = None
        # How many times something was typed: so far, when the last save began, and as far as is known to be on disk.
        self._typed = self._begun = self._kept = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.begin)

    @property
    def due(self) -> bool:
        """Whether something is not on disk yet."""
        return self._typed != self._kept

    def touch(self) -> None:
        """Something was typed or picked."""
        now = self._clock()
        self._typed += 1
        if self._first is None:
            self._first = now
        self.timer.start(wait(now, self._first))

    def soon(self) -> None:
        """Save as soon as what is on the page now is painted."""
        if self.due:
            self.timer.start(0)

    def begin(self) -> None:
        """Start to save what is not on disk yet. If that fails it stays due, and the next keystroke tries again."""
        self.timer.stop()
        self._first = None
        if not self.due or self._begun == self._typed:
            return
        upto, save = self._typed, self._take()
        self._begun = upto

        def work() -> None:
            if upto == self._begun:  # else a newer one waits behind this one
                save()
                self._kept = max(self._kept, upto)

        def done(_: object) -> None:
            if self._kept >= upto:
                self._saved()

        self._line.put(work, done, self._fault)

    def flush(self) -> None:
        """Come back when all of it is on disk. If that fails, it stays due and the failure is the caller's."""
        self.timer.stop()
        self._first = None
        self._line.wait()
        if self.due:
            self._take()()
            self._begun = self._kept = self._typed
            self._saved()

    def forget(self) -> None:
        """Nothing is left to save: the draft was sealed or thrown away."""
        self.timer.stop()
        self._line.wait()
        self._first = None
        self._begun = self._kept = self._typed

    def _fault(self, fault: Exception) -> None:
        if self.due:  # else it was saved meanwhile, and whoever did that was told
            self._begun = self._kept
            self._failed(fault)
