"""The door of a desk: how its register is made, opened, kept well and shut."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from app.desk.cut_off import settle
from app.desk.logbook import Logbook
from app.errors import AppError
from app.log import Event
from app.settings import Settings, begin_settings, read_settings
from app.words import Words

if TYPE_CHECKING:
    from app.clock import Clock
    from app.desk.backups import Backups
    from app.desk.hands import Hands
    from app.desk.health import Health
    from app.desk.ways_in import WaysIn
    from app.paths import Places
    from app.store.audit import Finding
    from app.store.register import Register
    from app.vault.keys import Keys

State = Literal["none", "locked", "open"]
Random = Callable[[int], bytes]


class Door:
    """One person's register in one folder. `scratch`: a throw-away register with its own key, gone at the end."""

    def __init__(self, places: Places, clock: Clock, *, scratch: bool = False, random: Random = os.urandom) -> None:
        self.words = Words()
        self.settings: Settings = read_settings(places)
        self.scratch = scratch
        self._places = places
        self._clock = clock
        self.log = Logbook(None if scratch else places, clock)
        self._random = random
        self._keys: Keys | None = None
        self._register: Register | None = None
        if not scratch:
            with suppress(AppError):  # unlocking tries again, and says it
                settle(places)

    @property
    def state(self) -> State:
        """`none` before the first set-up, `locked`, or `open`. A scratch desk opens by itself."""
        if self._register is not None or self.scratch:
            return "open"
        from app.vault.keyfile import is_set_up

        return "locked" if is_set_up(self._places) else "none"

    def set_up(self, passphrase: str, *, author: str, role: str, organisation: str) -> str:
        """A new register for one person; gives the recovery key, to be printed and kept apart.

        `role` is an option of the question who I am: carer, ssw, manager, staff.
        """
        from app.store.register import Register
        from app.vault import keyfile, opening

        keys, recovery_key = opening.create(self._places, passphrase, random=self._random)
        register = Register.create(self._places, keys.data_key)
        keyfile.read(self._places)  # from now on the key file is in its place
        register.keep("author", {"name": author, "role": role, "organisation": organisation})
        self._opened(keys, register)
        begin_settings(self._places)
        self.log.note(Event.SET_UP)
        return recovery_key

    def unlock(self, passphrase: str) -> None:
        """Open the register. Raises AppError: wrong_passphrase, keyring_missing, register_damaged and their kin."""
        from app.vault import opening

        if self.scratch:
            return
        with self.log.trying(Event.OPENED):
            settle(self._places)
            keys = opening.unlock(self._places, passphrase, at=self._clock())
            if self._register is None:
                self._open(keys)

    def recover(self, recovery_key: str, new_passphrase: str) -> None:
        """Open with the printed key and choose a new passphrase; the old one counts until the register was read."""
        from app.vault import opening

        def way() -> Keys:
            return opening.open_with_recovery(self._places, recovery_key, at=self._clock())

        self._back_in(way, new_passphrase)

    def recover_through_agency(self, private_file: bytes, passphrase: str, new_passphrase: str) -> None:
        """The same with the agency's private file, which its own passphrase opens. Raises AppError: wrong_agency_key,
        agency_key_damaged, wrong_file_passphrase."""
        from app.vault import opening

        def way() -> Keys:
            return opening.open_with_escrow(self._places, private_file, passphrase, at=self._clock())

        self._back_in(way, new_passphrase)

    def close(self) -> None:
        """Let go of the register and its keys."""
        if self._register is not None:
            self._register.close()
        self._register = self._keys = None

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the register: its file, its chain, its signatures, its place; nothing, if all is well."""
        return self.health.in_full()

    def rekey(self, passphrase: str) -> str | None:
        """Encrypt everything anew; a recovery key, where one must be printed. See `WaysIn.rekey`."""
        return self.ways_in.rekey(passphrase)

    def take_keys(self, keys: Keys) -> None:
        """These are the keys of the open register from now on."""
        self._keys = keys

    @cached_property
    def ways_in(self) -> WaysIn:
        """How this register opens, and changing it."""
        from app.desk.ways_in import WaysIn

        return WaysIn(self)

    @cached_property
    def backups(self) -> Backups:
        """Copies of this register elsewhere, and putting one back."""
        from app.desk.backups import Backups

        return Backups(self, self._places, self._clock, self._random, self._open)

    @cached_property
    def health(self) -> Health:
        """The checks of this register."""
        from app.desk.health import Health

        return Health(self)

    def hands(self) -> Hands:
        """What an act on an open register needs. Raises AppError("not_open")."""
        from app.desk.hands import Hands

        register, keys = self._both()
        return Hands(register, keys, self._places, self._clock, self._random, self.words, self.settings)

    def _both(self) -> tuple[Register, Keys]:
        if self._register is None and self.scratch:
            from app.store.register import Register
            from app.vault import opening

            keys = opening.throwaway(self._random)
            self._opened(keys, Register.scratch(keys.data_key))
        if self._register is None or self._keys is None:
            raise AppError("not_open")
        return self._register, self._keys

    def _back_in(self, way: Callable[[], Keys], new_passphrase: str) -> None:
        from app.vault import opening

        with self.log.trying(Event.RECOVERED):
            settle(self._places)
            keys = way()
            if self._register is None:
                self._open(keys)
            self.health.prove()
            opening.replace_passphrase(self._places, self.hands().keys, new_passphrase, random=self._random)

    def _open(self, keys: Keys) -> None:
        from app.desk.begin import opened

        self._opened(*opened(self._places, keys))

    def _opened(self, keys: Keys, register: Register) -> None:
        self._keys, self._register = keys, register
        self.begin()

    def begin(self) -> None:
        """What follows each opening."""
        if not self.scratch:
            self.health.at_opening()
