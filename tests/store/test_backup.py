"""Backups: whole before they count, kept to the newest seven, and nothing else in their folder is touched."""

from __future__ import annotations

import stat
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.clock import UK
from app.errors import AppError
from app.paths import Places
from app.store import backup_file
from app.store.backup import KEEP, backups_in, forget
from app.store.disposal import dispose
from app.store.engine import connect
from app.store.register import Register
from app.vault.keys import Keys
from tests.store.backing import AT, back_up, owner
from tests.store.disposing import burying
from tests.store.sealing import MARK, NOON, fixed_keys, sealing


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder for backups, with something of somebody else's in it."""
    made = tmp_path / "a stick #1"
    made.mkdir()
    (made / "holiday.jpg").write_bytes(b"a beach")
    return made


def names(folder: Path) -> list[str]:
    """What lies in a folder, but for the holiday."""
    return sorted(path.name for path in folder.iterdir() if path.name != "holiday.jpg")


def test_a_backup_holds_everything_and_opens_alone(
    register: Register, places: Places, keys: Keys, stick: Path, tmp_path: Path
) -> None:
    """Records, drafts and chain are in it as they were, under the same key; it says what it is, and signs that."""
    for turn in range(3):
        register.append(sealing(keys, f"d{turn}"), f"d{turn}")
    register.save_draft("open", {"text": MARK}, NOON)
    said: list[str] = []
    made = back_up(register, places, keys, stick, said=said.append)
    assert said == ["copying", "writing", "checking"]
    assert names(stick) == [f"sharewell-{keys.store[:8]}-20261124-140500.backup"]
    found = backup_file.check(made.path)
    assert found == made.manifest
    assert (found.store, found.device, found.made) == (keys.store, keys.device, AT)
    assert ((found.seq, found.head), found.records, found.drafts) == (register.head(), 3, 1)
    assert found.holds(keys.verify)
    assert not found.holds(fixed_keys(2).verify)
    laid_out = Places(tmp_path / "out")
    laid_out.root.mkdir()
    assert backup_file.unpack(made.path, laid_out) == found
    assert laid_out.keys.read_bytes() == b"{}"
    again = Register.open(laid_out, keys.data_key)
    assert (again.records(), again.drafts()) == (register.records(), register.drafts())
    assert again.check(keys.verify) == []
    again.close()


def test_nothing_about_anybody_can_be_read_in_it(register: Register, places: Places, keys: Keys, stick: Path) -> None:
    """Not a word of a record or draft, not the key; and only its owner may read the file."""
    register.append(sealing(keys), None)
    register.save_draft("open", {"text": MARK}, NOON)
    made = back_up(register, places, keys, stick)
    content = made.path.read_bytes()
    for secret in (MARK, MARK.split()[0], keys.data_key.hex()):
        assert secret.encode() not in content
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_only_the_newest_seven_are_kept_and_nothing_else_is_touched(
    register: Register, places: Places, keys: Keys, stick: Path
) -> None:
    """The eighth sends the oldest away; other files stay, whatever they are called, and so do another's backups."""
    other = Register.create(Places(places.root.parent / "other"), fixed_keys(2).data_key)
    theirs = back_up(other, Places(places.root.parent / "other"), fixed_keys(2), stick)
    other.close()
    dressed = stick / f"sharewell-{keys.store[:8]}-20260101-000000.backup"  # another's, under a name like ours
    dressed.write_bytes(theirs.path.read_bytes())
    kept = [*names(stick), f"sharewell-{keys.store[:8]}-latest.backup"]
    (stick / kept[-1]).write_bytes(b"a name that we do not give")
    days = [AT + timedelta(days=day) for day in range(KEEP + 2)]
    made = [back_up(register, places, keys, stick, at).path.name for at in days]
    assert names(stick) == sorted([*kept, *made[-KEEP:]])
    assert (stick / "holiday.jpg").read_bytes() == b"a beach"
    assert [each.path.name for each in backups_in(stick, owner(keys)) if each.manifest] == made[:1:-1]


def test_one_that_is_no_longer_whole_is_not_counted(
    register: Register, places: Places, keys: Keys, stick: Path
) -> None:
    """A backup that has rotted is listed as not whole, and an older whole one is kept in its place."""
    made = [back_up(register, places, keys, stick, AT + timedelta(days=day)).path for day in range(KEEP)]
    rotten = made[3]
    content = bytearray(rotten.read_bytes())
    content[len(content) // 2] ^= 1
    rotten.write_bytes(content)
    made.append(back_up(register, places, keys, stick, AT + timedelta(days=KEEP)).path)
    found = backups_in(stick, owner(keys))
    assert [each.path for each in found] == made[::-1]
    assert [each.path for each in found if each.manifest is None] == [rotten]
    for day in range(KEEP + 1, KEEP + 8):
        back_up(register, places, keys, stick, AT + timedelta(days=day))
    assert not rotten.exists(), "it goes when there are seven whole ones after it"


def test_a_clock_that_ran_ahead_costs_no_new_backup(
    register: Register, places: Places, keys: Keys, stick: Path
) -> None:
    """Backups that say they are from years to come are the first to go once the clock is right again."""
    ahead = [back_up(register, places, keys, stick, AT + timedelta(days=3650 + day)).path for day in range(KEEP)]
    today = [back_up(register, places, keys, stick, AT + timedelta(days=day)).path for day in range(3)]
    assert all(path.exists() for path in today)
    assert [path for path in ahead if path.exists()] == ahead[3:]


def test_a_name_that_is_taken_is_not_taken_away(register: Register, places: Places, keys: Keys, stick: Path) -> None:
    """Two in one second are two files, and the first is as it was."""
    first = back_up(register, places, keys, stick)
    before = first.path.read_bytes()
    register.append(sealing(keys), None)
    second = back_up(register, places, keys, stick)
    assert first.path.read_bytes() == before
    assert first.path != second.path
    assert backup_file.check(second.path).seq == 1


@pytest.mark.parametrize("fold", [0, 1])
def test_the_hour_that_comes_twice(register: Register, places: Places, keys: Keys, stick: Path, fold: int) -> None:
    """A backup made then is found whole, and says which of the two hours it was."""
    at = datetime(2026, 10, 25, 1, 30, fold=fold, tzinfo=UK)
    made = back_up(register, places, keys, stick, at)
    assert backup_file.check(made.path).made.utcoffset() == timedelta(hours=1 - fold)


def test_a_folder_that_is_not_there_is_not_made(register: Register, places: Places, keys: Keys, tmp_path: Path) -> None:
    """Where the stick is not in, no folder of its name appears on the disk; a file in its place is no folder either."""
    (tmp_path / "file").touch()
    for gone in (tmp_path / "stick" / "backups", tmp_path / "file"):
        with pytest.raises(AppError, match="backup_place_missing"):
            back_up(register, places, keys, gone)
        with pytest.raises(AppError, match="backup_place_missing"):
            backups_in(gone, owner(keys))
    assert not (tmp_path / "stick").exists()
    assert not list(places.root.glob("backing*"))


def test_what_does_not_read_back_does_not_count(register: Register, places: Places, keys: Keys, stick: Path) -> None:
    """A stick that changes what was written to it is found out, nothing is left of the try, and older ones stay."""
    older = back_up(register, places, keys, stick)
    before = older.path.read_bytes()

    def spoil(step: str) -> None:
        if step == "checking":
            (part,) = stick.glob("*.part")
            content = bytearray(part.read_bytes())
            content[-2000] ^= 1
            part.write_bytes(content)

    with pytest.raises(AppError, match="backup_not_whole"):
        back_up(register, places, keys, stick, AT + timedelta(days=1), spoil)
    assert names(stick) == [older.path.name]
    assert older.path.read_bytes() == before
    assert not list(places.root.glob("backing*"))


def test_a_stick_pulled_out_is_told(register: Register, places: Places, keys: Keys, stick: Path) -> None:
    """The folder goes while the backup is on its way there: an error with its name, and nothing half anywhere."""
    away = stick.with_name("pocket")
    with pytest.raises(AppError, match="folder_unwritable"):
        back_up(register, places, keys, stick, said=lambda step: stick.rename(away) if step == "writing" else None)
    assert names(away) == []
    assert not list(places.root.glob("backing*"))


def test_work_goes_on_meanwhile(register: Register, places: Places, keys: Keys, stick: Path) -> None:
    """What is sealed while a backup is being made is in the next one; this one is whole all the same."""
    register.append(sealing(keys), None)
    made = back_up(register, places, keys, stick, said=lambda _: register.append(sealing(keys), None))
    assert backup_file.check(made.path).seq == 2
    assert register.head()[0] == 4
    assert backup_file.check(back_up(register, places, keys, stick).path).seq == 4


def test_a_fault_in_the_records_does_not_stop_backups(
    register: Register, places: Places, keys: Keys, stick: Path
) -> None:
    """A record that somebody has changed is backed up as it is, with all the others: losing them would be worse."""
    register.append(sealing(keys), None)
    register.append(sealing(keys), None)
    connection = connect(places.register, keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_changed")
    connection.execute("UPDATE records SET salt = zeroblob(32) WHERE seq = 1")
    connection.close()
    assert register.check_chain(keys.verify)
    assert backup_file.check(back_up(register, places, keys, stick).path).records == 2


def test_what_was_disposed_of_is_not_counted(register: Register, places: Places, keys: Keys, stick: Path) -> None:
    """A backup says how many decisions can still be read in it, and how long its chain is."""
    for _ in range(3):
        register.append(sealing(keys), None)
    dispose(register, ["2026-002"], burying(keys))
    found = backup_file.check(back_up(register, places, keys, stick).path)
    assert (found.records, found.seq) == (2, 4)


def test_what_a_crash_left_goes_with_the_next(register: Register, places: Places, keys: Keys, stick: Path) -> None:
    """Half a backup never has a backup's name; it and the room it was made in are cleared away."""
    half = stick / f"sharewell-{keys.store[:8]}-20261123-140500.backup.part"
    half.write_bytes(b"half")
    someone = stick / "something.part"
    someone.write_bytes(b"else's")
    (places.root / "backing-up" / "copy").mkdir(parents=True)
    made = back_up(register, places, keys, stick)
    assert names(stick) == sorted([made.path.name, someone.name])
    assert not (places.root / "backing-up").exists()


def test_forgetting_takes_every_backup_of_this_register(
    register: Register, places: Places, keys: Keys, stick: Path
) -> None:
    """Whole and rotten ones go, but the one that is named; a folder that is not there is said not to be reached."""
    made = [back_up(register, places, keys, stick, AT + timedelta(days=day)).path for day in range(3)]
    made[0].write_bytes(b"rotten")
    assert forget(stick, keys.store, but=made[2])
    assert names(stick) == [made[2].name]
    assert forget(stick, keys.store)
    assert names(stick) == []
    assert not forget(stick / "gone", keys.store)
