"""Fault 14: the power goes at any moment, and what the disk holds then is opened as a person would open it."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import pytest

from app.paths import Places
from app.store.backup import KEEP
from app.store.lock import Lock
from app.store.register import Register
from tests.faults import keywork, migrating, work
from tests.faults.keywork import Opens, Rekeyed
from tests.faults.power import MEMORY, Event, Settled, put_image, recorded, said_by
from tests.faults.work import Backed, Kept, Possible, Said
from tests.store.sealing import fixed_keys

IMAGES = [pytest.param(30, id="quick"), pytest.param(1_000, id="long", marks=pytest.mark.long)]
FEWER = [pytest.param(6, id="quick"), pytest.param(200, id="long", marks=pytest.mark.long)]
KEYS = fixed_keys()


class Look(NamedTuple):
    """How an image is looked at: what there was at the start, what an act makes of it, and what there is now."""

    start: object
    then: Callable[..., object]
    now: Callable[[Places, Possible], object]


def registers(places: Places, _: Possible) -> Kept:
    """What a register holds."""
    return work.opened(places, KEYS)


def backups(places: Places, _: Possible) -> Backed:
    """What it and its backups hold."""
    return work.backed(places, KEYS)


def put_back(places: Places, _: Possible) -> tuple[Kept, ...]:
    """What is here after the next start, and what was replaced."""
    return work.settled(places, KEYS)


def becomes(after: object, *_: object) -> object:
    """What the one act makes of whatever there was."""
    return after


def versions(places: Places, _: Possible) -> int:
    """What had been done to a register of an older program."""
    return migrating.migrated(places)


@pytest.mark.parametrize("images", IMAGES)
def test_fault_14_power_cuts_lose_nothing(empty: Places, tmp_path: Path, images: int) -> None:
    """Of drafts saved, sealed and thrown away nothing that was confirmed is missing, nothing is half, and the chain is
    whole, wherever in the stream of writes the power goes and whatever of it was still on its way."""
    events = recorded("works", empty.root, tmp_path / "trace", turns=180)
    assert wrong(Look(Kept(), Kept.then, registers), events, range(images)) == []


@pytest.mark.parametrize("images", FEWER)
def test_fault_14_power_cuts_shut_nobody_out(places: Places, tmp_path: Path, images: int) -> None:
    """While passphrases and recovery sheets are replaced and notes taken: after it was confirmed only the new one
    opens, before it the old one or the new one, never none and never both; and no note is lost."""
    keywork.set_up(places)
    events = recorded("keeps_keys", places.root, tmp_path / "trace", turns=40)
    assert wrong(Look(Opens(), Opens.then, keywork.opens), events, range(images)) == []


@pytest.mark.parametrize("images", FEWER)
def test_fault_14_17_power_cuts_while_the_data_key_changes(places: Places, tmp_path: Path, images: int) -> None:
    """While everything is encrypted anew, passphrase and sheet open one of the two, and everything is there."""
    keys = keywork.set_up(places)
    register = Register.open(places, keys.data_key)
    start = Rekeyed(0, work.filled(register, keys))
    register.close()
    events = recorded("rekeys", places.root, tmp_path / "trace", turns=12)
    assert wrong(Look(start, Rekeyed.then, keywork.rekeyed), events, range(images)) == []


@pytest.mark.parametrize("images", FEWER)
def test_fault_14_16_power_cuts_while_migrating(places: Places, tmp_path: Path, images: int) -> None:
    """A register of an older program is in its old shape or in the new one, whole, and opens."""
    migrating.leave_old(places)
    events = recorded("migrates", places.root, tmp_path / "trace", turns=1)
    assert wrong(Look(migrating.OLD, migrating.then, versions), events, range(images)) == []


@pytest.mark.parametrize("images", FEWER)
def test_fault_14_18_power_cuts_while_backing_up(empty: Places, tmp_path: Path, images: int) -> None:
    """Every backup that was made is whole, the one under way is or has no backup's name, none is forgotten too early,
    and the register loses nothing."""
    start = a_backup_there(empty, backups=KEEP - 2)
    events = recorded("backs_up", empty.root, tmp_path / "trace", turns=8)
    assert wrong(Look(start, Backed.then, backups), events, range(images)) == []


@pytest.mark.parametrize("images", FEWER)
def test_fault_14_43_power_cuts_while_a_backup_is_put_back(empty: Places, tmp_path: Path, images: int) -> None:
    """What is here is what there was, or the backup, and then what there was lies beside it; each of them whole."""
    before, after = one_to_put_back(empty)
    events = recorded("puts_back", empty.root, tmp_path / "trace", turns=1)
    assert wrong(Look(before, partial(becomes, after), put_back), events, range(images)) == []


def test_fault_14_work_that_does_not_wait_for_the_disk_is_caught(empty: Places, tmp_path: Path) -> None:
    """The same images of a register that saves with `synchronous=NORMAL`, and of keys written without a sync, show
    losses: what counts none above can count."""
    events = recorded("works_carelessly", empty.root, tmp_path / "trace", turns=100)
    assert len(wrong(Look(Kept(), Kept.then, registers), events, range(40))) > 4
    places = Places(tmp_path / "keys")
    keywork.set_up(places)
    events = recorded("keeps_keys_carelessly", places.root, tmp_path / "trace", turns=20)
    assert len(wrong(Look(Opens(), Opens.then, keywork.opens), events, range(20))) > 2


def a_backup_there(places: Places, backups: int = 1) -> Backed:
    """Some records in the register here, and so many backups of it, and what all of them hold."""
    register = Register.open(places, KEYS.data_key)
    state = Backed(work.filled(register, KEYS, 10))
    work.stick(places).mkdir(mode=0o700)
    for minute in range(backups):
        work.back_up_for(register, places, KEYS, minute - 100)
        state = state.then("back-up")
    register.close()
    return state


def one_to_put_back(places: Places) -> tuple[tuple[Kept, ...], tuple[Kept, ...]]:
    """A backup on the stick, and more work since; what there is before it is put back, and afterwards."""
    backup = a_backup_there(places).kept
    register = Register.open(places, KEYS.data_key)
    work.do(register, KEYS, "seal later")
    work.do(register, KEYS, "save d 7")
    saves = register._lock.noted()
    register.close()
    lock = Lock(places.root)
    lock.note(saves)  # as it stands there if the program was killed
    lock.release()
    now = backup.then("seal later").then("save d 7")
    return (now,), (backup, now)


def wrong(look: Look, events: Sequence[Event], seeds: Sequence[int]) -> list[str]:
    """What is wrong with these images, looked at by two at once where they are many."""
    assert len(said_by(events, len(events))) >= 2, "hardly anything was done"
    if len(seeds) < 100:
        found = [_wrong(look, events, seed) for seed in seeds]
    else:
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            halves = pool.map(partial(_all, look, events), [seeds[::2], seeds[1::2]])
            found = [one for half in halves for one in half]
    assert len(found) == len(seeds)
    return [one for one in found if one]


def _all(look: Look, events: Sequence[Event], seeds: Sequence[int]) -> list[str]:
    return [_wrong(look, events, seed) for seed in seeds]


def _wrong(look: Look, events: Sequence[Event], seed: int) -> str:
    """What is wrong with one image; nothing, if it holds what had been confirmed, or that and the one act under way."""
    chance = random.Random(seed)
    cut = chance.randint(events.index(Settled()) + 1, len(events))
    possible = Possible.after(Said.of(said_by(events, cut)), look.start, look.then)
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        root = Path(folder) / "store"
        root.mkdir(mode=0o700)
        put_image(events, cut, chance, root)
        try:
            found = look.now(Places(root), possible)
        except Exception as fault:  # noqa: BLE001 (whatever a person would meet is what is wrong with the image)
            return f"image {seed}: {fault!r}"
    return "" if found in possible else f"image {seed}: {found} is none of {possible}"
