"""The copies that left here: noted with the file's own sum, listed, gone with their record."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from tests.store.sealing import MARK
from tests.unit.decisions.journeys import Ticking, sealed_ready
from tests.unit.keeping import PASSPHRASE, WHO, everything, over, seal, set_up

FIRST, SECOND = "2026-001", "2026-002"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A carer's open desk with two records; the first is long over."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    seal(made, "Child B was late.")
    over(made, FIRST)
    yield made
    made.close()


def test_each_copy_is_noted_with_what_left(desk: Desk, tmp_path: Path) -> None:
    """Saved, with a password, printed for two people: when, how, to whom, which bytes, and what they show; the newest
    first, and still there after the register was shut."""
    record = desk.record(FIRST)
    plain, locked = tmp_path / "plain.pdf", tmp_path / "locked.pdf"
    first = desk.copies.save(record, plain)
    desk.retention.add(FIRST, "correction", "It was Tuesday.", "Ada Example")
    second = desk.copies.save(record, locked, "  Ms\tLee ", password="three ordinary words")
    printed = [desk.copies.give_out(FIRST, "printed", taker, desk.paper(record)) for taker in ("Ms Lee", "Mr Oak")]
    old = desk.copies.give_out(FIRST, "printed", "", plain.read_bytes(), 1)
    assert desk.copies.of(FIRST) == (old, *printed[::-1], second, first)
    assert [(each.way, each.taker, each.seq) for each in desk.copies.of(FIRST)] == [
        ("printed", "", 1),
        ("printed", "Mr Oak", 3),
        ("printed", "Ms Lee", 3),
        ("protected", "Ms Lee", 3),
        ("saved", "", 1),
    ]
    for copy, file in ((first, plain), (second, locked)):
        assert copy.sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert first.sha256 == old.sha256
    assert printed[0].sha256 == printed[1].sha256
    assert desk.copies.of(SECOND) == ()
    before = desk.copies.of(FIRST)
    desk.close()
    desk.unlock(PASSPHRASE)
    assert desk.copies.of(FIRST) == before
    assert desk.check() == ()


def test_what_could_not_leave_is_not_noted(desk: Desk, tmp_path: Path) -> None:
    """No such folder, a password that is too short, no such record, a way that there is not: nothing is noted, and no
    file is left."""
    record, file = desk.record(FIRST), tmp_path / "paper.pdf"
    file.mkdir()
    with pytest.raises(AppError, match="paper_unwritable"):
        desk.copies.save(record, file)
    with pytest.raises(AppError, match="password_short"):
        desk.copies.save(record, tmp_path / "short.pdf", password="short")
    with pytest.raises(AppError, match="record_unknown"):
        desk.copies.give_out("2026-009", "printed", "", b"a paper")
    with pytest.raises(ValueError, match="shown"):
        desk.copies.give_out(FIRST, "shown", "", b"a paper")  # type: ignore[arg-type]
    assert desk.copies.of(FIRST) == ()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine", "paper.pdf"]


def test_a_copy_that_was_saved_and_could_not_be_noted_is_told(desk: Desk, tmp_path: Path) -> None:
    """The file is whole, and the person knows that the register does not know of it."""
    record, file = desk.record(FIRST), tmp_path / "paper.pdf"
    paper, register = desk.paper(record), desk.hands().places.register
    register.rename(tmp_path / "elsewhere")  # whoever writes now would write into a file that nobody opens again
    with pytest.raises(AppError, match="copy_not_noted") as told:
        desk.copies.save(record, file)
    (tmp_path / "elsewhere").rename(register)
    assert told.value.facts == {"number": FIRST, "file": str(file)}
    assert file.read_bytes() == paper
    assert desk.copies.of(FIRST) == ()


def test_a_package_notes_every_paper_in_it(desk: Desk, tmp_path: Path) -> None:
    """Each as a copy that was handed over; a paper taken out of the package is known by it."""
    made = desk.handbacks.make("0" * 8, tmp_path / "p.package", [FIRST, SECOND], passphrase=PASSPHRASE)
    assert [each.number for each in made.records] == [FIRST, SECOND]
    for number in (FIRST, SECOND):
        (copy,) = desk.copies.of(number)
        assert (copy.way, copy.taker, copy.seq) == ("handed", "", desk.record(number).header.seq)
        assert desk.verifying.check_file(desk.paper(desk.record(number))).copies == (copy,)
    with pytest.raises(AppError, match="file_unwritable"):
        desk.handbacks.make("1" * 8, tmp_path / "no" / "p", [FIRST], passphrase=PASSPHRASE)
    assert len(desk.copies.of(FIRST)) == 1


def test_who_took_a_copy_goes_with_the_record(desk: Desk, tmp_path: Path) -> None:
    """After a disposal neither the name nor the file's sum is anywhere in the register, and those of other records
    are."""
    copy = desk.copies.save(desk.record(FIRST), tmp_path / "paper.pdf", MARK)
    other = desk.copies.give_out(SECOND, "printed", "The office", b"a paper")

    assert all(said in everything(desk) for said in (MARK, copy.sha256))
    desk.retention.dispose([FIRST], "Its time is over.", WHO, PASSPHRASE)
    assert not any(said in everything(desk) for said in (MARK, copy.sha256))
    assert desk.copies.of(SECOND) == (other,)
    with pytest.raises(AppError, match="record_disposed"):
        desk.copies.of(FIRST)


def test_a_practice_desk_notes_its_copies_too(tmp_path: Path) -> None:
    """Whoever practises sees what they will see."""
    desk = Desk(Places(tmp_path), Ticking(), scratch=True)
    record = desk.seal_draft(sealed_ready().draft)
    copy = desk.copies.save(record, tmp_path / "paper.pdf", "Ms Lee")
    assert desk.copies.of(record.number) == (copy,)
    assert desk.verifying.check_file(tmp_path / "paper.pdf").state == "genuine"
    desk.close()
