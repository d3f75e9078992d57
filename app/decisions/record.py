"""A sealed entry of the register: canonical bytes, a salted commitment, a place in the chain, a signature."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app.decisions.content import Content, content_from_json

Sign = Callable[[bytes], bytes]
"""Gives the device's Ed25519 signature (64 bytes) of a digest."""

Verify = Callable[[bytes, bytes], bool]
"""Says whether a signature (first) of a digest (second) is this device's."""

GENESIS = "0" * 64
"""`prev` of the first entry."""

DECISION = "decision"
"""The kind of entry that holds a decision. Later kinds: addendum, restored, tombstone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the chain signs. It holds a commitment, never a word of the decision, so that a payload can be
    disposed of and the chain still verifies. `prev`, `commit`: hex of 32 bytes; `device`: hex of the device's
    Ed25519 public key; `record`: the record's number; `at`: ISO time."""

    v: int
    seq: int
    prev: str
    device: str
    kind: str
    record: str
    at: str
    commit: str

    def to_json(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One sealed entry. `digest` is hex SHA-256 of the canonical header; `salt` 32 random bytes."""

    header: Header
    content: Content
    salt: bytes
    digest: str
    signature: bytes

    @property
    def number(self) -> str:
        """The number people use for it, such as 2026-014."""
        return self.header.record

    @property
    def fingerprint(self) -> str:
        """The first 128 bits of the digest in groups of four, as it is printed."""
        return " ".join(self.digest[i : i + 4] for i in range(0, 32, 4))


def canonical(value: Mapping[str, Any]) -> bytes:
    """RFC 8785 bytes: one value, one spelling."""
    import rfc8785

    return rfc8785.dumps(dict(value))


def commitment(content: Mapping[str, Any], salt: bytes) -> str:
    """Hex HMAC-SHA256 of the canonical content under its own salt."""
    return hmac.new(salt, canonical(content), hashlib.sha256).hexdigest()


def digest(header: Header) -> str:
    """Hex SHA-256 of the canonical header."""
    return hashlib.sha256(canonical(header.to_json())).hexdigest()


def seal(content: Content, *, seq: int, prev: str, device: str, salt: bytes, sign: Sign) -> Record:
    """The sealed entry for this content at this place in the chain."""
    header = Header(
        v=1,
        seq=seq,
        prev=prev,
        device=device,
        kind=DECISION,
        record=content.number,
        at=content.sealed,
        commit=commitment(content.to_json(), salt),
    )
    found = digest(header)
    return Record(header=header, content=content, salt=salt, digest=found, signature=sign(bytes.fromhex(found)))


def record_from_json(header: Mapping[str, Any], content: Mapping[str, Any], salt: bytes, signature: bytes) -> Record:
    """The record that was kept, with its digest worked out afresh from the header."""
    read = Header(**header)
    return Record(header=read, content=content_from_json(content), salt=salt, digest=digest(read), signature=signature)


def faults(record: Record, *, seq: int, prev: str, verify: Verify) -> tuple[str, ...]:
    """What is wrong with this entry at this place in the chain, as codes: `place`, `content`, `signature`."""
    found = []
    if record.header.seq != seq or record.header.prev != prev:
        found.append("place")
    if not hmac.compare_digest(commitment(record.content.to_json(), record.salt), record.header.commit):
        found.append("content")
    if not verify(record.signature, bytes.fromhex(digest(record.header))):
        found.append("signature")
    return tuple(found)
