"""One record laid out for a countersigner: sealed with a passphrase of its own, so that it opens no other record."""

from __future__ import annotations

import os
import re
from pathlib import Path

from app.errors import AppError
from app.files import put, settle, trouble
from app.paths import Places
from app.vault.envelope import open_with_passphrase, seal_with_passphrase
from app.vault.slots import Random
from app.vault.stretch import STANDARD, Cost

_NUMBER = re.compile(r"[0-9]{4}-[0-9]{3,9}")
_ENDING = ".sealed"


def lay_out(
    places: Places, number: str, record: bytes, passphrase: str, *, random: Random = os.urandom, cost: Cost = STANDARD
) -> None:
    """Lay the record of this number out. Nothing in the file comes from the register's keys.

    Raises AppError: record_unknown (no such number can be), passphrase_short, folder_unwritable, disk_full.
    """
    put(_path(places, number), seal_with_passphrase(passphrase, record, _use(number), random=random, cost=cost))


def read_laid_out(places: Places, number: str, passphrase: str) -> bytes:
    """The record that was laid out.

    Raises AppError: record_unknown (not laid out), wrong_file_passphrase, envelope_damaged, kdf_refused.
    """
    path = _path(places, number)
    try:
        sealed = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise AppError("record_unknown", number=number) from None
    except OSError as fault:
        raise trouble(fault, path.parent) from fault
    return open_with_passphrase(passphrase, sealed, _use(number))


def laid_out(places: Places) -> tuple[str, ...]:
    """The numbers of the records that are laid out."""
    try:
        found = sorted(path.stem for path in places.review.iterdir() if path.suffix == _ENDING)
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as fault:
        raise trouble(fault, places.review) from fault
    return tuple(number for number in found if _NUMBER.fullmatch(number))


def take_back(places: Places, number: str) -> None:
    """The record is laid out no more. Raises AppError("folder_unwritable"); one that is not there is no fault."""
    path = _path(places, number)
    try:
        path.unlink(missing_ok=True)
        settle(path.parent)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as fault:
        raise trouble(fault, path.parent) from fault


def _path(places: Places, number: str) -> Path:
    if not _NUMBER.fullmatch(number):
        raise AppError("record_unknown", number=number)
    return places.review / f"{number}{_ENDING}"


def _use(number: str) -> str:
    return f"review of {number}"
