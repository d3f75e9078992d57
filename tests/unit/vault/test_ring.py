"""The device secret in a real keyring, and what happens where there is none."""

from __future__ import annotations

from pathlib import Path

from tests.unit.vault.computer import at_computer, without_desktop

WORDS = "horse and cart"
LONG = "horse and cart and a dog"


def test_the_keyring_holds_half_of_the_secret(tmp_path: Path) -> None:
    """With a keyring the slot is the daily one, eight characters are enough, and another day's session opens it."""
    home, root = tmp_path / "home", tmp_path / "store"
    (kind, _), key, shortest = at_computer(home, root, ["create", WORDS], ["unlock", WORDS], ["shortest"])
    assert (kind, len(key), shortest) == ("daily", 64, 8)
    assert at_computer(home, root, ["unlock", WORDS], ["unlock", "horse or cart"]) == [key, "wrong_passphrase"]


def test_a_copied_folder_does_not_open_elsewhere(tmp_path: Path) -> None:
    """The right passphrase on another computer says the secret is missing; the recovery key opens it there."""
    root = tmp_path / "store"
    (_, printed), key = at_computer(tmp_path / "home", root, ["create", WORDS], ["unlock", WORDS])
    elsewhere = at_computer(
        tmp_path / "other",
        root,
        ["unlock", WORDS],
        ["recover", printed, "a new horse"],
        ["unlock", "a new horse"],
        ["unlock", WORDS],
    )
    assert elsewhere == ["keyring_missing", key, key, "wrong_passphrase"]


def test_no_keyring_asks_for_a_longer_passphrase(tmp_path: Path) -> None:
    """Without a keyring a short passphrase is refused before anything is written, and a long one stands alone."""
    home, root = tmp_path / "home", tmp_path / "store"
    assert without_desktop(home, root, ["create", WORDS], ["shortest"]) == ["passphrase_short", 15]
    assert not root.exists()
    (kind, _), key = without_desktop(home, root, ["create", LONG], ["unlock", LONG])
    assert kind == "passphrase"
    assert at_computer(home, root, ["unlock", LONG]) == [key]


def test_a_new_data_key_keeps_the_half_in_the_keyring(tmp_path: Path) -> None:
    """Rekeying changes neither passphrase nor secret, and a copy elsewhere opens no more than before."""
    home, root = tmp_path / "home", tmp_path / "store"
    _, before, old, new, again, after = at_computer(
        home, root, ["create", WORDS], ["secret"], ["unlock", WORDS], ["rekey", WORDS], ["unlock", WORDS], ["secret"]
    )
    assert (before, new) == (after, again)
    assert old != new
    assert at_computer(tmp_path / "other", root, ["unlock", WORDS]) == ["keyring_missing"]
