"""What a screen reader hears over the real accessibility bus: where the focus goes, announcements, a whole page."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_call  # type: ignore[import-untyped]
from jeepney.bus_messages import MatchRule, message_bus  # type: ignore[import-untyped]
from jeepney.io.blocking import DBusConnection, open_dbus_connection  # type: ignore[import-untyped]

ATSPI = "org.a11y.atspi"
FOCUSED, CHECKED, SHOWING = 12, 4, 25
"""Bits of a widget's state, from the AT-SPI specification."""

ROOT = "/org/a11y/atspi/accessible/root"

LONGEST = 30.0
"""Seconds to wait for anything before it counts as not happening."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that was said: `how` is focus or said; `more` is the description of what has the focus."""

    how: str
    text: str
    more: str = ""


@dataclass(frozen=True, slots=True)
class Thing:
    """One object on a page: its role, its name, its description, whether it is picked and whether it has the focus."""

    role: str
    name: str
    more: str
    picked: bool
    focused: bool


class Ear:
    """Listens from before the program starts. `session` is the address of the session bus."""

    def __init__(self, session: str) -> None:
        self.heard: list[Heard] = []
        self._focus: tuple[str, str] | None = None
        self._app = ""
        with open_dbus_connection(session) as bus:
            launcher = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
            (address,) = _answer(bus, new_method_call(launcher, "GetAddress"))
        # One line to listen and one to ask, so that no event is lost while an answer is awaited.
        self._events: DBusConnection = open_dbus_connection(address)
        self._asking: DBusConnection = open_dbus_connection(address)
        registry = DBusAddress(f"/{ATSPI.replace('.', '/')}/registry", f"{ATSPI}.Registry", f"{ATSPI}.Registry")
        for event in ("object:state-changed:focused", "object:announcement"):
            call = new_method_call(registry, "RegisterEvent", "s", (event,))
            self.until(lambda call=call: self._done(call), "the registry did not start")  # type: ignore[misc]
        _answer(self._events, message_bus.AddMatch(MatchRule(type="signal", interface=f"{ATSPI}.Event.Object")))

    def close(self) -> None:
        """Stop listening."""
        self._events.close()
        self._asking.close()

    # Listening

    def finds(self, process: int, first: str, *, anew: bool = False) -> None:
        """Wait until the program of this process shows something of this name. A screen reader asks, too: the first
        events may come before a program has found the accessibility bus. `anew`: not the one that was there before."""
        before = self._app if anew else ""
        registry = DBusAddress(ROOT, f"{ATSPI}.Registry", f"{ATSPI}.Accessible")

        def so() -> bool:
            programs = [name for name, _ in (self._ask(registry, "GetChildren") or ((),))[0]]
            ours = (name for name in programs if name != before and self._number_of(name) == process)
            self._app = next(ours, "")
            return bool(self._app) and first in self.names()

        self.until(so, f"“{first}” did not come")

    def holds(self, name: str) -> None:
        """Wait until this has the focus."""
        self.until(lambda: any(t.focused and t.name == name for t in self.page()), f"“{name}” has not the focus")

    def listen(self, seconds: float) -> None:
        """Take in what is said for this long."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            try:
                self._take(self._events.receive(timeout=left))
            except TimeoutError:
                return

    def until(self, so: Callable[[], bool], what: str, seconds: float = LONGEST) -> None:
        """Listen until something is so."""
        end = time.monotonic() + seconds
        while not so():
            assert time.monotonic() < end, f"{what}; the last things heard: {self.heard[-6:]}"
            self.listen(0.02)

    def hears(self, texts: Sequence[str], since: int, how: str = "focus") -> Heard:
        """Wait until exactly one of these is heard after the first `since` things."""
        found: list[Heard] = []

        def so() -> bool:
            found[:] = [heard for heard in self.heard[since:] if heard.how == how and heard.text in texts]
            return bool(found)

        self.until(so, f"{texts} not heard ({how})")
        return found[0]

    def _take(self, message: Any) -> None:
        fields = message.header.fields
        if message.header.message_type is not MessageType.signal:
            return
        sender, path = fields[HeaderFields.sender], fields[HeaderFields.path]
        match fields[HeaderFields.member], message.body[:2]:
            case "StateChanged", ("focused", 1):
                self._focus, self._app = (sender, path), sender
                self.heard.append(Heard("focus", self._get(path, "Name"), self._get(path, "Description")))
            case "Announcement", _:
                self.heard.append(Heard("said", str(message.body[3][1])))

    # Looking

    def text(self) -> str:
        """What stands in the box that has the focus."""
        if self._focus is None:
            return ""
        at = DBusAddress(self._focus[1], self._focus[0], f"{ATSPI}.Text")
        return str((self._ask(at, "GetText", "ii", (0, -1)) or ("",))[0])

    def page(self) -> list[Thing]:
        """Everything that can be seen, in the order a screen reader meets it."""
        return list(self._below(ROOT))

    def names(self) -> list[str]:
        """The names of all that can be seen."""
        return [thing.name for thing in self.page() if thing.name]

    def _below(self, path: str) -> Iterator[Thing]:
        children = self._ask(DBusAddress(path, self._app, f"{ATSPI}.Accessible"), "GetChildren")
        for _, child in children[0] if children else ():
            state = self._ask(DBusAddress(child, self._app, f"{ATSPI}.Accessible"), "GetState")
            if not state or not state[0][0] >> SHOWING & 1:
                continue
            role = self._ask(DBusAddress(child, self._app, f"{ATSPI}.Accessible"), "GetRoleName")
            picked, focused = bool(state[0][0] >> CHECKED & 1), bool(state[0][0] >> FOCUSED & 1)
            name, more = self._get(child, "Name"), self._get(child, "Description")
            yield Thing(str((role or ("",))[0]), name, more, picked, focused)
            yield from self._below(child)

    def _done(self, call: Any) -> bool:
        reply = self._asking.send_and_get_reply(call, timeout=LONGEST)
        return reply.header.message_type is MessageType.method_return

    def _number_of(self, name: str) -> int:
        reply = self._asking.send_and_get_reply(message_bus.GetConnectionUnixProcessID(name), timeout=LONGEST)
        return 0 if reply.header.message_type is MessageType.error else int(reply.body[0])

    def _get(self, path: str, key: str) -> str:
        at = DBusAddress(path, self._app, "org.freedesktop.DBus.Properties")
        found = self._ask(at, "Get", "ss", (f"{ATSPI}.Accessible", key))
        return str(found[0][1]) if found else ""

    def _ask(self, at: Any, method: str, kinds: str = "", values: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        """The answer, or None where the thing is no longer there."""
        reply = self._asking.send_and_get_reply(new_method_call(at, method, kinds, values), timeout=LONGEST)
        return None if reply.header.message_type is MessageType.error else reply.body


def _answer(bus: DBusConnection, message: Any) -> tuple[Any, ...]:
    reply = bus.send_and_get_reply(message, timeout=LONGEST)
    assert reply.header.message_type is MessageType.method_return, reply.body
    answer: tuple[Any, ...] = reply.body
    return answer
