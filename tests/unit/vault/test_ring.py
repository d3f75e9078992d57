"""The device secret in a real keyring, and what happens where there is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.house.rules import ROOT

PERSON = [sys.executable, str(Path(__file__).with_name("person.py"))]
UNLOCKED = 'printf login | gnome-keyring-daemon --unlock --components=secrets >&2; exec "$@"'
LOCKED = 'gnome-keyring-daemon --start --components=secrets >&2; exec "$@"'
WORDS = "horse and cart"
LONG = "horse and cart and a dog"


def at_computer(home: Path, root: Path, *steps: list[str], session: str = UNLOCKED) -> list[Any]:
    """What came of the steps in one desktop session of the account whose files are in `home`."""
    return _run(["dbus-run-session", "--", "sh", "-c", session, "sh", *PERSON], home, root, steps)


def without_desktop(home: Path, root: Path, *steps: list[str]) -> list[Any]:
    """What came of the steps where there is no session bus, and so no keyring."""
    return _run(PERSON, home, root, steps)


def _run(command: list[str], home: Path, root: Path, steps: tuple[list[str], ...]) -> list[Any]:
    home.mkdir(exist_ok=True)
    gone = {"DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY", "PYTHON_KEYRING_BACKEND"}
    mine = {key: value for key, value in os.environ.items() if key not in gone and not key.startswith("XDG_")}
    mine |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*command, str(root), json.dumps(steps)], env=mine, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    came: list[Any] = json.loads(done.stdout)
    return came


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


def test_a_keyring_that_has_gone_is_told(tmp_path: Path) -> None:
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


def test_a_locked_keyring_is_told(tmp_path: Path) -> None:
    """A keyring that stays locked is named as such, at unlock and at set-up, and is never gone round."""
    home, root = tmp_path / "home", tmp_path / "store"
    at_computer(home, root, ["create", WORDS])
    assert at_computer(home, root, ["unlock", WORDS], session=LOCKED) == ["keyring_locked"]
    assert at_computer(home, tmp_path / "second", ["create", LONG], session=LOCKED) == ["keyring_locked"]
    assert not (tmp_path / "second").exists()


def test_a_damaged_secret_is_told(tmp_path: Path) -> None:
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
