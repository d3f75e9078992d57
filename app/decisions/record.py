"""A sealed entry of the register: canonical bytes, a salted commitment, a place in the chain, a signature."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from app import strict_json
from app.decisions.content import Content, content_from_json
from app.errors import AppError

Sign = Callable[[bytes], bytes]
"""Gives the device's Ed25519 signature (64 bytes) of a digest."""

Verify = Callable[[bytes, bytes], bool]
"""Says whether a signature (first) of a digest (second) is this device's."""

GENESIS = "0" * 64
"""`prev` of the first entry."""

DECISION = "decision"
"""The kind of entry that holds a decision."""

TOMBSTONE = "tombstone"
"""The kind that says that a record was disposed of: which, why, by whose authority; never what it said."""

RESTORED = "restored"
"""The kind that says that a backup was put in place of what was here."""

ADDENDUM = "addendum"
"""The kind that adds a correction or a statement to a record; it goes with the record when that is disposed of."""


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
class Entry:
    """One sealed entry of any kind. `digest` is hex SHA-256 of the canonical header; `salt` 32 random bytes.

    `payload` (JSON values) and `salt` are None where they were disposed of; the header still stands in the chain.
    """

    header: Header
    payload: Mapping[str, Any] | None
    salt: bytes | None
    digest: str
    signature: bytes

    def to_bytes(self) -> bytes:
        """The whole entry as canonical JSON, to be taken elsewhere; `entry_from_bytes` gives it back."""
        return canonical(
            {
                "header": self.header.to_json(),
                "payload": self.payload,
                "salt": self.salt and self.salt.hex(),
                "signature": self.signature.hex(),
            }
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One sealed decision. `digest` is hex SHA-256 of the canonical header; `salt` 32 random bytes."""

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
        return fingerprint(self.digest)

    @property
    def entry(self) -> Entry:
        """The same as an entry of the chain."""
        return Entry(
            header=self.header,
            payload=self.content.to_json(),
            salt=self.salt,
            digest=self.digest,
            signature=self.signature,
        )


def fingerprint(digest: str) -> str:
    """The first 128 bits of a digest in groups of four."""
    return " ".join(digest[i : i + 4] for i in range(0, 32, 4))


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
    """The sealed decision with this content at this place in the chain."""
    made = seal_entry(
        DECISION,
        content.to_json(),
        record=content.number,
        at=content.sealed,
        seq=seq,
        prev=prev,
        device=device,
        salt=salt,
        sign=sign,
    )
    return Record(header=made.header, content=content, salt=salt, digest=made.digest, signature=made.signature)


def seal_entry(
    kind: str,
    payload: Mapping[str, Any],
    *,
    record: str,
    at: str,
    seq: int,
    prev: str,
    device: str,
    salt: bytes,
    sign: Sign,
) -> Entry:
    """The sealed entry of this kind for this payload at this place in the chain. `record`: the number it goes by."""
    header = Header(
        v=1,
        seq=seq,
        prev=prev,
        device=device,
        kind=kind,
        record=record,
        at=at,
        commit=commitment(payload, salt),
    )
    found = digest(header)
    return Entry(header=header, payload=payload, salt=salt, digest=found, signature=sign(bytes.fromhex(found)))


def entry_from_json(
    header: Mapping[str, Any], payload: Mapping[str, Any] | None, salt: bytes | None, signature: bytes
) -> Entry:
    """The entry that was kept, with its digest worked out afresh from the header."""
    read = Header(**header)
    return Entry(header=read, payload=payload, salt=salt, digest=digest(read), signature=signature)


def entry_from_bytes(raw: bytes) -> Entry:
    """The entry that `to_bytes` wrote, its digest worked out afresh. Raises AppError("record_unreadable")."""
    try:
        read = strict_json.loads(raw)
        salt = read["salt"]
        signature = bytes.fromhex(read["signature"])
        return entry_from_json(read["header"], read["payload"], salt and bytes.fromhex(salt), signature)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise AppError("record_unreadable") from fault


def record_of(entry: Entry) -> Record:
    """The decision that an entry holds. Raises AppError("record_unreadable") where it holds none."""
    if entry.payload is None or entry.salt is None or entry.header.kind != DECISION:
        raise AppError("record_unreadable")
    return Record(
        header=entry.header,
        content=content_from_json(entry.payload),
        salt=entry.salt,
        digest=entry.digest,
        signature=entry.signature,
    )


def faults(entry: Entry, *, seq: int, prev: str, verify: Verify) -> tuple[str, ...]:
    """What is wrong with this entry at this place in the chain, as codes: `place`, `content`, `signature`.

    Of one that was disposed of, the content cannot be looked at; whether that was said is for the chain to find.
    """
    found = []
    if entry.header.seq != seq or entry.header.prev != prev:
        found.append("place")
    if entry.payload is not None and not _is_committed(entry):
        found.append("content")
    if not verify(entry.signature, bytes.fromhex(digest(entry.header))):
        found.append("signature")
    return tuple(found)


def _is_committed(entry: Entry) -> bool:
    if entry.payload is None or entry.salt is None:
        return False
    return hmac.compare_digest(commitment(entry.payload, entry.salt), entry.header.commit)
