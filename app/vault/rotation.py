"""A new data key for a register: made ready beside the old one, so that whichever the register has opens it.

The order is `prepare`, then the register itself, then `finish`. Cut off in between, the next unlock gives both keys.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from app.errors import AppError
from app.paths import Places
from app.vault import keyfile
from app.vault.keys import Keys, keys_of
from app.vault.opening import file_of
from app.vault.slots import TYPED, Random, Sealed, Slot, sealed
from app.vault.stretch import STANDARD, Cost
from app.vault.ways import by_passphrase, recovery_slot, secret_for, typed_slot


@dataclass(frozen=True, slots=True)
class Rotation:
    """`keys`: what the register is to have. `recovery_key`: to be printed, where the sheet that was printed before
    will open nothing any more; None where it goes on opening the register."""

    keys: Keys
    recovery_key: str | None


def prepare(
    places: Places, keys: Keys, passphrase: str, *, random: Random = os.urandom, cost: Cost = STANDARD
) -> Rotation:
    """Make a new data key ready. Passphrase, printed sheet and agency stay as they are, with one exception: the
    sheet of a key file of version 1 has to be printed anew.

    Raises AppError: wrong_passphrase, keyring_missing, keyring_locked, keyring_damaged, keys_damaged,
    folder_unwritable, disk_full.
    """
    file = file_of(places, keys)
    secret = secret_for(file)
    if by_passphrase(passphrase, secret)(file) != keys.data_key:
        raise AppError("wrong_passphrase")
    new, printed = keys.with_new_data_key(random), None
    slots: list[Slot | Sealed] = [typed_slot(new, passphrase, secret, random, cost)]
    for slot in file.without(*TYPED):
        match slot:
            case Sealed():
                slots.append(sealed(new.data_key, slot, new.store))
            case Slot():
                fresh, printed = recovery_slot(new, random)
                slots.append(fresh)
    keyfile.put_aside(places, new.key_file(tuple(slots), random))
    return Rotation(new, printed)


def finish(places: Places, new: Keys) -> None:
    """The register has the new data key: from now on the one before opens nothing. Doing it twice is harmless.

    Raises AppError: keys_damaged (these keys are neither here nor made ready), folder_unwritable, disk_full.
    """
    aside = keyfile.read_aside(places)
    if aside is None:
        file_of(places, new)
        return
    keys_of(aside, new.data_key)
    keyfile.write(places, aside)


def abandon(places: Places) -> None:
    """The register has kept its data key: the one made ready is forgotten. Raises AppError("folder_unwritable")."""
    keyfile.drop_aside(places)
