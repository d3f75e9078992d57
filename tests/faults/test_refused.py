"""Folders that cannot be written and disks that are full."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.clock import wall_clock
from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from app.vault import inbox, keyfile, opening
from app.vault.stretch import LEAST
from tests.faults.small_disk import holds_on_a_small_disk
from tests.store.sealing import fixed_keys
from tests.unit.vault.test_opening import WORDS, code_of

KEY = fixed_keys().data_key
NOBODY = 65534


@contextmanager
def as_someone_else() -> Iterator[None]:
    """Without the powers of an administrator, who may write anywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def closed() -> Iterator[Places]:
    """A set-up register in a folder that its owner may read and nobody may write."""
    with tempfile.TemporaryDirectory() as outer:
        Path(outer).chmod(0o755)
        places = Places(Path(outer) / "store")
        keys, _ = opening.create(places, WORDS, without_keyring=True, cost=LEAST)
        Register.create(places, keys.data_key).close()
        opening.unlock(places, WORDS, cost=LEAST)
        inbox.seal_note(places, b"note")
        everything = [places.root, *places.root.rglob("*")]
        for path in everything:
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
            path.chmod(0o500 if path.is_dir() else 0o400)
        yield places
        for path in everything:
            path.chmod(0o700)


def test_fault_21_a_folder_under_a_file_is_told(tmp_path: Path) -> None:
    """A place where no folder can be is told by name."""
    (tmp_path / "file").touch()
    places = Places(tmp_path / "file" / "store")
    with pytest.raises(AppError) as told:
        Register.create(places, KEY)
    assert (told.value.code, told.value.facts) == ("folder_unwritable", {"folder": str(places.root)})
    assert code_of(Register.open, places, KEY) == "folder_unwritable"


def test_fault_21_a_folder_that_may_not_be_written_loses_nothing(closed: Places) -> None:
    """In a read-only folder keys still open, also where a dearer slot or the count of wrong tries would be written;
    everything else that would write is told, and no byte has changed."""
    before = {path: path.read_bytes() for path in closed.root.rglob("*") if path.is_file()}
    with as_someone_else():
        for _ in range(4):
            assert code_of(opening.unlock, closed, WORDS + "!", at=wall_clock()) == "wrong_passphrase"
        keys = opening.unlock(closed, WORDS, at=wall_clock())
        assert [note.body for note in inbox.read_notes(closed, keys)] == [b"note"]
        for what, *words in (
            (Register.open, closed, keys.data_key),
            (inbox.seal_note, closed, b"another"),
            (inbox.delete_note, closed, inbox.read_notes(closed, keys)[0].name),
        ):
            assert code_of(what, *words) == "folder_unwritable"
        refused = code_of(opening.replace_passphrase, closed, keys, WORDS * 2, without_keyring=True, cost=LEAST)
        assert refused == "folder_unwritable"
    assert {path: path.read_bytes() for path in closed.root.rglob("*") if path.is_file()} == before


def test_fault_21_a_damaged_copy_in_a_read_only_folder_still_opens(closed: Places) -> None:
    """That the damaged first copy cannot be mended shuts nobody out."""
    closed.keys.chmod(0o600)
    closed.keys.write_bytes(b"damaged")
    with as_someone_else():
        opening.unlock(closed, WORDS, cost=LEAST)
    assert closed.keys.read_bytes() == b"damaged"
    assert keyfile.read(closed).store


def test_fault_19_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    """On a real disk of two megabytes: when it is full every save says so, be it a draft, a seal, a note, a paper, a
    backup or the keys; nothing half is left, all that was confirmed is still there, the draft under way is not lost,
    the old passphrase opens, and with room again everything works."""
    holds_on_a_small_disk("tests.faults.full_disk", "main", tmp_path)


def test_fault_19_what_is_said_on_a_nearly_full_disk_is_so(tmp_path: Path) -> None:
    """With room for one page, for two and so on: a draft that is said to be saved is there, one that is said to be not
    is not; and so it is with a record."""
    holds_on_a_small_disk("tests.faults.full_disk", "nearly_full", tmp_path)


def test_fault_20_deleting_works_on_a_full_disk(tmp_path: Path) -> None:
    """On a disk that is full to the last byte the room that was kept aside is given up: deleting, saving and sealing
    work; and when that is used up too it is said, and nothing is lost."""
    holds_on_a_small_disk("tests.faults.full_disk", "with_ballast", tmp_path)
