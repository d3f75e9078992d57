"""The agency's side of handing over: opening a package, and putting what is in it into a folder. Needs no register."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from app import letters
from app.decisions.package import CODE_USE, LARGEST, MOST, USE, Package, unpacked
from app.errors import AppError
from app.files import own_folder, put, settle, trouble
from app.vault import envelope
from app.vault.keys import verifier

MANIFEST = "manifest.json"
_AROUND = envelope.LARGEST_HEAD + 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """A package that was opened whole: what is in it, the checksum of its file (hex), and the receipt code to give
    back."""

    package: Package
    sha256: str
    code: str


def sealed_for(file: Path) -> str | None:
    """The fingerprint of the agency's key that a package is for; None: it opens with a passphrase.

    Raises AppError: file_unreadable, package_too_large, envelope_damaged, envelope_newer.
    """
    return envelope.sealed_for(_read(file))


def unpack(file: Path, passphrase: str, private_file: bytes | None = None) -> Unpacked:
    """Open a package and verify every record in it. `passphrase`: of the package, or of the agency's private file.

    Raises AppError: file_unreadable, agency_key_needed, wrong_agency_key, agency_key_damaged, wrong_file_passphrase,
    envelope_damaged, envelope_newer, kdf_refused, package_damaged, package_newer, package_too_large, package_altered.
    """
    sealed = _read(file)
    agency = envelope.sealed_for(sealed)
    if agency is not None and private_file is None:
        raise AppError("agency_key_needed", fingerprint=agency)
    if private_file is None:
        plain = envelope.open_with_passphrase(passphrase, sealed, USE)
    else:
        plain = envelope.open_sealed(private_file, passphrase, sealed, USE)
    package = unpacked(plain, verifier)
    return Unpacked(
        package=package,
        sha256=hashlib.sha256(sealed).hexdigest(),
        code=letters.printed(package.code, CODE_USE),
    )


def lay_down(unpacked: Unpacked, folder: Path) -> None:
    """Put papers, records and manifest into a folder of their own, for its owner only; all of them or nothing.

    Raises AppError: folder_not_empty, disk_full, folder_unwritable.
    """
    beside = folder.with_name(folder.name + ".part")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise AppError("folder_not_empty", folder=str(folder))
        shutil.rmtree(beside, ignore_errors=True)
        own_folder(beside)
        package = unpacked.package
        for name, part in ((MANIFEST, package.manifest), *package.parts.items()):
            put(beside / name, part)
        if folder.exists():
            folder.rmdir()
        beside.rename(folder)
        settle(folder.parent)
    except OSError as fault:
        raise trouble(fault, folder.parent) from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST + _AROUND:
            raise AppError("package_too_large", most=MOST)
        return file.read_bytes()
    except OSError as fault:
        raise AppError("file_unreadable", file=str(file)) from fault
