"""The anchor in a real keyring: how far the register had come, known outside its file."""

from __future__ import annotations

from pathlib import Path

from tests.unit.vault.computer import DUMB, LOCKED, at_computer, without_desktop

MINE, OTHER = "ab" * 16, "cd" * 16
DIGEST, LATER = "0f" * 32, "1e" * 32


def test_the_last_one_kept_is_there_tomorrow(tmp_path: Path) -> None:
    """Each register has an anchor of its own; the last one kept is given, also in another day's session."""
    home = tmp_path / "home"
    none, one, two, last, other = at_computer(
        home,
        tmp_path,
        ["anchor", MINE],
        ["keep", MINE, "1", DIGEST],
        ["keep", MINE, "27", LATER],
        ["anchor", MINE],
        ["anchor", OTHER],
    )
    assert (none, one, two, last, other) == (None, True, True, [27, LATER], None)
    assert at_computer(home, tmp_path, ["anchor", MINE]) == [[27, LATER]]


def test_it_stands_beside_the_device_secret(tmp_path: Path) -> None:
    """Keeping an anchor for a register leaves its device secret as it is, and the other way round."""
    home, root = tmp_path / "home", tmp_path / "store"
    _, secret = at_computer(home, root, ["create", "horse and cart"], ["secret"])
    assert at_computer(home, root, ["keep", MINE, "3", DIGEST], ["secret"], ["anchor", MINE]) == [
        True,
        secret,
        [3, DIGEST],
    ]


def test_without_a_keyring_there_is_none(tmp_path: Path) -> None:
    """No keyring, one that is locked and one that never answers: nothing is kept, nothing is known, nothing fails."""
    home = tmp_path / "home"
    at_computer(home, tmp_path, ["keep", MINE, "1", DIGEST])
    steps = (["keep", MINE, "2", LATER], ["anchor", MINE])
    assert without_desktop(home, tmp_path, *steps) == [False, None]
    assert at_computer(home, tmp_path, *steps, session=LOCKED) == [False, None]
    assert at_computer(home, tmp_path, ["patience", "0.3"], *steps, session=DUMB)[1:] == [False, None]
    assert at_computer(home, tmp_path, ["anchor", MINE]) == [[1, DIGEST]]


def test_a_damaged_one_is_told(tmp_path: Path) -> None:
    """An entry that is empty, cut, changed by a digit, another register's or not ours is never taken for an anchor."""
    home = tmp_path / "home"
    *_, value, others = at_computer(
        home,
        tmp_path,
        ["keep", MINE, "12", DIGEST],
        ["keep", OTHER, "12", DIGEST],
        ["spelt anchor", MINE],
        ["spelt anchor", OTHER],
    )
    assert value != others
    bad = ("", "x", value[:-1], value[1:], value.replace(".12.", ".11."), value.replace(".12.", ".012."), others)
    steps = [
        step for one in (*bad, value.replace("0f", "0e")) for step in (["put anchor", MINE, one], ["anchor", MINE])
    ]
    assert set(at_computer(home, tmp_path, *steps)[1::2]) == {"anchor_damaged"}
    assert at_computer(home, tmp_path, ["put anchor", MINE, value], ["anchor", MINE])[1] == [12, DIGEST]
