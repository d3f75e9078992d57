"""Where things live: the resources that ship with the program, and one person's folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple


def resources() -> Path:
    """The folder of words, fonts and icons, in a checkout, an installed package or a frozen build."""
    frozen = getattr(sys, "_MEIPASS", None)
    root = Path(frozen) if frozen else Path(__file__).resolve().parent.parent
    return root / "resources"


class Places(NamedTuple):
    """The files of one register, all in one folder that belongs to one person."""

    root: Path

    @property
    def settings(self) -> Path:
        """The one plain file: telephone numbers and the agency's choices, never anything about people."""
        return self.root / "settings.toml"

    @property
    def keys(self) -> Path:
        """The key file: slots, public keys and a checksum."""
        return self.root / "keys.json"

    @property
    def register(self) -> Path:
        """The encrypted register."""
        return self.root / "register.db"

    @property
    def ballast(self) -> Path:
        """Room that is given up when the disk is full."""
        return self.root / "ballast"

    @property
    def inbox(self) -> Path:
        """Emergency notes made before unlock, each sealed to the register's public key."""
        return self.root / "inbox"

    @property
    def review(self) -> Path:
        """Single records laid out for a countersigner, each under a passphrase of its own."""
        return self.root / "review"

    @property
    def restoring(self) -> Path:
        """A backup laid out beside the register. It counts for nothing yet."""
        return self.root / "restoring"

    @property
    def put_back(self) -> Path:
        """A backup that is to take the register's place, and does so at the next start if it was cut off."""
        return self.root / "put-back"

    @property
    def log(self) -> Path:
        """What happened and when, by codes and numbers alone."""
        return self.root / "events.log"

    @property
    def reports(self) -> Path:
        """The reports of the last faults, for whoever mends the program; nothing in them is about people."""
        return self.root / "reports"


def home() -> Places:
    """This person's own folder on this computer, never a roaming one."""
    from platformdirs import user_data_path

    return Places(user_data_path("Sharewell", appauthor=False, roaming=False))


def in_development() -> bool:
    """Whether the program runs from its source, and not as a folder that was built to be installed."""
    return not hasattr(sys, "_MEIPASS")
