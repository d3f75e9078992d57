"""The slots that each secret makes, and what each secret opens of a key file."""

from __future__ import annotations

from collections.abc import Callable

from app.errors import AppError
from app.vault import recovery, ring
from app.vault.keyfile import KeyFile
from app.vault.keys import Keys
from app.vault.sealing import public_of
from app.vault.slots import (
    DAILY,
    ESCROW,
    PASSPHRASE,
    RECOVERY,
    Random,
    Sealed,
    Slot,
    derived,
    locked,
    opened,
    sealed,
    unlocked,
    unsealed,
)
from app.vault.stretch import SHORTEST_ALONE, Cost, long_enough

Way = Callable[[KeyFile], bytes | None]
"""The data key of a key file, or None if this way does not open it."""


def typed_slot(keys: Keys, passphrase: str, secret: bytes | None, random: Random, cost: Cost) -> Slot:
    """The slot for a passphrase, with the device secret or alone. Raises AppError("passphrase_short")."""
    if secret is None:
        long_enough(passphrase, SHORTEST_ALONE)
    kind = PASSPHRASE if secret is None else DAILY
    return locked(keys.data_key, kind, keys.store, passphrase, random, cost, more=secret or b"")


def recovery_slot(keys: Keys, random: Random) -> tuple[Sealed, str]:
    """The slot for a new recovery key, and that key to print."""
    key, salt = random(recovery.SIZE), random(32)
    public = public_of(_pair(key, salt, keys.store))
    return sealed(keys.data_key, Sealed(type=RECOVERY, salt=salt, public=public), keys.store), recovery.printed(key)


def escrow_slot(keys: Keys, public: bytes) -> Sealed:
    """The slot for an agency. Raises ValueError for a public key that nothing can be sealed to."""
    return sealed(keys.data_key, Sealed(type=ESCROW, salt=b"", public=public), keys.store)


def secret_for(file: KeyFile) -> bytes | None:
    """The device secret, if the passphrase needs it. Raises AppError: keyring_missing, _locked, _damaged."""
    return ring.secret_of(file.store) if file.typed().type == DAILY else None


def by_passphrase(passphrase: str, secret: bytes | None) -> Way:
    """With a passphrase, and the device secret where it takes both."""

    def way(file: KeyFile) -> bytes | None:
        return unlocked(file.typed(), file.store, passphrase, more=secret or b"")

    return way


def by_recovery(key: bytes) -> Way:
    """With the recovery key, in a slot of today's form or of version 1."""

    def way(file: KeyFile) -> bytes | None:
        match file.slot(RECOVERY):
            case Sealed() as slot:
                private = _pair(key, slot.salt, file.store)
                return unsealed(slot, file.store, private) if public_of(private) == slot.public else None
            case Slot() as slot:
                return opened(slot, file.store, key)
            case _:
                raise AppError("keys_damaged")

    return way


def by_agency(private: bytes) -> Way:
    """With the private key of the agency."""

    def way(file: KeyFile) -> bytes | None:
        slot = file.slot(ESCROW)
        ours = isinstance(slot, Sealed) and slot.public == public_of(private)
        return unsealed(slot, file.store, private) if isinstance(slot, Sealed) and ours else None

    return way


def _pair(key: bytes, salt: bytes, store: str) -> bytes:
    return derived(key, salt, store, "recovery key pair")
