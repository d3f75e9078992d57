"""A desktop of its own for one test: a display, a session bus, a keyring, and the accessibility bus."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.house.rules import ROOT

SIZE = "1280x720x24"
LOGIN = "login"
"""The password of the made-up account, which opens its keyring."""


@dataclass(frozen=True, slots=True)
class Desktop:
    """Where one made-up person works. `env` is what their programs are started with."""

    env: dict[str, str]
    home: Path
    store: Path

    def ask(self, *command: str, told: str = "") -> str:
        """What a program says when it is run here; it must end well within a minute."""
        done = subprocess.run(
            command, env=self.env, cwd=self.home, input=told, capture_output=True, text=True, timeout=60, check=False
        )
        assert done.returncode == 0, f"{command}: {done.stderr}"
        return done.stdout

    def python(self, *words: str, told: str = "") -> str:
        """The same for a module of ours."""
        return self.ask(sys.executable, "-m", *words, told=told)

    @contextmanager
    def program(self) -> Iterator[subprocess.Popen[bytes]]:
        """Sharewell, started as a person starts it, over this person's register."""
        log = (self.home / "said.txt").open("ab")
        with log:
            started = subprocess.Popen(
                [sys.executable, "-m", "ui", "--store", str(self.store)], env=self.env, cwd=ROOT, stdout=log, stderr=log
            )
        try:
            yield started
        finally:
            started.kill()
            started.wait()


@contextmanager
def desktop(folder: Path) -> Iterator[Desktop]:
    """A desktop whose files lie in `folder`; everything it started has ended afterwards."""
    home, run = folder / "home", folder / "run"
    home.mkdir()
    run.mkdir(mode=0o700)
    with ExitStack() as open_till_the_end:
        started = open_till_the_end.enter_context
        env = {**_plain(), "HOME": str(home), "XDG_RUNTIME_DIR": str(run), "PYTHONPATH": str(ROOT)}
        screen = ("-screen", "0", SIZE, "-nolisten", "tcp")
        env["DISPLAY"] = ":" + started(_serving(["Xvfb", *screen, "-displayfd", "{}"], env))
        env["QT_QPA_PLATFORM"] = "xcb"
        env["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "1"
        env["DBUS_SESSION_BUS_ADDRESS"] = started(
            _serving(["dbus-daemon", "--session", "--nofork", "--print-address={}"], env)
        )
        # Never the computer's own, which may be locked or go to sleep while the tests run.
        env["DBUS_SYSTEM_BUS_ADDRESS"] = started(
            _serving(["dbus-daemon", "--session", "--nofork", "--print-address={}"], env)
        )
        started(_keyring(env))
        own = Desktop(env, home, folder / "register")
        own.ask("xdotool", "mousemove", "9999", "9999")  # out of the way: what is under the pointer is drawn otherwise
        yield own


def _plain() -> dict[str, str]:
    """Our surroundings without anything of the desktop we were started from."""
    gone = {"DBUS_SESSION_BUS_ADDRESS", "AT_SPI_BUS_ADDRESS", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND"}
    return {
        key: value
        for key, value in os.environ.items()
        if key not in gone and not key.startswith(("XDG_", "QT_", "COVERAGE_"))
    }


@contextmanager
def _serving(command: list[str], env: dict[str, str]) -> Iterator[str]:
    """Start what serves until it is ended; gives the one line it says about where to find it."""
    reading, writing = os.pipe()
    words = [word.format(writing) for word in command]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(words, env=env, pass_fds=(writing,), stdout=quiet, stderr=quiet)
    os.close(writing)
    try:
        with os.fdopen(reading) as line:
            yield line.readline().strip()
    finally:
        server.terminate()
        server.wait()


@contextmanager
def _keyring(env: dict[str, str]) -> Iterator[None]:
    """The keyring, unlocked as logging in does it. It stays at work, so it is a child of ours."""
    command = ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"]
    quiet = subprocess.DEVNULL
    server = subprocess.Popen(command, env=env, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet)
    assert server.stdin is not None
    server.stdin.write(LOGIN.encode())
    server.stdin.close()
    try:
        _waits_for_name(env, "org.freedesktop.secrets")
        yield
    finally:
        server.terminate()
        server.wait()


def _waits_for_name(env: dict[str, str], name: str) -> None:
    from jeepney.bus_messages import DBus  # type: ignore[import-untyped]
    from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]

    with open_dbus_connection(env["DBUS_SESSION_BUS_ADDRESS"]) as bus:
        proxy = Proxy(DBus(), bus, timeout=10)
        for _ in range(3000):
            if proxy.NameHasOwner(name)[0]:
                return
    raise AssertionError(f"{name} does not answer")
