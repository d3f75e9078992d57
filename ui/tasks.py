"""Slow work beside the window, so that it never stands still."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThreadPool, Signal
from shiboken6 import isValid

Then = Callable[[Any], None]
Failed = Callable[[Exception], None]


class _Post(QObject):
    """Brings what other threads have to say into the thread of the window, one after the other.

    There is one, and it lives as long as the program: a sender that is deleted while another thread still speaks
    through it takes the program with it. So does a page whose last mention is forgotten by another thread; hence what
    is handed over is taken out of its envelope here, and the other thread is left with an empty one.
    """

    arrived = Signal(object)

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, envelope: list[Callable[[], object]]) -> None:
        """Have what is in the envelope called in the thread of the window."""
        with suppress(RuntimeError):  # the program has ended meanwhile: nobody is left to tell
            self.arrived.emit(envelope)

    def _deliver(self, envelope: list[Callable[[], object]]) -> None:
        envelope.pop()()


_posts: list[_Post] = []


def _post() -> _Post:
    if not _posts or not isValid(_posts[0]):
        _posts[:] = [_Post()]
    return _posts[0]


def posting(owner: QObject, act: Callable[..., object]) -> Callable[..., None]:
    """A function for other threads: it has `act` called in this one, with the same words, while `owner` is there."""
    post = _post()

    def if_there(said: tuple[object, ...]) -> None:
        if isValid(owner):
            act(*said)

    return lambda *said: post.send([partial(if_there, said)])


def in_background(
    owner: QObject, work: Callable[[], object], then: Then, failed: Failed, pool: QThreadPool | None = None
) -> None:
    """Do `work` in another thread, then call `then` with its result or `failed` with its exception, in this one.

    Nothing is called if `owner` is gone by then. `work` must not touch a widget.
    """
    post = _post()
    job: list[Callable[..., object]] = [work, posting(owner, then), posting(owner, failed)]

    def run() -> None:
        try:
            result = job[0]()
        except Exception as fault:  # noqa: BLE001 - handed on whole; whoever asked decides what it means
            job[2](fault)
        else:
            job[1](result)
        post.send([job.clear])

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
