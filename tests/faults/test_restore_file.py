"""Putting a backup back when the backup is an older program's, lies or is rotten, when the disk is full, and when the
program is killed."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.decisions.record import RESTORED
from app.desk.restoring import Loss
from app.errors import AppError
from app.paths import Places
from app.store import backup_file
from app.store.engine import connect
from app.store.restoring import replaced
from app.vault.stretch import LEAST
from app.vault.ways import recovery_slot, typed_slot
from tests.faults.kept import AFTER, BEFORE, Kept, numbers
from tests.faults.small_disk import holds_on_a_small_disk
from tests.faults.stopping import stopped_at
from tests.store.backing import AT
from tests.store.released.make import HERE, RECORDS
from tests.store.sealing import fixed_keys
from tests.unit.put_back import PASSPHRASE, desk_at
from tests.unit.vault.test_opening import code_of


def test_fault_43_a_backup_of_every_released_shape(tmp_path: Path) -> None:
    """A backup that an older program made opens with everything that was in it, and is here in today's shape."""
    keys, chance = fixed_keys(), random.Random(4).randbytes
    for path in sorted(HERE.glob("*.db")):
        parts = Places(tmp_path / path.stem)
        parts.root.mkdir()
        shutil.copyfile(path, parts.register)
        slots = (typed_slot(keys, PASSPHRASE, None, chance, LEAST), recovery_slot(keys, chance)[0])
        parts.keys.write_bytes(keys.key_file(slots, chance).to_bytes())
        seq, head = _head(path)
        manifest = backup_file.Manifest(
            store=keys.store,
            device=keys.device,
            made=AT,
            seq=seq,
            head=head,
            records=seq,
            drafts=1,
            shape=int(path.stem),
            sums=backup_file.sums_of(parts),
        ).signed(keys.sign)
        file = tmp_path / f"{path.stem}.backup"
        backup_file.write(file, manifest, parts)
        desk = desk_at(tmp_path / f"here {path.stem}")
        restore = desk.backups.restore(file)
        assert restore.with_passphrase(PASSPHRASE) == Loss(here=False)
        desk.backups.put_in_place(restore)
        assert (len(desk.records()), desk.check()) == (RECORDS, ())
        assert not list((tmp_path / f"here {path.stem}").glob("*before*"))
        desk.close()


def _head(path: Path) -> tuple[int, str]:
    connection = connect(path, fixed_keys().data_key)
    found = connection.execute("SELECT seq, digest FROM records ORDER BY seq DESC LIMIT 1").fetchone()
    connection.close()
    return found[0], found[1]


def test_fault_43_a_backup_that_lies_is_refused(kept: Kept, tmp_path: Path) -> None:
    """Another register's file, other keys, another device, a head that is not there or a signature that is not this
    device's, in a backup that is otherwise as we write it: refused before anything is moved."""
    parts = Places(tmp_path / "parts")
    parts.root.mkdir()
    said = backup_file.unpack(kept.file, parts)
    desk, stranger = kept.desk(), fixed_keys(5)
    lies = (
        replace(said, head="0" * 64),
        replace(said, seq=said.seq + 1),
        replace(said, device=stranger.device),
        replace(said, store=stranger.store),
        said.signed(stranger.sign),
    )
    for number, lie in enumerate(lies):
        file = tmp_path / f"{number}.backup"
        backup_file.write(file, lie, parts)
        restore = desk.backups.restore(file)
        assert code_of(restore.with_passphrase, PASSPHRASE) == "backup_damaged"
        assert code_of(restore.put_in_place) == "not_open"
        restore.leave()
    desk.unlock(PASSPHRASE)
    assert numbers(desk) == [*BEFORE, *AFTER]
    desk.close()


@pytest.mark.parametrize("trials", [20, pytest.param(200, marks=pytest.mark.long)])
def test_fault_43_a_rotten_backup_is_never_wrong_data(kept: Kept, tmp_path: Path, trials: int) -> None:
    """One byte changed at places all over the file: refused, or exactly what was backed up; what is here stays."""
    whole, chance, file = kept.file.read_bytes(), random.Random(20188), tmp_path / "rotten.backup"
    desk, opened = kept.desk(), 0
    for trial in range(trials):
        bad = bytearray(whole)
        bad[chance.randrange(len(bad)) if trial % 4 else -1 - chance.randrange(700)] ^= chance.randrange(1, 256)
        file.write_bytes(bad)
        try:
            restore = desk.backups.restore(file)
        except AppError as fault:
            assert fault.code in {"backup_damaged", "backup_unreadable", "backup_newer"}  # noqa: PT017
            continue
        assert restore.with_passphrase(PASSPHRASE).records == tuple(AFTER)
        restore.leave()
        opened += 1
    assert opened < trials / 4
    assert replaced(kept.places) == ()
    desk.unlock(PASSPHRASE)
    assert numbers(desk) == [*BEFORE, *AFTER]
    desk.close()


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.long)], ids=["quick", "long"])
def test_fault_43_killed_while_putting_it_back(kept: Kept, tmp_path: Path, step: int) -> None:
    """Killed before each change of a file: a desk that is opened next has the old records or the backup's, whole, with
    the entry that says so; the passphrase opens it, and nothing stands in the way of trying again."""
    original, ends, cut = tmp_path / "original", set[tuple[str, ...]](), True
    shutil.copytree(kept.places.root, original)
    for moment in range(0, 200, step):
        shutil.rmtree(kept.places.root)
        shutil.copytree(original, kept.places.root)
        restore = kept.desk().backups.restore(kept.file)
        restore.with_passphrase(PASSPHRASE)
        cut = stopped_at(moment, restore.put_in_place)
        restore._staging._lock.release()  # as the end of the one that was killed would have done
        desk = kept.desk()
        desk.unlock(PASSPHRASE)
        found = numbers(desk)
        ends.add(tuple(found))
        assert desk.check() == ()
        assert len(desk.hands().register.entries(RESTORED)) == (found == BEFORE)
        assert not kept.places.put_back.exists()
        assert not kept.places.restoring.exists()
        desk.close()
        if not cut:
            break
    assert not cut, "it never came to its end"
    assert ends == {tuple(BEFORE), (*BEFORE, *AFTER)}


def test_fault_43_and_19_on_a_full_disk(tmp_path: Path) -> None:
    """On a real disk that has no room for the backup beside what is here: said, nothing is left of the try, what is
    here opens; with room again it is put back."""
    holds_on_a_small_disk("tests.faults.full_restore", tmp_path)
