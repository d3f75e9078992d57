"""The key file: slots, public keys and wrapped private keys, with a checksum and a second copy."""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app import strict_json
from app.errors import AppError
from app.paths import Places
from app.vault.files import put, trouble
from app.vault.slots import DAILY, PASSPHRASE, RECOVERY, Slot
from app.vault.stretch import Cost, checked

VERSION = 1
LARGEST = 1_000_000
"""Bytes of a key file; a real one has about 2,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyFile:
    """What keys.json says. `store`: hex of 16 bytes; `device` (Ed25519) and `inbox` (X25519): public keys, 32
    bytes; `private`: both private keys, wrapped under the data key, with their `nonce`."""

    store: str
    device: bytes
    inbox: bytes
    nonce: bytes
    private: bytes
    slots: tuple[Slot, ...]

    def slot(self, *types: str) -> Slot:
        """The slot of one of these types. Raises AppError("keys_damaged") if there is none."""
        found = next((slot for slot in self.slots if slot.type in types), None)
        if found is None:
            raise AppError("keys_damaged")
        return found

    def public(self) -> dict[str, Any]:
        """What the wrapping of the private keys vouches for."""
        return {"v": VERSION, "store": self.store, "device": self.device.hex(), "inbox": self.inbox.hex()}

    def to_bytes(self) -> bytes:
        """RFC 8785 JSON with a SHA-256 of the rest."""
        body = {
            **self.public(),
            "private": {"nonce": self.nonce.hex(), "ct": self.private.hex()},
            "slots": [slot.to_json() for slot in self.slots],
        }
        return _canonical({**body, "sha256": hashlib.sha256(_canonical(body)).hexdigest()})


def spare(places: Places) -> Path:
    """The second copy; until a change has been read back, it is the one before."""
    return places.keys.with_name(places.keys.name + ".bak")


def waiting(places: Places) -> Path:
    """The key file of a register that is still being set up."""
    return places.keys.with_name(places.keys.name + ".new")


def is_set_up(places: Places) -> bool:
    """Whether there is a register here, or what is left of one: nothing new may be made over it."""
    return any(os.path.lexists(path) for path in (places.keys, spare(places), places.register))


def begin(places: Places, made: KeyFile) -> None:
    """Put a first key file aside. It counts from the moment there is a register file: a set-up that was cut off
    before leaves nothing that stands in the way of the next try."""
    put(waiting(places), made.to_bytes())


def read(places: Places) -> KeyFile:
    """The key file, or its second copy if the first is damaged or gone.

    Raises AppError: keys_missing, keys_damaged, keys_newer, kdf_refused, folder_unwritable.
    """
    copies = _copies(places)
    if not copies and os.path.lexists(places.register) and (first := _bytes(waiting(places))) is not None:
        _keep(places, first)
        copies = [first]
    if not copies:
        raise AppError("keys_missing", folder=str(places.root))
    for copy in copies:
        raw = _parsed(copy)
        if raw is not None:
            return _key_file(raw)
    raise AppError("keys_damaged")


def write(places: Places, changed: KeyFile) -> None:
    """Replace the key file, then its second copy, so that what was replaced opens nothing any more."""
    _keep(places, changed.to_bytes())


def mend(places: Places, known: KeyFile) -> None:
    """Make both copies say what has just opened the register."""
    good = known.to_bytes()
    try:
        for path in (places.keys, spare(places)):
            if _bytes(path) != good:
                put(path, good)
    except AppError:
        return  # One good copy has opened the register; that the other cannot be written must not shut it.


def _copies(places: Places) -> list[bytes]:
    return [found for path in (places.keys, spare(places)) if (found := _bytes(path)) is not None]


def _keep(places: Places, content: bytes) -> None:
    put(places.keys, content)
    if _bytes(places.keys) == content:
        put(spare(places), content)
    waiting(places).unlink(missing_ok=True)


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise trouble(fault, path.parent) from fault


def _parsed(content: bytes) -> Mapping[str, Any] | None:
    """The JSON object whose checksum is right, or None."""
    if len(content) > LARGEST:
        return None
    try:
        raw = strict_json.loads(content, whole_numbers=True)
        claimed = raw.pop("sha256")
        right = hmac.compare_digest(claimed, hashlib.sha256(_canonical(raw)).hexdigest())
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    return raw if right else None


def _key_file(raw: Mapping[str, Any]) -> KeyFile:
    if isinstance(raw.get("v"), int) and raw["v"] > VERSION:
        raise AppError("keys_newer")
    try:
        return KeyFile(
            store=_hex(raw["store"], 16).hex(),
            device=_hex(raw["device"], 32),
            inbox=_hex(raw["inbox"], 32),
            nonce=_hex(raw["private"]["nonce"], 12),
            private=_hex(raw["private"]["ct"], 80),
            slots=tuple(_slot(slot) for slot in raw["slots"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise AppError("keys_damaged") from fault


def _slot(raw: Mapping[str, Any]) -> Slot:
    if raw["type"] not in {DAILY, PASSPHRASE, RECOVERY}:
        raise ValueError(raw["type"])
    return Slot(
        type=raw["type"],
        salt=_hex(raw["salt"], 32),
        cost=None if raw["type"] == RECOVERY else _cost(raw["kdf"]),
        nonce=_hex(raw["nonce"], 12),
        ct=_hex(raw["ct"], 48),
    )


def _cost(raw: Mapping[str, Any]) -> Cost:
    if raw["name"] != "argon2id" or not all(type(raw[name]) is int for name in Cost.__slots__):
        raise AppError("kdf_refused")
    return checked(Cost(m=raw["m"], t=raw["t"], p=raw["p"]))


def _hex(text: str, length: int) -> bytes:
    value = bytes.fromhex(text)
    if len(value) != length:
        raise ValueError(length)
    return value


def _canonical(value: Mapping[str, Any]) -> bytes:
    import rfc8785

    return rfc8785.dumps(dict(value))
