"""One record for a countersigner: it opens with its own passphrase, and is a way to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.vault import keyfile, laid_out, opening
from app.vault.slots import derived, opened
from app.vault.stretch import LEAST
from tests.unit.vault.test_opening import WORDS, code_of, set_up, unlock

THEIRS = "what the manager was told"
RECORD = b'{"happened":"Wilhelmina Quartermaine told me"}'


def test_the_one_record_is_read_and_taken_back(tmp_path: Path) -> None:
    """What is laid out is listed by number and read with its own passphrase; once taken back it is gone."""
    places, _, _ = set_up(tmp_path)
    assert laid_out.laid_out(places) == ()
    for number in ("2026-014", "2026-002"):
        laid_out.lay_out(places, number, RECORD + number.encode(), THEIRS, cost=LEAST)
    assert laid_out.laid_out(places) == ("2026-002", "2026-014")
    assert laid_out.read_laid_out(places, "2026-014", THEIRS) == RECORD + b"2026-014"
    assert {path.stat().st_mode & 0o777 for path in places.review.iterdir()} == {0o600}
    assert places.review.stat().st_mode & 0o777 == 0o700
    laid_out.take_back(places, "2026-014")
    laid_out.take_back(places, "2026-014")
    assert laid_out.laid_out(places) == ("2026-002",)
    assert code_of(laid_out.read_laid_out, places, "2026-014", THEIRS) == "record_unknown"


def test_it_opens_no_other_record_and_not_the_register(tmp_path: Path) -> None:
    """Its passphrase opens neither slot of the register, what is wrapped in it is not made from the data key, and
    nothing of the register's keys, nor of the record, can be read from the file."""
    places, keys, printed = set_up(tmp_path)
    unlock(places)
    drawn: list[bytes] = []

    def chance(count: int) -> bytes:
        drawn.append(bytes([len(drawn) + 1]) * count)
        return drawn[-1]

    before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    laid_out.lay_out(places, "2026-014", RECORD, THEIRS, random=chance, cost=LEAST)
    file = next(places.review.iterdir()).read_bytes()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
    assert code_of(unlock, places, THEIRS) == "wrong_passphrase"
    assert code_of(opening.open_with_recovery, places, THEIRS) == "recovery_key_mistyped"
    slot = keyfile.read(places).typed()
    assert [opened(slot, keys.store, key) for key in drawn] == [None] * len(drawn)
    # Everything in the file comes from its own chance and passphrase: laid out from other keys it is the same file.
    other, _, _ = set_up(tmp_path / "other")
    drawn.clear()
    laid_out.lay_out(other, "2026-014", RECORD, THEIRS, random=chance, cost=LEAST)
    assert next(other.review.iterdir()).read_bytes() == file
    for secret in (
        keys.data_key,
        derived(keys.data_key, slot.salt, keys.store, "daily"),
        WORDS.encode(),
        b"Wilhelmina",
    ):
        assert secret not in file
        assert secret.hex().encode() not in file
    assert printed.encode() not in file


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    """A wrong or short passphrase, a damaged file, and one put in another's place are each told."""
    places, _, _ = set_up(tmp_path)
    laid_out.lay_out(places, "2026-014", RECORD, THEIRS, cost=LEAST)
    assert code_of(laid_out.read_laid_out, places, "2026-014", WORDS) == "wrong_file_passphrase"
    assert code_of(laid_out.lay_out, places, "2026-015", RECORD, "fourteen chars") == "passphrase_short"
    (path,) = places.review.iterdir()
    good = path.read_bytes()
    path.with_name("2026-015.sealed").write_bytes(good)
    assert code_of(laid_out.read_laid_out, places, "2026-015", THEIRS) == "wrong_file_passphrase"
    path.write_bytes(good[:-1])
    assert code_of(laid_out.read_laid_out, places, "2026-014", THEIRS) == "envelope_damaged"
    (places.review / "2026-016.sealed").mkdir()
    assert code_of(laid_out.read_laid_out, places, "2026-016", THEIRS) == "folder_unwritable"


@pytest.mark.parametrize("number", ["", "../keys", "2026-14", "2026-014/../../x", "2026-014\n", "٢٠٢٦-٠١٤"])
def test_a_number_cannot_lead_out_of_the_folder(tmp_path: Path, number: str) -> None:
    """What is no number of a record is refused before any file is touched."""
    places, _, _ = set_up(tmp_path)
    for what, *more in ((laid_out.lay_out, RECORD, THEIRS), (laid_out.read_laid_out, THEIRS), (laid_out.take_back,)):
        assert code_of(what, places, number, *more) == "record_unknown"
    assert not places.review.exists()


def test_what_else_lies_there_is_not_listed(tmp_path: Path) -> None:
    """Half a file and a stranger's are no records, and a file where the folder should be is none either."""
    places, _, _ = set_up(tmp_path)
    laid_out.lay_out(places, "2026-014", RECORD, THEIRS, cost=LEAST)
    for name in ("2026-015.sealed.part", "notes.txt", "x.sealed"):
        (places.review / name).touch()
    assert laid_out.laid_out(places) == ("2026-014",)
    other, _, _ = set_up(tmp_path / "other")
    other.review.touch()
    assert laid_out.laid_out(other) == ()
