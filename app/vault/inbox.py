"""The inbox: notes written before unlock, sealed so that only the unlocked register can read them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from app.errors import AppError
from app.files import put, replace, settle, trouble
from app.paths import Places
from app.vault import keyfile
from app.vault.keys import Keys, sealed_note
from app.vault.slots import Random

_ENDING = ".note"
_ASIDE = ".aside"
_NUMBER = re.compile(r"[0-9]{4}-[0-9]{3,6}")
LARGEST = 10_000_000
"""Bytes of one note that are read; a call log has about 1,000."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note of the inbox. `body` is None if it cannot be opened: damaged, or sealed for another register."""

    name: str
    body: bytes | None


def seal_note(places: Places, note: bytes, *, name: str = "", random: Random = os.urandom) -> Path:
    """Seal a note to the register here, without unlocking it, and keep it for the next unlock.

    `name`: what the file is to be called (without ending), where a later note is to take the place of an earlier one.
    Raises AppError: keys_missing (no register yet), keys_damaged, folder_unwritable, disk_full.
    """
    path = places.inbox / f"{name or random(12).hex()}{_ENDING}"
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


def put_aside(places: Places, name: str, number: str) -> None:
    """Put a note about the record of this number aside: it is kept, and not read any more.

    Raises AppError("folder_unwritable").
    """
    path = places.inbox / Path(name).name
    try:
        replace(path, path.with_name(f"{number}.{path.stem}{_ASIDE}"))
        settle(places.inbox)
    except OSError as fault:
        raise trouble(fault, places.inbox) from fault


def put_aside_about(places: Places) -> tuple[str, ...]:
    """The numbers of the records that notes were put aside about, each once."""
    return tuple(sorted({_about(path) for path in _aside(places)}))


def forget_aside(places: Places, number: str) -> None:
    """Delete what was put aside about the record of this number. Raises AppError("folder_unwritable")."""
    for path in _aside(places):
        if _about(path) == number:
            delete_note(places, path.name)


def _aside(places: Places) -> list[Path]:
    try:
        paths = list(places.inbox.iterdir())
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as fault:
        raise trouble(fault, places.inbox) from fault
    return [path for path in paths if path.suffix == _ASIDE and _NUMBER.fullmatch(_about(path))]


def _about(path: Path) -> str:
    return path.name.partition(".")[0]


def _body(path: Path, keys: Keys) -> bytes | None:
    try:
        with path.open("rb") as file:
            return keys.open_note(file.read(LARGEST + 1))
    except (OSError, AppError):
        return None
