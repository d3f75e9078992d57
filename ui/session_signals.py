"""Listens for the computer being locked, put to sleep or closed, as each system tells it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import SLOT, QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, QTimer, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusUnixFileDescriptor, QDBusVariant

from app.windows import hide_from_capture, is_session_lock, watch_session
from ui.tasks import in_background

if TYPE_CHECKING:
    from ui.window import Window

LOGIN = "org.freedesktop.login1"
MANAGER = f"{LOGIN}.Manager"
ROOT = "/org/freedesktop/login1"
SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
ANY_PATH = ""

LOOK = 2000
"""Milliseconds between two looks at the lid: logind does not say by itself that it was closed."""


class Signals(QObject):
    """Calls `lock` when the session is locked, the lid closed, or the computer about to sleep, which waits for that.

    `system` and `session` are the two buses of a Linux desktop; one that is not there says nothing.
    """

    def __init__(
        self, owner: QObject, lock: Callable[[], object], system: QDBusConnection, session: QDBusConnection
    ) -> None:
        super().__init__(owner)
        self._lock, self._system = lock, system
        self._hold: QDBusUnixFileDescriptor | None = None
        self._lid_closed = True  # closed from the start, beside a large screen, is not being closed
        if system.isConnected():
            # Any session's: on one person's laptop there is one, and locking too often costs only a passphrase.
            system.connect(LOGIN, ANY_PATH, f"{LOGIN}.Session", "Lock", self, _slot("session_locked()"))
            system.connect(LOGIN, ROOT, MANAGER, "PrepareForSleep", self, _slot("sleeping(bool)"))
            self._delay_sleep()
            timer = QTimer(self)
            timer.timeout.connect(self._look_at_lid)
            timer.start(LOOK)
            self._look_at_lid()
        if session.isConnected():
            for name in SAVERS:
                session.connect(name, ANY_PATH, name, "ActiveChanged", self, _slot("screen_saver(bool)"))

    @Slot()
    def session_locked(self) -> None:
        """The person locked the computer, or it locked itself."""
        self._lock()

    @Slot(bool)
    def screen_saver(self, active: bool) -> None:
        """The screen saver came or went."""
        if active:
            self._lock()

    @Slot(bool)
    def sleeping(self, before: bool) -> None:
        """The computer is about to sleep, and waits for us; or it woke up."""
        if before:
            self._lock()
            self._let_sleep()
        else:
            self._delay_sleep()

    def _delay_sleep(self) -> None:
        # Who and why are for whoever lists what holds up the sleep, not for the person.
        self._ask("Inhibit", self._hold_up, "sleep", "Sharewell", "locks itself", "delay")

    def _hold_up(self, answer: list[object]) -> None:
        if answer and isinstance(answer[0], QDBusUnixFileDescriptor):
            self._let_sleep()
            self._hold = answer[0]

    def _let_sleep(self) -> None:
        hold, self._hold = self._hold, None
        if hold is not None and hold.isValid():
            os.close(hold.takeFileDescriptor())

    def _look_at_lid(self) -> None:
        self._ask("Get", self._see_lid, MANAGER, "LidClosed", of="org.freedesktop.DBus.Properties")

    def _see_lid(self, answer: list[object]) -> None:
        if answer and isinstance(answer[0], QDBusVariant):
            before, self._lid_closed = self._lid_closed, bool(answer[0].variant())
            if self._lid_closed and not before:
                self._lock()

    def _ask(self, method: str, then: Callable[[list[object]], None], *facts: str, of: str = MANAGER) -> None:
        """Ask logind without waiting; a refusal is an empty answer."""
        call = QDBusMessage.createMethodCall(LOGIN, ROOT, of, method)
        call.setArguments(list(facts))
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(call), self)

        def done(_: QDBusPendingCallWatcher) -> None:
            watcher.deleteLater()
            reply = watcher.reply()
            then(reply.arguments() if reply.type() == QDBusMessage.MessageType.ReplyMessage else [])

        watcher.finished.connect(done)


class _WindowsSession(QAbstractNativeEventFilter):
    """The same for Windows, which sends a message to the window. Not yet seen running."""

    def __init__(self, lock: Callable[[], object]) -> None:
        super().__init__()
        self._lock = lock

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        from ctypes import wintypes

        if bytes(kind.data() if isinstance(kind, QByteArray) else kind) == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            if is_session_lock(told.message, told.wParam):
                self._lock()
        return False, 0


_KEPT: list[QAbstractNativeEventFilter] = []
"""Qt does not keep what it listens with."""


def listen(window: Window) -> None:
    """Lock this window when the computer is locked, closed or put to sleep. Comes back at once."""
    if sys.platform == "win32":
        _KEPT.append(_WindowsSession(window.lock.now))
        QCoreApplication.instance().installNativeEventFilter(_KEPT[-1])  # type: ignore[union-attr]
        watch_session(int(window.winId()))
        if window.desk.settings.hide_from_capture:
            hide_from_capture(int(window.winId()))
    elif sys.platform == "linux":

        def found(buses: tuple[QDBusConnection, QDBusConnection]) -> None:
            Signals(window, window.lock.now, *buses)

        in_background(window, lambda: (QDBusConnection.systemBus(), QDBusConnection.sessionBus()), found, window.tell)


def _slot(of: str) -> Any:
    """What `connect` wants of a slot: a string, though its types say bytes, which it refuses."""
    return SLOT(of)
