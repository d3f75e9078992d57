"""Backups to a small stick, and from a small disk, in a name space of its own; asserts what must hold."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

from app.errors import AppError
from app.paths import Places
from app.store.backup import backups_in
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.backing import AT, back_up, owner
from tests.store.sealing import NOON, fixed_keys, sealing


def main(root: Path) -> None:
    """A stick that fills up, then a disk that has no room to make a backup on."""
    keys, chance = fixed_keys(), random.Random(5)
    stick, disk = root / "stick", root / "disk"
    for folder, size in ((stick, "600k"), (disk, "2m")):
        folder.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)], check=True)
    places = Places(disk / "store")
    register = Register.create(places, keys.data_key)
    register.append(sealing(keys), None)
    made, came = list[Path](), None
    for day in range(100):
        register.save_draft("d", {"text": chance.randbytes(1000 * day).hex()}, NOON)
        came = tried(register, places, stick, day)
        if isinstance(came, AppError):
            break
        made.append(came)
    assert isinstance(came, AppError)
    assert (came.code, came.facts["folder"]) == ("disk_full", str(stick)), (came.code, came.facts)
    assert 2 < len(made) < 90, len(made)
    seven = made[-7:]
    _holds(stick, seven, keys)
    assert not list(places.root.glob("backing*"))

    subprocess.run(["mount", "-o", "remount,size=20m", str(stick)], check=True)
    came = tried(register, places, stick, 200)
    assert isinstance(came, Path)
    seven = [*seven, came][-7:]
    _holds(stick, seven, keys)

    (disk / "filler").write_bytes(bytes(shutil.disk_usage(disk).free - places.register.stat().st_size // 2))
    came = tried(register, places, stick, 201)
    assert isinstance(came, AppError), "there was room after all"
    assert came.code == "disk_full"
    assert str(came.facts["folder"]).startswith(str(disk)), came.facts
    _holds(stick, seven, keys)
    assert not list(places.root.glob("backing*"))
    assert register.check(keys.verify) == []
    register.close()
    sys.stdout.write("all of it held\n")


def tried(register: Register, places: Places, stick: Path, day: int) -> Path | AppError:
    """A backup, or what kept it from being made."""
    try:
        return back_up(register, places, fixed_keys(), stick, AT + timedelta(days=day)).path
    except AppError as fault:
        return fault


def _holds(stick: Path, wanted: list[Path], keys: Keys) -> None:
    """These backups and nothing else, each of them whole."""
    assert sorted(stick.iterdir()) == sorted(wanted)
    assert all(each.manifest is not None for each in backups_in(stick, owner(keys)))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
