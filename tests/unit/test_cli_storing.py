"""The command line looking after a register: backing up, putting back, another key."""

from __future__ import annotations

import os
import pty
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.paths import Places
from app.vault import keyfile, opening, recovery
from app.vault.keys import _wrapping
from app.vault.slots import RECOVERY, TYPED, Slot, wrapped
from tests.faults.kept import AFTER, BEFORE, Kept, numbers
from tests.pdf.reading import pdfium_text
from tests.unit.put_back import PASSPHRASE, desk_at
from tests.unit.test_cli import ROOT, sharewell

KEY = f"{PASSPHRASE}\n"


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A register with a backup, made once."""
    return Kept.made(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def kept(once: Kept, tmp_path: Path) -> Kept:
    """One of a test's own."""
    return once.copied(tmp_path / "kept")


def found(places: Places, passphrase: str = PASSPHRASE) -> list[str]:
    """What the register holds."""
    desk = desk_at(places.root)
    desk.unlock(passphrase)
    try:
        return numbers(desk)
    finally:
        desk.close()


def at_a_terminal(*words: object, said: list[str]) -> tuple[int, str]:
    """Run one command at a terminal, where these lines are typed; its exit code and all that could be seen."""
    program = "import sys\nfrom ui.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    ours, theirs = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=ROOT,
        start_new_session=True,
    )
    os.close(theirs)
    seen, typed = b"", list(said)
    while True:
        try:
            seen += os.read(ours, 1000)
        except OSError:
            break
        if typed and seen.rstrip(b" ").endswith(b":"):
            os.write(ours, f"{typed.pop(0)}\n".encode())
            seen += b"\n"
    os.close(ours)
    return started.wait(60), seen.decode()


def test_a_backup_is_made_and_goes_there_from_then_on(kept: Kept, tmp_path: Path) -> None:
    """The first folder is remembered; a backup is named with what it holds, and what is unwise about the place."""
    stick = tmp_path / "Dropbox"
    stick.mkdir()
    desk = desk_at(tmp_path / "new")
    desk.set_up(PASSPHRASE, author="Ada", role="carer", organisation="")
    desk.close()
    nowhere = sharewell("store", "backup", "--store", tmp_path / "new", said=KEY)
    assert (nowhere.returncode, nowhere.stdout) == (2, "")
    assert "--to" in nowhere.stderr
    ran = sharewell("store", "backup", "--to", stick, "--store", tmp_path / "new", said=KEY)
    assert ran.returncode == 0, ran.stderr
    assert "0 records" in ran.stdout
    assert "copied to the internet" in ran.stderr
    assert "same disk" in ran.stderr
    assert sharewell("store", "backup", "--store", tmp_path / "new", said=KEY).returncode == 0
    assert len(list(stick.iterdir())) == 2
    gone = sharewell("store", "backup", "--to", tmp_path / "gone", "--store", tmp_path / "new", said=KEY)
    assert (gone.returncode, gone.stdout) == (2, "")
    assert not (tmp_path / "gone").exists()


def test_at_a_terminal_a_word_confirms_it(kept: Kept) -> None:
    """Another word changes nothing; the word puts it back. The passphrase is not seen on the screen."""
    words = ("store", "restore", kept.file, "--store", kept.places.root)
    code, seen = at_a_terminal(*words, said=[PASSPHRASE, "yes"])
    assert code == 2, seen
    assert "would be lost" in seen
    assert PASSPHRASE not in seen
    assert found(kept.places) == [*BEFORE, *AFTER]
    code, seen = at_a_terminal(*words, said=[PASSPHRASE, "Replace"])
    assert code == 0, seen
    assert found(kept.places) == BEFORE


def test_on_another_computer_with_the_recovery_key(kept: Kept, tmp_path: Path) -> None:
    """Into an empty folder nothing has to be confirmed; the new passphrase opens it."""
    places = Places(tmp_path / "new")
    said = f"{kept.recovery_key}\nanother passphrase of mine\n"
    ran = sharewell("store", "restore", kept.file, "--recovery", "--store", places.root, said=said)
    assert ran.returncode == 0, ran.stderr
    assert "no records here yet" in ran.stdout
    assert found(places, "another passphrase of mine") == BEFORE


def test_what_is_here_and_cannot_be_opened_is_said(kept: Kept) -> None:
    """A broken register is replaced all the same; what would be lost is not made up."""
    kept.places.register.write_bytes(b"")
    ran = sharewell("store", "restore", kept.file, "--store", kept.places.root, said=KEY)
    assert ran.returncode == 2
    assert "it is not known what would be lost" in ran.stdout
    assert sharewell("store", "restore", kept.file, "--yes", "--store", kept.places.root, said=KEY).returncode == 0
    assert found(kept.places) == BEFORE


@pytest.mark.parametrize("content", [b"", b"a beach", b"PK\x03\x04" + bytes(26) + b"manifest.json"])
def test_what_is_no_backup_is_one_line(kept: Kept, tmp_path: Path, content: bytes) -> None:
    """The file is named, the passphrase is not asked for, and nothing is made in the folder."""
    file = tmp_path / "holiday.jpg"
    file.write_bytes(content)
    before = sorted(path.name for path in kept.places.root.iterdir())
    ran = sharewell("store", "restore", file, "--yes", "--store", kept.places.root)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)
    assert "holiday.jpg" in ran.stderr
    assert sorted(path.name for path in kept.places.root.iterdir()) == before


def test_another_key_for_everything(kept: Kept) -> None:
    """The passphrase is asked for twice; the old recovery sheet goes on working, so no key is printed."""
    folder = ("--store", kept.places.root)
    before = kept.places.keys.read_bytes()
    wrong = sharewell("store", "rekey", *folder, said=f"{KEY}not this one\n")
    assert wrong.returncode == 2
    assert kept.places.keys.read_bytes() == before
    ran = sharewell("store", "rekey", *folder, said=KEY * 2)
    assert ran.returncode == 0, ran.stderr
    assert "-" not in ran.stdout
    assert kept.places.keys.read_bytes() != before
    assert found(kept.places) == [*BEFORE, *AFTER]
    desk = desk_at(kept.places.root)
    desk.recover(kept.recovery_key, "another passphrase of mine")
    assert numbers(desk) == [*BEFORE, *AFTER]
    desk.close()


def test_where_a_sheet_must_be_printed_it_goes_to_nobody_else(kept: Kept, tmp_path: Path) -> None:
    """A key file of the first version needs a new sheet: not to a pipe, but to a file that only its owner may read."""
    version_1(kept.places)
    sheet, words = tmp_path / "sheet.pdf", ("store", "rekey", "--store", kept.places.root)
    ran = sharewell(*words, said=KEY * 2)
    assert ran.returncode == 2
    assert "--sheet" in ran.stderr
    nowhere = sharewell(*words, "--sheet", tmp_path / "no" / "sheet.pdf", said=KEY * 2)
    assert nowhere.returncode == 2
    assert keyfile.read(kept.places).version == 1, "nothing was changed yet"
    ran = sharewell(*words, "--sheet", sheet, said=KEY * 2)
    assert ran.returncode == 0, ran.stderr
    assert stat.S_IMODE(sheet.stat().st_mode) == 0o600
    assert "recovery sheet" in pdfium_text(sheet.read_bytes()).lower()
    assert keyfile.read(kept.places).version == keyfile.VERSION


def version_1(places: Places) -> None:
    """Make the key file one of the first version, with the same keys and passphrase."""
    keys = opening.unlock(places, PASSPHRASE)
    file = keyfile.read(places)
    slot = wrapped(
        keys.data_key, Slot(type=RECOVERY, salt=bytes(32), cost=None, nonce=bytes(12)), keys.store, bytes(recovery.SIZE)
    )
    typed = file.slot(*TYPED)
    assert isinstance(typed, Slot)
    old = replace(file, version=1, slots=(typed, slot))
    both = keys._sign.private_bytes_raw() + keys._inbox
    old = replace(old, private=AESGCM(_wrapping(keys.data_key, old)).encrypt(old.nonce, both, old.vouched()))
    keyfile.write(places, old)
