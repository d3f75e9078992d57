"""Slots: the data key, wrapped once for each way of opening the register."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from app.vault.sealing import OVERHEAD, open_with, seal_to
from app.vault.stretch import Cost, cost_of, stretched
from app.vault.summed import canonical, hexed

Random = Callable[[int], bytes]
"""Gives that many random bytes."""

DAILY = "daily"
"""Opens with the passphrase and the device secret from the keyring of this computer's user."""

PASSPHRASE = "passphrase"  # noqa: S105  (the name of a kind of slot)
"""Opens with the passphrase alone: for computers without a keyring, so it must be longer."""

RECOVERY = "recovery"
"""Opens with the printed recovery key."""

ESCROW = "escrow"
"""Opens with the agency's key, where the person has agreed to that."""

TYPED = (DAILY, PASSPHRASE)
"""The slots that a passphrase opens; a key file has one of them."""

KEY = 32
"""Bytes of what a slot holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One copy of a key, wrapped under a secret. `cost` is None where nothing is typed that could be guessed."""

    type: str
    salt: bytes
    cost: Cost | None
    nonce: bytes
    ct: bytes = b""

    def head(self) -> dict[str, Any]:
        """Everything but the wrapped key, as JSON values; the wrapping binds all of it."""
        kdf = self.cost and self.cost.to_json()
        return {"type": self.type, "salt": self.salt.hex(), "kdf": kdf, "nonce": self.nonce.hex()}

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**self.head(), "ct": self.ct.hex()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sealed:
    """One copy of a key, sealed to a public key (X25519): it can be made anew without the secret that opens it.

    `salt`: what the recovery key becomes its key pair with; nothing for the agency, whose pair is not derived.
    """

    type: str
    salt: bytes
    public: bytes
    ct: bytes = b""

    def head(self) -> dict[str, Any]:
        """Everything but the sealed key, as JSON values; the sealing binds all of it."""
        return {"type": self.type, "salt": self.salt.hex(), "public": self.public.hex()}

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**self.head(), "ct": self.ct.hex()}


def slot_of(raw: Mapping[str, Any], *types: str) -> Slot:
    """A slot of one of these types from JSON. Raises KeyError, TypeError, ValueError, or AppError("kdf_refused")."""
    if raw["type"] not in types:
        raise ValueError(raw["type"])
    return Slot(
        type=raw["type"],
        salt=hexed(raw["salt"], 32),
        cost=None if raw["type"] == RECOVERY else cost_of(raw["kdf"]),
        nonce=hexed(raw["nonce"], 12),
        ct=hexed(raw["ct"], KEY + 16),
    )


def sealed_slot_of(raw: Mapping[str, Any]) -> Sealed:
    """A sealed slot from JSON. Raises KeyError, TypeError or ValueError."""
    salt = {RECOVERY: 32, ESCROW: 0}[raw["type"]]
    return Sealed(
        type=raw["type"],
        salt=hexed(raw["salt"], salt),
        public=hexed(raw["public"], 32),
        ct=hexed(raw["ct"], KEY + OVERHEAD),
    )


def wrapped(key: bytes, slot: Slot, store: str, secret: bytes) -> Slot:
    """`slot`, now holding the key (32 bytes), to be opened with the same secret."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    ct = AESGCM(_key(slot, store, secret)).encrypt(slot.nonce, key, _bound(slot, store))
    return replace(slot, ct=ct)


def opened(slot: Slot, store: str, secret: bytes) -> bytes | None:
    """The key, or None if this secret does not open this slot of this store."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(_key(slot, store, secret)).decrypt(slot.nonce, slot.ct, _bound(slot, store))
    except InvalidTag:
        return None


def locked(
    key: bytes, kind: str, store: str, passphrase: str, random: Random, cost: Cost, *, more: bytes = b""
) -> Slot:
    """A fresh slot that holds the key for whoever types the passphrase and has `more`, if there is more."""
    bare = Slot(type=kind, salt=random(32), cost=cost, nonce=random(12))
    return wrapped(key, bare, store, stretched(passphrase, bare.salt, cost) + more)


def unlocked(slot: Slot, store: str, passphrase: str, *, more: bytes = b"") -> bytes | None:
    """The key, or None if the passphrase, or `more`, is another. Raises AppError("kdf_refused")."""
    if slot.cost is None:
        return None
    return opened(slot, store, stretched(passphrase, slot.salt, slot.cost) + more)


def sealed(key: bytes, slot: Sealed, store: str) -> Sealed:
    """`slot`, now holding the key. Raises ValueError for a public key that nothing can be sealed to."""
    return replace(slot, ct=seal_to(slot.public, key, _bound(slot, store)))


def unsealed(slot: Sealed, store: str, private: bytes) -> bytes | None:
    """The key, or None if this private key does not open this slot of this store."""
    return open_with(private, slot.ct, _bound(slot, store))


def derived(secret: bytes, salt: bytes, store: str, use: str) -> bytes:
    """A 32-byte key for one use in one store (HKDF-SHA256)."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, salt, f"{store}|{use}|v1".encode()).derive(secret)


def _bound(slot: Slot | Sealed, store: str) -> bytes:
    form = {"form": "sharewell sealed slot v2"} if isinstance(slot, Sealed) else {}
    return canonical({"store": store, **form, **slot.head()})


def _key(slot: Slot, store: str, secret: bytes) -> bytes:
    return derived(secret, slot.salt, store, slot.type)
