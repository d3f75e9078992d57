"""kill -9 at any moment: what was confirmed is there, and nothing is ever half there."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.paths import Places
from app.store.register import Register
from app.vault import keyfile
from tests.faults import keywork, migrating, work
from tests.faults.keywork import Opens, Rekeyed
from tests.faults.killing import Office, office
from tests.faults.test_power import a_backup_there
from tests.faults.work import Backed, Kept, Possible
from tests.store.sealing import fixed_keys

TRIALS = [pytest.param(3, id="quick"), pytest.param(200, id="long", marks=pytest.mark.long)]
FEWER = [pytest.param(3, id="quick"), pytest.param(50, id="long", marks=pytest.mark.long)]
KEYS = fixed_keys()


@pytest.fixture(scope="module")
def typists() -> Iterator[Office]:
    """Somebody at work, as often as it takes."""
    with office() as opened:
        yield opened


@pytest.mark.parametrize("trials", TRIALS)
def test_fault_13_killed_while_typing(typists: Office, empty: Places, trials: int) -> None:
    """Killed again and again while a draft is saved: the last save that was confirmed is there, or the one that was
    under way, and nothing else."""
    chance, state, ends = random.Random(20181), Kept(), list[int]()
    within = typists.seconds("types", copied(empty).root, "save")
    for _ in range(trials):
        said = typists.killed("types", empty.root, chance, "save", 20, within)
        possible = Possible.after(said, state, Kept.then)
        state = work.opened(empty, KEYS)
        assert state in possible
        ends += [possible.index(state)] if said.begun else []
    _landed(ends, trials)


@pytest.mark.parametrize("trials", TRIALS)
def test_fault_15_killed_while_sealing(typists: Office, empty: Places, trials: int) -> None:
    """Killed again and again while sealing: confirmed records are all there, whole and in one chain, and the decision
    under way is either a record or a draft, never both, never neither, never half."""
    ends = trial_after_trial(
        *(typists, "seals", empty, trials, "seal"), Kept(), Kept.then, lambda copy, _: work.opened(copy, KEYS), acts=8
    )
    _landed(ends, trials)


@pytest.mark.parametrize("trials", TRIALS)
def test_fault_16_killed_while_migrating(typists: Office, places: Places, trials: int) -> None:
    """Killed again and again while a register of an older program is taken to today's shape: it has the old shape or
    the new one, never a part of it, opens, holds everything, and nothing is left lying about."""
    migrating.leave_old(places)
    ends = trial_after_trial(
        *(typists, "migrates", places, trials, "migrate"),
        *(migrating.OLD, migrating.then, lambda copy, _: migrating.migrated(copy)),
    )
    _landed(ends, trials)


@pytest.mark.parametrize("trials", TRIALS)
def test_fault_17_killed_while_the_data_key_changes(typists: Office, places: Places, trials: int) -> None:
    """Killed again and again while everything is encrypted anew: the passphrase and the printed sheet open it, with
    the key before or the new one, and everything is there."""
    keys = keywork.set_up(places)
    register = Register.open(places, keys.data_key)
    start = Rekeyed(0, work.filled(register, keys))
    register.close()
    ends = trial_after_trial(typists, "rekeys", places, trials, "rekey", start, Rekeyed.then, keywork.rekeyed, acts=1)
    _landed(ends, trials)


@pytest.mark.parametrize("trials", TRIALS)
def test_fault_18_killed_while_backing_up(typists: Office, empty: Places, trials: int) -> None:
    """Killed again and again while a backup is made: those made before are whole, the new one is there, whole, or has
    no backup's name, and the register has lost nothing."""
    start = a_backup_there(empty)
    ends = trial_after_trial(
        *(typists, "backs_up", empty, trials, "back-up"),
        start,
        Backed.then,
        lambda copy, _: work.backed(copy, KEYS),
        acts=4,
    )
    _landed(ends, trials)


@pytest.mark.parametrize("trials", FEWER)
def test_killed_during_the_first_run(typists: Office, tmp_path: Path, trials: int) -> None:
    """Killed during set-up: either the register opens with the passphrase, or nothing stands in the way of
    doing it again in the same folder."""
    chance, ends = random.Random(20183), list[int]()
    within = typists.seconds("sets_up", tmp_path / "measured", "set-up", acts=1)
    for trial in range(trials):
        places = Places(tmp_path / f"store{trial}")
        typists.killed("sets_up", places.root, chance, "set-up", 1, within)
        ends.append(keyfile.is_set_up(places))
        if not keyfile.is_set_up(places):
            keywork.set_up(places)
        keys, register = keywork.unlocked(places)
        assert work.kept(register, keys) == Kept()
        register.close()
    _landed(ends, trials)


@pytest.mark.parametrize("trials", FEWER)
def test_killed_while_changing_the_keys(typists: Office, places: Places, trials: int) -> None:
    """Killed while the key file is written again and again: the passphrase opens, both copies are the same afterwards,
    and the recovery key that works is the last that was confirmed or the one after it."""
    keywork.set_up(places)

    def look(copy: Places, possible: Possible) -> Opens:
        found = keywork.opens(copy, possible)
        assert copy.keys.read_bytes() == keyfile.spare(copy).read_bytes()
        return found

    ends = trial_after_trial(typists, "prints_sheets", places, trials, "sheet", Opens(), Opens.then, look, acts=20)
    _landed(ends, trials)


def copied(places: Places) -> Places:
    """The same register once more, in the place of the copy before."""
    copy = Places(places.root.with_name("copied"))
    shutil.rmtree(copy.root, ignore_errors=True)
    shutil.copytree(places.root, copy.root)
    return copy


def trial_after_trial(
    typists: Office,
    what: str,
    places: Places,
    trials: int,
    act: str,
    start: object,
    then: Callable[..., object],
    look: Callable[[Places, Possible], object],
    *,
    acts: int = 0,
) -> list[int]:
    """Kills somebody at this work, each time in a new copy of the register, and asserts that what `look` finds is what
    had been confirmed, or that and the act under way. Which of the two it was, of those killed within an `act`.

    `acts`: how many they do at most, where it is not one after which there is nothing more to do."""
    chance, ends = random.Random(f"{what} 2018"), list[int]()
    within = max(typists.seconds(what, copied(places).root, act, acts=5 if acts else 1) for _ in range(3))
    for _ in range(trials):
        copy = copied(places)
        said = typists.killed(what, copy.root, chance, act, acts or 1, within)
        possible = Possible.after(said, start, then)
        found = look(copy, possible)
        assert found in possible
        ends += [possible.index(found)] if (said.begun or "").startswith(act) else []
    return ends


def _landed(ends: list[int], trials: int) -> None:
    """Over many trials, at least a third were killed in the middle of the act, some of them before it counted and some
    after."""
    assert trials < 50 or (len(ends) >= trials / 3 and set(ends) == {0, 1}), (
        f"{len(ends)} of {trials}, ends {set(ends)}"
    )
