"""Starts a command beside something that takes calls and never answers: a keyring, or the session bus itself."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

from jeepney.bus_messages import DBus  # type: ignore[import-untyped]
from jeepney.io.blocking import Proxy, open_dbus_connection  # type: ignore[import-untyped]


def beside_keyring(command: list[str]) -> int:
    """Take the keyring's name, and read nothing more."""
    with open_dbus_connection() as bus:
        Proxy(DBus(), bus).RequestName("org.freedesktop.secrets")
        return subprocess.run(command, check=False).returncode


def beside_bus(command: list[str]) -> int:
    """Listen where the bus should be, and accept nobody."""
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(Path(folder) / "bus"))
        bus.listen()
        env = {**os.environ, "DBUS_SESSION_BUS_ADDRESS": f"unix:path={folder}/bus"}
        return subprocess.run(command, env=env, check=False).returncode


if __name__ == "__main__":
    what, *rest = sys.argv[1:]
    sys.exit({"keyring": beside_keyring, "bus": beside_bus}[what](rest))
