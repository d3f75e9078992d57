"""What a desk knows of its backups: where, when, whether it is time; and what is told outside the register."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.clock import UK
from app.desk import Desk
from app.desk.backups import LATE, NAME, Standing
from app.errors import AppError
from app.paths import Places
from app.store.backup_file import check
from tests.unit.decisions.journeys import START
from tests.unit.put_back import PASSPHRASE, seals
from tests.unit.session import in_a_session
from tests.unit.vault.test_opening import code_of


class At:
    """A clock that stands until it is told otherwise."""

    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> At:
    """The time."""
    return At()


@pytest.fixture
def desk(tmp_path: Path, clock: At) -> Iterator[Desk]:
    """An open desk with a record."""
    made = Desk(Places(tmp_path / "mine"), clock)
    made.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    seals(made)
    yield made
    made.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder for backups."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


def files(folder: Path) -> list[str]:
    """What lies there."""
    return sorted(path.name for path in folder.iterdir())


def test_where_they_stand(desk: Desk, clock: At, stick: Path) -> None:
    """Nowhere and never, which is late once there is a record; then where, and when; late again after a week."""
    assert desk.backups.standing() == Standing(late=True)
    assert code_of(desk.backups.make) == "backup_nowhere"
    assert code_of(desk.backups.found) == "backup_nowhere"
    assert desk.backups.choose(stick) == ("same_disk",)
    made = desk.backups.make()
    assert desk.backups.standing() == Standing(stick, START)
    assert [each.path for each in desk.backups.found()] == [made.path]
    assert check(made.path).records == 1
    clock.now = START + LATE
    assert not desk.backups.standing().late
    clock.now += timedelta(minutes=1)
    assert desk.backups.standing().late
    assert code_of(desk.backups.choose, stick / "no") == "backup_place_missing"
    assert desk.backups.standing().folder == stick


def test_where_they_go_is_nowhere_outside_the_register(desk: Desk, tmp_path: Path) -> None:
    """The folder's path may hold a name: it is in no file of the register's folder that can be read."""
    named = tmp_path / "Wilhelmina's stick"
    named.mkdir()
    desk.backups.choose(named)
    desk.backups.make()
    for path in (tmp_path / "mine").rglob("*"):
        assert not path.is_file() or b"Wilhelmina" not in path.read_bytes()


@pytest.mark.parametrize(
    ("later", "made"),
    [
        (timedelta(hours=1), 1),
        (timedelta(hours=10), 2),  # past midnight
        (timedelta(days=2), 2),
        (timedelta(days=-400), 2),  # the clock was set back
    ],
)
def test_one_a_day_by_itself(desk: Desk, clock: At, stick: Path, later: timedelta, made: int) -> None:
    """Once there is a place, one is made when there is none of today; asked twice, it is made once."""
    desk.backups.tend()
    assert files(stick) == []
    desk.backups.choose(stick)
    desk.backups.tend()
    desk.backups.tend()
    assert len(files(stick)) == 1
    clock.now += later
    desk.backups.tend()
    desk.backups.tend()
    assert len(files(stick)) == made


def test_a_stick_that_is_not_in_troubles_nobody(desk: Desk, clock: At, stick: Path) -> None:
    """What is due and cannot be made is kept with its reason and no more; it is made when the stick is in again."""
    desk.backups.choose(stick)
    desk.backups.make()
    away = stick.rename(stick.with_name("pocket"))
    clock.now += timedelta(days=1)
    desk.backups.tend()
    assert desk.backups.standing() == Standing(stick, START, "backup_place_missing")
    assert not stick.exists(), "nothing is made in its place"
    assert code_of(desk.backups.make) == "backup_place_missing"
    away.rename(stick)
    desk.backups.tend()
    assert desk.backups.standing() == Standing(stick, clock.now)


def test_what_went_wrong_is_late_at_once(desk: Desk, clock: At, stick: Path) -> None:
    """Other than a stick in somebody's pocket, a backup that failed is told in the colour that says look again."""
    desk.backups.choose(stick)
    desk.backups.make()
    clock.now += timedelta(days=1)
    shutil.rmtree(tmp := Path(str(stick)))
    tmp.mkdir()
    keys = desk.hands().places.keys
    right = keys.read_bytes()
    for path in (keys, keys.with_name("keys.json.bak")):
        path.write_bytes(b"damaged")
    desk.backups.tend()
    assert desk.backups.standing() == Standing(stick, START, "keys_damaged", late=True)
    keys.write_bytes(right)
    desk.backups.tend()
    assert desk.backups.standing() == Standing(stick, clock.now)


def test_the_place_of_a_stick_is_not_the_stick(desk: Desk, stick: Path) -> None:
    """A stick chosen on another device: where only its empty folder is left, on the computer's own disk, nothing is
    put there."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as device:
        stick.rmdir()
        stick.symlink_to(device)
        assert desk.backups.choose(stick) == ()
        desk.backups.make()
        stick.unlink()
        stick.mkdir()
        assert code_of(desk.backups.make) == "backup_place_missing"
        assert files(stick) == []


def test_one_elsewhere_now_and_then(desk: Desk, tmp_path: Path, stick: Path) -> None:
    """A backup somewhere else counts too, and does not change where they go."""
    desk.backups.choose(stick)
    other = tmp_path / "other"
    other.mkdir()
    made = desk.backups.make(other)
    assert made.path.parent == other
    assert desk.backups.standing() == Standing(stick, START)
    assert files(stick) == []


def test_after_a_disposal_no_old_backup_is_left(desk: Desk, clock: At, tmp_path: Path, stick: Path) -> None:
    """A fresh one is made, and every other is deleted: where they go, where one was made once, and what a backup
    has replaced here."""
    other = tmp_path / "other"
    other.mkdir()
    desk.backups.forget_old()  # with none there is nothing to do
    desk.backups.choose(stick)
    for _ in range(3):
        desk.backups.make()
        clock.now += timedelta(minutes=1)
    desk.backups.make(other)
    old = set(files(stick))
    aside = tmp_path / "mine" / "replaced-20261101-120000"
    aside.mkdir()
    (aside / "register.db").write_bytes(b"old")
    clock.now += timedelta(minutes=1)
    desk.backups.forget_old()
    assert len(files(stick)) == 1
    assert not set(files(stick)) & old
    assert files(other) == []
    assert not aside.exists()
    assert desk.backups.found()[0].manifest is not None


def test_what_cannot_be_reached_is_said_and_deleted_later(desk: Desk, clock: At, tmp_path: Path, stick: Path) -> None:
    """A stick that is away keeps its old backups until one is next made there; until then each try says so."""
    other = tmp_path / "other"
    other.mkdir()
    desk.backups.make(other)
    desk.backups.choose(stick)
    away = other.rename(tmp_path / "pocket")
    for _ in range(2):
        with pytest.raises(AppError) as told:
            desk.backups.forget_old()
        assert (told.value.code, told.value.facts) == ("backups_left", {"folder": str(other)})
        clock.now += timedelta(minutes=1)
    assert len(files(stick)) == 1
    away.rename(other)
    old = files(other)
    made = desk.backups.make(other)
    assert files(other) == [made.path.name]
    assert made.path.name not in old
    desk.backups.forget_old()


def test_old_ones_stay_until_there_is_a_fresh_one(desk: Desk, clock: At, stick: Path) -> None:
    """Where no fresh backup can be made the old ones are not deleted; the next one that is made takes them along."""
    desk.backups.choose(stick)
    desk.backups.make()
    away = stick.rename(stick.with_name("pocket"))
    assert code_of(desk.backups.forget_old) == "backup_place_missing"
    assert len(files(away)) == 1
    away.rename(stick)
    clock.now += timedelta(days=1)
    desk.backups.tend()
    assert [each.made for each in desk.backups.found()] == [clock.now.replace(microsecond=0)]


def test_a_practice_desk_makes_none(tmp_path: Path, stick: Path) -> None:
    """What is thrown away is not backed up."""
    desk = Desk(Places(tmp_path / "mine"), At(), scratch=True)
    desk.hands().register.keep(NAME, {"folder": str(stick)})
    desk.backups.tend()
    assert files(stick) == []
    desk.close()


def test_a_locked_desk_makes_none(desk: Desk) -> None:
    """Before the passphrase there is nothing to back up, and it is no fault to ask."""
    desk.close()
    desk.backups.tend()
    assert code_of(desk.backups.make) == "not_open"


def test_the_log_says_that_it_was_and_why_it_was_not(desk: Desk, stick: Path, tmp_path: Path) -> None:
    """By codes; where they go is not in it."""
    desk.backups.choose(stick)
    desk.backups.make()
    stick.rename(stick.with_name("pocket"))
    assert code_of(desk.backups.make) == "backup_place_missing"
    log = (tmp_path / "mine" / "events.log").read_text("utf-8")
    assert '"backup_made"' in log
    assert '"backup_failed", "code": "backup_place_missing"' in log
    assert "stick" not in log


def test_with_a_keyring_a_restore_is_told_from_an_old_copy(tmp_path: Path) -> None:
    """What was lost is counted where the register cannot be opened; a backup put back explains itself, also if the
    computer stopped before that was noted; an old copy of the folder does not; and elsewhere the recovery key opens."""
    came = in_a_session(tmp_path, "tests.unit.backing_up")
    lost = {"here": True, "seen": False, "records": [], "drafts": 0, "back": [], "entries": 3}
    assert came == [
        *("daily", 5, lost, [5, [], 2], [3, 3], []),
        *([[], 3], ["found_rewritten"], "keyring_missing", ["open", 2], 2),
    ]


def test_the_moment_is_the_one_in_england(desk: Desk, stick: Path) -> None:
    """When the last one was is known with its zone, as everything here."""
    desk.backups.choose(stick)
    desk.backups.make()
    made = desk.backups.standing().made
    assert made is not None
    assert made.tzinfo is UK
