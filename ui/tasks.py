"""Slow work beside the window, so that it never stands still."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QThreadPool, Signal

Then = Callable[[Any], None]
Failed = Callable[[Exception], None]


class _Reply(QObject):
    """Carries what came of the work back to the thread of the window."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, owner: QObject, then: Then, failed: Failed) -> None:
        super().__init__(owner)
        self._then, self._failed = then, failed
        self.done.connect(self._on_done, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._on_failed, Qt.ConnectionType.QueuedConnection)

    def _on_done(self, result: object) -> None:
        self.deleteLater()
        self._then(result)

    def _on_failed(self, fault: Exception) -> None:
        self.deleteLater()
        self._failed(fault)


def in_background(
    owner: QObject, work: Callable[[], object], then: Then, failed: Failed, pool: QThreadPool | None = None
) -> None:
    """Do `work` in another thread, then call `then` with its result or `failed` with its exception, in this one.

    Nothing is called if `owner` is gone by then. `work` must not touch a widget.
    """
    reply = _Reply(owner, then, failed)

    def run() -> None:
        try:
            try:
                result = work()
            except Exception as fault:  # noqa: BLE001 - handed on whole; whoever asked decides what it means
                reply.failed.emit(fault)
            else:
                reply.done.emit(result)
        except RuntimeError:
            return  # the window closed meanwhile: nobody is left to tell

    (pool or QThreadPool.globalInstance()).start(run)


class Line:
    """One thread for things that must happen one after the other. It ends with its owner, after the last of them."""

    def __init__(self, owner: QObject) -> None:
        self._owner = owner
        self._pool = QThreadPool(owner)
        self._pool.setMaxThreadCount(1)

    def put(self, work: Callable[[], object], then: Then, failed: Failed) -> None:
        """Do `work` after all that was put before; the rest as `in_background` has it."""
        in_background(self._owner, work, then, failed, self._pool)

    def wait(self) -> None:
        """Come back when everything put so far is done."""
        self._pool.waitForDone()


def wait_for_all(longest: int = -1) -> bool:
    """Wait until everything in the background is done, `longest` milliseconds at most; says whether it is."""
    return QThreadPool.globalInstance().waitForDone(longest)
