"""The key file under bad disks and bad hands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import rfc8785

from app.errors import AppError
from app.paths import Places
from app.vault import keyfile, opening
from app.vault.stretch import LEAST, STANDARD, Cost
from tests.unit.vault.test_opening import WORDS, code_of, set_up

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
    opening.unlock(places, WORDS)
    return places


def rewritten(places: Places, change: Callable[[dict[str, Any]], object]) -> None:
    """Change the key file as somebody would who knows how its checksum is made, in both copies."""
    raw = json.loads(places.keys.read_bytes())
    raw.pop("sha256")
    change(raw)
    raw["sha256"] = hashlib.sha256(rfc8785.dumps(raw)).hexdigest()
    for path in (places.keys, keyfile.spare(places)):
        path.write_bytes(rfc8785.dumps(raw))


def test_it_is_canonical_and_private(places: Places) -> None:
    """Both copies are RFC 8785 JSON, the same bytes, with mode 0600 in a folder of mode 0700."""
    content = places.keys.read_bytes()
    assert rfc8785.dumps(json.loads(content)) == content == keyfile.spare(places).read_bytes()
    assert places.keys.stat().st_mode & 0o777 == keyfile.spare(places).stat().st_mode & 0o777 == 0o600
    assert set_up(places.root / "new")[0].root.stat().st_mode & 0o777 == 0o700


def test_slots_have_their_final_form(places: Places) -> None:
    """A slot is type, salt, kdf, nonce and wrapped key; the standard cost is 128 MiB, three passes, four lanes."""
    slots = json.loads(places.keys.read_bytes())["slots"]
    assert [set(slot) for slot in slots] == [{"type", "salt", "kdf", "nonce", "ct"}] * 2
    assert [slot["type"] for slot in slots] == ["passphrase", "recovery"]
    assert slots[0]["kdf"] == {"name": "argon2id", "m": LEAST.m, "t": LEAST.t, "p": LEAST.p}
    assert Cost(m=131072, t=3, p=4) == STANDARD


def test_every_flipped_byte_is_mended_from_the_second_copy(places: Places) -> None:
    """One byte changed anywhere in the first copy never gives other keys: the second copy is read instead."""
    good, known = places.keys.read_bytes(), keyfile.read(places)
    for at in range(len(good)):
        places.keys.write_bytes(good[:at] + bytes([good[at] ^ 1 << at % 8]) + good[at + 1 :])
        assert keyfile.read(places) == known
    opening.unlock(places, WORDS)
    assert places.keys.read_bytes() == good


def test_both_copies_damaged_is_told(places: Places) -> None:
    """With both copies damaged nothing is guessed, and nothing new may be made there."""
    for path in (places.keys, keyfile.spare(places)):
        path.write_bytes(path.read_bytes().replace(b'"v":1', b'"v":2'))
    assert code_of(opening.unlock, places, WORDS) == "keys_damaged"
    assert code_of(opening.create, places, WORDS, without_keyring=True, cost=LEAST) == "register_exists"


def test_either_copy_alone_opens(places: Places) -> None:
    """With one copy deleted the other opens, and both are there again afterwards; with neither, that is told."""
    for path in (places.keys, keyfile.spare(places)):
        path.unlink()
        opening.unlock(places, WORDS)
        assert places.keys.read_bytes() == keyfile.spare(places).read_bytes()
    places.keys.unlink()
    keyfile.spare(places).unlink()
    assert code_of(opening.unlock, places, WORDS) == "keys_missing"


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE)
def test_hostile_files_are_only_damaged(places: Places, content: bytes) -> None:
    """Nothing that can lie there as a key file is more than a damaged one, and the second copy still opens."""
    places.keys.write_bytes(content)
    opening.unlock(places, WORDS)
    for path in (places.keys, keyfile.spare(places)):
        path.write_bytes(content)
    assert code_of(keyfile.read, places) == "keys_damaged"


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
def test_a_cost_out_of_bounds_is_refused(places: Places, m: object, t: object, p: object) -> None:
    """A slot weakened below 46 MiB, or made to ask for 64 GiB, is refused before anything is derived."""
    rewritten(places, lambda raw: raw["slots"][0]["kdf"].update(m=m, t=t, p=p))
    assert code_of(opening.unlock, places, WORDS) == "kdf_refused"


def test_another_derivation_is_refused(places: Places) -> None:
    """Only Argon2id is accepted."""
    rewritten(places, lambda raw: raw["slots"][0]["kdf"].update(name="argon2d"))
    assert code_of(opening.unlock, places, WORDS) == "kdf_refused"


def test_a_newer_file_is_left_alone(places: Places) -> None:
    """A key file of a later version is named as such."""
    rewritten(places, lambda raw: raw.update(v=2, more="things"))
    assert code_of(opening.unlock, places, WORDS) == "keys_newer"


@pytest.mark.parametrize(
    "change",
    [
        lambda raw: raw.pop("store"),
        lambda raw: raw.update(slots=[]),
        lambda raw: raw.update(slots={}),
        lambda raw: raw.update(slots=[[]]),
        lambda raw: raw.update(store=7),
        lambda raw: raw.update(device="zz"),
        lambda raw: raw.update(private="00"),
        lambda raw: raw["slots"][0].update(type="other"),
        lambda raw: raw["slots"][0].update(salt=""),
        lambda raw: raw["slots"][0].update(kdf=None),
        lambda raw: raw["slots"].pop(0),
    ],
)
def test_a_wrong_shape_is_damage(places: Places, change: Callable[[dict[str, Any]], object]) -> None:
    """A key file with a right checksum and a wrong shape is damaged, never a crash."""
    rewritten(places, change)
    assert code_of(opening.unlock, places, WORDS) == "keys_damaged"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda raw: raw["slots"][0].update(type="recovery", kdf=None), "keys_damaged"),
        (lambda raw: raw["slots"][0]["kdf"].update(t=2), "wrong_passphrase"),
        (lambda raw: raw["slots"][0].update(salt="00" * 32), "wrong_passphrase"),
        (lambda raw: raw.update(store="00" * 16), "wrong_passphrase"),
        (lambda raw: raw.update(inbox="09" + "00" * 31), "keys_damaged"),
        (lambda raw: raw.update(device="09" + "00" * 31), "keys_damaged"),
    ],
)
def test_the_wrapping_binds_everything(
    places: Places, change: Callable[[dict[str, Any]], object], expected: str
) -> None:
    """Changing what stands in clear (kind, cost, salt, store, public keys) shuts the register, even with the checksum
    made right: an inbox key put in by somebody else is found at the next unlock."""
    rewritten(places, change)
    assert code_of(opening.unlock, places, WORDS) == expected


def test_a_change_cut_off_between_the_copies_is_finished(places: Places) -> None:
    """If the program dies after the first copy, the next unlock brings the second copy along."""
    keys = opening.unlock(places, WORDS)
    before = keyfile.spare(places).read_bytes()
    opening.replace_passphrase(places, keys, "a passphrase made today", without_keyring=True, cost=LEAST)
    keyfile.spare(places).write_bytes(before)
    opening.unlock(places, "a passphrase made today")
    assert keyfile.spare(places).read_bytes() == places.keys.read_bytes() != before


def test_a_file_without_a_slot_to_type_into_is_damaged(places: Places) -> None:
    """A passphrase slot that is gone is not mistaken for a wrong passphrase."""
    known = keyfile.read(places)
    keyfile.write(places, replace(known, slots=known.slots[1:]))
    with pytest.raises(AppError, match="keys_damaged"):
        opening.unlock(places, WORDS)
