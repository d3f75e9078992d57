"""Keyrings that are gone, locked, dumb or damaged: each is told, and none is gone round."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.vault.computer import DUMB, LOCKED, at_computer, at_dumb_bus, without_desktop

WORDS = "horse and cart"
LONG = "horse and cart and a dog"


def test_fault_28_a_keyring_that_has_gone_is_told(tmp_path: Path) -> None:
    """A daily slot without its keyring sends to the recovery key, and works again once the secret is made afresh."""
    home, root = tmp_path / "home", tmp_path / "store"
    ((_, printed),) = at_computer(home, root, ["create", WORDS])
    assert without_desktop(home, root, ["unlock", WORDS], ["recover", printed, WORDS]) == [
        "keyring_missing",
        "passphrase_short",
    ]
    _, missing, key, again = at_computer(
        home, root, ["lose"], ["unlock", WORDS], ["recover", printed, WORDS], ["unlock", WORDS]
    )
    assert missing == "keyring_missing"
    assert again == key


def test_fault_28_a_locked_keyring_is_told(tmp_path: Path) -> None:
    """A keyring that stays locked is named as such, at unlock and at set-up, and is never gone round."""
    home, root = tmp_path / "home", tmp_path / "store"
    at_computer(home, root, ["create", WORDS])
    assert at_computer(home, root, ["unlock", WORDS], session=LOCKED) == ["keyring_locked"]
    assert at_computer(home, tmp_path / "second", ["create", LONG], session=LOCKED) == ["keyring_locked"]
    assert not (tmp_path / "second").exists()


def test_fault_28_a_keyring_that_cannot_be_begun_is_told(tmp_path: Path) -> None:
    """Where a keyring would have to be made first and nobody can be asked (InitError), it is as good as none: the
    secret is missing, and a new register needs the longer passphrase."""
    home, other, root = tmp_path / "home", tmp_path / "other", tmp_path / "store"
    at_computer(home, root, ["create", WORDS])
    assert at_computer(other, root, ["unlock", WORDS], session=LOCKED) == ["keyring_missing"]
    short, (kind, _) = at_computer(other, tmp_path / "new", ["create", WORDS], ["create", LONG], session=LOCKED)
    assert (short, kind) == ("passphrase_short", "passphrase")


@pytest.mark.parametrize("dumb", ["keyring", "bus"])
def test_fault_28_a_keyring_that_never_answers_is_told(tmp_path: Path, dumb: str) -> None:
    """A keyring, or a bus, that takes calls and never answers counts as locked when its time is up: unlocking ends, no
    register is made with less than it should have, and the program can end."""
    home, root, new = tmp_path / "home", tmp_path / "store", tmp_path / "new"
    at_computer(home, root, ["create", WORDS])

    def there(root: Path, *steps: list[str]) -> list[object]:
        soon = ["patience", "0.3"]
        if dumb == "bus":
            return at_dumb_bus(home, root, soon, *steps)[1:]
        return at_computer(home, root, soon, *steps, session=DUMB)[1:]

    assert there(root, ["unlock", WORDS]) == ["keyring_locked"]
    assert there(new, ["create", LONG]) == ["keyring_locked"]
    assert not new.exists()
    assert len(at_computer(home, root, ["unlock", WORDS])[0]) == 64


def test_fault_29_a_damaged_secret_is_told(tmp_path: Path) -> None:
    """An entry that is empty, cut, changed or another register's is never tried as a key."""
    home, root, other = tmp_path / "home", tmp_path / "store", tmp_path / "other"
    at_computer(home, other, ["create", WORDS])
    _, mine = at_computer(home, root, ["create", WORDS], ["secret"])
    (others,) = at_computer(home, other, ["secret"])
    changed = mine.replace(mine[9], "A" if mine[9] != "A" else "B")
    steps = [
        step for bad in ("", "x", mine[:-1], mine[4:], changed, others) for step in (["put", bad], ["unlock", WORDS])
    ]
    assert set(at_computer(home, root, *steps)[1::2]) == {"keyring_damaged"}
    came = at_computer(home, root, ["put", mine], ["unlock", WORDS])
    assert len(came[1]) == 64
