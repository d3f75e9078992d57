"""A stand-in for logind on a system bus of our own: tells programs that the computer is locked, closed or about to
sleep, and sees whether they hold up the sleep."""

from __future__ import annotations

import os
import select
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from typing import Any

from jeepney import (  # type: ignore[import-untyped]
    DBusAddress,
    HeaderFields,
    MessageType,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.bus_messages import message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]

NAME = "org.freedesktop.login1"
MANAGER = DBusAddress("/org/freedesktop/login1", interface=f"{NAME}.Manager")
SESSION = DBusAddress("/org/freedesktop/login1/session/_32", interface=f"{NAME}.Session")


class Logind:
    """Answers what Sharewell asks; `held` are our ends of what holds up the sleep, in the order they were asked for."""

    def __init__(self, address: str) -> None:
        self._bus = open_dbus_connection(address, enable_fds=True)
        self._sending = Lock()  # it is answered in one thread and told things in another
        self.held: list[int] = []
        self.lid_closed = False
        self.looked = Event()
        self._over = False
        assert self._bus.send_and_get_reply(message_bus.RequestName(NAME)).body == (1,)
        self._thread = Thread(target=self._serve, daemon=True)
        self._thread.start()

    def lock(self) -> None:
        """The session is locked."""
        self._tell(new_signal(SESSION, "Lock"))

    def sleep(self, *, before: bool = True) -> None:
        """The computer is about to sleep, or has woken up."""
        self._tell(new_signal(MANAGER, "PrepareForSleep", "b", (before,)))

    def let_go(self, end: int, seconds: float) -> bool:
        """Whether what was held at this end is let go within so many seconds."""
        ready, _, _ = select.select([end], [], [], seconds)
        return bool(ready) and os.read(end, 1) == b""

    def close(self) -> None:
        """Leave the bus."""
        self._over = True
        self._thread.join(5)
        self._bus.close()
        for end in self.held:
            os.close(end)

    def _tell(self, message: Any) -> None:
        with self._sending:
            self._bus.send(message)

    def _serve(self) -> None:
        while not self._over:
            with suppress(TimeoutError):
                self._answer(self._bus.receive(timeout=0.05))

    def _answer(self, message: Any) -> None:
        if message.header.message_type is not MessageType.method_call:
            return
        match message.header.fields[HeaderFields.member], message.body:
            case "Inhibit", ("sleep", _, _, "delay"):
                ours, theirs = os.pipe()
                self._tell(new_method_return(message, "h", (theirs,)))
                os.close(theirs)
                self.held.append(ours)
            case "Get", (_, "LidClosed"):
                self._tell(new_method_return(message, "v", (("b", self.lid_closed),)))
                self.looked.set()
            case _:
                self._tell(new_error(message, "org.freedesktop.DBus.Error.UnknownMethod"))


@contextmanager
def logind(address: str) -> Iterator[Logind]:
    """Somebody who answers for logind on this bus."""
    made = Logind(address)
    try:
        yield made
    finally:
        made.close()
