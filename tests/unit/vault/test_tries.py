"""Wrong tries: counted across restarts, never a punishment for a bad clock or a bad disk."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.vault import tries
from tests.faults.test_keys import waited

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def tired(tmp_path: Path) -> Places:
    """A folder after nine wrong tries at noon."""
    places = Places(tmp_path)
    for _ in range(9):
        tries.wrong(places, NOON)
    return places


def test_the_wait_is_told_in_whole_seconds(tired: Places) -> None:
    """What is left of the wait is said, rounded up, until it is over to the moment."""
    assert waited(tired, NOON) == 30
    assert waited(tired, NOON + timedelta(seconds=29.2)) == 1
    assert waited(tired, NOON + timedelta(seconds=30)) == 0
    assert waited(tired, NOON.astimezone(timezone(timedelta(hours=5)))) == 30


@pytest.mark.parametrize("back", [timedelta(seconds=1), timedelta(days=365), timedelta(days=365 * 100)])
def test_a_clock_set_back_makes_nobody_wait_longer(tired: Places, back: timedelta) -> None:
    """With the clock set back, the next try may be made at once, and after it the wait is 30 seconds at most."""
    assert waited(tired, NOON - back) == 0
    tries.wrong(tired, NOON - back)
    assert waited(tired, NOON - back) == 30
    assert waited(tired, NOON - back + timedelta(seconds=30)) == 0


def test_a_right_one_forgets_them_all(tired: Places) -> None:
    """After a right try nothing is left of the wrong ones, and forgetting twice is no fault."""
    tries.right(tired)
    tries.right(tired)
    assert list(tired.root.iterdir()) == []
    assert waited(tired, NOON) == 0


def test_only_counts_are_kept(tired: Places) -> None:
    """The file says how many and when, and nothing of what was typed."""
    assert json.loads((tired.root / "tries.json").read_bytes()) == {"wrong": 9, "last": NOON.isoformat()}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff",
        b"[]",
        b"7",
        b"[" * 100_000,
        b'{"wrong":-1,"last":"2026-11-24T12:00:00+00:00"}',
        b'{"wrong":9.5,"last":"2026-11-24T12:00:00+00:00"}',
        b'{"wrong":true,"last":"2026-11-24T12:00:00+00:00"}',
        b'{"wrong":"9","last":"2026-11-24T12:00:00+00:00"}',
        b'{"wrong":9,"wrong":9,"last":"2026-11-24T12:00:00+00:00"}',
        b'{"wrong":9,"last":"yesterday"}',
        b'{"wrong":9,"last":7}',
        b'{"wrong":9}',
    ],
)
def test_a_damaged_count_is_none(tmp_path: Path, content: bytes) -> None:
    """Whatever lies there instead of a count means no wrong tries, and counting begins anew."""
    places = Places(tmp_path)
    (tmp_path / "tries.json").write_bytes(content)
    assert waited(places, NOON) == 0
    tries.wrong(places, NOON)
    assert json.loads((tmp_path / "tries.json").read_bytes())["wrong"] == 1


@pytest.mark.parametrize("count", ["1000000", "9" * 900])
def test_no_count_makes_anybody_wait_longer(tmp_path: Path, count: str) -> None:
    """A count made monstrous costs half a minute, like any other."""
    (tmp_path / "tries.json").write_text(f'{{"wrong":{count},"last":"{NOON.isoformat()}"}}')
    assert waited(Places(tmp_path), NOON) == 30


def test_a_folder_that_cannot_be_written_counts_nothing(tmp_path: Path) -> None:
    """Where nothing can be written or read nobody waits, and nothing else goes wrong."""
    (tmp_path / "file").touch()
    places = Places(tmp_path / "file" / "store")
    for _ in range(5):
        tries.wrong(places, NOON)
        tries.right(places)
    assert waited(places, NOON) == 0


def test_only_wrong_secrets_count(tmp_path: Path) -> None:
    """A missing keyring or a damaged key file is nobody's wrong try; without a time nothing is counted."""
    places = Places(tmp_path)
    for code, at in (("keyring_missing", NOON), ("keys_damaged", NOON), ("wrong_passphrase", None)):
        for _ in range(5):
            with pytest.raises(AppError, match=code), tries.counted(places, at):
                raise AppError(code)
    assert list(tmp_path.iterdir()) == []
