"""Whole copies, another key, writing the file anew, and the room kept aside."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.store import ballast
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.sealing import MARK, NOON, fixed_keys, sealing


def test_a_copy_is_a_register_of_its_own(register: Register, keys: Keys, tmp_path: Path) -> None:
    """A copy holds records and drafts, opens alone with the same key, is for its owner only, and replaces an older."""
    register.append(sealing(keys, "d1"), "d1")
    register.save_draft("d2", {"text": "half"}, NOON)
    there = Places(tmp_path / "copy")
    there.root.mkdir()
    there.register.write_bytes(b"an older copy")
    register.copy_to(there.register)
    assert [path.name for path in there.root.iterdir()] == ["register.db"]
    assert stat.S_IMODE(there.register.stat().st_mode) == 0o600
    copy = Register.open(there, keys.data_key)
    assert (copy.head(), copy.drafts()) == (register.head(), register.drafts())
    assert copy.check(keys.verify) == []
    copy.close()


def test_a_copy_to_nowhere_is_told(register: Register, tmp_path: Path) -> None:
    """A folder that is gone is named, and nothing is left behind."""
    with pytest.raises(AppError, match="folder_unwritable"):
        register.copy_to(tmp_path / "gone" / "register.db")
    assert not (tmp_path / "gone").exists()


def test_another_key_opens_everything_and_the_old_one_nothing(register: Register, places: Places, keys: Keys) -> None:
    """After a rekey work goes on in the same register; only the new key opens it afterwards."""
    register.append(sealing(keys, "d1"), "d1")
    new = fixed_keys(2).data_key
    register.rekey(new)
    register.append(sealing(keys, "d2"), "d2")
    assert register.check(keys.verify) == []
    register.close()
    with pytest.raises(AppError, match="register_wrong_key"):
        Register.open(places, keys.data_key)
    again = Register.open(places, new)
    assert [record.number for record in again.records()] == ["2026-002", "2026-001"]
    again.close()


def test_tidying_keeps_everything_that_counts(register: Register, keys: Keys) -> None:
    """Writing the file anew makes it smaller and loses nothing."""
    for turn in range(50):
        register.save_draft(f"d{turn}", {"text": f"{MARK} " * 200}, NOON)
    for turn in range(49):
        register.delete_draft(f"d{turn}")
    register.append(sealing(keys), None)
    before = register._places.register.stat().st_size
    register.tidy()
    assert register._places.register.stat().st_size < before / 2
    assert ([draft for draft, _ in register.drafts()], register.head()[0]) == (["d49"], 1)
    assert register.check(keys.verify) == []


def test_the_ballast_is_real_and_given_up_once(places: Places) -> None:
    """Eight megabytes that the disk has really set aside, for the owner only; given up, the room is there again."""
    places.root.mkdir()
    assert ballast.keep(places)
    assert ballast.keep(places), "it is there already"
    found = places.ballast.stat()
    assert (found.st_size, stat.S_IMODE(found.st_mode)) == (ballast.SIZE, 0o600)
    assert found.st_blocks * 512 >= ballast.SIZE
    assert ballast.give_up(places)
    assert not ballast.give_up(places)
    assert not places.ballast.exists()
