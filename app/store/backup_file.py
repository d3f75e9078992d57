"""The file of one backup: what it says about itself, the encrypted register, and the key file; read without trust.

A ZIP of three parts that are stored as they are. Nothing about people can be read in it: register and keys are
encrypted, and what it says about itself are ids, counts and the time. The device signs that.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import struct
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import IO, Any
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from app import __version__, strict_json
from app.decisions.record import Sign, Verify, canonical
from app.errors import AppError
from app.paths import Places
from app.store.migrations import VERSION as SHAPE

VERSION = 1
KIND = "sharewell backup"
MANIFEST, REGISTER, KEYS = NAMES = ("manifest.json", "register.db", "keys.json")
"""The parts, in the order in which they lie in the file."""

LARGEST = {MANIFEST: 10_000, KEYS: 1_000_000}
"""Bytes of the small parts; the register is as large as the file at most."""

_CHUNK = 1 << 20
_START = slice(0, 4), slice(30, 30 + len(MANIFEST))  # of the first part: what it is, and its name
_FRESH = os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_PLAIN = (stat.S_IFREG | 0o600) << 16
_BROKEN = (
    *(BadZipFile, EOFError, OSError, ValueError, TypeError, KeyError, IndexError, OverflowError, RuntimeError),
    struct.error,
)
"""What reading a ZIP that somebody has tampered with may raise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says about itself.

    `store`, `device`: whose it is, in hex; `made`: when; `seq`, `head`: how many entries its register has and the
    digest of the last; `records`, `drafts`: how many; `program`, `shape`: what wrote it; `sums`: SHA-256 in hex of the
    other parts, by name; `signature`: the device's, of the rest.
    """

    store: str
    device: str
    made: datetime
    seq: int
    head: str
    records: int
    drafts: int
    sums: Mapping[str, str]
    program: str = __version__
    shape: int = SHAPE
    signature: bytes = b""

    def signed(self, sign: Sign) -> Manifest:
        """The same with this device's signature."""
        return replace(self, signature=sign(self._digest()))

    def holds(self, verify: Verify) -> bool:
        """Whether this device signed it."""
        return verify(self.signature, self._digest())

    def to_bytes(self) -> bytes:
        """RFC 8785 JSON."""
        return canonical({**self._said(), "signature": self.signature.hex()})

    def _digest(self) -> bytes:
        return hashlib.sha256(canonical(self._said())).digest()

    def _said(self) -> dict[str, Any]:
        return {
            "v": VERSION,
            "kind": KIND,
            "store": self.store,
            "device": self.device,
            "made": self.made.isoformat(),
            "head": {"seq": self.seq, "digest": self.head},
            "records": self.records,
            "drafts": self.drafts,
            "program": self.program,
            "shape": self.shape,
            "sha256": dict(self.sums),
        }


def write(path: Path, manifest: Manifest, parts: Places) -> None:
    """Write a backup of these parts and make it last; nothing may be at `path`. Raises OSError."""
    with os.fdopen(os.open(path, os.O_RDWR | _FRESH, 0o600), "w+b") as file:
        with ZipFile(file, "w", ZIP_STORED) as archive:
            _put(archive, MANIFEST, manifest.to_bytes())
            _put(archive, REGISTER, parts.register)
            _put(archive, KEYS, parts.keys)
        file.flush()
        os.fsync(file.fileno())
        if hasattr(os, "posix_fadvise"):  # so that what is read back comes from the disk and not from memory
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def sums_of(parts: Places) -> dict[str, str]:
    """The SHA-256 of register and keys, by the name of their part. Raises OSError."""
    sums = {}
    for name, path in ((REGISTER, parts.register), (KEYS, parts.keys)):
        with path.open("rb") as file:
            sums[name] = hashlib.file_digest(file, "sha256").hexdigest()
    return sums


def read(path: Path) -> Manifest:
    """What a backup says about itself; only the device's signature (`holds`) makes it true.

    Raises AppError: backup_unreadable (it is none, or not there), backup_damaged, backup_newer.
    """
    with _opened(path) as (_, manifest):
        return manifest


def check(path: Path) -> Manifest:
    """The same, once every byte was read and found to be as it says. Raises AppError like `read`."""
    with _opened(path) as (archive, manifest):
        for name in (REGISTER, KEYS):
            _pour(archive, manifest, name, lambda _: None, path)
        return manifest


def unpack(path: Path, into: Places) -> Manifest:
    """Lay register and keys of a backup out in a folder that has neither, each byte checked.

    Raises AppError like `read`, and OSError for the folder.
    """
    with _opened(path) as (archive, manifest):
        for name, to in ((REGISTER, into.register), (KEYS, into.keys)):
            with os.fdopen(os.open(to, os.O_WRONLY | _FRESH, 0o600), "wb") as out:
                _pour(archive, manifest, name, out.write, path)
                out.flush()
                os.fsync(out.fileno())
        return manifest


def _put(archive: ZipFile, name: str, part: bytes | Path) -> None:
    info = ZipInfo(name)  # of no day, so that only the manifest says when it was
    info.create_system, info.external_attr = 3, _PLAIN
    if isinstance(part, bytes):
        archive.writestr(info, part)
        return
    info.file_size = part.stat().st_size
    with part.open("rb") as source, archive.open(info, "w") as to:
        while chunk := source.read(_CHUNK):
            to.write(chunk)


@contextmanager
def _opened(path: Path) -> Iterator[tuple[ZipFile, Manifest]]:
    with ExitStack() as until_read:
        yield _begun(path, until_read)


def _begun(path: Path, until_read: ExitStack) -> tuple[ZipFile, Manifest]:
    try:
        file = until_read.enter_context(path.open("rb"))
        first = file.read(_START[1].stop)
    except OSError as fault:
        raise AppError("backup_unreadable", file=path.name) from fault
    if (first[_START[0]], first[_START[1]]) != (b"PK\x03\x04", MANIFEST.encode()):
        raise AppError("backup_unreadable", file=path.name)
    try:
        archive = until_read.enter_context(ZipFile(file))
        manifest = _manifest(archive, path)
        if tuple(part.filename for part in archive.infolist()) != NAMES or archive.comment:
            raise ValueError("other parts than ours")
        _refuse_tricks(archive.infolist(), os.fstat(file.fileno()).st_size)
    except _BROKEN as fault:
        raise AppError("backup_damaged", file=path.name) from fault
    return archive, manifest


def _manifest(archive: ZipFile, path: Path) -> Manifest:
    """What the first part says, before it is known that nothing else is wrong: a newer backup may have other parts."""
    first = archive.infolist()[0]
    _refuse_tricks([first], LARGEST[MANIFEST])
    text = archive.read(first)
    raw = strict_json.loads(text, whole_numbers=True)
    if not isinstance(raw, dict) or canonical(raw) != text or raw.get("kind") != KIND:
        raise ValueError("not as we write it")
    if type(raw["v"]) is int and raw["v"] > VERSION:
        raise AppError("backup_newer", file=path.name)
    found = _read(raw)
    if raw != strict_json.loads(found.to_bytes(), whole_numbers=True):
        raise ValueError("more or less than we write")
    if found.shape > SHAPE:
        raise AppError("backup_newer", file=path.name)
    return found


def _read(raw: Mapping[str, Any]) -> Manifest:
    """Raises KeyError, TypeError or ValueError for what we never write."""
    made = datetime.fromisoformat(raw["made"])
    if made.tzinfo is None:
        raise ValueError("no time zone")
    return Manifest(
        store=_matched(raw["store"], "[0-9a-f]{32}"),
        device=_matched(raw["device"], "[0-9a-f]{64}"),
        made=made,
        seq=_count(raw["head"]["seq"]),
        head=_matched(raw["head"]["digest"], "[0-9a-f]{64}"),
        records=_count(raw["records"]),
        drafts=_count(raw["drafts"]),
        sums={name: _matched(raw["sha256"][name], "[0-9a-f]{64}") for name in (REGISTER, KEYS)},
        program=_matched(raw["program"], "[0-9a-z.+-]{1,40}"),
        shape=_count(raw["shape"]),
        signature=bytes.fromhex(_matched(raw["signature"], "[0-9a-f]{128}")),
    )


def _matched(value: object, shape: str) -> str:
    if not isinstance(value, str) or not re.fullmatch(shape, value):
        raise ValueError(shape)
    return value


def _count(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError("not a count")
    return value


def _refuse_tricks(parts: list[ZipInfo], room: int) -> None:
    """Raises ValueError for a part that is packed, secret, a link, too large, or lies where another does."""
    for part in parts:
        odd = (part.compress_type, part.flag_bits, part.external_attr) != (ZIP_STORED, 0, _PLAIN)
        if odd or part.compress_size != part.file_size or part.file_size > LARGEST.get(part.filename, room):
            raise ValueError(part.filename)
    if sum(part.file_size for part in parts) > room:
        raise ValueError("more than there is")


def _pour(archive: ZipFile, manifest: Manifest, name: str, to: Callable[[bytes], object], path: Path) -> None:
    found = hashlib.sha256()
    for chunk in _chunks(archive, name, path):
        found.update(chunk)
        to(chunk)
    if found.hexdigest() != manifest.sums[name]:
        raise AppError("backup_damaged", file=path.name)


def _chunks(archive: ZipFile, name: str, path: Path) -> Iterator[bytes]:
    try:
        part: IO[bytes]
        with archive.open(name) as part:
            while chunk := part.read(_CHUNK):
                yield chunk
    except _BROKEN as fault:
        raise AppError("backup_damaged", file=path.name) from fault
