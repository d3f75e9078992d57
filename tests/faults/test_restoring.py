"""Putting a backup in place of what is here: cut off anywhere, the next start finds the old or the new, whole."""

from __future__ import annotations

import random
import shutil
from datetime import datetime
from pathlib import Path

import pytest

from app.clock import UK
from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from app.store.restoring import Staging, is_here, replaced, settle_restore
from app.vault import keyfile
from tests.faults.stopping import moments, stopped_at
from tests.store.sealing import fixed_keys, sealing
from tests.unit.vault.test_opening import code_of

KEYS = fixed_keys()
AT = datetime(2026, 11, 24, 14, 5, tzinfo=UK)
OLD, NEW = 3, 2
"""Entries of the register that is here, and of the one that is put back."""


def filled(places: Places, entries: int, keys: bytes) -> None:
    """A register with so many entries, and a key file of these bytes, with its second copy."""
    register = Register.create(places, KEYS.data_key)
    for _ in range(entries):
        register.append(sealing(KEYS), None)
    register.close()
    for path in (places.keys, keyfile.spare(places)):
        path.write_bytes(keys)


@pytest.fixture
def here(tmp_path: Path) -> Places:
    """What is here: a register with a log beside it, keys, a note, and what an older program left."""
    made = Places(tmp_path / "here")
    filled(made, OLD, b"old keys")
    for name in ("register.db.before-2", "keys.json.new", "settings.toml"):
        (made.root / name).write_bytes(b"old")
    made.inbox.mkdir()
    (made.inbox / "a.note").write_bytes(b"a note")
    return made


@pytest.fixture
def backup(tmp_path: Path) -> Places:
    """What is put back."""
    made = Places(tmp_path / "backup")
    filled(made, NEW, b"new keys")
    return made


def laid_out(here: Places, backup: Places) -> Staging:
    """The backup waits beside the register."""
    staging = Staging(here)
    for path in (backup.register, backup.keys, keyfile.spare(backup)):
        shutil.copyfile(path, staging.there.root / path.name)
    return staging


def state(places: Places) -> int:
    """How many entries the register here has, whose keys lie beside it; the two of one kind, and nothing half."""
    register = Register.open(places, KEYS.data_key)
    try:
        entries = register.head()[0]
        assert register.check(KEYS.verify) == []
    finally:
        register.close()
    wanted = {OLD: b"old keys", NEW: b"new keys"}[entries]
    assert (places.keys.read_bytes(), keyfile.spare(places).read_bytes()) == (wanted, wanted)
    return entries


def test_what_was_here_is_kept_aside(here: Places, backup: Places) -> None:
    """Register, log, keys and copies of before lie in a folder with the time in its name and still open; what a
    register needs and no backup holds stays: settings, and notes that were not read yet."""
    laid_out(here, backup).commit(AT)
    assert state(here) == NEW
    (aside,) = replaced(here)
    assert aside.name == "replaced-20261124-140500"
    assert {path.name for path in aside.iterdir()} == {
        *("register.db", "register.db.before-2", "keys.json", "keys.json.bak", "keys.json.new")
    }
    assert state(Places(aside)) == OLD
    assert (here.inbox / "a.note").read_bytes() == b"a note"
    assert here.settings.read_bytes() == b"old"
    assert not here.put_back.exists()
    assert not here.restoring.exists()
    laid_out(here, backup).commit(AT)
    assert [path.name for path in replaced(here)] == ["replaced-20261124-140500", "replaced-20261124-140500-2"]


def test_into_an_empty_folder(tmp_path: Path, backup: Places) -> None:
    """On a new computer there is nothing to keep aside, and no empty folder is left."""
    fresh = Places(tmp_path / "fresh" / "folder")
    assert not is_here(fresh)
    laid_out(fresh, backup).commit(AT)
    assert state(fresh) == NEW
    assert replaced(fresh) == ()


def test_leaving_changes_nothing(here: Places, backup: Places) -> None:
    """What waited is gone, what is here is as it was, and it can be opened again; leaving twice is harmless."""
    before = {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()}
    staging = laid_out(here, backup)
    copy = staging.look()
    assert copy is not None
    assert copy.register.read_bytes() == here.register.read_bytes()
    staging.look_no_more()
    staging.leave()
    staging.leave()
    assert {path: path.read_bytes() for path in here.root.rglob("*") if path.is_file()} == before
    assert state(here) == OLD


def test_nobody_else_is_at_work_meanwhile(here: Places, backup: Places) -> None:
    """While the register is open no backup is laid out; while one is, the register is not opened, and no other one
    is laid out or cleared away."""
    register = Register.open(here, KEYS.data_key)
    assert code_of(Staging, here) == "already_open"
    register.close()
    staging = laid_out(here, backup)
    assert code_of(Register.open, here, KEYS.data_key) == "already_open"
    assert code_of(Staging, here) == "already_open"
    assert code_of(settle_restore, here) == "already_open"
    assert (here.restoring / "register.db").exists()
    staging.commit(AT)
    assert state(here) == NEW


def test_fault_43_a_half_done_one_is_a_register_that_is_here(here: Places, backup: Places) -> None:
    """Cut off when everything old is aside and nothing new in place yet, no new register is made over it."""
    seen: list[bool] = []

    def one(moment: int) -> bool:
        shutil.rmtree(here.root)
        filled(here, OLD, b"old keys")
        cut = stopped_at(moment, lambda: laid_out(here, backup).commit(AT))
        assert keyfile.is_set_up(here)
        seen.append(here.register.exists())
        return cut

    moments(one)
    assert not all(seen), "there was no such moment"


def test_fault_43_killed_at_every_change(here: Places, backup: Places, tmp_path: Path) -> None:
    """Killed before each change of a file while a backup is put in place: the next start has the old register or the
    new one, whole, with its own keys; before the one rename it is the old one, and from then on the new."""
    kept, found = tmp_path / "kept", list[int]()
    shutil.copytree(here.root, kept)

    def one(moment: int) -> bool:
        _again(here, kept)
        cut = stopped_at(moment, lambda: laid_out(here, backup).commit(AT))
        settle_restore(here)
        found.append(state(here))
        assert not here.put_back.exists()
        assert not here.restoring.exists()
        assert len(replaced(here)) == (found[-1] == NEW)
        assert all(state(Places(aside)) == OLD for aside in replaced(here))
        return cut

    assert moments(one) > 20
    assert found == sorted(found, reverse=True)
    assert set(found) == {OLD, NEW}


@pytest.mark.parametrize("trials", [10, pytest.param(150, marks=pytest.mark.long)])
def test_fault_43_killed_twice(here: Places, backup: Places, tmp_path: Path, trials: int) -> None:
    """Killed again while the next start brings it to its end, it is still the old or the new, whole."""
    kept, chance, found = tmp_path / "kept", random.Random(20187), set[int]()
    shutil.copytree(here.root, kept)
    for _ in range(trials):
        _again(here, kept)
        stopped_at(chance.randrange(45), lambda: laid_out(here, backup).commit(AT))
        cut = here.put_back.exists()
        stopped_at(chance.randrange(25), lambda: settle_restore(here))
        settle_restore(here)
        found.add(state(here))
        assert not cut or state(here) == NEW
    assert found == {OLD, NEW}


def test_what_stands_in_the_way_before_it_counts_is_told(here: Places, backup: Places) -> None:
    """Where the folder for what was here cannot be made, nothing is moved, and the next start clears up."""
    staging = laid_out(here, backup)
    (here.restoring / "replaced-20261124-140500").write_bytes(b"in the way")
    with pytest.raises(AppError, match="folder_unwritable"):
        staging.commit(AT)
    staging.leave()
    settle_restore(here)
    assert state(here) == OLD


def _again(here: Places, kept: Path) -> None:
    shutil.rmtree(here.root)
    shutil.copytree(kept, here.root)
