"""The inbox: notes written before unlock, sealed so that only the unlocked register can read them."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from app.errors import AppError
from app.files import put, settle, trouble
from app.paths import Places
from app.vault import keyfile
from app.vault.keys import Keys, sealed_note
from app.vault.slots import Random

_ENDING = ".note"
LARGEST = 10_000_000
"""Bytes of one note that are read; a call log has about 1,000."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of the inbox. `body` is None if it cannot be opened: damaged, or sealed for another register."""

    name: str
    body: bytes | None


def seal_note(places: Places, note: bytes, *, random: Random = os.urandom) -> Path:
    """Seal a note to the register here, without unlocking it, and keep it for the next unlock.

    Raises AppError: keys_missing (no register yet), keys_damaged, folder_unwritable, disk_full.
    """
    path = places.inbox / f"{random(12).hex()}{_ENDING}"
    put(path, sealed_note(keyfile.read(places), note))
    return path


def read_notes(places: Places, keys: Keys) -> tuple[Note, ...]:
    """Every note that waits, by name. Reading deletes nothing: that is for whoever has kept what it says."""
    try:
        paths = sorted(path for path in places.inbox.iterdir() if path.suffix == _ENDING)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as fault:
        raise trouble(fault, places.inbox) from fault
    return tuple(Note(path.name, _body(path, keys)) for path in paths)


def delete_note(places: Places, name: str) -> None:
    """Take a note out of the inbox. Raises AppError("folder_unwritable"); a note that is gone already is no fault."""
    try:
        (places.inbox / Path(name).name).unlink(missing_ok=True)
        settle(places.inbox)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        raise trouble(fault, places.inbox) from fault


def _body(path: Path, keys: Keys) -> bytes | None:
    try:
        with path.open("rb") as file:
            return keys.open_note(file.read(LARGEST + 1))
    except (OSError, AppError):
        return None
