"""Slots: the data key, wrapped once for each way of opening the register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from app.vault.stretch import Cost

Random = Callable[[int], bytes]
"""Gives that many random bytes."""

DAILY = "daily"
"""Opens with the passphrase and the device secret from the keyring of this computer's user."""

PASSPHRASE = "passphrase"  # noqa: S105  (the name of a kind of slot)
"""Opens with the passphrase alone: for computers without a keyring, so it must be longer."""

RECOVERY = "recovery"
"""Opens with the printed recovery key."""

TYPED = (DAILY, PASSPHRASE)
"""The slots that a passphrase opens; a key file has one of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One wrapped copy of the data key. `cost` is None where nothing is typed that could be guessed."""

    type: str
    salt: bytes
    cost: Cost | None
    nonce: bytes
    ct: bytes

    def head(self) -> dict[str, Any]:
        """Everything but the wrapped key, as JSON values; the wrapping binds all of it."""
        cost = self.cost and {"name": "argon2id", "m": self.cost.m, "t": self.cost.t, "p": self.cost.p}
        return {"type": self.type, "salt": self.salt.hex(), "kdf": cost, "nonce": self.nonce.hex()}

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**self.head(), "ct": self.ct.hex()}


def wrapped(data_key: bytes, slot: Slot, store: str, secret: bytes) -> Slot:
    """`slot`, now holding the data key, to be opened with the same secret."""
    from dataclasses import replace

    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    ct = AESGCM(_key(slot, store, secret)).encrypt(slot.nonce, data_key, bound({"store": store, **slot.head()}))
    return replace(slot, ct=ct)


def opened(slot: Slot, store: str, secret: bytes) -> bytes | None:
    """The data key, or None if this secret does not open this slot of this store."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        head = bound({"store": store, **slot.head()})
        return AESGCM(_key(slot, store, secret)).decrypt(slot.nonce, slot.ct, head)
    except InvalidTag:
        return None


def derived(secret: bytes, salt: bytes, store: str, use: str) -> bytes:
    """A 32-byte key for one use in one store (HKDF-SHA256)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, f"{store}|{use}|v1".encode()).derive(secret)


def bound(head: dict[str, Any]) -> bytes:
    """The canonical bytes that a wrapping vouches for."""
    import rfc8785

    return rfc8785.dumps(head)


def _key(slot: Slot, store: str, secret: bytes) -> bytes:
    return derived(secret, slot.salt, store, slot.type)
