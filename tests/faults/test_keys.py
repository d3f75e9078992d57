"""What can be wrong with a key file, a recovery key or a passphrase: told, survived, and never a way round."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.errors import AppError
from app.paths import Places
from app.vault import anchor, keyfile, opening, ring, tries
from app.vault.recovery import printed, typed
from app.vault.stretch import LEAST
from app.windows import LONGEST, fits_credentials
from tests.unit.vault.test_keyfile import rewritten
from tests.unit.vault.test_opening import WORDS, code_of, set_up, unlock

KEYS = [random.Random(seed).randbytes(20) for seed in range(200)] + [bytes(20), b"\xff" * 20]
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

HOSTILE = {
    "nothing": b"",
    "no JSON": b"\xff\xfe\x00",
    "a list": b"[]",
    "nested too deeply": b"[" * 200_000,
    "nested too deeply inside": b'{"slots":' + b'{"a":' * 100_000,
    "ten megabytes": b"{" + b" " * 10_000_000 + b"}",
    "a key twice": b'{"sha256":"","sha256":""}',
    "not a number": b'{"v":NaN,"sha256":""}',
    "an endless number": b'{"v":' + b"9" * 5000 + b',"sha256":""}',
    "half a letter": b'{"v":"\\ud800","sha256":""}',
}


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A key folder that has been opened once."""
    places, _, _ = set_up(tmp_path)
    unlock(places)
    return places


def left(places: Places) -> dict[str, bytes]:
    """Every file of a register but the count of wrong tries."""
    return {path.name: path.read_bytes() for path in places.root.iterdir() if path.name != "tries.json"}


def waited(places: Places, now: datetime) -> int:
    """How many seconds the next try has to wait."""
    try:
        tries.check(places, now)
    except AppError as fault:
        seconds = fault.facts["seconds"]
        assert isinstance(seconds, int)
        return seconds
    return 0


def test_fault_30_what_is_printed_can_be_typed() -> None:
    """Every key comes back from its nine groups of four."""
    for key in KEYS:
        assert [len(group) for group in printed(key).split("-")] == [4] * 9
        assert typed(printed(key)) == key


def test_fault_30_habits_of_typing_do_not_matter() -> None:
    """Lower case, no dashes, spaces, line ends, typographic dashes, full-width letters, O for 0 and I or l for 1."""
    for key in KEYS:
        sheet = printed(key)
        for habit in (
            sheet.lower(),
            sheet.replace("-", ""),
            sheet.replace("-", " \n"),
            sheet.replace("-", " – "),
            sheet.replace("0", "O").replace("1", "I"),
            sheet.lower().replace("0", "o").replace("1", "l"),
            "".join(chr(ord(c) + 0xFEE0) if c.isalnum() else c for c in sheet),
        ):
            assert typed(habit) == key


def test_fault_30_a_slip_is_noticed() -> None:
    """One wrong letter, two neighbours swapped, one too many, one too few: each is called a slip."""
    for key in KEYS[:40]:
        sheet = printed(key).replace("-", "")
        for at, letter in enumerate(sheet):
            assert (
                code_of(typed, sheet[:at] + ("7" if letter != "7" else "8") + sheet[at + 1 :])
                == "recovery_key_mistyped"
            )
            assert code_of(typed, sheet[:at] + sheet[at + 1 :]) == "recovery_key_mistyped"
            assert code_of(typed, sheet[:at] + letter + sheet[at:]) == "recovery_key_mistyped"
            if sheet[at : at + 2] != sheet[at : at + 2][::-1]:
                swapped = sheet[:at] + sheet[at : at + 2][::-1] + sheet[at + 2 :]
                assert code_of(typed, swapped) == "recovery_key_mistyped"


@pytest.mark.parametrize("nonsense", ["", " ", "-" * 36, "U" * 36, "é" * 36, "0" * 1_000_000, "\ud800" * 36, "\x00"])
def test_fault_30_nonsense_is_called_a_slip(nonsense: str) -> None:
    """Nothing that can be pasted into the field is more than a slip."""
    assert code_of(typed, nonsense) == "recovery_key_mistyped"


def test_fault_30_a_key_copied_from_the_sheet_opens(tmp_path: Path) -> None:
    """The key of a real register opens it in every habit; with a slip it opens nothing, and is told from a key that
    belongs to other records."""
    places, keys, sheet = set_up(tmp_path / "mine")
    _, _, others = set_up(tmp_path / "theirs")
    for habit in (sheet, sheet.lower().replace("-", " "), sheet.replace("0", "O").replace("1", "l")):
        assert opening.open_with_recovery(places, habit).data_key == keys.data_key
    slip = sheet[:-1] + ("7" if sheet[-1] != "7" else "8")
    assert code_of(opening.open_with_recovery, places, slip) == "recovery_key_mistyped"
    assert code_of(opening.open_with_recovery, places, others) == "wrong_recovery_key"


def test_fault_32_every_flipped_byte_is_mended_from_the_second_copy(places: Places) -> None:
    """One byte changed anywhere in the first copy never gives other keys: the second copy is read instead."""
    good, known = places.keys.read_bytes(), keyfile.read(places)
    for at in range(len(good)):
        places.keys.write_bytes(good[:at] + bytes([good[at] ^ 1 << at % 8]) + good[at + 1 :])
        assert keyfile.read(places) == known
    unlock(places)
    assert places.keys.read_bytes() == good


def test_fault_32_both_copies_damaged_is_told(places: Places) -> None:
    """With both copies damaged nothing is guessed, and nothing new may be made there."""
    for path in (places.keys, keyfile.spare(places)):
        path.write_bytes(path.read_bytes().replace(b'"type":"recovery"', b'"type":"recoverx"'))
    assert code_of(unlock, places) == "keys_damaged"
    assert code_of(opening.create, places, WORDS, without_keyring=True, cost=LEAST) == "register_exists"


def test_fault_32_either_copy_alone_opens(places: Places) -> None:
    """With one copy deleted the other opens, and both are there again afterwards; with neither, that is told."""
    for path in (places.keys, keyfile.spare(places)):
        path.unlink()
        unlock(places)
        assert places.keys.read_bytes() == keyfile.spare(places).read_bytes()
    places.keys.unlink()
    keyfile.spare(places).unlink()
    assert code_of(unlock, places) == "keys_missing"


@pytest.mark.parametrize(
    ("m", "t", "p"),
    [
        (64 * 1024 * 1024, 3, 4),
        (2 * 1024 * 1024 + 1, 1, 1),
        (LEAST.m - 1, 3, 4),
        (8, 1, 1),
        (LEAST.m, 0, 1),
        (LEAST.m, 10**9, 1),
        (LEAST.m, 1, 10**6),
        (-1, 1, 1),
        (True, 1, 1),
        ("131072", 3, 4),
    ],
)
def test_fault_33_a_cost_out_of_bounds_is_refused(places: Places, m: object, t: object, p: object) -> None:
    """A slot weakened below 46 MiB, or made to ask for 64 GiB, is refused before anything is derived."""
    rewritten(places, lambda raw: raw["slots"][0]["kdf"].update(m=m, t=t, p=p))
    assert code_of(unlock, places) == "kdf_refused"


def test_fault_33_another_derivation_is_refused(places: Places) -> None:
    """Only Argon2id is accepted."""
    rewritten(places, lambda raw: raw["slots"][0]["kdf"].update(name="argon2d"))
    assert code_of(unlock, places) == "kdf_refused"


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_fault_34_hostile_files_are_only_damaged(places: Places, content: bytes) -> None:
    """Nothing that can lie there as a key file is more than a damaged one, and the second copy still opens."""
    places.keys.write_bytes(content)
    unlock(places)
    for path in (places.keys, keyfile.spare(places)):
        path.write_bytes(content)
    assert code_of(keyfile.read, places) == "keys_damaged"


def test_fault_34_a_key_that_stands_twice_is_damage(places: Places) -> None:
    """A plain reader would keep the last of two and find the checksum right; this one takes the second copy."""
    good = places.keys.read_bytes()
    doubled = good.replace(b'"slots":[', b'"slots":[],"slots":[')
    places.keys.write_bytes(doubled)
    unlock(places)
    assert places.keys.read_bytes() == good != doubled


@pytest.mark.parametrize(
    ("chosen", "typed"),
    [
        ("Zoë’s café in Málaga", "Zoe\u0308’s cafe\u0301 in Ma\u0301laga"),
        ("🐈 cat and dog and bird", "🐈 cat and dog and bird"),
        ("half an emoji \ud83d here", "half an emoji \ud83d here"),
        ("long " * 200, "long " * 200),
    ],
)
def test_fault_35_every_keyboard_types_the_same_passphrase(tmp_path: Path, chosen: str, typed: str) -> None:
    """Composed or decomposed accents, emoji, half of one, and a thousand characters all open."""
    places, keys, _ = set_up(tmp_path, chosen)
    assert unlock(places, typed).data_key == keys.data_key


@pytest.mark.parametrize("wrong", [WORDS + " ", " " + WORDS, WORDS.replace(" ", "\u00a0"), WORDS.title(), WORDS * 40])
def test_fault_35_what_only_looks_alike_does_not_open(places: Places, wrong: str) -> None:
    """A space at the end or in front, another kind of space, capitals and a thousand characters are another passphrase,
    and none of them changes a file."""
    before = left(places)
    assert code_of(unlock, places, wrong) == "wrong_passphrase"
    assert left(places) == before


def test_fault_36_ten_wrong_tries_slow_down_and_erase_nothing(tmp_path: Path) -> None:
    """After three wrong tries the next ones wait 1, 2, 4, 8, 16 and then 30 seconds, whichever secret is tried. No file
    changes; when the wait is over the right passphrase opens, and the count begins anew."""
    places, keys, _ = set_up(tmp_path / "mine")
    _, _, others = set_up(tmp_path / "theirs")
    unlock(places)
    before, now, waits = left(places), NOON, []
    for turn in range(10):
        waits.append(waited(places, now))
        now += timedelta(seconds=waits[-1])
        if turn % 2:
            assert code_of(opening.open_with_recovery, places, others, at=now) == "wrong_recovery_key"
        else:
            assert code_of(unlock, places, WORDS + "!", at=now) == "wrong_passphrase"
    assert waits == [0, 0, 0, 1, 2, 4, 8, 16, 30, 30]
    assert code_of(unlock, places, WORDS, at=now + timedelta(seconds=29)) == "too_many_tries"
    assert left(places) == before
    assert unlock(places, WORDS, at=now + timedelta(seconds=30)).data_key == keys.data_key
    assert left(places) == before
    assert waited(places, now) == 0


def test_fault_36_a_slip_in_the_recovery_key_is_no_try(places: Places) -> None:
    """What the check letters find cannot be a guess, so nobody waits for having mistyped a long key."""
    for _ in range(10):
        assert code_of(opening.open_with_recovery, places, "7" * 36, at=NOON) == "recovery_key_mistyped"
    assert waited(places, NOON) == 0


def test_fault_37_what_goes_into_the_keyring_fits_windows() -> None:
    """A value of 1,200 characters is the longest that is handed to a keyring; ours are far below."""
    assert fits_credentials("x" * LONGEST)
    assert not fits_credentials("x" * (LONGEST + 1))
    assert LONGEST == 1200
    assert len(ring.spelt(b"\xff" * 32, "f" * 32)) < 100
    assert len(anchor.spelt("f" * 32, 10**9, "f" * 64)) < 120
