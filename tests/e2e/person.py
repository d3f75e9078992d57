"""Somebody at the keyboard, who cannot see the screen: presses keys, and knows by ear what happened."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.e2e.desktop import Desktop
from tests.e2e.ear import Ear, Heard
from tests.e2e.frame import close_window, title, windows
from tests.e2e.shown import PASSPHRASE, SAY, heading, label, letter, ui

MOVES = frozenset({"Tab", "shift+Tab"})
"""Keys that only go from one thing to the next. Every other press, and every line of words, is an act."""

LONGEST_WAY = 60
"""Presses of Tab after which something cannot be reached."""


class Person:
    """Drives one program after another on a desktop, by keys alone."""

    def __init__(self, desktop: Desktop, ear: Ear, pictures: Path) -> None:
        self.desktop, self.ear, self.pictures = desktop, ear, pictures
        self.acts: list[str] = []
        self._program = ExitStack()
        self.process: subprocess.Popen[bytes] | None = None
        self._since = 0

    # The program

    def launch(self, first: str) -> None:
        """Start the program; its window gets the focus, and in it `first`."""
        self.process = self._program.enter_context(self.desktop.program())
        self.take_window()  # at once, as window managers do: long before the first page is whole
        self.ear.finds(self.process.pid, first)
        self.ear.holds(first)
        self._mark()

    def take_window(self, beside: frozenset[str] = frozenset()) -> str:
        """Give the focus to the window that is not one of those, as a window manager does; its id."""
        self.ear.until(lambda: bool(windows(self.desktop.env) - beside), "no window came")
        (window,) = windows(self.desktop.env) - beside
        self.desktop.ask("xdotool", "windowfocus", "--sync", window)
        return window

    def is_locked_out(self) -> None:
        """Wait until the program has locked itself: a new one in its place, that shows nothing."""
        assert self.process is not None
        self.ear.finds(self.process.pid, ui("hidden.heading"), anew=True)
        self.take_window()
        self.ear.holds(ui("hidden.heading"))
        self._mark()

    def comes_back(self) -> None:
        """Press a key on the neutral page, and unlock."""
        self.press("Return")
        self.unlock()

    def kill(self) -> float:
        """End the program with kill -9; gives the moment."""
        assert self.process is not None
        self.process.kill()
        at = time.monotonic()
        self._program.close()
        return at

    def close(self) -> None:
        """Close the window as its frame does, and wait until the program has ended well."""
        (window,) = windows(self.desktop.env)
        close_window(self.desktop.env["DISPLAY"], int(window))
        assert self.process is not None
        assert self.process.wait(20) == 0
        self._program.close()

    def end(self) -> None:
        """Whatever still runs ends."""
        self._program.close()

    # Keys

    def press(self, *keys: str) -> None:
        """Press these keys, one after the other."""
        self.acts += [key for key in keys if key not in MOVES]
        self._mark()
        self.desktop.ask("xdotool", "key", *keys)

    def types(self, words: str, *, secret: bool = False) -> None:
        """Type words into the box that has the focus, and wait until they stand there."""
        self.acts.append(words)
        before = self.ear.text()
        self.desktop.ask("xdotool", "type", "--delay", "4", words)
        wanted = len(before + words) if secret else before + words
        self.ear.until(
            lambda: (len(self.ear.text()) if secret else self.ear.text()) == wanted, f"typed {words!r}, not there"
        )

    def tab_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until this has the focus."""
        gone_by: list[str] = []
        while (at := self._tab(key)) != name:
            gone_by.append(at)
            assert len(gone_by) < LONGEST_WAY, f"Tab never came to “{name}”, only to {gone_by}"

    def use(self, name: str) -> None:
        """Go to a button and press it."""
        self.tab_to(name)
        self.press("Return")

    def hears(self, *texts: str) -> Heard:
        """Wait until one of these gets the focus because of the last key, and so is read out."""
        return self.ear.hears(texts, self._since)

    def hears_like(self, beginning: str) -> Heard:
        """Wait until something that begins like this gets the focus."""
        beginning = beginning.rstrip(".")
        self.ear.until(lambda: any(h.text.startswith(beginning) for h in self._now()), f"“{beginning}…” was not heard")
        return next(heard for heard in self._now() if heard.text.startswith(beginning))

    def is_told(self, text: str) -> None:
        """Wait until this is announced because of the last key."""
        self.ear.hears((text,), self._since, "said")

    def is_on_a_page(self) -> None:
        """Wait until a page of the wizard is there: its way on can be seen."""
        on = SAY.text("session", "go_on")
        self.ear.until(lambda: on in self.ear.names(), "no page came")

    # Things done more than once

    def set_up(self) -> None:
        """The first run: who I am, a passphrase twice, and the recovery key written down."""
        self.says_who()
        self.look("key")
        self.has_written_it_down()

    def says_who(self) -> None:
        """The first page of the set-up, as far as the recovery key."""
        self.hears(ui("first.name"))
        self.types("Sam Carer")
        self.tab_to(ui("first.carer"))
        self.press("space")
        self.tab_to(ui("first.organisation"))
        self.types("Ashdown Fostering")
        for box in ("first.passphrase", "first.again"):
            self.tab_to(ui(box))
            self.types(PASSPHRASE, secret=True)
        self.look("set-up")
        self.press("Return")
        self.hears(ui("key.heading"))

    def has_written_it_down(self) -> None:
        """The recovery key is on paper."""
        self.tab_to(ui("key.done"))
        self.press("space")
        self.use(ui("key.go"))

    def unlock(self) -> None:
        """The passphrase, where it is asked for."""
        self.hears(ui("unlock.passphrase"))
        self.types(PASSPHRASE, secret=True)
        self.press("Return")

    def goes_to_the_topic(self) -> None:
        """From the first page to the page where something is told in one's own words."""
        self.use(ui("home.start"))
        self.unlock()
        for question, option in (("danger", "no"), ("who", "ours"), ("about", "relative")):
            self.hears(heading(question))
            self.press(letter(question, option))
            self.hears(label(question, option))
            self.press("Return")
        self.hears(heading("topic"))

    def save(self, button: str, path: Path) -> None:
        """Save what a button offers through the system's own dialog."""
        first = windows(self.desktop.env)
        self.use(button)
        self.take_window(first)
        self.ear.until(lambda: self.ear.text().endswith(path.suffix), "the dialog does not offer a name")
        self.press("ctrl+a")
        self.desktop.ask("xdotool", "type", "--delay", "4", str(path))
        self.ear.until(lambda: self.ear.text() == str(path), "the path was not typed")
        self.look("save")
        self.press("Return")
        self.ear.until(path.exists, "it was not written")
        self.take_window()

    def choose(self, button: str, path: Path) -> None:
        """Choose a file that is there through the system's own dialog."""
        first = windows(self.desktop.env)
        self.use(button)
        self.take_window(first)
        self.desktop.ask("xdotool", "type", "--delay", "4", str(path))
        self.ear.until(lambda: self.ear.text() == str(path), "the path was not typed")
        self.look("choose")
        self.press("Return")
        self.ear.until(lambda: len(windows(self.desktop.env)) == 1, "the dialog stayed")
        self.take_window()

    def unfinished(self) -> str:
        """The name of the first unfinished decision on the first page."""
        names = self.ear.names()
        return names[names.index(ui("home.unfinished")) + 1]

    def titles(self) -> list[str]:
        """What the frames of all windows show."""
        return [title(self.desktop.env, window) for window in windows(self.desktop.env)]

    def _tab(self, key: str) -> str:
        self.press(key)

        self.ear.until(lambda: bool(self._now()), f"{key} moved nothing")
        return self._now()[-1].text

    def _now(self) -> list[Heard]:
        """What got the focus because of the last key."""
        return [heard for heard in self.ear.heard[self._since :] if heard.how == "focus"]

    def _mark(self) -> None:
        self.ear.listen(0.001)
        self._since = len(self.ear.heard)

    # Pictures, for whoever looks into a failure

    def look(self, name: str) -> Path:
        """A picture of the screen once it has come to rest."""
        path, before = self.pictures / f"{name}.png", b""
        end = time.monotonic() + 3
        while time.monotonic() < end:
            self.desktop.ask("import", "-silent", "-window", "root", "-strip", str(path))
            if path.read_bytes() == before:
                break
            before = path.read_bytes()
        return path


@contextmanager
def person_at(desktop: Desktop, pictures: Path) -> Iterator[Person]:
    """A person at this desktop; their program is ended when they leave."""
    pictures.mkdir(exist_ok=True)
    ear = Ear(desktop.env["DBUS_SESSION_BUS_ADDRESS"])
    person = Person(desktop, ear, pictures)
    try:
        yield person
    finally:
        person.end()
        ear.close()
