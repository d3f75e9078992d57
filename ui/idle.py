"""Notices that nobody has touched the program for a while."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

LOOK = 5000
"""Milliseconds between two looks at the clock."""

TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.TabletPress,
)
"""What a person does on purpose. A pointer that moves may only have been nudged."""


def seconds() -> float:
    """Seconds that never go back, and go on while the computer sleeps, where the system can count them so."""
    return time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()


class Idle(QObject):
    """Calls `lock` when no window of ours was touched for `limit` seconds, and when F12 is pressed in another than the
    first one, such as a dialog, whose keys do not reach the first.

    It listens to whole windows and not to every widget: a page that is put together would feel that.
    """

    def __init__(
        self, window: QWindow, limit: float, lock: Callable[[], object], clock: Callable[[], float] = seconds
    ) -> None:
        super().__init__(window)
        self._first, self._limit, self._lock, self._clock = window, limit, lock, clock
        self._touched = clock()
        self.watch(window)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
        timer = QTimer(self)
        timer.timeout.connect(self.look)
        timer.start(LOOK)

    def watch(self, window: QWindow | None) -> None:
        """Listen to another of our windows, too."""
        if window is not None:
            window.installEventFilter(self)

    def look(self) -> None:
        """Lock, if it is time."""
        now = self._clock()
        if now - self._touched >= self._limit:
            self._touched = now
            self._lock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in TOUCHES:
            self.look()  # a computer that slept too long locks before it shows what the key was meant for
            self._touched = self._clock()
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F12 and watched is not self._first:
                self._lock()
                return True
        return False
