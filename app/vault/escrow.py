"""The agency's key pair: its public part is handed to carers, its private file stays with the agency."""

from __future__ import annotations

import os
from typing import Any

from app import letters
from app.errors import AppError
from app.memory import no_dumps
from app.vault.sealing import public_of
from app.vault.slots import Random, Slot, locked, slot_of, unlocked
from app.vault.stretch import SHORTEST_ALONE, STANDARD, Cost, long_enough
from app.vault.summed import body_of, hexed, summed

VERSION = 1
LARGEST = 100_000
"""Bytes of a private file; a real one has about 500."""

_KIND = "sharewell agency key"
_PREFIX = "SWA1"
_USE = b"sharewell agency key v1"


def new_agency_key(passphrase: str, random: Random = os.urandom, cost: Cost = STANDARD) -> tuple[bytes, str]:
    """A key pair for an agency: the private file, which its passphrase opens, and the public part as text.

    Raises AppError("passphrase_short").
    """
    long_enough(passphrase, SHORTEST_ALONE)
    no_dumps()
    private = random(32)
    public = public_of(private)
    slot = locked(private, _KIND, public.hex(), passphrase, random, cost)
    file = summed({"what": _KIND, "v": VERSION, "public": public.hex(), "slot": slot.to_json()})
    return file, printed(public)


def printed(public: bytes) -> str:
    """A public key (32 bytes) as people copy it."""
    return f"{_PREFIX}-{letters.printed(public, _USE)}"


def public_key(text: str) -> bytes:
    """The public key (32 bytes) that somebody typed or pasted. Raises AppError("agency_key_mistyped")."""
    key = letters.typed(text, 32, _USE, _PREFIX)
    if key is None:
        raise AppError("agency_key_mistyped")
    return key


def fingerprint(public: bytes) -> str:
    """Four groups of four, by which a carer and the agency make sure over the telephone that it is the same key."""
    return letters.fingerprint(public, _USE)


def fingerprint_of(private_file: bytes) -> str:
    """The fingerprint of the key in a private file, without its passphrase. Raises AppError like `private_key`."""
    return fingerprint(_read(private_file)[0])


def private_key(private_file: bytes, passphrase: str) -> bytes:
    """The private key (32 bytes) of an agency.

    Raises AppError: wrong_file_passphrase, agency_key_damaged, keys_newer, kdf_refused.
    """
    public, slot = _read(private_file)
    no_dumps()
    private = unlocked(slot, public.hex(), passphrase)
    if private is None:
        raise AppError("wrong_file_passphrase")
    if public_of(private) != public:
        raise AppError("agency_key_damaged")
    return private


def _read(private_file: bytes) -> tuple[bytes, Slot]:
    raw: dict[str, Any] | None = body_of(private_file.strip(), LARGEST)
    try:
        if raw is None or raw["what"] != _KIND or type(raw["v"]) is not int:
            raise AppError("agency_key_damaged")
        if raw["v"] > VERSION:
            raise AppError("keys_newer")
        return hexed(raw["public"], 32), slot_of(raw["slot"], _KIND)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise AppError("agency_key_damaged") from None
