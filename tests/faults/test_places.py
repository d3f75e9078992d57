"""Where the files lie: gone while they are open, in folders with awkward names, and for their owner only."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.store.register import Register
from tests.house.rules import ROOT
from tests.store.sealing import NOON, fixed_keys, sealing
from tests.unit.put_back import PASSPHRASE, desk_at, seals
from tests.unit.vault.test_opening import code_of

KEYS = fixed_keys()


def deleted(places: Places) -> None:
    """The register alone."""
    places.register.unlink()


def all_deleted(places: Places) -> None:
    """The folder and what is in it."""
    shutil.rmtree(places.root)


def moved(places: Places) -> None:
    """The folder has another name."""
    places.root.rename(places.root.with_name("elsewhere"))


def replaced(places: Places) -> None:
    """Another file in its place, as a program that copies folders to the internet puts it there."""
    copy = places.root / "copy"
    shutil.copyfile(places.register, copy)
    copy.replace(places.register)


GONE = (deleted, all_deleted, moved, replaced)


@pytest.mark.parametrize("go", GONE, ids=lambda go: go.__name__)
@pytest.mark.parametrize("act", ["save", "seal", "keep", "delete"])
def test_fault_24_nothing_is_confirmed_that_goes_to_a_file_that_has_gone(
    tmp_path: Path, go: Callable[[Places], None], act: str
) -> None:
    """If the register is deleted, moved or replaced while it is open, whoever saves or seals is told, at once: the
    system would go on writing into a file that nobody will ever see again."""
    places = Places(tmp_path / "store")
    register = Register.create(places, KEYS.data_key)
    register.save_draft("d", {"v": 1}, NOON)
    go(places)
    acts: dict[str, Callable[[], object]] = {
        "save": lambda: register.save_draft("d", {"v": 2}, NOON),
        "seal": lambda: register.append(sealing(KEYS, "d"), "d"),
        "keep": lambda: register.keep("author", {"name": "Zoë"}),
        "delete": lambda: register.delete_draft("d"),
    }
    code = code_of(acts[act])
    register.close()
    assert code == "register_missing"


def test_fault_24_put_back_in_its_place_it_goes_on(tmp_path: Path) -> None:
    """A folder that was moved by mistake and is moved back has lost nothing, and saving works again."""
    places = Places(tmp_path / "store")
    register = Register.create(places, KEYS.data_key)
    register.save_draft("d", {"v": 1}, NOON)
    moved(places)
    assert code_of(register.save_draft, "d", {"v": 2}, NOON) == "register_missing"
    places.root.with_name("elsewhere").rename(places.root)
    register.save_draft("d", {"v": 3}, NOON)
    register.close()
    register = Register.open(places, KEYS.data_key)
    assert register.drafts() == [("d", {"v": 3})]
    register.close()


NAMES = [
    "with spaces and Zoë/😀👩‍👧/#?%20&a=b",
    "-rf/quote ' and \" and \\ and `/a\nnew line",
    "é" * 125 + "/" + "long" * 30,  # 250 bytes, of 255 that a name may have; about 300 characters with what is above
]


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_fault_26_any_folder_will_do(tmp_path: Path, name: str) -> None:
    """Set up, work, back up, put back and open again in a folder of any name that the system allows."""
    root = tmp_path / name
    root.parent.mkdir(parents=True, exist_ok=True)
    desk = desk_at(root)
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    seals(desk)
    record = desk.record("2026-001")
    desk.save_paper(desk.paper(record), root / "paper.pdf")
    stick = root / "stick"
    stick.mkdir()
    desk.backups.choose(stick)
    backup = desk.backups.make().path
    seals(desk)
    assert desk.check() == ()
    desk.close()
    again = desk_at(root)
    restore = again.backups.restore(backup)
    restore.with_passphrase(PASSPHRASE)
    again.backups.put_in_place(restore)
    assert [each.number for each in again.records()] == ["2026-001"]
    again.close()


def test_fault_26_a_path_that_is_too_long_is_told(tmp_path: Path) -> None:
    """A folder so deep that SQLite cannot name a file in it is told, and nothing that cannot be used is left there."""
    root = tmp_path.joinpath(*["long" * 20] * 8)
    desk = desk_at(root)
    with pytest.raises(AppError, match="folder_unwritable"):
        desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    assert desk.state == "none"


def test_fault_26_the_command_line_takes_such_a_folder_too(tmp_path: Path) -> None:
    """The same folder, named on the command line, is the one that is used."""
    root = tmp_path / NAMES[0]
    desk = desk_at(root)
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    seals(desk)
    desk.close()
    done = subprocess.run(
        [sys.executable, "-m", "ui", "store", "check", "--store", str(root)],
        input=PASSPHRASE + "\n",
        env={**os.environ, "PYTHONUTF8": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_fault_27_everything_that_is_made_is_for_its_owner_only(tmp_path: Path) -> None:
    """Whatever the program makes, while it works and afterwards, nobody else may read: every file has mode 0600 and
    every folder 0700, even where the person's own setting would let others in."""
    umask = os.umask(0)
    try:
        desk = desk_at(tmp_path / "mine")
        desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
        desk.autosave(desk.start().draft)
        seals(desk)
        stick = tmp_path / "stick"
        stick.mkdir(mode=0o700)
        desk.backups.choose(stick)
        desk.backups.make()
        desk.health.in_background()
        desk.save_paper(desk.paper(desk.record("2026-001")), tmp_path / "papers" / "paper.pdf")
        desk.rekey(PASSPHRASE)
        open_now = modes(tmp_path)
        desk.close()
        with pytest.raises(AppError, match="wrong_passphrase"):
            desk.unlock("not this one at all")
        desk.unlock(PASSPHRASE)
        desk.close()
    finally:
        os.umask(umask)
    for found in (open_now, modes(tmp_path)):
        wrong = {name: oct(mode) for name, (folder, mode) in found.items() if mode != (0o700 if folder else 0o600)}
        assert wrong == {}
    assert {"register.db-wal", "register.db-shm", "ballast", "keys.json", "events.log"} <= {
        name.split("/")[-1] for name in open_now
    }


def modes(root: Path) -> dict[str, tuple[bool, int]]:
    """Every file and folder within: whether it is a folder, and who may do what."""
    return {
        path.relative_to(root).as_posix(): (path.is_dir(), stat.S_IMODE(path.stat().st_mode))
        for path in root.rglob("*")
    }
