"""Backups of this desk's register: where they go, when the last one was, making one, and putting one back."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.clock import UK
from app.desk.restoring import Restore
from app.errors import AppError
from app.log import Event
from app.settings import begin_settings
from app.store.backup import Backup, Owner, backups_in, clear_workshop, forget, make_backup
from app.store.restoring import replaced
from app.store.where import same_disk, warnings

if TYPE_CHECKING:
    from app.clock import Clock
    from app.desk.door import Door
    from app.paths import Places
    from app.store.backup import Said
    from app.vault.keys import Keys
    from app.vault.slots import Random

__all__ = ["LATE", "NAME", "Backup", "Backups", "Standing"]  # a backup is handed on to whoever shows it

NAME = "backup"
"""The name under which the register keeps what is known about its backups."""

LATE = timedelta(days=7)
"""After this a person is told in a colour that says look again."""

NOT_THERE = "backup_place_missing"


class Standing(NamedTuple):
    """Where the backups stand. `folder`: where they go; None: nowhere yet. `made`: when the last one was made.
    `failed`: the code of what stopped the last try, empty if it went well. `late`: it is time to do something.
    `unseen`: what the person should know about where the register itself lies, and has not been told yet."""

    folder: Path | None = None
    made: datetime | None = None
    failed: str = ""
    late: bool = False
    unseen: tuple[str, ...] = ()


class Backups:
    """The backups of one desk. What makes one may be called from any thread; one is made at a time."""

    def __init__(
        self, desk: Door, places: Places, clock: Clock, random: Random, open_with: Callable[[Keys], None]
    ) -> None:
        self._desk, self._places, self._clock, self._random = desk, places, clock, random
        self._open_with = open_with
        self._one_at_a_time, self._changing = threading.Lock(), threading.Lock()

    # --- an open register -------------------------------------------------------------------------------------------
    def standing(self) -> Standing:
        """Where they stand, from what the register knows."""
        kept, now = self._kept(), self._clock()
        made = _moment(kept.get("made"))
        late = self._desk.hands().register.head()[0] > 0 if made is None else now - made > LATE
        failed = str(kept.get("failed", ""))
        unseen = tuple(code for code in self.own_warnings if code not in kept.get("seen", ()))
        return Standing(_path(kept.get("folder")), made, failed, late or failed not in ("", NOT_THERE), unseen)

    def choose(self, folder: Path) -> tuple[str, ...]:
        """From now on backups go there; gives what the person should know about it, as `where.warnings` has it.

        Raises AppError("backup_place_missing").
        """
        if not folder.is_dir():
            raise AppError(NOT_THERE, folder=str(folder))
        self._change(folder=str(folder), apart=not same_disk(folder, self._places.root), failed="", known=folder)
        return self.warnings(folder)

    def warnings(self, folder: Path) -> tuple[str, ...]:
        """What the person should know about a folder for backups: synced, network, same_disk."""
        return warnings(folder, self._places.root)

    @cached_property
    def own_warnings(self) -> tuple[str, ...]:
        """The same about the folder that the register itself lies in: synced, network."""
        return warnings(self._places.root)

    def saw_own_warnings(self) -> None:
        """The person has been told; the first page need not say it again."""
        if self.standing().unseen:
            self._change(seen=list(self.own_warnings))

    def make(self, to: Path | None = None, said: Said = lambda _: None) -> Backup:
        """Make one now, in the chosen folder or in this one; it counts once it was read back.

        Raises AppError: backup_nowhere (no folder is chosen), and what `make_backup` raises.
        """
        with self._one_at_a_time:
            try:
                made = self._made(to, said)
            except AppError as fault:
                self._change(failed=fault.code)
                self._desk.log.note(Event.BACKUP_FAILED, code=fault.code)
                raise
            self._desk.log.note(Event.BACKUP_MADE)
            return made

    def tend(self, said: Said = lambda _: None) -> bool:
        """Make one if it is time, and say whether it was; what stops it is kept for `standing`, nobody is troubled."""
        if self._desk.scratch or self._desk.state != "open" or not self._due() or self._one_at_a_time.locked():
            return False
        with suppress(AppError):  # noted already, and the first page says so
            self.make(said=said)
        return True

    def found(self) -> tuple[Backup, ...]:
        """The backups in the chosen folder, the newest first; each byte of each is read.

        Raises AppError: backup_nowhere, backup_place_missing, folder_unwritable.
        """
        return backups_in(self._folder(), self._owner())

    def forget_old(self) -> None:
        """Make a fresh one, then delete every other there is of this register: also where one was made once, and what
        a backup has replaced here. What cannot be reached is deleted when a backup is next made there.

        Raises AppError: backups_left (one of the folders cannot be reached now), and what `make` raises.
        """
        known = [str(folder) for folder in self._kept().get("known", ())]
        self._change(forget=known)
        clear_workshop(self._places)
        for old in replaced(self._places):
            shutil.rmtree(old, ignore_errors=True)
        if self._kept().get("folder"):
            self.make()
        for folder in self._to_forget():
            if forget(Path(folder), self._owner().store):
                self._forgotten(folder)
        left = [*self._to_forget(), *map(str, replaced(self._places))]
        if left:
            raise AppError("backups_left", folder=", ".join(left))

    # --- putting one back: the register is closed, or cannot be opened ----------------------------------------------
    def restore(self, file: Path) -> Restore:
        """Begin to put a backup back. The register must not be open. See `Restore`."""
        return Restore(self._places, self._clock, self._random, file)

    def put_in_place(self, restore: Restore) -> None:
        """Put it in place of what is here, and open the register that it brings."""
        with self._desk.log.trying(Event.RESTORED):
            self._open_with(restore.put_in_place())
        with suppress(AppError):  # on a new computer; the program works without
            begin_settings(self._places)

    # --- inside -----------------------------------------------------------------------------------------------------
    def _made(self, to: Path | None, said: Said) -> Backup:
        from app.vault.opening import file_of

        hands, folder, at = self._desk.hands(), to or self._folder(), self._clock()
        if to is None and self._kept().get("apart") and same_disk(folder, self._places.root):
            raise AppError(NOT_THERE, folder=str(folder))  # the place where the stick was is only a folder now
        keys = file_of(hands.places, hands.keys).to_bytes()
        made = make_backup(hands.register, hands.places, self._owner(), folder, keys=keys, at=at, said=said)
        self._change(made=at.isoformat(), failed="", known=folder)
        if str(folder) in self._to_forget() and forget(folder, hands.keys.store, but=made.path):
            self._forgotten(str(folder))
        return made

    def _due(self) -> bool:
        """Once a day; a last one in the future means that the clock was set back."""
        kept = self._kept()
        made = _moment(kept.get("made"))
        return bool(kept.get("folder")) and (made is None or made.date() != self._clock().astimezone(UK).date())

    def _folder(self) -> Path:
        folder = _path(self._kept().get("folder"))
        if folder is None:
            raise AppError("backup_nowhere")
        return folder

    def _owner(self) -> Owner:
        keys = self._desk.hands().keys
        return Owner(keys.store, keys.device, keys.data_key, keys.sign, keys.verify)

    def _to_forget(self) -> list[str]:
        """The folders whose backups of before must still be deleted."""
        return list(self._kept().get("forget", ()))

    def _forgotten(self, folder: str) -> None:
        self._change(forget=[each for each in self._to_forget() if each != folder])

    def _kept(self) -> dict[str, Any]:
        return self._desk.hands().register.kept(NAME) or {}

    def _change(self, *, known: Path | None = None, **changed: object) -> None:
        """Keep what has changed; `known`: a folder where there may be backups from now on."""
        with self._changing:
            kept = {**self._kept(), **changed}
            if known is not None:
                kept["known"] = sorted({*kept.get("known", ()), str(known)})
            self._desk.hands().register.keep(NAME, kept)


def _moment(text: object) -> datetime | None:
    return datetime.fromisoformat(text).astimezone(UK) if isinstance(text, str) else None


def _path(text: object) -> Path | None:
    return Path(text) if isinstance(text, str) and text else None
