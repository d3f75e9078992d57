"""Work at the keys and the inbox, and a new data key for it all: what opens afterwards."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from app.desk.begin import opened
from app.paths import Places
from app.store.register import Register
from app.vault import inbox, keyfile, opening, recovery, rotation
from app.vault.keys import Keys
from app.vault.stretch import LEAST
from tests.faults import work
from tests.faults.work import Kept
from tests.store.sealing import MARK
from tests.unit.vault.test_opening import code_of


class Opens(NamedTuple):
    """What opens: which of the recovery sheets and passphrases made one after the other; and the notes in the inbox."""

    sheet: int = 0
    passphrase: int = 0
    notes: frozenset[str] = frozenset()

    def then(self, act: str) -> Opens:
        """After one more act: `sheet N`, `passphrase N`, `note N` or `drop N`."""
        what, n = act.split()
        match what:
            case "sheet":
                return self._replace(sheet=int(n))
            case "passphrase":
                return self._replace(passphrase=int(n))
            case "note":
                return self._replace(notes=self.notes | {n})
            case _:
                return self._replace(notes=self.notes - {n})


def sheet(n: int) -> str:
    """The nth recovery key."""
    return recovery.printed(_chance(n)(20))


def passphrase(n: int) -> str:
    """The nth passphrase."""
    return f"four ordinary words, and the number {n}"


def set_up(places: Places) -> Keys:
    """The first keys and the first sheet, and an empty register."""
    keys, _ = opening.create(places, passphrase(0), without_keyring=True, cost=LEAST)
    Register.create(places, keys.data_key).close()
    unlock(places, passphrase(0))
    opening.replace_recovery_key(places, keys, random=_chance(0))
    return keys


def do(places: Places, keys: Keys, act: str) -> None:
    """One act at the keys or the inbox."""
    what, n = act.split()
    match what:
        case "sheet":
            opening.replace_recovery_key(places, keys, random=_chance(int(n)))
        case "passphrase":
            opening.replace_passphrase(places, keys, passphrase(int(n)), without_keyring=True, cost=LEAST)
        case "note":
            inbox.seal_note(places, _note(n))
        case "drop":
            (name,) = (note.name for note in inbox.read_notes(places, keys) if note.body == _note(n))
            inbox.delete_note(places, name)


def opens(places: Places, possible: Sequence[Opens]) -> Opens:
    """What opens here, of what is possible or has been so before."""
    sheets = [n for n in _near(one.sheet for one in possible) if _opens(opening.open_with_recovery, places, sheet(n))]
    passphrases = [n for n in _near(one.passphrase for one in possible) if _opens(unlock, places, passphrase(n))]
    assert (len(sheets), len(passphrases)) == (1, 1), f"sheets {sheets} and passphrases {passphrases} open"
    keys = opening.open_with_recovery(places, sheet(sheets[0]))
    notes = [note.body for note in inbox.read_notes(places, keys)]
    assert None not in notes, "half a note is in the inbox"
    return Opens(sheets[0], passphrases[0], frozenset((note or b"").decode().split()[-1] for note in notes))


# --- a new data key ---------------------------------------------------------------------------------------------------
class Rekeyed(NamedTuple):
    """How many new data keys there have been, and what the register holds."""

    key: int
    kept: Kept

    def then(self, act: str) -> Rekeyed:
        """After one more act: `prepare N`, which counts for nothing yet, `rekey N`, or one at the register."""
        match act.split():
            case ["prepare", _]:
                return self
            case ["rekey", n]:
                return Rekeyed(int(n), self.kept)
            case _:
                return Rekeyed(self.key, self.kept.then(act))


def prepare(places: Places, keys: Keys, n: int) -> Keys:
    """Makes the nth new data key ready."""
    return rotation.prepare(places, keys, passphrase(0), random=_chance(10_000 + n), cost=LEAST).keys


def rekey(places: Places, register: Register, new: Keys) -> None:
    """Gives it to everything."""
    register.rekey(new.data_key)
    rotation.finish(places, new)


def rekeyed(places: Places, possible: Sequence[Rekeyed]) -> Rekeyed:
    """What opens as a person opens it, with the passphrase; and afterwards with the printed sheet."""
    keys, register = unlocked(places)
    try:
        assert register.lost_saves == 0, "somebody is told that saves were lost, and none was"
        kept = work.kept(register, keys)
    finally:
        register.close()
    again = opening.open_with_recovery(places, sheet(0))
    assert (again.data_key, again.next) == (keys.data_key, None), "what was cut off was not brought to an end"
    assert not keyfile.waiting(places).exists()
    made = {_chance(10_000 + n)(32): n for n in _near(one.key for one in possible) if n}
    return Rekeyed(made.get(keys.data_key, 0), kept)


def unlocked(places: Places) -> tuple[Keys, Register]:
    """The register, opened as a person opens it."""
    return opened(places, unlock(places, passphrase(0)))


def recovered(places: Places) -> tuple[Keys, Register]:
    """The same with the printed sheet, which takes no time to stretch."""
    return opened(places, opening.open_with_recovery(places, sheet(0)))


def unlock(places: Places, words: str) -> Keys:
    """With a slot that is cheap and stays so."""
    return opening.unlock(places, words, cost=LEAST)


def _near(possible: Iterable[int]) -> list[int]:
    found = set(possible)
    return sorted(n for n in {*found, *(n - 1 for n in found)} if n >= 0)


def _opens(way: Callable[[Places, str], object], places: Places, secret: str) -> bool:
    code = code_of(way, places, secret)
    assert code in {None, "wrong_passphrase", "wrong_recovery_key"}, code
    return code is None


def _note(n: str) -> bytes:
    return f"{MARK} rang, call {n}".encode()


def _chance(n: int) -> Callable[[int], bytes]:
    """The same bytes for the same n, whatever is asked of them."""
    return random.Random(n).randbytes
