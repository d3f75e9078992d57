"""Waiting between one try at the passphrase and the next, said in words."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal

from ui.kit import Kit

TICK = 500
"""Milliseconds between two looks at the clock."""

FEW = 10
"""Seconds that are called a few."""


class Waiting(QObject):
    """`said` whenever there is something else to be read about how long it still takes; `over` when it is.

    `clock` gives seconds that never go back.
    """

    said = Signal(str)
    over = Signal()

    def __init__(self, kit: Kit, owner: QObject, clock: Callable[[], float] = monotonic) -> None:
        super().__init__(owner)
        self._kit, self._clock = kit, clock
        self._end: float | None = None
        self._last = ""
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.look)

    @property
    def on(self) -> bool:
        """Whether it is too soon to try again."""
        return self._end is not None

    def begin(self, seconds: float) -> None:
        """Let so many seconds pass."""
        self._end, self._last = self._clock() + seconds, ""
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Say what has changed since the last look."""
        if self._end is None:
            return
        left = self._end - self._clock()
        if left <= 0:
            self._end = None
            self._timer.stop()
            self.over.emit()
            return
        # Tens of seconds: a number that changes each second only makes a person watch it.
        words = (
            self._kit.say("waiting.again", count=10 * ceil(left / 10)) if left > FEW else self._kit.say("waiting.soon")
        )
        if words != self._last:
            self._last = words
            self.said.emit(words)
