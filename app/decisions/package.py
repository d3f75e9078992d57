"""A package of records for the agency: what is in it, and each record whole, so that whoever opens it can verify it.

One line of RFC 8785 JSON says what is in it (the manifest), one line is the device's signature of that, and the parts
follow one after the other. Nothing is packed smaller, so nothing can grow: it is as long as it says, or it is refused.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app import strict_json
from app.decisions.record import (
    ADDENDUM,
    DECISION,
    Entry,
    Sign,
    Verify,
    canonical,
    entry_from_json,
    faults,
    fingerprint,
)
from app.errors import AppError

VERSION = 1
USE = "sharewell handover"
"""What the envelope around a package says it is for."""

LARGEST = 512 * 2**20
"""Bytes of a package before it is sealed."""

MOST = 5_000
"""Records in one package."""

LARGEST_MANIFEST = 1_000 * MOST
LARGEST_RECORD = 16 * 2**20
"""Bytes of the manifest, and of one record as JSON."""

CODE = 10
"""Bytes of a receipt code."""

CODE_USE = b"sharewell receipt code v1"
"""What the letters of a receipt code are for, so that no other key is taken for one."""

_SECRET = "secret"  # noqa: S105 - the name of a part
_SIGNED = b"sharewell handover manifest v1\n"
_ID, _HASH = re.compile(r"[0-9a-f]{8}"), re.compile(r"[0-9a-f]{64}")
_STORE, _NUMBER = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9]{4}-[0-9]{3,9}")

Verifier = Callable[[str], Verify]
"""What says whether a signature was made by the device of this public key (hex). Raises ValueError for no such key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """One record with everything about it: its entry, what was added to it, its paper as PDF, and the class and file
    that it is kept under where somebody has said so."""

    entry: Entry
    addenda: tuple[Entry, ...] = ()
    paper: bytes
    kind: str = ""
    file_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One record as the manifest names it: its number, when it was sealed (ISO), digest and commitment (hex), and the
    digests of what was added to it."""

    number: str
    sealed: str
    digest: str
    commit: str
    addenda: tuple[str, ...]
    kind: str
    file_on: str

    @property
    def fingerprint(self) -> str:
        """As it is printed."""
        return fingerprint(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Which package, when it was made (ISO) and by whom, and the register (`store`) and the device's public key."""

    id: str
    made: str
    by: str
    role: str
    organisation: str
    store: str
    device: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A package that was verified: every record in it is what the device sealed."""

    about: About
    listed: tuple[Listed, ...]
    manifest: bytes
    parts: Mapping[str, bytes]
    secret: bytes

    @property
    def code(self) -> bytes:
        """The receipt code (10 bytes): nobody knows it who has not opened the package whole."""
        said = f"{self.about.id}|{hashlib.sha256(self.manifest).hexdigest()}".encode()
        return hmac.new(self.secret, said, hashlib.sha256).digest()[:CODE]


def expected(id: str, code: bytes) -> str:
    """What the one who made the package keeps of its receipt code: enough to know it again, too little to tell it."""
    return hashlib.sha256(f"sharewell receipt code v1|{id}|".encode() + code).hexdigest()


def packed(records: Sequence[Whole], about: About, secret: bytes, sign: Sign) -> bytes:
    """The package of these records. `secret`: 32 random bytes. Raises AppError("package_too_large")."""
    parts: dict[str, bytes] = {}
    for whole in records:
        number = whole.entry.header.record
        said = {"record": _entry(whole.entry), "addenda": [_entry(each) for each in whole.addenda]}
        parts[f"{number}.json"], parts[f"{number}.pdf"] = canonical(said), whole.paper
    parts[_SECRET] = secret
    manifest = canonical(
        {
            "what": USE,
            "v": VERSION,
            **{name: getattr(about, name) for name in About.__slots__},
            "records": [_listed(whole) for whole in records],
            "parts": [{"name": name, "size": len(part), "sha256": _sum(part)} for name, part in parts.items()],
        }
    )
    too_long = len(manifest) > LARGEST_MANIFEST or any(
        len(part) > LARGEST_RECORD for name, part in parts.items() if name.endswith(".json")
    )
    if too_long or len(records) > MOST or len(manifest) + sum(map(len, parts.values())) > LARGEST - 200:
        raise AppError("package_too_large", most=MOST)
    signature = sign(_to_sign(manifest)).hex().encode()
    return b"".join((manifest, b"\n", signature, b"\n", *parts.values()))


def unpacked(plain: bytes, verifier: Verifier) -> Package:
    """What is in a package, every record verified.

    Raises AppError: package_damaged (not a package, or not as its maker signed it), package_newer, package_too_large,
    package_altered (a record is not what was sealed).
    """
    if len(plain) > LARGEST:
        raise AppError("package_too_large", most=MOST)
    try:
        return _unpacked(plain, verifier)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise AppError("package_damaged") from None


def _unpacked(plain: bytes, verifier: Verifier) -> Package:
    end = plain.index(b"\n", 0, LARGEST_MANIFEST + 1)
    manifest, signature = plain[:end], plain[end + 1 : end + 130]
    raw = strict_json.loads(manifest, whole_numbers=True)
    if raw["what"] != USE or type(raw["v"]) is not int:
        raise ValueError("no package")
    if raw["v"] > VERSION:
        raise AppError("package_newer")
    about = About(**{name: _text(raw[name]) for name in About.__slots__})
    _must(about.id, _ID)
    _must(about.store, _STORE)
    _must(about.device, _HASH)
    datetime.fromisoformat(about.made)
    verify = verifier(about.device)
    if signature[128:] != b"\n" or not verify(bytes.fromhex(signature[:128].decode("ascii")), _to_sign(manifest)):
        raise ValueError("not signed by this device")
    listed = _all_listed(raw["records"])
    parts = _parts(raw["parts"], listed, memoryview(plain)[end + 130 :])
    secret = parts.pop(_SECRET)
    if len(secret) != 32:
        raise ValueError("no secret")
    for each in listed:
        if not _is_what_was_sealed(each, parts, about.device, verify):
            raise AppError("package_altered", number=each.number)
    return Package(about=about, listed=listed, manifest=manifest, parts=parts, secret=secret)


def _all_listed(raw: Any) -> tuple[Listed, ...]:
    if not isinstance(raw, list) or not 0 < len(raw) <= MOST:
        raise ValueError("records")
    listed = tuple(_listed_from(each) for each in raw)
    if len({each.number for each in listed}) != len(listed):
        raise ValueError("a record twice")
    return listed


def _listed_from(raw: Mapping[str, Any]) -> Listed:
    found = {name: _text(raw[name]) for name in Listed.__slots__ if name != "addenda"}
    _must(found["number"], _NUMBER)
    for name in ("digest", "commit"):
        _must(found[name], _HASH)
    datetime.fromisoformat(found["sealed"])
    return Listed(**found, addenda=tuple(_must(each, _HASH) for each in raw["addenda"]))


def _parts(raw: Any, listed: Sequence[Listed], rest: memoryview) -> dict[str, bytes]:
    """The parts, which must be these, in this order, and together as long as the rest of the package."""
    wanted = [*(f"{each.number}{end}" for each in listed for end in (".json", ".pdf")), _SECRET]
    if not isinstance(raw, list) or [each["name"] for each in raw] != wanted:
        raise ValueError("parts")
    sizes = [each["size"] for each in raw]
    if not all(type(size) is int and size >= 0 for size in sizes) or sum(sizes) != len(rest):
        raise ValueError("sizes")
    parts, at = {}, 0
    for each, size in zip(raw, sizes, strict=True):
        part = bytes(rest[at : at + size])
        if _sum(part) != each["sha256"]:
            raise ValueError("a part is not what was listed")
        parts[each["name"]], at = part, at + size
    return parts


def _is_what_was_sealed(listed: Listed, parts: Mapping[str, bytes], device: str, verify: Verify) -> bool:
    part = parts[f"{listed.number}.json"]
    if len(part) > LARGEST_RECORD or not parts[f"{listed.number}.pdf"].startswith(b"%PDF-"):
        return False
    raw = strict_json.loads(part)
    record, addenda = _entry_from(raw["record"]), [_entry_from(each) for each in raw["addenda"]]
    header = record.header
    named = (header.kind, header.record, header.at, header.commit, record.digest)
    return (
        named == (DECISION, listed.number, listed.sealed, listed.commit, listed.digest)
        and tuple(each.digest for each in addenda) == listed.addenda
        and _said(record).get("number") == listed.number
        and all(each.header.kind == ADDENDUM and _said(each).get("record") == listed.number for each in addenda)
        and all(each.header.device == device and not _faults(each, verify) for each in (record, *addenda))
    )


def _said(entry: Entry) -> Mapping[str, Any]:
    return entry.payload or {}


def _faults(entry: Entry, verify: Verify) -> tuple[str, ...]:
    """What is wrong with an entry by itself; its place in the chain is for the register to know."""
    return faults(entry, seq=entry.header.seq, prev=entry.header.prev, verify=verify)


def _listed(whole: Whole) -> dict[str, Any]:
    header = whole.entry.header
    return {
        "number": header.record,
        "sealed": header.at,
        "digest": whole.entry.digest,
        "commit": header.commit,
        "addenda": [each.digest for each in whole.addenda],
        "kind": whole.kind,
        "file_on": whole.file_on,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    if entry.payload is None or entry.salt is None:
        raise AppError("record_disposed", number=entry.header.record)
    return {
        "header": entry.header.to_json(),
        "payload": dict(entry.payload),
        "salt": entry.salt.hex(),
        "signature": entry.signature.hex(),
    }


def _entry_from(raw: Mapping[str, Any]) -> Entry:
    if not isinstance(raw["payload"], dict):
        raise TypeError("payload")
    return entry_from_json(raw["header"], raw["payload"], bytes.fromhex(raw["salt"]), bytes.fromhex(raw["signature"]))


def _to_sign(manifest: bytes) -> bytes:
    return hashlib.sha256(_SIGNED + manifest).digest()


def _sum(part: bytes) -> str:
    return hashlib.sha256(part).hexdigest()


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    return value


def _must(text: object, shape: re.Pattern[str]) -> str:
    """The text, if it has this shape: some of these become file names."""
    if not shape.fullmatch(_text(text)):
        raise ValueError(shape.pattern)
    return _text(text)
