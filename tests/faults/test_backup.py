"""Backups when things go wrong: killed, on a full disk, on a stick that may not be written, in an unwise folder."""

from __future__ import annotations

import os
import random
from datetime import timedelta
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.store import backup_file
from app.store.backup import backups_in
from app.store.register import Register
from app.store.where import same_disk, warnings
from tests.faults.small_disk import holds_on_a_small_disk
from tests.faults.stopping import moments, stopped_at
from tests.faults.test_refused import as_someone_else
from tests.store.backing import AT, back_up, owner
from tests.store.sealing import fixed_keys, sealing

KEYS = fixed_keys()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A register of three records, closed."""
    made = Places(tmp_path / "store")
    register = Register.create(made, KEYS.data_key)
    for turn in range(3):
        register.append(sealing(KEYS, f"d{turn}"), f"d{turn}")
    register.close()
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """A folder for backups."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


def made_in(places: Places, stick: Path, day: int) -> Path:
    """One backup."""
    register = Register.open(places, KEYS.data_key)
    try:
        return back_up(register, places, KEYS, stick, AT + timedelta(days=day)).path
    finally:
        register.close()


def test_fault_18_killed_at_every_change_of_a_file(places: Places, stick: Path) -> None:
    """Killed before each change that a backup makes, while seven are there: those that are there are whole, there are
    seven at least, half a one has no backup's name, the register opens, and the next backup works and tidies up."""
    first = [made_in(places, stick, day) for day in range(7)]
    whole = {path: path.read_bytes() for path in first}

    def one(moment: int) -> bool:
        cut = stopped_at(moment, lambda: made_in(places, stick, 10 + moment))
        found = backups_in(stick, owner(KEYS))
        assert len(found) >= 7
        assert all(each.manifest is not None for each in found)
        assert all(path.read_bytes() == content for path, content in whole.items() if path.exists())
        register = Register.open(places, KEYS.data_key)
        assert register.check(KEYS.verify) == []
        register.close()
        return cut

    assert moments(one) > 8
    made_in(places, stick, 1000)
    assert len(list(stick.iterdir())) == 7
    assert not (places.root / "backing-up").exists()


def test_fault_19_a_full_stick_leaves_the_older_backups(tmp_path: Path) -> None:
    """On a real stick of half a megabyte and a real disk of two: when either is full that is said, nothing half is
    left, every older backup is whole, and with room again the next one works."""
    holds_on_a_small_disk("tests.faults.full_stick", tmp_path)


def test_fault_21_a_stick_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    """A folder that only others may write in: its name is said, and nothing is left there or here."""
    outer = tmp_path / "outer"
    outer.mkdir()
    places, stick = Places(outer / "store"), outer / "stick"
    stick.mkdir(mode=0o555)
    register = Register.create(places, KEYS.data_key)
    for path in (outer, *outer.parents):
        if tmp_path.parent.parent in path.parents:
            path.chmod(0o755)
    for path in (places.root, *places.root.iterdir()):
        if os.geteuid() == 0:
            os.chown(path, 65534, 65534)
    with as_someone_else(), pytest.raises(AppError) as told:
        back_up(register, places, KEYS, stick)
    assert (told.value.code, told.value.facts["folder"]) == ("folder_unwritable", str(stick))
    assert list(stick.iterdir()) == []
    assert not (places.root / "backing-up").exists()
    register.close()


MOUNTS = r"""
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
30 22 0:40 / /mnt/agency\040share rw shared:1 master:2 - cifs //nas/x rw
31 30 8:9 / /mnt/agency\040share/stick rw - vfat /dev/sdb1 rw
32 22 0:50 / /mnt/far rw - fuse.sshfs somebody@far: rw
33 22 0:51 / /mnt/near rw - fuse.gocryptfs near rw
34 22 0:52 / /mnt/twice rw - nfs4 far:/ rw
35 22 0:53 / /mnt/twice rw - tmpfs tmpfs rw
36 22 0:54 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
a line that is no mount
""".strip()


@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("/people/ada/OneDrive/backups", ("synced",)),
        ("/people/ada/OneDrive - Example Fostering/backups", ("synced",)),
        ("/people/ada/Dropbox (Personal)", ("synced",)),
        ("/people/ada/Google Drive/My Drive/x", ("synced",)),
        ("/people/ada/iCloudDrive/x", ("synced",)),
        ("/people/ada/Library/Mobile Documents/com~apple~CloudDocs/x", ("synced",)),
        ("/people/ada/Library/CloudStorage/OneDrive-Personal/x", ("synced",)),
        ("/people/ada/Nextcloud/x", ("synced",)),
        ("/srv/council/x", ("synced",)),
        ("/people/ada/Documents/OneDriver", ()),
        ("/people/ada/Documents/Dropboxes", ()),
        ("/people/ada/Documents", ()),
        ("/mnt/agency share/backups", ("network",)),
        ("/mnt/agency share", ("network",)),
        ("/mnt/agency share/stick/backups", ()),
        ("/mnt/agency sharer", ()),
        ("/mnt/far/x", ("network",)),
        ("/mnt/near/x", ()),
        ("/mnt/twice/x", ()),
        ("/run/user/1000/gvfs/smb-share:server=nas/x", ("network",)),
        ("/mnt/agency share/Dropbox", ("synced", "network")),
        (r"\\nas\share\backups", ("network",)),
        (r"\\?\UNC\nas\share", ("network",)),
        (r"\\?\C:\backups", ()),
    ],
)
def test_fault_25_unwise_folders_are_warned_of(folder: str, told: tuple[str, ...]) -> None:
    """Folders that are copied to the internet, by the names their programs give them and by what the system says of
    OneDrive; and folders on other computers, by what is mounted there. A name that is only alike is not one of them."""
    system = {"OneDriveCommercial": "/srv/council", "OneDrive": "", "HOME": "/people/ada"}
    assert warnings(Path(folder), environment=system, mounts=MOUNTS) == told


@pytest.mark.parametrize("marker", [".dropbox", ".stfolder", ".nextcloudsync.log", ".owncloudsync.log"])
def test_fault_25_what_such_programs_leave_is_noticed(tmp_path: Path, marker: str) -> None:
    """Their marker in the folder or in one above it; a desktop.ini lies everywhere and says nothing."""
    below = tmp_path / "papers" / "mine"
    below.mkdir(parents=True)
    (below / "desktop.ini").touch()
    assert warnings(below, environment={}, mounts="") == ()
    (tmp_path / marker).mkdir() if marker == ".stfolder" else (tmp_path / marker).touch()
    assert warnings(below, environment={}, mounts="") == ("synced",)
    assert warnings(tmp_path / "no such folder", environment={}, mounts="") == ("synced",)


def test_fault_25_a_link_does_not_hide_where_it_leads(tmp_path: Path) -> None:
    """A folder that is only a way into another is judged by both."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "Dropbox")
    assert warnings(tmp_path / "link", environment={}, mounts="") == ("synced",)


def test_fault_25_one_disk_for_both_is_warned_of(tmp_path: Path) -> None:
    """A backup beside the register goes with it; one on another device does not; of one that is away it is not said."""
    assert warnings(tmp_path, tmp_path, environment={}, mounts="") == ("same_disk",)
    assert warnings(tmp_path / "gone", tmp_path, environment={}, mounts="") == ()
    assert same_disk(tmp_path, Path("/proc")) is False


def test_fault_25_this_computer_is_asked(tmp_path: Path) -> None:
    """Without being told what is mounted, the system is asked: the folder of a test is on no other computer."""
    assert "network" not in warnings(tmp_path)


@pytest.mark.parametrize("trials", [20, pytest.param(200, marks=pytest.mark.long)])
def test_fault_18_a_byte_that_rots_is_never_taken_for_whole(places: Places, stick: Path, trials: int) -> None:
    """One bit of a backup changed, at places all over it: it is no longer listed as whole, or every byte of register
    and keys is as it was."""
    path = made_in(places, stick, 0)
    whole, chance = path.read_bytes(), random.Random(20186)
    right = backup_file.check(path)
    for _ in range(trials):
        bad = bytearray(whole)
        bad[chance.randrange(len(bad))] ^= 1 << chance.randrange(8)
        path.write_bytes(bad)
        (found,) = backups_in(stick, owner(KEYS))
        assert found.manifest in (None, right)
