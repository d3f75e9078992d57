"""Backups of an open register in a folder of the person's: made, read back before they count, kept and forgotten."""

from __future__ import annotations

import errno
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import UK
from app.decisions.record import DECISION, Sign, Verify
from app.errors import AppError
from app.files import replace, settle
from app.paths import Places
from app.store import backup_file
from app.store.audit import Finding
from app.store.backup_file import Manifest
from app.store.faults import plainly
from app.store.register import Register
from app.store.tables import DraftRow, EntryRow

KEEP = 7
"""How many whole backups of one register are kept in a folder."""

LAST = 50
"""Entries of the chain that are checked in a backup before it counts; all of them were when they were sealed."""

_STAMP = "%Y%m%d-%H%M%S"
_PART = ".part"

Said = Callable[[str], object]
"""Told what is being done now: copying, writing, checking."""


class Owner(NamedTuple):
    """Whose backups these are: the register's id and this device's public key, in hex; the data key (32 bytes); and
    how the device signs and verifies."""

    store: str
    device: str
    data_key: bytes
    sign: Sign
    verify: Verify


class Backup(NamedTuple):
    """One backup in a folder. `made`: as its name says. `manifest` is None where it is not whole any more."""

    path: Path
    made: datetime
    manifest: Manifest | None


class _Seen(NamedTuple):
    """What a copy holds."""

    head: tuple[int, str]
    records: int
    drafts: int
    wrong: frozenset[Finding]


def make_backup(
    register: Register,
    places: Places,
    owner: Owner,
    folder: Path,
    *,
    keys: bytes,
    at: datetime,
    said: Said = lambda _: None,
) -> Backup:
    """A backup of everything, in this folder, read back and found whole; then what is older than the newest ones goes.

    `places`: where the register lies; `keys`: its key file; `at`: now. People may go on working. Cut off at any
    moment, the backups before are as they were, and only whole ones have a backup's name.

    Raises AppError: backup_place_missing (no such folder), backup_not_whole (it did not read back as it was written),
    disk_full, folder_unwritable, register_busy, register_damaged.
    """
    with plainly(folder):
        if not folder.is_dir():
            raise AppError("backup_place_missing", folder=str(folder))
        _forget_parts(folder, owner.store)
        path = _free(folder, owner.store, at)
    part = path.with_name(path.name + _PART)
    with _workshop(places) as work:
        try:
            said("copying")
            known = frozenset(register.check_chain(owner.verify, last=LAST))
            parts = _copied(register, work, keys)
            seen = _look(parts, owner)
            if not seen.wrong <= known:
                raise AppError("backup_not_whole", folder=str(folder))
            with plainly(work):
                manifest = _manifest(owner, seen, at, parts)
            said("writing")
            with plainly(folder):
                backup_file.write(part, manifest, parts)
            said("checking")
            _read_back(part, manifest, seen, owner, work)
            with plainly(folder):
                replace(part, path)
                _settle(folder)
        except BaseException:  # whatever it was: half a backup is in the way
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise
    _forget_old(folder, owner, path, at)
    return Backup(path, at, manifest)


def backups_in(folder: Path, owner: Owner) -> tuple[Backup, ...]:
    """The backups of this register in a folder, the newest first; each byte of each is read.

    Raises AppError: backup_place_missing, folder_unwritable.
    """
    with plainly(folder):
        if not folder.is_dir():
            raise AppError("backup_place_missing", folder=str(folder))
        found = [Backup(path, made, _whole(path, owner)) for path, made in _named(folder, owner.store)]
    return tuple(sorted(found, key=lambda each: each.made, reverse=True))


def forget(folder: Path, store: str, but: Path | None = None) -> bool:
    """Delete every backup of this register in a folder, whole or not, but one. Says whether none is left."""
    try:
        for path, _ in list(_named(folder, store)):
            if path != but and not _of_another(path, store):
                path.unlink(missing_ok=True)
        _forget_parts(folder, store)
        _settle(folder)
    except OSError:
        return False
    return True


def clear_workshop(places: Places) -> None:
    """Do away with what a backup that was cut off has left beside the register."""
    shutil.rmtree(places.root / "backing-up", ignore_errors=True)


def _copied(register: Register, work: Path, keys: bytes) -> Places:
    with plainly(work):
        parts = Places(work / "copy")
        parts.root.mkdir(0o700)
        parts.keys.write_bytes(keys)
        register.copy_to(parts.register)
    return parts


def _manifest(owner: Owner, seen: _Seen, at: datetime, parts: Places) -> Manifest:
    seq, head = seen.head
    manifest = Manifest(
        store=owner.store,
        device=owner.device,
        made=datetime.fromisoformat(at.isoformat()),  # in the hour that comes twice, other zones are never equal
        seq=seq,
        head=head,
        records=seen.records,
        drafts=seen.drafts,
        sums=backup_file.sums_of(parts),
    )
    return manifest.signed(owner.sign)


def _read_back(part: Path, manifest: Manifest, seen: _Seen, owner: Owner, work: Path) -> None:
    """What somebody would do who needs it: lay it out, open it, and find in it what was put in."""
    again = Places(work / "again")
    with plainly(work):
        shutil.rmtree(work / "copy")
        again.root.mkdir(0o700)
        try:
            found = backup_file.unpack(part, again)
            same = found == manifest and found.holds(owner.verify) and _look(again, owner) == seen
        except AppError as fault:
            if fault.code in {"disk_full", "folder_unwritable"}:
                raise
            raise AppError("backup_not_whole", folder=str(part.parent)) from fault
    if not same:
        raise AppError("backup_not_whole", folder=str(part.parent))


def _look(places: Places, owner: Owner) -> _Seen:
    register = Register.open(places, owner.data_key)
    try:
        records, drafts = register.write(_counted)
        wrong = register.check_chain(owner.verify, last=LAST)
        return _Seen(register.head(), records, drafts, frozenset(wrong))
    finally:
        register.close()


def _counted(session: Session) -> tuple[int, int]:
    kept = select(func.count()).where(EntryRow.kind == DECISION, EntryRow.content.is_not(None))
    return session.scalar(kept) or 0, session.scalar(select(func.count()).select_from(DraftRow)) or 0


@contextmanager
def _workshop(places: Places) -> Iterator[Path]:
    """A folder of its own on the register's own disk, gone afterwards; what was left there by a crash goes first."""
    work = places.root / "backing-up"
    clear_workshop(places)
    with plainly(work):
        work.mkdir(0o700)
    try:
        yield work
    finally:
        clear_workshop(places)


def _forget_old(folder: Path, owner: Owner, new: Path, now: datetime) -> None:
    """Delete what is older than the newest whole ones, now that there is a new one. What cannot be deleted stays."""
    whole = 1

    def age(named: tuple[Path, datetime]) -> tuple[bool, datetime]:
        # A clock that ran ahead for a day must not make its backups the newest for ever.
        return named[1] <= now, named[1]

    with suppress(OSError):
        for path, _ in sorted(_named(folder, owner.store), key=age, reverse=True):
            if path == new:
                continue
            if whole < KEEP:
                whole += _whole(path, owner) is not None
            elif not _of_another(path, owner.store):
                path.unlink(missing_ok=True)


def _forget_parts(folder: Path, store: str) -> None:
    for path in folder.iterdir():
        if path.name.endswith(_PART) and _stamp(path.name.removesuffix(_PART), store) is not None:
            path.unlink(missing_ok=True)


def _named(folder: Path, store: str) -> Iterator[tuple[Path, datetime]]:
    """Every file with the name of a backup of this register, and the time in the name."""
    for path in folder.iterdir():
        made = _stamp(path.name, store)
        if made is not None:
            yield path, made


def _stamp(name: str, store: str) -> datetime | None:
    found = re.fullmatch(rf"sharewell-{store[:8]}-([0-9]{{8}}-[0-9]{{6}})\.backup", name)
    try:
        return datetime.strptime(found[1], _STAMP).replace(tzinfo=UK) if found else None
    except ValueError:
        return None


def _free(folder: Path, store: str, at: datetime) -> Path:
    """A name that is free: of now, or of the next second that has none."""
    while True:
        path = folder / f"sharewell-{store[:8]}-{at.astimezone(UK):{_STAMP}}.backup"
        if not path.exists():
            return path
        at += timedelta(seconds=1)


def _whole(path: Path, owner: Owner) -> Manifest | None:
    try:
        found = backup_file.check(path)
    except AppError:
        return None
    return found if found.store == owner.store and found.holds(owner.verify) else None


def _of_another(path: Path, store: str) -> bool:
    """Whether a file says that it is another register's, whatever its name."""
    try:
        return backup_file.read(path).store != store
    except AppError:
        return False


def _settle(folder: Path) -> None:
    try:
        settle(folder)
    except OSError as fault:
        if fault.errno not in {errno.EINVAL, errno.ENOTSUP}:
            raise  # some sticks cannot promise that names last; the file itself has been synced
