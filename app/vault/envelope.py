"""Files that travel: sealed to an agency's key or with a passphrase, and opened by nobody else.

The first line is JSON with its own checksum: how the content key (32 random bytes) is sealed. The rest is the content,
AES-256-GCM under that key, which vouches for the first line too. `use` says what a file is for; one that was sealed
for one use does not open for another.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from app.errors import AppError
from app.memory import no_dumps
from app.vault import escrow
from app.vault.sealing import OVERHEAD, open_with, public_of, seal_to
from app.vault.slots import KEY, Random, locked, slot_of, unlocked
from app.vault.stretch import SHORTEST_ALONE, STANDARD, Cost, long_enough
from app.vault.summed import body_of, canonical, hexed, summed

VERSION = 1
LARGEST_HEAD = 10_000
"""Bytes of the first line; a real one has about 500."""

_KIND = "sharewell envelope"
_AGENCY, _TYPED = "agency", "passphrase"


def seal_for(public: str, plain: bytes, use: str, *, random: Random = os.urandom) -> bytes:
    """`plain`, for the agency of this public key, given as typed. Raises AppError("agency_key_mistyped")."""
    to, key = escrow.public_key(public), random(KEY)
    try:
        sealed = seal_to(to, key, _use(use, to))
    except ValueError:
        raise AppError("agency_key_mistyped") from None
    return _closed({"to": _AGENCY, "public": to.hex(), "key": sealed.hex()}, key, plain, use, random)


def open_sealed(private_file: bytes, passphrase: str, sealed: bytes, use: str) -> bytes:
    """What was sealed for the agency whose private file this is.

    Raises AppError: wrong_agency_key, wrong_file_passphrase (the private file's), agency_key_damaged,
    envelope_damaged, envelope_newer, kdf_refused.
    """
    head = _head(sealed)
    try:
        if head["to"] != _AGENCY:
            raise AppError("wrong_agency_key")
        to, key_sealed = hexed(head["public"], 32), hexed(head["key"], KEY + OVERHEAD)
    except (KeyError, TypeError, ValueError):
        raise AppError("envelope_damaged") from None
    private = escrow.private_key(private_file, passphrase)
    if public_of(private) != to:
        raise AppError("wrong_agency_key")
    return _content(head, open_with(private, key_sealed, _use(use, to)), sealed, use)


def seal_with_passphrase(
    passphrase: str, plain: bytes, use: str, *, random: Random = os.urandom, cost: Cost = STANDARD
) -> bytes:
    """`plain`, for whoever is told the passphrase. Raises AppError("passphrase_short")."""
    long_enough(passphrase, SHORTEST_ALONE)
    no_dumps()
    key = random(KEY)
    slot = locked(key, _KIND, use, passphrase, random, cost)
    return _closed({"to": _TYPED, "slot": slot.to_json()}, key, plain, use, random)


def open_with_passphrase(passphrase: str, sealed: bytes, use: str) -> bytes:
    """What was sealed with this passphrase.

    Raises AppError: wrong_file_passphrase (or sealed for another use), envelope_damaged, envelope_newer, kdf_refused.
    """
    head = _head(sealed)
    try:
        if head["to"] != _TYPED:
            raise AppError("wrong_file_passphrase")
        slot = slot_of(head["slot"], _KIND)
    except (KeyError, TypeError, ValueError):
        raise AppError("envelope_damaged") from None
    no_dumps()
    key = unlocked(slot, use, passphrase)
    if key is None:
        raise AppError("wrong_file_passphrase")
    return _content(head, key, sealed, use)


def sealed_for(sealed: bytes) -> str | None:
    """The fingerprint of the agency that a file is for; None for one that opens with a passphrase.

    Raises AppError: envelope_damaged, envelope_newer.
    """
    head = _head(sealed)
    try:
        return escrow.fingerprint(hexed(head["public"], 32)) if head["to"] == _AGENCY else None
    except (KeyError, TypeError, ValueError):
        raise AppError("envelope_damaged") from None


def _closed(way: Mapping[str, Any], key: bytes, plain: bytes, use: str, random: Random) -> bytes:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = random(12)
    head = summed({"what": _KIND, "v": VERSION, **way, "nonce": nonce.hex()})
    return head + b"\n" + AESGCM(key).encrypt(nonce, plain, _use(use, head))


def _head(sealed: bytes) -> dict[str, Any]:
    line = sealed[: LARGEST_HEAD + 1].partition(b"\n")[0]
    head = body_of(line, LARGEST_HEAD)
    if head is None or head.get("what") != _KIND or type(head.get("v")) is not int:
        raise AppError("envelope_damaged")
    if head["v"] > VERSION:
        raise AppError("envelope_newer")
    return head


def _content(head: Mapping[str, Any], key: bytes | None, sealed: bytes, use: str) -> bytes:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    line, _, content = sealed.partition(b"\n")
    try:
        if key is None:
            raise AppError("envelope_damaged")
        return AESGCM(key).decrypt(hexed(head["nonce"], 12), content, _use(use, line))
    except (InvalidTag, KeyError, TypeError, ValueError):
        raise AppError("envelope_damaged") from None


def _use(use: str, what: bytes) -> bytes:
    return canonical({"form": _KIND, "v": VERSION, "use": use, "for": what.hex()})
