"""Putting a backup back when it is needed: what is here is damaged, gone or another's, or the computer is new."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from app.desk.restoring import Loss
from app.errors import AppError
from app.paths import Places
from app.store.disposal import dispose
from app.store.restoring import replaced
from app.vault import keyfile
from app.vault.ways import recovery_slot
from tests.faults.kept import AFTER, BEFORE, Kept, numbers, put_back
from tests.store.disposing import burying
from tests.store.sealing import MARK, fixed_keys
from tests.unit.put_back import PASSPHRASE, desk_at
from tests.unit.test_cli import sharewell
from tests.unit.vault.test_opening import code_of

NEW = "five other quite ordinary words"


def flip(path: Path, chance: random.Random, times: int) -> None:
    """Bits of a file turned over, in its first pages too."""
    content = bytearray(path.read_bytes())
    for at in (chance.randrange(4096), *(chance.randrange(len(content)) for _ in range(times))):
        content[at] ^= 1 << chance.randrange(8)
    path.write_bytes(content)


def gone(*paths: Path) -> None:
    """These are no longer there."""
    for path in paths:
        path.unlink()


def found(kept: Kept) -> list[str]:
    """What the register holds when it is opened next."""
    desk = kept.desk()
    desk.unlock(PASSPHRASE)
    try:
        return numbers(desk)
    finally:
        desk.close()


def test_fault_43_an_older_backup_is_not_put_back_unasked(kept: Kept) -> None:
    """Without --yes, and without a terminal to ask at, it says what would be lost and changes nothing; with it, it is
    put back, and says that what was here is kept."""
    words = ("store", "restore", kept.file, "--store", kept.places.root)
    ran = sharewell(*words, said=f"{PASSPHRASE}\n")
    assert ran.returncode == 2
    assert f"2 records would be lost, because they are not in the backup: {', '.join(AFTER)}." in ran.stdout
    assert "Friday 20 November 2026" in ran.stdout
    assert "nothing was put back" in ran.stderr
    assert found(kept) == [*BEFORE, *AFTER]
    assert not kept.places.restoring.exists()
    ran = sharewell(*words, "--yes", said=f"{PASSPHRASE}\n")
    assert ran.returncode == 0, ran.stderr
    assert "2 records. What was here before is kept" in ran.stdout
    assert found(kept) == BEFORE
    assert len(replaced(kept.places)) == 1
    assert sharewell("store", "check", "--store", kept.places.root, said=f"{PASSPHRASE}\n").returncode == 0


def test_fault_43_what_would_be_lost_is_said_first(kept: Kept) -> None:
    """Before anything is moved: the numbers of what was sealed since, and the drafts that would go or be older; done,
    what was here lies aside and still opens, and the passphrase of then opens what is here now."""
    desk = kept.desk()
    desk.unlock(PASSPHRASE)
    desk.autosave(desk.start().draft)
    desk.close()
    restore = desk.backups.restore(kept.file)
    assert restore.with_passphrase(PASSPHRASE) == Loss(here=True, seen=True, records=tuple(AFTER), drafts=1)
    restore.leave()
    desk.unlock(PASSPHRASE)
    assert numbers(desk) == [*BEFORE, *AFTER]
    desk.close()
    put_back(desk, kept.file)
    desk.close()
    (aside,) = replaced(kept.places)
    for root, wanted in ((kept.places.root, BEFORE), (aside, [*BEFORE, *AFTER])):
        again = desk_at(root)
        again.unlock(PASSPHRASE)
        assert numbers(again) == wanted
        again.close()


def test_fault_43_what_was_disposed_of_would_come_back(kept: Kept) -> None:
    """A backup from before a disposal holds what was disposed of: that is said by number."""
    desk = kept.desk()
    desk.unlock(PASSPHRASE)
    dispose(desk.hands().register, ["2026-001", "2026-003"], burying(desk.hands().keys))
    desk.close()
    restore = desk.backups.restore(kept.file)
    loss = restore.with_passphrase(PASSPHRASE)
    assert (loss.records, loss.back) == (("2026-004",), ("2026-001",))
    restore.leave()


BROKEN: dict[str, Callable[[Places], object]] = {
    "bits flipped": lambda p: flip(p.register, random.Random(1), 40),
    "an empty register": lambda p: p.register.write_bytes(b""),
    "half a register": lambda p: p.register.write_bytes(p.register.read_bytes()[:9000]),
    "another program's file": lambda p: p.register.write_bytes(b"SQLite format 3\0" + bytes(9000)),
    "no register": lambda p: p.register.unlink(),
    "no keys": lambda p: gone(p.keys, keyfile.spare(p)),
    "damaged keys": lambda p: [each.write_bytes(b"{}") for each in (p.keys, keyfile.spare(p))],
    "nothing": lambda p: gone(p.register, p.keys, keyfile.spare(p)),
}


@pytest.mark.parametrize("how", BROKEN)
def test_fault_43_a_backup_is_put_back_over_what_is_broken(kept: Kept, how: str) -> None:
    """Whatever is wrong with the register or the keys: it is never needed to open them, they are kept aside as they
    were, and where they cannot be looked at, that is said rather than that nothing is lost."""
    BROKEN[how](kept.places)
    left = {
        path.name: path.read_bytes() for path in kept.places.root.iterdir() if path.name.startswith(("reg", "keys"))
    }
    left.pop("register.lock", None)
    desk = kept.desk()
    if left:
        assert code_of(desk.unlock, PASSPHRASE)
    loss = put_back(desk, kept.file)
    desk.close()
    seen = how in {"no keys", "damaged keys"}  # the register itself opens, with the backup's keys
    assert loss == Loss(here=bool(left), seen=seen, records=tuple(AFTER) if seen else ())
    kept_aside = {path.name: path.read_bytes() for aside in replaced(kept.places) for path in aside.iterdir()}
    assert kept_aside == left


def test_fault_43_keys_of_somebody_else(kept: Kept, tmp_path: Path) -> None:
    """Another's key file laid over one's own: the register is known by the backup's keys, and it is put right. But
    where another's register is here, it stays: one folder, one person."""
    other = desk_at(tmp_path / "other")
    other.set_up(PASSPHRASE, author="Ben", role="carer", organisation="")
    other.close()
    refused = other.backups.restore(kept.file)
    with pytest.raises(AppError, match="backup_other_store"):
        refused.with_passphrase(PASSPHRASE)
    refused.leave()
    other.unlock(PASSPHRASE)
    other.close()
    for path in (kept.places.keys, keyfile.spare(kept.places)):
        path.write_bytes((tmp_path / "other" / "keys.json").read_bytes())
    desk = kept.desk()
    assert code_of(desk.unlock, PASSPHRASE) == "register_wrong_key"
    assert put_back(desk, kept.file).records == tuple(AFTER)
    desk.close()


def test_fault_43_after_a_new_key_for_everything(kept: Kept) -> None:
    """A backup from before has the old key: it opens all the same, and what is here is looked at with its own."""
    desk = kept.desk()
    desk.unlock(PASSPHRASE)
    desk.rekey(PASSPHRASE)
    desk.close()
    assert put_back(desk, kept.file).records == tuple(AFTER)
    desk.close()


def test_fault_43_a_wrong_secret_changes_nothing(kept: Kept) -> None:
    """A wrong passphrase, a mistyped or wrong recovery key, a new passphrase that is too short: each is told, nothing
    is moved, too many wrong tries are made to wait, and the right one still works."""
    desk = kept.desk()
    before = {path: path.read_bytes() for path in kept.places.root.iterdir() if path.is_file()}
    restore = desk.backups.restore(kept.file)
    wrong = recovery_slot(fixed_keys(3), random.Random(3).randbytes)[1]
    assert code_of(restore.with_passphrase, "not this one at all") == "wrong_passphrase"
    assert code_of(restore.with_recovery_key, "ABCD", NEW) == "recovery_key_mistyped"
    assert code_of(restore.with_recovery_key, wrong, NEW) == "wrong_recovery_key"
    assert code_of(restore.with_recovery_key, kept.recovery_key, "short") == "passphrase_short"
    assert code_of(restore.put_in_place) == "not_open"
    restore.leave()
    desk_at(kept.places.root)
    after = {path: path.read_bytes() for path in kept.places.root.iterdir() if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert {path.name for path in after.keys() - before.keys()} <= {"tries.json"}


def test_fault_43_on_another_computer(kept: Kept, tmp_path: Path) -> None:
    """In an empty folder, with the recovery key and a new passphrase, everything is there; the new passphrase opens it
    and the old one does not."""
    desk = desk_at(tmp_path / "new computer")
    assert desk.state == "none"
    restore = desk.backups.restore(kept.file)
    assert restore.with_recovery_key(kept.recovery_key.lower(), NEW) == Loss(here=False)
    desk.backups.put_in_place(restore)
    assert (desk.state, numbers(desk)) == ("open", BEFORE)
    desk.close()
    desk = desk_at(tmp_path / "new computer")
    assert code_of(desk.unlock, PASSPHRASE) == "wrong_passphrase"
    desk.unlock(NEW)
    assert (numbers(desk), desk.check()) == (BEFORE, ())
    desk.close()


def test_fault_43_nothing_readable_is_laid_out(kept: Kept) -> None:
    """While a backup waits beside the register, and after it was put back, no word of a record lies in any file."""
    desk = kept.desk()
    restore = desk.backups.restore(kept.file)
    restore.with_passphrase(PASSPHRASE)
    for path in kept.places.root.rglob("*"):
        assert not path.is_file() or b"uncle hits her" not in path.read_bytes()
        assert MARK not in path.name
    assert oct(kept.places.restoring.stat().st_mode)[-3:] == "700"
    restore.leave()
