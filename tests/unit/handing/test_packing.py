"""Making a package of records, and the papers that go with it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.decisions.handed import HandBack, Handed
from app.decisions.record import TOMBSTONE
from app.decisions.sealing import Author
from app.desk import Desk, packing
from app.errors import AppError
from app.pdf.handback_receipt import render
from app.words import Words
from tests.faults.seeking import words_in
from tests.pdf.reading import opened, pdfium_text
from tests.store.sealing import MARK
from tests.unit.decisions.journeys import START
from tests.unit.handing import (
    PASSPHRASE,
    arrived,
    code_of,
    hand,
    opens,
    ready,
)


def test_a_package_cannot_be_made_of_what_is_not_there(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Nothing chosen, no such record, a slip in the key, a short passphrase, no such folder: each said, and nothing
    is remembered or left lying about."""
    make = desk.handbacks.make
    assert code_of(make, "0" * 8, tmp_path / "p", [], agency_key=keys[1]) == "nothing_chosen"
    assert code_of(make, "0" * 8, tmp_path / "p", ["2026-009"], agency_key=keys[1]) == "record_unknown"
    assert code_of(make, "0" * 8, tmp_path / "p", ["2026-001"], agency_key=keys[1][:-1]) == "agency_key_mistyped"
    assert code_of(make, "0" * 8, tmp_path / "p", ["2026-001"], passphrase="too short") == "passphrase_short"
    assert code_of(make, "0" * 8, tmp_path / "no" / "p", ["2026-001"], agency_key=keys[1]) == "file_unwritable"
    assert code_of(make, "0" * 8, tmp_path, ["2026-001"], agency_key=keys[1]) == "folder_unwritable"
    too_many = [f"2026-{n:04}" for n in range(5_001)]
    assert code_of(make, "0" * 8, tmp_path / "p", too_many, agency_key=keys[1]) == "package_too_large"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]
    assert desk.handbacks.under_way() == ()


def test_what_does_not_read_back_is_no_package(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """A place that takes what is written and gives back something else: said, and not remembered."""
    with pytest.raises(AppError, match="package_not_whole"):
        packing._read_back(Path(os.devnull), b"something")
    with pytest.raises(AppError, match="package_not_whole"):
        packing._read_back(tmp_path / "gone", b"something")
    _, path = hand(desk, tmp_path, keys[1])
    packing._read_back(path, path.read_bytes())


def test_a_record_that_was_tampered_with_is_not_handed_over(
    desk: Desk, tmp_path: Path, keys: tuple[bytes, str]
) -> None:
    """The agency could not verify it, so it is found before it goes."""
    from app.store.engine import connect

    hands = desk.hands()
    connection = connect(hands.places.register, hands.keys.data_key)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE records SET salt = zeroblob(32) WHERE seq = 2")
    connection.close()
    with pytest.raises(AppError) as caught:
        hand(desk, tmp_path, keys[1])
    assert (caught.value.code, caught.value.facts) == ("package_altered", {"number": "2026-002"})
    assert not list(tmp_path.glob("*.package"))


def test_unfinished_decisions_are_in_no_package(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """They are named by day and page only, before and after, and stay here."""
    draft = ready(desk, f"{MARK} is not finished.")
    desk.autosave(draft)
    id = arrived(desk, tmp_path, keys)
    (left,) = desk.handbacks.going(id).drafts
    assert (left.id, words_in(repr(left))) == (draft.id, [])
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert (done.proved, [each.id for each in done.going.drafts]) == (True, [draft.id])
    assert [each.id for each in desk.drafts()] == [draft.id]


def test_a_package_that_was_never_handed_over_can_be_forgotten(
    desk: Desk, tmp_path: Path, keys: tuple[bytes, str]
) -> None:
    """Its code is then unknown; one that has arrived stays on the list; no record is touched by either."""
    first, path = hand(desk, tmp_path, keys[1])
    second = arrived(desk, tmp_path, keys)
    assert [each.id for each in desk.handbacks.under_way()] == [second, first]
    desk.handbacks.forget(first)
    assert [each.id for each in desk.handbacks.under_way()] == [second]
    assert code_of(desk.handbacks.receive, first, opens(path, keys[0]).code) == "package_unknown"
    assert code_of(desk.handbacks.forget, second) == "package_in_use"
    assert len(desk.records()) == 3


def test_the_receipt_says_which_records_and_not_a_word_of_them(
    desk: Desk, tmp_path: Path, keys: tuple[bytes, str]
) -> None:
    """Package, file, checksum in groups, each record with its day and fingerprint; places to sign; no name in it but
    the carer's, and none in what it says of itself."""
    id, _ = hand(desk, tmp_path, keys[1])
    paper = desk.handbacks.receipt(id)
    assert paper == desk.handbacks.receipt(id)
    text, package = " ".join(pdfium_text(paper).split()), desk.handbacks.one(id)
    digits = " ".join(package.sha256[at : at + 4] for at in range(0, 64, 4))
    for wanted in (
        "3 records handed over",
        id,
        package.file_name,
        f"{package.size:,} bytes",
        digits[:39],
        digits[40:],
        package.agency,
        "Ada Example, foster carer, Example Fostering",
        "Receipt code, written down by the agency",
        "Received for the agency",
        *(f"{each.number}, sealed Friday 20 November 2026" for each in package.records),
        *(each.fingerprint for each in package.records),
    ):
        assert wanted in text, wanted
    assert words_in(text) == []
    assert "Child" not in text
    reader = opened(paper)
    assert reader.metadata is not None
    assert reader.metadata.title == "Receipt for records handed over"
    assert "Ada" not in str(reader.metadata)
    assert opened(paper).trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


def test_a_receipt_for_many_records_goes_on_over_the_page() -> None:
    """The signatures are on the first page, and every record is listed, on as many pages as it takes."""
    numbers = [f"2026-{n:03}" for n in range(1, 201)]
    records = tuple(Handed(number=each, sealed=START.isoformat(), digest="ab" * 32) for each in numbers)
    at = START.isoformat()
    package = HandBack(id="0" * 8, made=at, records=records, agency="", sha256="cd" * 32, size=7, expects="ef" * 32)
    pages = opened(render(package, Author(name="Ada Example", role="foster carer", organisation=""), Words())).pages
    assert len(pages) > 3
    assert "Signature" in pages[0].extract_text()
    said = "".join(page.extract_text() for page in pages)
    assert all(each in said for each in numbers)


def test_the_certificate_says_where_they_went(desk: Desk, tmp_path: Path, keys: tuple[bytes, str]) -> None:
    """Each record's fingerprint and tombstone, the package and the day of its receipt; and that all of it is done."""
    id, path = hand(desk, tmp_path, keys[1])
    assert code_of(desk.handbacks.certificate_paper, id) == "nothing_removed"
    desk.handbacks.receive(id, opens(path, keys[0]).code)
    done = desk.handbacks.erase(id, PASSPHRASE)
    assert done.certificate is not None
    assert desk.handbacks.certificate(id) == done.certificate
    text = " ".join(pdfium_text(desk.handbacks.certificate_paper(id)).split())
    assert f"Handed over to the agency in package {id}" in text
    assert "from now on the agency keeps it" in text
    assert "written anew and given another key" in text
    assert "nothing that these records said could be read or found" in text
    for line in done.certificate.lines:
        assert line.of_record in text
        assert line.fingerprint in text
    (said,) = {str(each.payload["handed_back"]) for each in desk.hands().register.entries(TOMBSTONE) if each.payload}
    assert desk.handbacks.one(id).expects in said
    assert opens(path, keys[0]).code not in said
    assert {each.said.record for each in desk.retention.certificates()[0].lines} == {f"2026-00{n}" for n in (1, 2, 3)}
