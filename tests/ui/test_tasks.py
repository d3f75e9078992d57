"""Work beside the window: what comes of it is told in the window's thread, and nothing of Qt ends in another."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QThreadPool, QTimer
from PySide6.QtWidgets import QApplication

from tests.ui.look_at import until
from ui.sweeper import Sweeper
from ui.tasks import in_background, posting


def test_what_comes_of_it_is_told_in_this_thread(app: QApplication) -> None:
    """The result, a failure and what is said on the way all arrive here, in their order."""
    owner, heard, here = QObject(), list[Any](), threading.get_ident()

    def hear(what: object) -> None:
        heard.append((what, threading.get_ident() == here))

    tell = posting(owner, hear)

    def work() -> str:
        tell("half")
        return "whole"

    in_background(owner, work, hear, hear)
    until(lambda: len(heard) == 2)
    assert heard == [("half", True), ("whole", True)]
    in_background(owner, lambda: 1 // 0, hear, hear)
    until(lambda: len(heard) == 3)
    assert isinstance(heard[2][0], ZeroDivisionError)


def test_an_owner_that_is_gone_is_not_told(app: QApplication) -> None:
    """Nothing is called for a page that was thrown away meanwhile, whatever comes of the work."""
    owner, heard, go = QObject(), list[Any](), threading.Event()
    tell = posting(owner, heard.append)

    def work() -> None:
        go.wait(10)
        tell("half")

    in_background(owner, work, heard.append, heard.append)
    owner.deleteLater()
    app.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    go.set()
    QThreadPool.globalInstance().waitForDone()
    app.processEvents()
    assert heard == []


class Lingering:
    """A thread that keeps what it did in mind for as long as it is told."""

    def __init__(self) -> None:
        self.forget = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self, run: Callable[[], None]) -> None:
        """Do it beside the window."""
        self._thread = threading.Thread(target=self._do, args=(run,))
        self._thread.start()

    def _do(self, run: Callable[[], None]) -> None:
        run()
        self.forget.wait(10)

    def end(self) -> None:
        """Forget it, and be done."""
        self.forget.set()
        assert self._thread is not None
        self._thread.join()


def test_a_page_is_let_go_in_this_thread(app: QApplication) -> None:
    """However long another thread remembers what it did, a page that was thrown away is let go of here."""
    ends, told, here, beside = list[bool](), list[object](), threading.get_ident(), Lingering()

    class Page(QObject):
        def __del__(self) -> None:
            ends.append(threading.get_ident() == here)

    def begin() -> None:
        page = Page()
        in_background(page, page.objectName, told.append, told.append, beside)  # type: ignore[arg-type]

    begin()
    until(lambda: told == [""])
    until(lambda: ends == [True])
    beside.end()
    assert ends == [True]


def test_sweeping_is_for_this_thread_only(app: QApplication) -> None:
    """Python sweeps no more by itself, in no thread; the sweeper does, and only when there is enough."""
    was = gc.isenabled()
    owner = QObject()
    try:
        sweeper = Sweeper(owner)
        assert not gc.isenabled()
        gc.collect()
        assert sweeper.sweep() == -1
        kept: list[list[int]] = [[] for _ in range(gc.get_threshold()[0] + 1)]
        assert sweeper.sweep() == 0
        assert len(kept) > 0
        assert isinstance(sweeper.findChild(QTimer), QTimer)
    finally:
        if was:
            gc.enable()
