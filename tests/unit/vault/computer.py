"""One account at one computer, with a keyring of its own or without: what a person does there, and what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.house.rules import ROOT

PERSON = [sys.executable, str(Path(__file__).with_name("person.py"))]
SILENT = [sys.executable, str(Path(__file__).with_name("silent.py"))]
UNLOCKED = ("sh", "-c", 'printf login | gnome-keyring-daemon --unlock --components=secrets >&2; exec "$@"', "sh")
LOCKED = ("sh", "-c", 'gnome-keyring-daemon --start --components=secrets >&2; exec "$@"', "sh")
DUMB = (*SILENT, "keyring")
"""A desktop where the keyring has a name on the bus and never answers."""


def at_computer(home: Path, root: Path, *steps: list[Any], session: tuple[str, ...] = UNLOCKED) -> list[Any]:
    """What came of the steps in one desktop session of the account whose files are in `home`."""
    return _run(["dbus-run-session", "--", *session, *PERSON], home, root, steps)


def without_desktop(home: Path, root: Path, *steps: list[Any]) -> list[Any]:
    """What came of the steps where there is no session bus, and so no keyring."""
    return _run(PERSON, home, root, steps)


def at_dumb_bus(home: Path, root: Path, *steps: list[Any]) -> list[Any]:
    """What came of the steps where the session bus itself takes calls and never answers."""
    return _run([*SILENT, "bus", *PERSON], home, root, steps)


def _run(command: list[str], home: Path, root: Path, steps: tuple[list[Any], ...]) -> list[Any]:
    home.mkdir(exist_ok=True)
    gone = {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND"}
    mine = {key: value for key, value in os.environ.items() if key not in gone and not key.startswith("XDG_")}
    mine |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, str(root), json.dumps(steps)], env=mine, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    came: list[Any] = json.loads(done.stdout)
    return came
