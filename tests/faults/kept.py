"""A register with a backup that holds part of it, for the tests that put the backup back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from app.decisions.record import RESTORED
from app.desk import Desk
from app.desk.restoring import Loss
from app.paths import Places
from tests.unit.put_back import PASSPHRASE, desk_at, seals

BEFORE, AFTER = ["2026-001", "2026-002"], ["2026-003", "2026-004"]
"""What is in the backup, and what was sealed since."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A closed register, one backup of its first two records, and its recovery key."""

    places: Places
    file: Path
    recovery_key: str

    @classmethod
    def made(cls, root: Path) -> Kept:
        """A new one, in this folder."""
        places, stick = Places(root / "mine"), root / "stick"
        stick.mkdir()
        desk = desk_at(places.root)
        recovery_key = desk.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="")
        seals(desk, 2)
        file = desk.backups.make(stick).path  # not where they go from now on: copies would all go there
        seals(desk, 2)
        desk.close()
        return cls(places, file, recovery_key)

    def copied(self, root: Path) -> Kept:
        """The same once more, in this folder."""
        shutil.copytree(self.places.root.parent, root)
        return replace(self, places=Places(root / "mine"), file=root / "stick" / self.file.name)

    def desk(self) -> Desk:
        """A desk over it, locked."""
        return desk_at(self.places.root)


def numbers(desk: Desk) -> list[str]:
    """What the open desk has, the oldest first."""
    return [each.number for each in desk.records()][::-1]


def put_back(desk: Desk, file: Path, passphrase: str = PASSPHRASE) -> Loss:
    """Put a backup back, and see that it is there, whole, and says so."""
    restore = desk.backups.restore(file)
    loss = restore.with_passphrase(passphrase)
    desk.backups.put_in_place(restore)
    assert numbers(desk) == BEFORE
    assert desk.check() == ()
    (entry,) = desk.hands().register.entries(RESTORED)
    assert entry.payload is not None
    assert entry.payload["backup"]["seq"] == 2
    assert entry.payload["by"]["name"] == "Ada Example"
    return loss
