"""A package at the agency: it opens for whom it is meant, or not at all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from app import letters
from app.decisions.package import USE
from app.desk import Desk
from app.desk.unpacking import lay_down, sealed_for, unpack
from app.errors import AppError
from app.vault import envelope
from tests.unit.handing import (
    AGENCYS,
    AGREED,
    agency,
    code_of,
    hand,
    opens,
)


def test_another_agencys_key_does_not_open_it(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Nor does a passphrase, nor the private file with the wrong one; and which key it wants is said."""
    _, path = hand(desk, tmp_path, keys[1])
    other, _ = agency()
    assert code_of(unpack, path, AGENCYS, other) == "wrong_agency_key"
    assert code_of(unpack, path, "not this one", keys[0]) == "wrong_file_passphrase"
    assert code_of(unpack, path, AGENCYS, keys[0][:-9]) == "agency_key_damaged"
    with pytest.raises(AppError) as caught:
        unpack(path, AGREED)
    assert (caught.value.code, caught.value.facts) == ("agency_key_needed", {"fingerprint": sealed_for(path)})
    by_word = tmp_path / "p"
    desk.handbacks.make("0" * 8, by_word, ["2026-001"], passphrase=AGREED)
    assert code_of(unpack, by_word, AGENCYS, keys[0]) == "wrong_agency_key"


def test_one_byte_flipped_anywhere_in_the_file_is_found(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """At a hundred places, and cut off at ten, and with something behind it: no code, no paper, nothing laid down."""
    _, path = hand(desk, tmp_path, keys[1])
    sealed, chance, odd = path.read_bytes(), random.Random(7), tmp_path / "odd"
    damaged = {"envelope_damaged", "wrong_agency_key", "envelope_newer"}
    for at in [*range(20), *(chance.randrange(len(sealed)) for _ in range(80))]:
        odd.write_bytes(sealed[:at] + bytes([sealed[at] ^ 1 << chance.randrange(8)]) + sealed[at + 1 :])
        assert code_of(unpack, odd, AGENCYS, keys[0]) in damaged, at
    for length in (0, 1, 100, *(chance.randrange(len(sealed)) for _ in range(7))):
        odd.write_bytes(sealed[:length])
        assert code_of(unpack, odd, AGENCYS, keys[0]) == "envelope_damaged", length
    odd.write_bytes(sealed + b"more")
    assert code_of(unpack, odd, AGENCYS, keys[0]) == "envelope_damaged"


def test_what_is_sealed_for_another_use_or_is_no_package_is_refused(tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """A file of ours for something else, a sealed file that holds something else, a file too large, none at all."""
    odd = tmp_path / "odd"
    odd.write_bytes(envelope.seal_for(keys[1], b"x", "something else"))
    assert code_of(unpack, odd, AGENCYS, keys[0]) == "envelope_damaged"
    odd.write_bytes(envelope.seal_for(keys[1], b"PK\x03\x04" + bytes(1000), USE))
    assert code_of(unpack, odd, AGENCYS, keys[0]) == "package_damaged"
    with odd.open("wb") as huge:
        huge.truncate(600 * 2**20)
    assert code_of(unpack, odd, AGENCYS, keys[0]) == "package_too_large"
    assert code_of(unpack, tmp_path / "none", AGENCYS, keys[0]) == "file_unreadable"
    assert code_of(sealed_for, tmp_path) == "file_unreadable"


def test_a_package_goes_into_a_folder_of_its_own(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Not over another carer's papers: two carers may both have a 2026-001. What was begun and cut off is made anew."""
    found = opens(hand(desk, tmp_path, keys[1])[1], keys[0])
    full, empty, file = tmp_path / "full", tmp_path / "empty", tmp_path / "file"
    full.mkdir()
    (full / "2026-001.pdf").write_text("another carer's")
    assert code_of(lay_down, found, full) == "folder_not_empty"
    assert [path.name for path in full.iterdir()] == ["2026-001.pdf"]
    file.write_text("a file")
    assert code_of(lay_down, found, file) == "folder_not_empty"
    empty.mkdir()
    (tmp_path / "empty.part").mkdir()
    (tmp_path / "empty.part" / "half").write_text("cut off")
    lay_down(found, empty)
    assert len(list(empty.iterdir())) == 7
    assert not (tmp_path / "empty.part").exists()
    assert code_of(lay_down, found, file / "below") == "folder_unwritable"


def test_the_code_is_for_this_use_only(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """The letters of a recovery key or of an agency's key are never taken for a receipt code."""
    id, path = hand(desk, tmp_path, keys[1])
    code = opens(path, keys[0]).package.code
    assert (
        code_of(desk.handbacks.receive, id, letters.printed(code, b"sharewell recovery key v1"))
        == "receipt_code_mistyped"
    )
    assert code_of(desk.handbacks.receive, id, keys[1]) == "receipt_code_mistyped"
