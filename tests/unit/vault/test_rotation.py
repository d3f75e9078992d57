"""A new data key: every way in goes on opening, old copies of the key file do not, and no moment is the wrong one."""

from __future__ import annotations

import itertools
import os
import shutil
import sys
from pathlib import Path

import pytest

from app.files import put
from app.paths import Places
from app.vault import escrow, keyfile, opening, rotation
from app.vault.keys import Keys
from app.vault.stretch import LEAST
from tests.unit.vault.test_keyfile import RELEASED, RELEASED_SHEET
from tests.unit.vault.test_opening import WORDS, code_of, set_up, unlock

AGENCY_WORDS = "the agency's own long words"


def prepared(places: Places, keys: Keys) -> rotation.Rotation:
    """A new data key made ready."""
    return rotation.prepare(places, keys, WORDS, cost=LEAST)


def test_every_way_in_goes_on_opening(tmp_path: Path) -> None:
    """After a new data key the same passphrase, the sheet printed before and the agency's key open it, with the same
    store, device and inbox; nothing has to be printed again."""
    places, keys, sheet = set_up(tmp_path)
    private, public = escrow.new_agency_key(AGENCY_WORDS, cost=LEAST)
    opening.add_escrow(places, keys, public)
    note = keys.key_file((), os.urandom).inbox
    made = prepared(places, keys)
    rotation.finish(places, made.keys)
    assert made.recovery_key is None
    assert made.keys.data_key != keys.data_key
    for found in (
        unlock(places),
        opening.open_with_recovery(places, sheet),
        opening.open_with_escrow(places, private, AGENCY_WORDS),
    ):
        assert (found.data_key, found.store, found.device) == (made.keys.data_key, keys.store, keys.device)
        assert found.next is None
    assert keyfile.read(places).inbox == note
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.json", "keys.json.bak", "register.db"]


def test_old_copies_hold_the_old_key_only(tmp_path: Path) -> None:
    """Whoever kept the key file from before gets the old data key with any secret, and never the new one."""
    places, keys, sheet = set_up(tmp_path / "now")
    old, _, _ = set_up(tmp_path / "old")
    unlock(places)
    for copy in (old.keys, keyfile.spare(old), keyfile.waiting(old)):
        copy.write_bytes(places.keys.read_bytes())
    made = prepared(places, keys)
    rotation.finish(places, made.keys)
    assert unlock(old).data_key == opening.open_with_recovery(old, sheet).data_key == keys.data_key
    assert unlock(places).data_key == made.keys.data_key
    assert code_of(opening.replace_recovery_key, places, keys) == "keys_damaged"


def test_until_it_is_finished_both_are_given(tmp_path: Path) -> None:
    """While a new data key waits, each way in gives the old keys with the new ones beside them; forgetting it leaves
    the old ones alone, and finishing it the new ones."""
    places, keys, sheet = set_up(tmp_path)
    private, public = escrow.new_agency_key(AGENCY_WORDS, cost=LEAST)
    opening.add_escrow(places, keys, public)
    for end in ("abandon", "finish"):
        made = prepared(places, keys)
        for found in (
            unlock(places),
            opening.unlock(places, WORDS),  # a dearer slot is for later: what waits must not be lost
            opening.open_with_recovery(places, sheet),
            opening.open_with_escrow(places, private, AGENCY_WORDS),
        ):
            assert found.data_key == keys.data_key
            assert found.next is not None
            assert (found.next.data_key, found.next.device) == (made.keys.data_key, keys.device)
        if end == "abandon":
            rotation.abandon(places)
            assert code_of(rotation.finish, places, made.keys) == "keys_damaged"
        else:
            rotation.finish(places, made.keys)
            rotation.finish(places, made.keys)
            rotation.abandon(places)
        left = made.keys if end == "finish" else keys
        assert (unlock(places).data_key, unlock(places).next) == (left.data_key, None)


def test_a_wrong_passphrase_makes_nothing_ready(tmp_path: Path) -> None:
    """Only the passphrase that opens the register now can be carried over."""
    places, keys, _ = set_up(tmp_path)
    unlock(places)
    assert code_of(rotation.prepare, places, keys, WORDS + "!", cost=LEAST) == "wrong_passphrase"
    _, strange, _ = set_up(tmp_path / "theirs")
    assert code_of(rotation.prepare, places, strange, WORDS, cost=LEAST) == "keys_damaged"
    assert not keyfile.waiting(places).exists()


def test_a_sheet_of_version_1_is_printed_anew(tmp_path: Path) -> None:
    """A recovery slot of the old form cannot be carried over without its key: a new one is given, and it opens."""
    places = Places(tmp_path)
    places.keys.write_bytes(RELEASED.read_bytes())
    places.register.touch()
    made = prepared(places, unlock(places))
    assert made.recovery_key is not None
    rotation.finish(places, made.keys)
    assert opening.open_with_recovery(places, made.recovery_key).data_key == made.keys.data_key
    assert code_of(opening.open_with_recovery, places, RELEASED_SHEET) == "wrong_recovery_key"
    assert prepared(places, made.keys).recovery_key is None


@pytest.mark.parametrize("content", [b"", b"{}", RELEASED.read_bytes()], ids=["empty", "no key file", "another's"])
def test_what_waits_by_mistake_shuts_nobody_out(tmp_path: Path, content: bytes) -> None:
    """Rubbish, or another register's file, where a new data key would wait is passed over."""
    places, keys, _ = set_up(tmp_path)
    unlock(places)
    keyfile.waiting(places).write_bytes(content)
    found = unlock(places)
    assert (found.data_key, found.next) == (keys.data_key, None)


def test_nothing_is_forgotten_before_the_first_unlock(tmp_path: Path) -> None:
    """The key file of a register that was just set up waits too; forgetting a new data key leaves it alone."""
    places, keys, _ = set_up(tmp_path)
    rotation.abandon(places)
    assert unlock(places).data_key == keys.data_key


def test_what_counts_by_now_waits_no_more(tmp_path: Path) -> None:
    """Cut off after both copies were written, the next unlock does away with what waited: it would keep a passphrase
    alive that is replaced later."""
    places, keys, _ = set_up(tmp_path)
    unlock(places)
    keyfile.waiting(places).write_bytes(places.keys.read_bytes())
    found = unlock(places)
    assert (found.data_key, found.next) == (keys.data_key, None)
    assert not keyfile.waiting(places).exists()


def rekeys(places: Places, keys: Keys, until: int) -> None:
    """Change the data key, of a register that is only its name in a file; killed at the given file that is touched."""
    count = itertools.count(1)

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        touched = event in {"open", "os.rename", "os.remove"} and str(places.root) in str(arguments[0])
        if touched and next(count) == until:
            os._exit(1)

    sys.addaudithook(watch)
    made = prepared(places, keys)
    put(places.register, made.keys.data_key)
    rotation.finish(places, made.keys)
    os._exit(0)


def test_killed_at_every_step_the_register_opens(tmp_path: Path) -> None:
    """Killed before each file that is opened, renamed or deleted: whichever data key the register has is among those
    that the passphrase and the recovery key give, and seeing it through leaves that one alone."""
    ends = []
    first, keys, sheet = set_up(tmp_path / "first")
    unlock(first)
    put(first.register, keys.data_key)
    for step in itertools.count(1):
        places = Places(tmp_path / str(step))
        shutil.copytree(first.root, places.root)
        pid = os.fork()
        if pid == 0:
            rekeys(places, keys, step)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        had = places.register.read_bytes()
        by_sheet, found = opening.open_with_recovery(places, sheet), unlock(places)
        new = found.next
        assert had in {found.data_key, new and new.data_key}
        assert had in {by_sheet.data_key, by_sheet.next and by_sheet.next.data_key}
        if new is not None and had == new.data_key:
            rotation.finish(places, new)
        else:
            rotation.abandon(places)
        seen_through = unlock(places)
        assert (seen_through.data_key, seen_through.next) == (had, None)
        left = sorted(path.name for path in places.root.iterdir() if path.suffix != ".part")
        assert left == ["keys.json", "keys.json.bak", "register.db"]
        ends.append((had == keys.data_key, new is not None))
        if code == 0:
            break
    assert len(ends) > 15
    assert set(ends) == {(True, False), (True, True), (False, True), (False, False)}
