"""Putting a backup in the place of what is here, so that a crash at any moment leaves one of the two whole.

It is laid out in `restoring`, which counts for nothing. One rename makes that `put-back`: from then on it counts, and
what is still to be moved is moved now or at the next start. What was here goes into a folder `replaced-` and the time,
and is never deleted.
"""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from pathlib import Path

from app.errors import AppError
from app.files import settle
from app.paths import Places
from app.store.faults import plainly
from app.store.lock import Lock

REPLACED = "replaced-"
_NEW = ("keys.json", "keys.json.bak", "register.db")
"""What a backup brings, in the order in which it is put in place. The first says whether any of it is."""

_OLD = ("register.db*", "keys.json*")


class Staging:
    """The folder in which a backup waits, and the lock on the register's folder, until `commit` or `leave`.

    Nobody may have the register open meanwhile. Raises AppError: already_open, folder_unwritable, disk_full.
    """

    def __init__(self, places: Places) -> None:
        self._places = places
        with plainly(places.root):
            if not places.root.is_dir():
                places.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._lock = Lock(places.root)
        try:
            with plainly(places.root):
                _settle(places)
                places.restoring.mkdir(0o700)
        except BaseException:  # whatever it was: nobody is locked out by it
            self._lock.release()
            raise
        self.there = Places(places.restoring)

    def look(self) -> Places | None:
        """A copy of the register and keys that are here, to be opened and looked at; None where there is neither.

        What is here is not touched. It is gone with `look_no_more`.
        """
        here = Places(self.there.root / "here")
        with plainly(self._places.root):
            here.root.mkdir(0o700)
            found = _present(self._places)
            for path in found:
                if not path.name.endswith("-shm"):  # only memory, and made anew
                    shutil.copyfile(path, here.root / path.name)
        return here if found else None

    def look_no_more(self) -> None:
        """The copy goes."""
        shutil.rmtree(self.there.root / "here", ignore_errors=True)

    def commit(self, at: datetime) -> None:
        """From here on the backup is what is here; `at` names the folder with what was here before.

        Raises AppError: folder_unwritable, disk_full. Where it had begun to count, the next start ends it.
        """
        places = self._places
        with plainly(places.root):
            self.look_no_more()
            (self.there.root / _free(places, at)).mkdir(0o700)
            settle(self.there.root)
            places.restoring.rename(places.put_back)
            settle(places.root)
            self._lock.clear()  # what the register that was here had saved is in the folder it is put in
            _finish(places)
        self._lock.release()

    def leave(self) -> None:
        """The backup is not put back; everything stays as it is. After `commit` there is nothing to leave."""
        shutil.rmtree(self.there.root, ignore_errors=True)
        self._lock.release()


def settle_restore(places: Places) -> None:
    """Bring to its end, or undo, what was cut off; nothing else may be done in this folder before.

    Raises AppError: already_open (somebody is at it now), folder_unwritable, disk_full.
    """
    if not os.path.lexists(places.put_back) and not os.path.lexists(places.restoring):
        return
    with plainly(places.root):
        lock = Lock(places.root)
        try:
            if os.path.lexists(places.put_back):
                lock.clear()
            _settle(places)
        finally:
            lock.release()


def replaced(places: Places) -> tuple[Path, ...]:
    """The folders with what was here before backups were put in its place."""
    return tuple(sorted(path for path in places.root.glob(f"{REPLACED}*") if path.is_dir()))


def is_here(places: Places) -> bool:
    """Whether there is a register, or what is left of one."""
    return bool(_present(places))


def _settle(places: Places) -> None:
    if os.path.lexists(places.put_back):
        _finish(places)
    if os.path.lexists(places.restoring):
        shutil.rmtree(places.restoring)
        settle(places.root)


def _finish(places: Places) -> None:
    """Move what is still to be moved. Each step can be done again, and each lasts before the next."""
    came = places.put_back
    aside = next(came.glob(f"{REPLACED}*"), None)
    if aside is not None and (came / _NEW[0]).exists():  # else what lies in the register's place is the new already
        for path in _present(places):
            path.rename(aside / path.name)
        settle(aside)
        settle(places.root)
    for name in _NEW:
        if (came / name).exists():
            (came / name).rename(places.root / name)
            settle(places.root)
    if aside is not None:
        if any(aside.iterdir()):
            aside.rename(places.root / aside.name)
        settle(places.root)
    shutil.rmtree(came)
    settle(places.root)


def _present(places: Places) -> list[Path]:
    return sorted(path for pattern in _OLD for path in places.root.glob(pattern))


def _free(places: Places, at: datetime) -> str:
    """A name for what was here that nothing has yet."""
    name = wanted = f"{REPLACED}{at:%Y%m%d-%H%M%S}"
    for more in range(2, 1000):
        if not os.path.lexists(places.root / name):
            return name
        name = f"{wanted}-{more}"
    raise AppError("folder_unwritable", folder=str(places.root))
