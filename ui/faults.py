"""What happens to a fault that nobody expected, wherever it happens: it is told once, and nothing of it is printed."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QCoreApplication, QObject, Signal, qInstallMessageHandler

from app.fault_report import in_full

Tell = Callable[[BaseException], object]


class _Carrier(QObject):
    """Brings a fault from whatever thread it happened in to the thread of the window."""

    fell = Signal(object)

    def __init__(self, tell: Tell, heed: Tell) -> None:
        super().__init__(QCoreApplication.instance())
        self._tell: Tell | None = tell
        self._heed = heed
        self.fell.connect(self._arrived)

    def carry(self, fault: BaseException | None) -> None:
        """Have it told. In the thread of the window that is done when this returns."""
        for kept in ("last_type", "last_value", "last_traceback"):  # else it would end in the thread of the next fault
            sys.__dict__.pop(kept, None)
        if fault is None or isinstance(fault, SystemExit):
            return
        if in_full():
            sys.__excepthook__(type(fault), fault, fault.__traceback__)
        try:
            self.fell.emit(fault)
        except RuntimeError:
            return  # the program has ended but for this: nobody is left to tell

    def _arrived(self, fault: BaseException) -> None:
        tell, self._tell = self._tell, None
        if tell is None:
            return
        try:
            tell(fault)
        except Exception as worse:  # noqa: BLE001 - a fault in telling of a fault: told in its turn, it might never end
            self._heed(worse)
        self._tell = tell


def catch_faults(tell: Tell, heed: Tell) -> None:
    """Hand every fault that nobody caught to `tell`, in the thread of the window: those of the window, of any other
    thread, and those that Python can only complain of, such as in a destructor. Ctrl-C closes the window.

    `heed` notes a fault without showing anything; it gets those of `tell` itself.
    """
    carrier = _Carrier(tell, heed)

    def hook(kind: type[BaseException], fault: BaseException, _: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.quit()
        else:
            carrier.carry(fault)

    sys.excepthook = hook
    threading.excepthook = lambda caught: carrier.carry(caught.exc_value)
    sys.unraisablehook = lambda caught: carrier.carry(caught.exc_value)


def hush_qt() -> None:
    """Keep what Qt complains of, which may quote a text or a path, off the terminal and out of the system's journal."""
    if not in_full():
        qInstallMessageHandler(lambda *_: None)
