"""Set-up, unlocking and recovery, with a passphrase alone; the keyring has its own tests."""

from __future__ import annotations

import random
import traceback
from datetime import datetime
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.vault import keyfile, opening
from app.vault.keys import Keys
from app.vault.stretch import LEAST

WORDS = "four ordinary words in a row"


def code_of(what, *args, **named) -> str | None:
    """The error code that a call gives, if any."""
    try:
        what(*args, **named)
    except AppError as fault:
        return fault.code
    return None


def set_up(root: Path, passphrase: str = WORDS) -> tuple[Places, Keys, str]:
    """A key folder as it stands after the first run."""
    places = Places(root)
    keys, printed = opening.create(places, passphrase, without_keyring=True, cost=LEAST)
    places.register.touch()
    return places, keys, printed


def unlock(places: Places, passphrase: str = WORDS, *, at: datetime | None = None) -> Keys:
    """Unlocking where a slot is as cheap as `set_up` makes it, and is to stay so."""
    return opening.unlock(places, passphrase, cost=LEAST, at=at)


def test_the_passphrase_opens_the_same_keys(tmp_path: Path) -> None:
    """Unlocking gives the data key and the device of set-up, and what one signs the other verifies."""
    places, keys, _ = set_up(tmp_path / "store")
    again = unlock(places)
    assert (again.data_key, again.device, again.store) == (keys.data_key, keys.device, keys.store)
    assert again.verify(keys.sign(b"digest"), b"digest")
    assert not again.verify(keys.sign(b"digest"), b"other")
    assert not again.verify(b"short", b"digest")
    assert len(keys.data_key) == 32


@pytest.mark.parametrize("wrong", ["", WORDS + " ", WORDS[:-1], WORDS.upper(), "x" * 1000, "\ud83d", "\x00"])
def test_a_wrong_passphrase_changes_nothing(tmp_path: Path, wrong: str) -> None:
    """A wrong passphrase says so, and every file is as it was."""
    places, _, _ = set_up(tmp_path)
    unlock(places)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert code_of(unlock, places, wrong) == "wrong_passphrase"
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_length_is_counted_as_people_count(tmp_path: Path) -> None:
    """Letters with accents count once, however they were typed: fourteen are too few and fifteen are enough."""
    places = Places(tmp_path)
    for length, expected in ((7, "passphrase_short"), (14, "passphrase_short"), (15, None)):
        passphrase = "e\u0301" * length
        assert code_of(opening.create, places, passphrase, without_keyring=True, cost=LEAST) == expected


@pytest.mark.parametrize("name", ["keys.json", "keys.json.bak", "register.db"])
def test_a_register_is_never_made_over_another(tmp_path: Path, name: str) -> None:
    """Whatever is left of a register, even an empty or dangling file, stops a new one and stays as it was."""
    places = Places(tmp_path)
    (tmp_path / name).symlink_to(tmp_path / "nowhere")
    assert code_of(opening.create, places, WORDS, without_keyring=True, cost=LEAST) == "register_exists"
    (tmp_path / name).unlink()
    (tmp_path / name).touch()
    assert code_of(opening.create, places, WORDS, without_keyring=True, cost=LEAST) == "register_exists"
    assert [(path.name, path.stat().st_size) for path in tmp_path.iterdir()] == [(name, 0)]


def test_a_set_up_cut_off_before_the_register_can_be_done_again(tmp_path: Path) -> None:
    """Until there is a register file the keys do not count: no trace of the first try stands in the way."""
    places = Places(tmp_path)
    opening.create(places, WORDS, without_keyring=True, cost=LEAST)
    assert not keyfile.is_set_up(places)
    assert code_of(unlock, places) == "keys_missing"
    _, second, _ = set_up(tmp_path, "another passphrase entirely")
    assert unlock(places, "another passphrase entirely").data_key == second.data_key
    assert sorted(path.name for path in tmp_path.iterdir()) == ["keys.json", "keys.json.bak", "register.db"]


def test_recovery_opens_and_the_old_passphrase_is_dead(tmp_path: Path) -> None:
    """The printed key opens the same data; once the passphrase is replaced the old one opens neither copy."""
    places, keys, printed = set_up(tmp_path)
    found = opening.open_with_recovery(places, printed.lower())
    assert found.data_key == keys.data_key
    assert unlock(places).data_key == keys.data_key
    opening.replace_passphrase(places, found, "a passphrase made today", without_keyring=True, cost=LEAST)
    assert code_of(unlock, places) == "wrong_passphrase"
    places.keys.unlink()
    assert code_of(unlock, places) == "wrong_passphrase"
    assert unlock(places, "a passphrase made today").data_key == keys.data_key
    assert opening.open_with_recovery(places, printed).data_key == keys.data_key


def test_a_recovery_key_of_other_records_is_told_from_a_slip(tmp_path: Path) -> None:
    """A well-typed key of another register opens nothing and says that it belongs elsewhere."""
    places, _, printed = set_up(tmp_path / "mine")
    _, _, others = set_up(tmp_path / "theirs")
    assert code_of(opening.open_with_recovery, places, others) == "wrong_recovery_key"
    slip = printed[:-1] + ("7" if printed[-1] != "7" else "8")
    assert code_of(opening.open_with_recovery, places, slip) == "recovery_key_mistyped"


def test_a_new_recovery_sheet_replaces_the_old(tmp_path: Path) -> None:
    """After a new recovery key is made, the one before opens nothing and the passphrase still does."""
    places, keys, old = set_up(tmp_path)
    new = opening.replace_recovery_key(places, keys)
    assert code_of(opening.open_with_recovery, places, old) == "wrong_recovery_key"
    assert opening.open_with_recovery(places, new).data_key == keys.data_key
    assert unlock(places).data_key == keys.data_key


def test_keys_change_only_their_own_file(tmp_path: Path) -> None:
    """The keys of one register cannot replace the passphrase of another."""
    mine, _, _ = set_up(tmp_path / "mine")
    _, theirs, _ = set_up(tmp_path / "theirs")
    wrong = code_of(opening.replace_passphrase, mine, theirs, "x" * 20, without_keyring=True, cost=LEAST)
    assert wrong == "keys_damaged"
    assert code_of(unlock, mine) is None


def test_chance_is_an_argument() -> None:
    """The same randomness makes the same keys, other randomness other ones."""
    one, two, three = (opening.throwaway(random.Random(seed).randbytes) for seed in (1, 1, 2))
    assert (one.data_key, one.device) == (two.data_key, two.device)
    assert one.data_key != three.data_key


def test_keys_do_not_show_themselves(tmp_path: Path) -> None:
    """Neither the text of the keys nor of an error holds a secret or the passphrase."""
    places, keys, printed = set_up(tmp_path)
    secrets = [keys.data_key.hex(), repr(keys.data_key)[2:-1], WORDS, printed, printed[:9]]
    said = [repr(keys), str(keys), f"{keys}", repr(keyfile.read(places))]
    try:
        unlock(places, WORDS + "x")
    except AppError:
        said.append(traceback.format_exc())
    assert not [secret for secret in secrets for text in said if secret in text]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where the folder cannot be made, the error names it."""
    (tmp_path / "file").write_text("not a folder")
    places = Places(tmp_path / "file" / "store")
    with pytest.raises(AppError) as told:
        opening.create(places, WORDS, without_keyring=True, cost=LEAST)
    assert (told.value.code, told.value.facts) == ("folder_unwritable", {"folder": str(places.root)})


def test_asking_whether_a_passphrase_opens_is_no_try(tmp_path: Path) -> None:
    """The right one does, another does not, and nobody has to wait for having asked, nor is any file changed."""
    places, _, _ = set_up(tmp_path)
    keys = unlock(places)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    assert opening.opens(places, keys, WORDS)
    assert [opening.opens(places, keys, f"{WORDS} {n}") for n in range(5)] == [False] * 5
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert code_of(opening.opens, places, opening.throwaway(), WORDS) == "keys_damaged"
