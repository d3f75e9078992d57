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
from app.vault import inbox, keyfile, opening
from app.vault.stretch import LEAST, STANDARD, Cost
from tests.unit.vault.test_opening import WORDS, code_of, set_up, unlock

RELEASED = Path(__file__).with_name("released") / "keys-1.json"
RELEASED_KEY = "c4bb86c3d1c427103c344c4189eb2f1e7bd5d47e446fcec2a3d811736110e578"
RELEASED_SHEET = "WFKB-C1DS-KT1G-DQD7-92K1-W0MT-H8ZM-2PR2-4MSG"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """A key folder that has been opened once."""
    places, _, _ = set_up(tmp_path)
    unlock(places)
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
    """A slot that is typed into is type, salt, kdf, nonce and wrapped key; a sealed one names its public key instead;
    the standard cost is 128 MiB, three passes, four lanes."""
    raw = json.loads(places.keys.read_bytes())
    slots = raw["slots"]
    assert raw["v"] == 2
    assert [set(slot) for slot in slots] == [{"type", "salt", "kdf", "nonce", "ct"}, {"type", "salt", "public", "ct"}]
    assert [slot["type"] for slot in slots] == ["passphrase", "recovery"]
    assert slots[0]["kdf"] == {"name": "argon2id", "m": LEAST.m, "t": LEAST.t, "p": LEAST.p}
    assert Cost(m=131072, t=3, p=4) == STANDARD


def test_a_newer_file_is_left_alone(places: Places) -> None:
    """A key file of a later version is named as such."""
    rewritten(places, lambda raw: raw.update(v=3, more="things"))
    assert code_of(unlock, places) == "keys_newer"


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
    assert code_of(unlock, places) == "keys_damaged"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda raw: raw["slots"][0].update(type="recovery", kdf=None), "keys_damaged"),
        (lambda raw: raw["slots"][0]["kdf"].update(t=2), "wrong_passphrase"),
        (lambda raw: raw["slots"][0].update(salt="00" * 32), "wrong_passphrase"),
        (lambda raw: raw.update(store="00" * 16), "wrong_passphrase"),
        (lambda raw: raw.update(inbox="09" + "00" * 31), "keys_damaged"),
        (lambda raw: raw.update(device="09" + "00" * 31), "keys_damaged"),
        (lambda raw: raw["slots"][1].update(public="09" + "00" * 31), "keys_damaged"),
        (lambda raw: raw["slots"][1].update(salt="00" * 32), "keys_damaged"),
        (
            lambda raw: raw["slots"].append({"type": "escrow", "salt": "", "public": "09" * 32, "ct": "00" * 80}),
            "keys_damaged",
        ),
        (lambda raw: raw["slots"].pop(1), "keys_damaged"),
        (lambda raw: raw.update(v=1), "keys_damaged"),
    ],
)
def test_the_wrapping_binds_everything(
    places: Places, change: Callable[[dict[str, Any]], object], expected: str
) -> None:
    """Changing what stands in clear (kind, cost, salt, store, public keys) shuts the register, even with the checksum
    made right: an inbox key put in by somebody else is found at the next unlock, and so is somebody to whom a new data
    key would be sealed."""
    rewritten(places, change)
    assert code_of(unlock, places) == expected


def test_a_change_cut_off_between_the_copies_is_finished(places: Places) -> None:
    """If the program dies after the first copy, the next unlock brings the second copy along."""
    keys = unlock(places)
    before = keyfile.spare(places).read_bytes()
    opening.replace_passphrase(places, keys, "a passphrase made today", without_keyring=True, cost=LEAST)
    keyfile.spare(places).write_bytes(before)
    unlock(places, "a passphrase made today")
    assert keyfile.spare(places).read_bytes() == places.keys.read_bytes() != before


def test_a_file_without_a_slot_to_type_into_is_damaged(places: Places) -> None:
    """A passphrase slot that is gone is not mistaken for a wrong passphrase."""
    known = keyfile.read(places)
    keyfile.write(places, replace(known, slots=known.slots[1:]))
    with pytest.raises(AppError, match="keys_damaged"):
        unlock(places)


@pytest.fixture
def released(tmp_path: Path) -> Places:
    """A key file as version 1 wrote it."""
    made = Places(tmp_path / "released")
    made.root.mkdir()
    made.keys.write_bytes(RELEASED.read_bytes())
    made.register.touch()
    return made


def test_a_file_of_version_1_opens_and_stays_as_it_is(released: Places) -> None:
    """The passphrase and the recovery key of version 1 open it, and neither writes anything but the second copy."""
    assert unlock(released).data_key.hex() == RELEASED_KEY
    assert opening.open_with_recovery(released, RELEASED_SHEET).data_key.hex() == RELEASED_KEY
    assert released.keys.read_bytes() == keyfile.spare(released).read_bytes() == RELEASED.read_bytes()
    assert code_of(opening.open_with_recovery, released, "0" * 36) == "recovery_key_mistyped"


def test_a_file_of_version_1_is_written_anew_as_2(released: Places) -> None:
    """A change writes version 2, so that a program which knows only 1 says that the file is newer; both ways in still
    open it, the old sheet included."""
    keys = unlock(released)
    opening.replace_passphrase(released, keys, "a passphrase made today", without_keyring=True, cost=LEAST)
    assert json.loads(released.keys.read_bytes())["v"] == 2
    assert unlock(released, "a passphrase made today").data_key == keys.data_key
    assert opening.open_with_recovery(released, RELEASED_SHEET).data_key == keys.data_key


def test_version_1_takes_no_sealed_slot(released: Places) -> None:
    """Nothing in a file of version 1 vouches for a sealed slot, so one that stands there is damage."""
    strange = {"type": "escrow", "salt": "", "public": "09" * 32, "ct": "00" * 80}
    rewritten(released, lambda raw: raw["slots"].append(strange))
    assert code_of(unlock, released) == "keys_damaged"


def test_a_cheap_slot_is_made_dearer_at_unlock(places: Places) -> None:
    """A slot that falls short of today's cost in anything is made anew by the unlock that opens it, with a fresh salt;
    passphrase and recovery key stay, and a slot that costs enough is left as it is."""
    before = keyfile.read(places).typed()
    dearer = Cost(m=LEAST.m, t=LEAST.t + 1, p=LEAST.p)
    keys = opening.unlock(places, WORDS, cost=dearer)
    after = keyfile.read(places).typed()
    assert (before.cost, after.cost) == (LEAST, dearer)
    assert before.salt != after.salt
    written = places.keys.read_bytes()
    assert written == keyfile.spare(places).read_bytes()
    assert code_of(unlock, places, WORDS + "!") == "wrong_passphrase"
    for cost in (dearer, LEAST):
        assert opening.unlock(places, WORDS, cost=cost).data_key == keys.data_key
    assert places.keys.read_bytes() == written
    assert opening.unlock(places, WORDS).data_key == keys.data_key
    assert keyfile.read(places).typed().cost == STANDARD


def test_an_inbox_key_that_is_none_is_damage(places: Places) -> None:
    """A note before unlock meets a key file with a checksum made right and an impossible inbox key."""
    rewritten(places, lambda raw: raw.update(inbox="00" * 32))
    assert code_of(inbox.seal_note, places, b"note") == "keys_damaged"
