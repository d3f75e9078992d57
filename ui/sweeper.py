"""Clearing away what is no longer used, in the thread of the window only.

Python does it in whatever thread happens to make the next object. Where that is a thread beside the window, a page that
is thrown away there leaves its timers behind, and Qt falls over them.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

OFTEN = 1000
"""Milliseconds between two looks."""


class Sweeper(QObject):
    """Sweeps as often and as deep as Python would, from when it is made."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.sweep)
        self._timer.start(OFTEN)

    def sweep(self) -> int:
        """Sweep if there is enough to sweep; how deep it went, or -1."""
        depth = -1
        for generation, (count, threshold) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
            if count <= threshold:
                break
            depth = generation
        if depth >= 0:
            gc.collect(depth)
        return depth
