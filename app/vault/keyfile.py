"""The key file: slots, public keys and wrapped private keys, with a checksum and a second copy."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import AppError
from app.files import put, settle, trouble
from app.paths import Places
from app.vault.slots import DAILY, PASSPHRASE, RECOVERY, TYPED, Sealed, Slot, sealed_slot_of, slot_of
from app.vault.summed import body_of, canonical, hexed, summed

VERSION = 2
"""Since 2 the data key is sealed for recovery and escrow; a file of version 1 is read, and written anew as 2."""

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
    slots: tuple[Slot | Sealed, ...]
    version: int = VERSION

    def typed(self) -> Slot:
        """The slot that the passphrase opens. Raises AppError("keys_damaged") if there is none."""
        found = self.slot(*TYPED)
        if not isinstance(found, Slot):
            raise AppError("keys_damaged")
        return found

    def slot(self, *types: str) -> Slot | Sealed | None:
        """The slot of one of these types, if there is one."""
        return next((slot for slot in self.slots if slot.type in types), None)

    def without(self, *types: str) -> tuple[Slot | Sealed, ...]:
        """The slots of all other types."""
        return tuple(slot for slot in self.slots if slot.type not in types)

    def vouched(self) -> bytes:
        """What the wrapping of the private keys vouches for.

        To whom the data key is sealed is part of it: a new data key is sealed to the same, without their help.
        """
        seals = {"sealed": [slot.head() for slot in self.slots if isinstance(slot, Sealed)]}
        return canonical({**self._public(), **(seals if self.version > 1 else {})})

    def to_bytes(self) -> bytes:
        """RFC 8785 JSON with a SHA-256 of the rest."""
        private = {"nonce": self.nonce.hex(), "ct": self.private.hex()}
        return summed({**self._public(), "private": private, "slots": [slot.to_json() for slot in self.slots]})

    def _public(self) -> dict[str, Any]:
        return {"v": self.version, "store": self.store, "device": self.device.hex(), "inbox": self.inbox.hex()}


def spare(places: Places) -> Path:
    """The second copy; until a change has been read back, it is the one before."""
    return places.keys.with_name(places.keys.name + ".bak")


def waiting(places: Places) -> Path:
    """The key file of a register that is still being set up, or is changing to a new data key."""
    return places.keys.with_name(places.keys.name + ".new")


def is_set_up(places: Places) -> bool:
    """Whether there is a register here, or what is left of one: nothing new may be made over it."""
    ours = (places.keys, spare(places), places.register, places.put_back)
    return any(os.path.lexists(path) for path in ours)


def put_aside(places: Places, made: KeyFile) -> None:
    """Keep a key file that does not count yet.

    The first one counts from the moment there is a register file: a set-up that was cut off before leaves nothing
    that stands in the way of the next try. A later one counts once the register has its data key.
    """
    put(waiting(places), made.to_bytes())


def read(places: Places) -> KeyFile:
    """The key file, or its second copy if the first is damaged or gone.

    Raises AppError: keys_missing, keys_damaged, keys_newer, kdf_refused, folder_unwritable.
    """
    copies = [found for path in (places.keys, spare(places)) if (found := _bytes(path)) is not None]
    if not copies and os.path.lexists(places.register) and (first := _bytes(waiting(places))) is not None:
        _keep(places, first)
        copies = [first]
    if not copies:
        raise AppError("keys_missing", folder=str(places.root))
    for copy in copies:
        raw = body_of(copy, LARGEST)
        if raw is not None:
            return _key_file(raw)
    raise AppError("keys_damaged")


def read_aside(places: Places) -> KeyFile | None:
    """The key file that does not count yet, if there is one and it can be read."""
    try:
        content = _bytes(waiting(places))
        raw = None if content is None else body_of(content, LARGEST)
        return None if raw is None else _key_file(raw)
    except AppError:
        return None  # It counts for nothing yet, so it shuts nobody out.


def write(places: Places, changed: KeyFile) -> None:
    """Replace the key file, then its second copy, so that what was replaced opens nothing any more."""
    _keep(places, changed.to_bytes())


def drop_aside(places: Places) -> None:
    """Do away with a key file that does not count; if none has counted yet, it is left alone.

    Raises AppError("folder_unwritable").
    """
    if not os.path.lexists(places.keys) and not os.path.lexists(spare(places)):
        return
    try:
        waiting(places).unlink(missing_ok=True)
        settle(places.root)
    except OSError as fault:
        raise trouble(fault, places.root) from fault


def mend(places: Places, known: KeyFile) -> None:
    """Make both copies say what has just opened the register."""
    good = known.to_bytes()
    try:
        for path in (places.keys, spare(places)):
            if _bytes(path) != good:
                put(path, good)
        if _bytes(waiting(places)) == good:
            drop_aside(places)  # It counts by now; the program was cut off before it was done away with.
    except AppError:
        return  # One good copy has opened the register; that the other cannot be written must not shut it.


def _keep(places: Places, content: bytes) -> None:
    put(places.keys, content)
    if _bytes(places.keys) == content:
        put(spare(places), content)
        drop_aside(places)


def _bytes(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise trouble(fault, path.parent) from fault


def _key_file(raw: Mapping[str, Any]) -> KeyFile:
    try:
        return KeyFile(
            version=_version(raw),
            store=hexed(raw["store"], 16).hex(),
            device=hexed(raw["device"], 32),
            inbox=hexed(raw["inbox"], 32),
            nonce=hexed(raw["private"]["nonce"], 12),
            private=hexed(raw["private"]["ct"], 80),
            slots=tuple(_slot(slot, raw["v"]) for slot in raw["slots"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as fault:
        raise AppError("keys_damaged") from fault


def _version(raw: Mapping[str, Any]) -> int:
    version = raw["v"]
    if type(version) is not int or version < 1:
        raise ValueError(version)
    if version > VERSION:
        raise AppError("keys_newer")
    return version


def _slot(raw: Mapping[str, Any], version: int) -> Slot | Sealed:
    # In version 1 nothing vouches for whom a key is sealed to.
    if version > 1 and "public" in raw:
        return sealed_slot_of(raw)
    return slot_of(raw, DAILY, PASSPHRASE, RECOVERY)
