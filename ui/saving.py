"""When a draft is saved: after a short quiet, and never later than a second into typing."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, QTimer

QUIET = 300
"""Milliseconds without a keystroke after which the draft is saved."""

LONGEST = 1000
"""Milliseconds after the first unsaved keystroke by which it is saved, however fast somebody types."""


def wait(now: float, first: float) -> int:
    """How long to wait after a keystroke at `now`, when the first unsaved one was at `first` (ms): 0 to QUIET."""
    return int(max(0, min(QUIET, first + LONGEST - now)))


class Saving(QObject):
    """Calls `save` when it is due. `clock` gives milliseconds that never go back."""

    def __init__(
        self, owner: QObject, save: Callable[[], None], clock: Callable[[], float] = lambda: monotonic() * 1000
    ) -> None:
        super().__init__(owner)
        self._save, self._clock = save, clock
        self._first: float | None = None
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.flush)

    @property
    def due(self) -> bool:
        """Whether something is not saved yet."""
        return self._first is not None

    def touch(self) -> None:
        """Something was typed or picked."""
        now = self._clock()
        if self._first is None:
            self._first = now
        self.timer.start(wait(now, self._first))

    def flush(self) -> None:
        """Save now what is not saved yet. If that fails, it stays unsaved and the failure is the caller's."""
        self.timer.stop()
        if self.due:
            self._save()
            self._first = None

    def forget(self) -> None:
        """Nothing is left to save: the draft was sealed or thrown away."""
        self.timer.stop()
        self._first = None
