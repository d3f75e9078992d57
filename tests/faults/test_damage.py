"""Files that are damaged, cut, foreign, newer or gone: each is told apart, none is written over, none is believed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.store import engine
from app.store.engine import connect
from app.store.register import Register
from tests.faults.checked import checked
from tests.store.sealing import MARK, fixed_keys, sealing

KEYS = fixed_keys()
PAGE = 4096


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A register of thirty records."""
    made = Places(tmp_path / "store")
    register = Register.create(made, KEYS.data_key)
    for turn in range(30):
        register.append(sealing(KEYS, f"d{turn}", reasons=f"{MARK} " * 20), f"d{turn}")
    register.close()
    return made


def newer(path: Path) -> None:
    """Used by a later version."""
    connection = connect(path, KEYS.data_key)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def foreign(path: Path) -> None:
    """Encrypted with our key, but made by another program."""
    connection = connect(path, KEYS.data_key)
    connection.execute("PRAGMA application_id = 7")
    connection.close()


def clear(path: Path) -> None:
    """A database in clear text."""
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE records (seq)")
    connection.close()


def folder(path: Path) -> None:
    """A folder where the file should be."""
    path.unlink()
    path.mkdir()


BAD: dict[Callable[[Path], object], str] = {
    newer: "register_newer",
    foreign: "register_foreign",
    clear: "register_foreign",
    lambda path: path.write_bytes(b""): "register_empty",
    lambda path: path.write_bytes(b"x"): "register_damaged",
    lambda path: path.write_bytes(b"%PDF-1.7\n" + bytes(20_000)): "register_wrong_key",
    lambda path: path.write_bytes(random.Random(5).randbytes(40_960)): "register_wrong_key",
    lambda path: path.write_bytes(path.read_bytes()[:4095]): "register_damaged",
    lambda path: path.unlink(): "register_missing",
    folder: "folder_unwritable",
}


@pytest.mark.parametrize(("spoil", "code"), BAD.items(), ids=[f"{n}-{code}" for n, code in enumerate(BAD.values())])
def test_fault_03_04_05_06_what_is_no_register_of_ours_is_told_and_left_alone(
    places: Places, spoil: Callable[[Path], object], code: str
) -> None:
    """Each has its own error; afterwards the file is byte for byte what it was, and no new register may be made."""
    spoil(places.register)
    before = places.register.read_bytes() if places.register.is_file() else None
    assert checked(places) == code
    assert (places.register.read_bytes() if places.register.is_file() else None) == before
    if places.register.exists():
        with pytest.raises(AppError, match="register_exists"):
            Register.create(places, KEYS.data_key)
    assert (places.register.read_bytes() if places.register.is_file() else None) == before


def test_fault_01_the_wrong_key_changes_nothing(places: Places) -> None:
    """Another register's key is told, and the right one opens afterwards as if nothing had been."""
    before = places.register.read_bytes()
    with pytest.raises(AppError, match="register_wrong_key"):
        Register.open(places, fixed_keys(2).data_key)
    assert places.register.read_bytes() == before
    assert checked(places) == ""


@pytest.mark.parametrize("act", ["create", "open"])
def test_fault_02_a_sqlite_without_the_cipher_is_refused(
    places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    """Python's own SQLite takes a key and writes clear text: with it nothing is made and nothing opened or changed."""
    before, fresh = places.register.read_bytes(), Places(tmp_path / "fresh")
    monkeypatch.setattr(engine, "sqlcipher", sqlite3)
    with pytest.raises((RuntimeError, AppError)) as told:
        Register.create(fresh, KEYS.data_key) if act == "create" else Register.open(places, KEYS.data_key)
    assert "this SQLite cannot encrypt" in str(told.value)
    assert places.register.read_bytes() == before
    assert not fresh.register.exists()
    assert not [path for path in fresh.root.rglob("*") if b"SQLite format 3" in path.read_bytes()]


@pytest.mark.parametrize("cut", [1, PAGE // 2, PAGE, 3 * PAGE])
def test_fault_09_a_cut_file_is_found(places: Places, cut: int) -> None:
    """A file that lost its end, by a byte, half a page or some pages, is found damaged."""
    places.register.write_bytes(places.register.read_bytes()[:-cut])
    assert checked(places) in {"register_damaged", "found_damaged"}


def test_fault_10_rubbish_at_the_end_is_found(places: Places) -> None:
    """Bytes added behind the last page are found."""
    places.register.write_bytes(places.register.read_bytes() + random.Random(7).randbytes(PAGE))
    assert checked(places) == "found_damaged"


def test_fault_07_09_10_hundreds_of_mutations_never_crash(places: Places) -> None:
    """Two hundred random mutations of the file give an error with a code, a finding, or the right records."""
    good, chance = places.register.read_bytes(), random.Random(9)
    for _ in range(200):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 20)):
            at = chance.randrange(len(bad))
            bad[at : at + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 9))
        places.register.write_bytes(bad[: chance.choice([len(bad), chance.randrange(len(bad))])])
        assert checked(places) or places.register.read_bytes() == good
