"""The ways in: first set-up, passphrase, recovery key, the agency's key, and the keys of a throw-away register."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime

from app.errors import AppError
from app.memory import no_dumps
from app.paths import Places
from app.vault import escrow, keyfile, recovery, ring, tries
from app.vault.keyfile import KeyFile
from app.vault.keys import Keys, keys_of, new_keys
from app.vault.slots import ESCROW, RECOVERY, TYPED, Random, Sealed, Slot
from app.vault.stretch import SHORTEST, SHORTEST_ALONE, STANDARD, Cost, long_enough
from app.vault.ways import (
    Way,
    by_agency,
    by_passphrase,
    by_recovery,
    escrow_slot,
    recovery_slot,
    secret_for,
    typed_slot,
)


def shortest_here() -> int:
    """How many characters a passphrase needs on this computer."""
    return SHORTEST if ring.works() else SHORTEST_ALONE


def create(
    places: Places,
    passphrase: str,
    *,
    without_keyring: bool = False,
    random: Random = os.urandom,
    cost: Cost = STANDARD,
) -> tuple[Keys, str]:
    """Keys for a new register, and the recovery key to print. They count once the register file is made.

    Raises AppError: register_exists (never a new register over an old one), passphrase_short, keyring_locked,
    folder_unwritable, disk_full.
    """
    if keyfile.is_set_up(places):
        raise AppError("register_exists", folder=str(places.root))
    long_enough(passphrase, SHORTEST)
    no_dumps()
    keys = new_keys(random)
    secret = None if without_keyring else ring.new_secret(keys.store, random)
    try:
        typed = typed_slot(keys, passphrase, secret, random, cost)
        slot, printed = recovery_slot(keys, random)
        keyfile.put_aside(places, keys.key_file((typed, slot), random))
    except AppError:
        if secret is not None:
            ring.forget(keys.store)
        raise
    return keys, printed


def unlock(
    places: Places,
    passphrase: str,
    *,
    random: Random = os.urandom,
    cost: Cost = STANDARD,
    at: datetime | None = None,
) -> Keys:
    """The keys, for the passphrase. A slot that falls short of `cost`, what slots should cost now, is made anew.

    Wrong tries are counted if it is known when they are made (`at`); so they are in the other two ways in.

    Raises AppError: wrong_passphrase, too_many_tries, keyring_missing, keyring_locked, keyring_damaged, keys_missing,
    keys_damaged, keys_newer, kdf_refused, folder_unwritable.
    """
    with tries.counted(places, at):
        file = keyfile.read(places)
        secret = secret_for(file)
        keys = _opened(places, file, by_passphrase(passphrase, secret), "wrong_passphrase")
    typed = file.typed()
    if typed.cost is not None and typed.cost.falls_short(cost) and not keyfile.waiting(places).exists():
        # Neither a folder nor a memory too small for the dearer slot shuts out somebody whom the old one lets in.
        with suppress(AppError, MemoryError):
            dearer = typed_slot(keys, passphrase, secret, random, cost)
            _rewrite(places, keys, (dearer, *file.without(*TYPED)), random)
    return keys


def opens(places: Places, keys: Keys, passphrase: str) -> bool:
    """Whether this passphrase opens the register of these keys. It is no try, so a wrong one makes nobody wait.

    Raises AppError: keys_damaged, keyring_missing, keyring_locked, keyring_damaged and what reading the key file does.
    """
    file = file_of(places, keys)
    return by_passphrase(passphrase, secret_for(file))(file) is not None


def open_with_recovery(places: Places, recovery_key: str, *, at: datetime | None = None) -> Keys:
    """The keys, for the recovery key as typed; the passphrase stays what it was until `replace_passphrase`.

    Raises AppError: recovery_key_mistyped, wrong_recovery_key, too_many_tries, keys_missing, keys_damaged, keys_newer,
    kdf_refused.
    """
    key = recovery.typed(recovery_key)
    with tries.counted(places, at):
        return _opened(places, keyfile.read(places), by_recovery(key), "wrong_recovery_key")


def open_with_escrow(places: Places, private_file: bytes, passphrase: str, *, at: datetime | None = None) -> Keys:
    """The keys, for the agency's private file and its own passphrase; then `replace_passphrase`, as after recovery.

    Raises AppError: wrong_agency_key (these records were not given to this agency), agency_key_damaged,
    wrong_file_passphrase, too_many_tries, keys_missing, keys_damaged, keys_newer, kdf_refused.
    """
    with tries.counted(places, at):
        file = keyfile.read(places)
        private = escrow.private_key(private_file, passphrase)
        return _opened(places, file, by_agency(private), "wrong_agency_key")


def replace_passphrase(
    places: Places,
    keys: Keys,
    passphrase: str,
    *,
    without_keyring: bool = False,
    random: Random = os.urandom,
    cost: Cost = STANDARD,
) -> None:
    """From now on this passphrase opens the register and the one before does not.

    The device secret in the keyring is kept if it is whole, so that a change cut off half way leaves the old
    passphrase working. Raises AppError like `create`.
    """
    file = file_of(places, keys)
    long_enough(passphrase, SHORTEST)
    secret = None if without_keyring else _device_secret(keys.store, random)
    typed = typed_slot(keys, passphrase, secret, random, cost)
    _rewrite(places, keys, (typed, *file.without(*TYPED)), random)


def replace_recovery_key(places: Places, keys: Keys, *, random: Random = os.urandom) -> str:
    """A new recovery key to print; the one before opens nothing any more."""
    file = file_of(places, keys)
    slot, printed = recovery_slot(keys, random)
    _rewrite(places, keys, (*file.without(RECOVERY), slot), random)
    return printed


def add_escrow(places: Places, keys: Keys, public: str, *, random: Random = os.urandom) -> None:
    """From now on the agency's key, given by its public part as typed, opens the register too; no other agency's.

    Raises AppError("agency_key_mistyped").
    """
    file, key = file_of(places, keys), escrow.public_key(public)
    try:
        slot = escrow_slot(keys, key)
    except ValueError:
        raise AppError("agency_key_mistyped") from None
    _rewrite(places, keys, (*file.without(ESCROW), slot), random)


def remove_escrow(places: Places, keys: Keys, *, random: Random = os.urandom) -> None:
    """From now on no agency's key opens the register. Old copies of the key file still do, until a new data key."""
    file = file_of(places, keys)
    _rewrite(places, keys, file.without(ESCROW), random)


def escrow_of(places: Places) -> str | None:
    """The fingerprint of the agency's key that opens the register here, if one does; asked without unlocking."""
    slot = keyfile.read(places).slot(ESCROW)
    return escrow.fingerprint(slot.public) if isinstance(slot, Sealed) else None


def escrow_key_of(places: Places, keys: Keys) -> str | None:
    """The public key of the agency that was let in, as people copy it, once it is sure that nobody swapped it.

    Raises AppError("keys_damaged") and what reading the key file raises.
    """
    slot = file_of(places, keys).slot(ESCROW)
    return escrow.printed(slot.public) if isinstance(slot, Sealed) else None


def throwaway(random: Random = os.urandom) -> Keys:
    """Keys that are kept nowhere, for a register that ends with the program."""
    no_dumps()
    return new_keys(random)


def file_of(places: Places, keys: Keys) -> KeyFile:
    """The key file here, if these are its keys. Raises AppError("keys_damaged") and what reading it raises."""
    file = keyfile.read(places)
    keys_of(file, keys.data_key)
    return file


def _opened(places: Places, file: KeyFile, way: Way, refusal: str) -> Keys:
    no_dumps()
    data_key = way(file)
    if data_key is None:
        raise AppError(refusal)
    keys = keys_of(file, data_key)
    keys.next = _next(places, way, keys)
    keyfile.mend(places, file)
    return keys


def _next(places: Places, way: Way, keys: Keys) -> Keys | None:
    """What the same secret opens of a change to a new data key that was cut off."""
    aside = keyfile.read_aside(places)
    if aside is None or aside.store != keys.store:
        return None
    with suppress(AppError):
        data_key = way(aside)
        if data_key is not None and data_key != keys.data_key:
            return keys_of(aside, data_key)
    return None


def _rewrite(places: Places, keys: Keys, slots: tuple[Slot | Sealed, ...], random: Random) -> None:
    keyfile.write(places, keys.key_file(slots, random))


def _device_secret(store: str, random: Random) -> bytes | None:
    try:
        return ring.secret_of(store)
    except AppError as fault:
        if fault.code == "keyring_locked":
            raise
        return ring.new_secret(store, random)
