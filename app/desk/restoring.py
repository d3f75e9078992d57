"""Putting a backup back: read without trusting it, opened beside what is here, held against it, and only then moved."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from app.decisions.record import TOMBSTONE
from app.desk.health import noted
from app.desk.restored import say_restored
from app.desk.whereabouts import keep
from app.errors import AppError
from app.files import trouble
from app.store import backup_file
from app.store.audit import Finding
from app.store.register import Register
from app.store.restoring import Staging, is_here
from app.vault import keyfile, opening, tries
from app.vault.anchor import keep_anchor
from app.vault.stretch import long_enough

if TYPE_CHECKING:
    from app.clock import Clock
    from app.paths import Places
    from app.store.backup_file import Manifest
    from app.vault.keys import Keys
    from app.vault.slots import Random

Way = Callable[["Places"], "Keys"]
"""Opens the keys in a folder."""

_NO_REGISTER = {
    *("register_wrong_key", "register_damaged", "register_empty", "register_foreign", "register_missing"),
    *("keys_missing", "keys_damaged", "kdf_refused"),
}
"""What makes a backup one that cannot be used, if it is found in its register or keys."""


class Loss(NamedTuple):
    """What is here and not in the backup, as far as it can be known.

    `here`: whether there is anything at all; `seen`: whether it could be opened and looked at. Then `records` are the
    numbers of decisions that would go, `drafts` how many unfinished ones would go or be as they once were, `back` the
    numbers of what was disposed of since and would be here again. `entries`: how many more there were when that was
    last noted outside the register; None: that is not known.
    """

    here: bool
    seen: bool = False
    records: tuple[str, ...] = ()
    drafts: int = 0
    back: tuple[str, ...] = ()
    entries: int | None = None


class Restore:
    """One backup on its way back, from choosing the file until `put_in_place` or `leave`.

    `manifest`: what it says about itself, which is known to be so once it was opened; `found`: what is wrong with the
    records in it. Raises AppError: backup_unreadable, backup_damaged, backup_newer, already_open, disk_full,
    folder_unwritable.
    """

    def __init__(self, places: Places, clock: Clock, random: Random, file: Path) -> None:
        self._places, self._clock, self._random = places, clock, random
        self.manifest: Manifest = backup_file.read(file)
        self._file = file.name
        self._staging = Staging(places)
        self._keys: Keys | None = None
        self._acting, self._left = threading.Lock(), False
        self.found: tuple[Finding, ...] = ()
        with self._or_leave():
            self.manifest = backup_file.unpack(file, self._staging.there)

    @property
    def made(self) -> datetime:
        """When it was made."""
        return self.manifest.made

    def with_passphrase(self, passphrase: str) -> Loss:
        """Open it with the passphrase of the time when it was made, on the computer it was made on.

        Raises AppError: wrong_passphrase, keyring_missing (another computer), keyring_locked, keyring_damaged,
        too_many_tries, backup_damaged, backup_newer, backup_other_store, disk_full, folder_unwritable.
        """
        with self._at_it():
            self._keys, loss = self._opened(lambda places: opening.unlock(places, passphrase, random=self._random))
        return loss

    def with_recovery_key(self, recovery_key: str, new_passphrase: str) -> Loss:
        """Open it with the recovery key of the time when it was made; from then on the new passphrase opens it.

        Raises AppError: recovery_key_mistyped, wrong_recovery_key, passphrase_short, and what `with_passphrase` does.
        """
        with self._at_it():
            long_enough(new_passphrase, opening.shortest_here())
            keys, loss = self._opened(lambda places: opening.open_with_recovery(places, recovery_key))
            opening.replace_passphrase(self._staging.there, keys, new_passphrase, random=self._random)
            self._keys = keys
        return loss

    def put_in_place(self) -> Keys:
        """Move what is here aside and the backup into its place, and say so in its chain; gives the keys that open it.

        Raises AppError: folder_unwritable, disk_full. The next start ends or undoes what was cut off.
        """
        with self._at_it():
            keys = self._own()
            self._left = True  # come what may, that was it
            register = Register.open(self._staging.there, keys.data_key)
            try:
                self._say(register, keys)
                head = register.head()
            finally:
                register.close()
            self._staging.commit(self._clock())
        keep_anchor(keys.store, *head)
        return keys

    def leave(self) -> None:
        """It is not put back: everything here stays as it is. What is under way is not waited for: it tidies up."""
        self._left = True
        if self._acting.acquire(blocking=False):
            try:
                self._staging.leave()
            finally:
                self._acting.release()

    @contextmanager
    def _at_it(self) -> Iterator[None]:
        """Nobody clears away meanwhile what is being worked with; whoever left has it cleared away afterwards."""
        try:
            with self._acting:
                if self._left:
                    raise AppError("not_open")
                yield
        finally:
            if self._left:
                self.leave()

    def _own(self) -> Keys:
        if self._keys is None:
            raise AppError("not_open")
        return self._keys

    @contextmanager
    def _or_leave(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            self.leave()
            raise trouble(fault, self._places.root) from fault
        except BaseException:  # whatever it was: nothing of it stays
            self.leave()
            raise

    def _opened(self, way: Way) -> tuple[Keys, Loss]:
        there = self._staging.there
        with self._damaged():
            with tries.counted(self._places, self._clock()):
                keys = way(there)
            said = self.manifest
            ours = (said.store, said.device) == (keys.store, keys.device) and said.holds(keys.verify)
            if not ours:
                raise AppError("backup_damaged", file=self._file)
            register = Register.open(there, keys.data_key)
        try:
            found = register.check(keys.verify)
            if register.head() != (said.seq, said.head) or any(each.code == "found_damaged" for each in found):
                raise AppError("backup_damaged", file=self._file)
            loss = self._held_against(register, keys, way)
        finally:
            register.close()
        self.found = tuple(found)
        return keys, loss

    @contextmanager
    def _damaged(self) -> Iterator[None]:
        try:
            yield
        except AppError as fault:
            if fault.code in _NO_REGISTER:
                raise AppError("backup_damaged", file=self._file) from fault
            if fault.code in {"register_newer", "keys_newer"}:
                raise AppError("backup_newer", file=self._file) from fault
            raise

    def _held_against(self, backup: Register, keys: Keys, way: Way) -> Loss:
        """What would be lost. Raises AppError("backup_other_store")."""
        anchor = noted(keys.store)
        entries = None if anchor is None else max(0, anchor.seq - self.manifest.seq)
        if not is_here(self._places):
            return Loss(here=False, entries=entries)
        here = self._here(keys, way)
        if here is None:
            if self._is_another(keys):
                raise AppError("backup_other_store", folder=str(self._places.root))
            return Loss(here=True, entries=entries)
        try:
            return _lost(here, backup)._replace(entries=entries)
        except AppError:
            return Loss(here=True, entries=entries)  # it opens, and something in it cannot be read
        finally:
            here.close()
            self._staging.look_no_more()

    def _here(self, keys: Keys, way: Way) -> Register | None:
        """What is here, opened from a copy with its own keys or with the backup's; None if neither opens it."""
        try:
            copy = self._staging.look()
        except AppError:
            self._staging.look_no_more()
            return None
        if copy is None:
            return None
        for data_key in _keys_for(copy, keys, way):
            try:
                return Register.open(copy, data_key)
            except AppError:
                continue
        self._staging.look_no_more()
        return None

    def _is_another(self, keys: Keys) -> bool:
        try:
            return keyfile.read(self._places).store != keys.store
        except AppError:
            return False

    def _say(self, register: Register, keys: Keys) -> None:
        said = self.manifest
        facts: dict[str, Any] = {
            "by": register.kept("author"),
            "backup": {"made": said.made.isoformat(), "seq": said.seq, "digest": said.head},
        }
        say_restored(register, keys, at=self._clock(), anchor=noted(keys.store), random=self._random, **facts)
        keep(register, None)  # where somebody was when the backup was made is not where they are


def _keys_for(copy: Places, keys: Keys, way: Way) -> Iterator[bytes]:
    """The data keys that may open what is here, each tried only if the one before did not."""
    yield keys.data_key
    try:
        own = way(copy)
    except AppError:
        return
    if own.store != keys.store:
        return  # somebody else's, even if the same passphrase opens it
    yield own.data_key
    if own.next is not None:
        yield own.next.data_key


def _lost(here: Register, backup: Register) -> Loss:
    """What `here` has and `backup` has not."""
    common = _common(here, backup)
    records = [each.number for each in here.records() if each.header.seq > common]
    buried = [each.payload or {} for each in here.entries(TOMBSTONE) if each.header.seq > common]
    whole = {each.number for each in backup.records()}
    drafts, kept = dict(here.drafts()), dict(backup.drafts())
    return Loss(
        here=True,
        seen=True,
        records=tuple(sorted(records)),
        drafts=sum(1 for id, body in drafts.items() if kept.get(id) != body),
        back=tuple(sorted({str(each.get("record")) for each in buried} & whole)),
    )


def _common(here: Register, backup: Register) -> int:
    """How many entries both have: the same ones, from the first on."""
    low, high = 0, min(here.head()[0], backup.head()[0])
    while low < high:
        middle = (low + high + 1) // 2
        if here.digest_at(middle) == backup.digest_at(middle):
            low = middle
        else:
            high = middle - 1
    return low
