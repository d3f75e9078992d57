"""The agency's key: carried as text, opened with its own passphrase, and a way in only where the carer has agreed."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.letters import printed
from app.vault import escrow, keyfile, opening
from app.vault.sealing import public_of
from app.vault.stretch import LEAST
from app.vault.summed import summed
from tests.unit.vault.test_opening import WORDS, code_of, set_up, unlock

AGENCY_WORDS = "the agency's own long words"


@pytest.fixture(scope="module")
def agency() -> tuple[bytes, str]:
    """The private file and the public text of one agency."""
    return escrow.new_agency_key(AGENCY_WORDS, random.Random(3).randbytes, LEAST)


def test_the_public_part_can_be_copied_by_hand(agency: tuple[bytes, str]) -> None:
    """It starts with SWA1 and has fourteen groups of four; case, spaces, look-alikes and the missing start do not
    matter; a slip is noticed."""
    private, public = agency
    key = public_of(escrow.private_key(private, AGENCY_WORDS))
    assert [len(group) for group in public.split("-")] == [4] * 15
    assert public.startswith("SWA1-")
    for habit in (
        public,
        public.lower(),
        public.replace("-", " "),
        public.replace("1", "l").replace("0", "o"),
        public.removeprefix("SWA1-"),
        f"  {public}\n",
    ):
        assert escrow.public_key(habit) == key
    letters = public.replace("-", "")
    for at in range(4, len(letters)):
        assert code_of(escrow.public_key, letters[:at] + letters[at + 1 :]) == "agency_key_mistyped"
        wrong = "7" if letters[at] != "7" else "8"
        assert code_of(escrow.public_key, letters[:at] + wrong + letters[at + 1 :]) == "agency_key_mistyped"
    for nonsense in ("", "SWA1", "Z" * 56, public * 2, "SWA2" + letters[4:], "é" * 56):
        assert code_of(escrow.public_key, nonsense) == "agency_key_mistyped"


def test_a_recovery_key_is_no_agency_key() -> None:
    """Check letters belong to one kind of key: the same bytes for another use are a slip."""
    assert code_of(escrow.public_key, printed(b"k" * 32, b"another use")) == "agency_key_mistyped"


def test_two_people_can_compare_it(agency: tuple[bytes, str]) -> None:
    """The fingerprint is four groups of four, the same for the public text, the private file and the carer's register,
    and another for another key."""
    private, public = agency
    said = escrow.fingerprint(escrow.public_key(public))
    assert [len(group) for group in said.split("-")] == [4] * 4
    assert escrow.fingerprint_of(private) == said
    assert escrow.fingerprint_of(escrow.new_agency_key(AGENCY_WORDS, cost=LEAST)[0]) != said


def test_the_private_file_opens_with_its_passphrase_only(agency: tuple[bytes, str]) -> None:
    """A wrong passphrase is told, and a short one before a key is made; white space around the file does not matter."""
    private, public = agency
    assert code_of(escrow.private_key, private, AGENCY_WORDS + " ") == "wrong_file_passphrase"
    assert code_of(escrow.new_agency_key, "fourteen chars", cost=LEAST) == "passphrase_short"
    assert public_of(escrow.private_key(b"\n" + private + b"\r\n", AGENCY_WORDS)) == escrow.public_key(public)
    assert escrow.private_key(private, AGENCY_WORDS).hex() not in private.decode()


def test_a_damaged_private_file_is_told(agency: tuple[bytes, str]) -> None:
    """Every changed byte, and every other kind of file, is damage; a newer one and one with a weakened or monstrous
    derivation are named as such, with the checksum made right."""
    private, _ = agency
    for at in range(len(private)):
        bad = private[:at] + bytes([private[at] ^ 1]) + private[at + 1 :]
        assert code_of(escrow.private_key, bad, AGENCY_WORDS) == "agency_key_damaged"
    for bad in (b"", b"[]", b"[" * 200_000, b'{"sha256":""}', b" " * 200_000, summed({"what": "sharewell agency key"})):
        assert code_of(escrow.private_key, bad, AGENCY_WORDS) == "agency_key_damaged"
    raw = json.loads(private)
    raw.pop("sha256")
    costs = {"kdf_refused": (8, 2**26), "wrong_file_passphrase": (LEAST.m + 8,)}
    for code, memories in costs.items():
        for m in memories:
            slot = {**raw["slot"], "kdf": {**raw["slot"]["kdf"], "m": m}}
            assert code_of(escrow.private_key, summed({**raw, "slot": slot}), AGENCY_WORDS) == code
    assert code_of(escrow.private_key, summed({**raw, "v": 2}), AGENCY_WORDS) == "keys_newer"
    assert code_of(escrow.private_key, summed({**raw, "public": "09" * 32}), AGENCY_WORDS) == "wrong_file_passphrase"


def test_the_agency_opens_what_was_given_to_it(tmp_path: Path, agency: tuple[bytes, str]) -> None:
    """Once the carer has added the agency, its key opens the register and a new passphrase can be chosen; the register
    names the agency's fingerprint without being unlocked; the other ways in stay."""
    private, public = agency
    places, keys, sheet = set_up(tmp_path)
    assert opening.escrow_of(places) is None
    opening.add_escrow(places, keys, public.lower())
    assert opening.escrow_of(places) == escrow.fingerprint_of(private)
    found = opening.open_with_escrow(places, private, AGENCY_WORDS)
    assert (found.data_key, found.device) == (keys.data_key, keys.device)
    opening.replace_passphrase(places, found, "a passphrase made today", without_keyring=True, cost=LEAST)
    assert code_of(unlock, places) == "wrong_passphrase"
    assert unlock(places, "a passphrase made today").data_key == keys.data_key
    assert opening.open_with_recovery(places, sheet).data_key == keys.data_key
    assert opening.open_with_escrow(places, private, AGENCY_WORDS).data_key == keys.data_key


def test_no_other_key_is_a_way_in(tmp_path: Path, agency: tuple[bytes, str]) -> None:
    """Before it is added, after it is taken away, and for any other agency, the key opens nothing and is told; one
    agency takes the place of the one before."""
    private, public = agency
    other_private, other_public = escrow.new_agency_key(AGENCY_WORDS, cost=LEAST)
    places, keys, _ = set_up(tmp_path)
    assert code_of(opening.open_with_escrow, places, private, AGENCY_WORDS) == "wrong_agency_key"
    opening.add_escrow(places, keys, public)
    assert code_of(opening.open_with_escrow, places, other_private, AGENCY_WORDS) == "wrong_agency_key"
    opening.add_escrow(places, keys, other_public)
    assert code_of(opening.open_with_escrow, places, private, AGENCY_WORDS) == "wrong_agency_key"
    assert [slot.type for slot in keyfile.read(places).slots] == ["passphrase", "recovery", "escrow"]
    opening.remove_escrow(places, keys)
    assert opening.escrow_of(places) is None
    assert code_of(opening.open_with_escrow, places, other_private, AGENCY_WORDS) == "wrong_agency_key"
    assert unlock(places, WORDS).data_key == keys.data_key


def test_a_key_that_nothing_can_be_sealed_to_is_refused(tmp_path: Path) -> None:
    """A public key of zeros, spelt right, would be one that everybody opens; it is refused and nothing changes."""
    places, keys, _ = set_up(tmp_path)
    zeros = "SWA1-" + printed(bytes(32), escrow._USE)
    assert escrow.public_key(zeros) == bytes(32)
    assert code_of(opening.add_escrow, places, keys, zeros) == "agency_key_mistyped"
    assert opening.escrow_of(places) is None


def test_wrong_tries_with_the_agency_s_file_are_counted(tmp_path: Path, agency: tuple[bytes, str]) -> None:
    """The fourth try in a row has to wait, as for the passphrase; another agency's file is no guess."""
    private, public = agency
    places, keys, _ = set_up(tmp_path)
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for _ in range(4):
        assert code_of(opening.open_with_escrow, places, private, AGENCY_WORDS, at=now) == "wrong_agency_key"
    opening.add_escrow(places, keys, public)
    for _ in range(3):
        assert code_of(opening.open_with_escrow, places, private, "x" * 20, at=now) == "wrong_file_passphrase"
    assert code_of(opening.open_with_escrow, places, private, AGENCY_WORDS, at=now) == "too_many_tries"
