"""The ways in: first set-up, passphrase, recovery key, and the keys of a throw-away register."""

from __future__ import annotations

import os
from dataclasses import replace

from app.errors import AppError
from app.paths import Places
from app.vault import keyfile, recovery, ring
from app.vault.keyfile import KeyFile
from app.vault.keys import Keys, keys_of, new_keys
from app.vault.slots import DAILY, PASSPHRASE, RECOVERY, TYPED, Random, Slot, opened, wrapped
from app.vault.stretch import STANDARD, Cost, nfc, stretched

SHORTEST = 8
"""Characters of a passphrase, where the keyring holds the other half of the secret."""

SHORTEST_ALONE = 15
"""Characters of a passphrase that protects the register alone."""


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
    _long_enough(passphrase, SHORTEST)
    keys = new_keys(random)
    secret = None if without_keyring else ring.new_secret(keys.store, random)
    try:
        typed = _typed_slot(keys, passphrase, secret, random, cost)
        slot, printed = _recovery_slot(keys, random)
        keyfile.begin(places, replace(keys.key_file(random), slots=(typed, slot)))
    except AppError:
        if secret is not None:
            ring.forget(keys.store)
        raise
    return keys, printed


def unlock(places: Places, passphrase: str) -> Keys:
    """The keys, for the passphrase.

    Raises AppError: wrong_passphrase, keyring_missing, keyring_locked, keyring_damaged, keys_missing, keys_damaged,
    keys_newer, kdf_refused, folder_unwritable.
    """
    file = keyfile.read(places)
    slot = file.slot(*TYPED)
    secret = ring.secret_of(file.store) if slot.type == DAILY else b""
    return _opened(places, file, slot, _stretched(passphrase, slot) + secret, "wrong_passphrase")


def open_with_recovery(places: Places, recovery_key: str) -> Keys:
    """The keys, for the recovery key as typed; the passphrase stays what it was until `replace_passphrase`.

    Raises AppError: recovery_key_mistyped, wrong_recovery_key, keys_missing, keys_damaged, keys_newer, kdf_refused.
    """
    file = keyfile.read(places)
    return _opened(places, file, file.slot(RECOVERY), recovery.typed(recovery_key), "wrong_recovery_key")


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
    file = _file_of(places, keys)
    _long_enough(passphrase, SHORTEST)
    secret = None if without_keyring else _device_secret(keys.store, random)
    typed = _typed_slot(keys, passphrase, secret, random, cost)
    others = tuple(slot for slot in file.slots if slot.type not in TYPED)
    keyfile.write(places, replace(file, slots=(typed, *others)))


def replace_recovery_key(places: Places, keys: Keys, *, random: Random = os.urandom) -> str:
    """A new recovery key to print; the one before opens nothing any more."""
    file = _file_of(places, keys)
    slot, printed = _recovery_slot(keys, random)
    others = tuple(slot for slot in file.slots if slot.type != RECOVERY)
    keyfile.write(places, replace(file, slots=(*others, slot)))
    return printed


def throwaway(random: Random = os.urandom) -> Keys:
    """Keys that are kept nowhere, for a register that ends with the program."""
    return new_keys(random)


def _typed_slot(keys: Keys, passphrase: str, secret: bytes | None, random: Random, cost: Cost) -> Slot:
    if secret is None:
        _long_enough(passphrase, SHORTEST_ALONE)
    kind = PASSPHRASE if secret is None else DAILY
    bare = Slot(type=kind, salt=random(32), cost=cost, nonce=random(12), ct=b"")
    return wrapped(keys.data_key, bare, keys.store, _stretched(passphrase, bare) + (secret or b""))


def _recovery_slot(keys: Keys, random: Random) -> tuple[Slot, str]:
    key = random(20)
    bare = Slot(type=RECOVERY, salt=random(32), cost=None, nonce=random(12), ct=b"")
    return wrapped(keys.data_key, bare, keys.store, key), recovery.printed(key)


def _opened(places: Places, file: KeyFile, slot: Slot, secret: bytes, refusal: str) -> Keys:
    data_key = opened(slot, file.store, secret)
    if data_key is None:
        raise AppError(refusal)
    keys = keys_of(file, data_key)
    keyfile.mend(places, file)
    return keys


def _stretched(passphrase: str, slot: Slot) -> bytes:
    if slot.cost is None:
        raise AppError("keys_damaged")
    return stretched(passphrase, slot.salt, slot.cost)


def _device_secret(store: str, random: Random) -> bytes | None:
    try:
        return ring.secret_of(store)
    except AppError as fault:
        if fault.code == "keyring_locked":
            raise
        return ring.new_secret(store, random)


def _file_of(places: Places, keys: Keys) -> KeyFile:
    file = keyfile.read(places)
    keys_of(file, keys.data_key)
    return file


def _long_enough(passphrase: str, least: int) -> None:
    if len(nfc(passphrase)) < least:
        raise AppError("passphrase_short", least=least)
