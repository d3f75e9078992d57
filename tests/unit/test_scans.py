"""Signed papers that come back: kept as pictures, encrypted, tied into the chain, and gone with their record."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.desk import Desk
from app.errors import AppError
from app.pdf import pictures
from app.pdf.scan import scan_sum
from app.store.engine import connect
from tests.pdf import handed
from tests.unit.keeping import PASSPHRASE, WHO, everything, over, seal, set_up

FIRST, SECOND = "2026-001", "2026-002"
BY = "Ada Example"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A carer's open desk with two records; the first is long over."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    seal(made, "Child B was late.")
    over(made, FIRST)
    yield made
    made.close()


def signed(desk: Desk, number: str = FIRST) -> bytes:
    """A photo of the page of a record's paper that is signed, and bears the square code."""
    paper = desk.paper(desk.record(number))
    return handed.file(handed.printed(paper, 120, pictures.pages(paper) - 1), "JPEG")


def refused(desk: Desk, code: str, number: str, file: Path | bytes, by: str = BY) -> AppError:
    """Filing this is refused with this code, and nothing is kept of it."""
    before = desk.hands().register.head()
    with pytest.raises(AppError, match=f"^{code}$") as fault:
        desk.scans.file(number, file, by)
    assert desk.hands().register.head() == before
    return fault.value


def test_a_signed_paper_is_kept_with_its_record(desk: Desk, tmp_path: Path) -> None:
    """Its pages as pictures and an entry that says who filed it and what their sum is; both there after the register
    was shut, and the chain is whole."""
    file = tmp_path / "signed.jpg"
    file.write_bytes(signed(desk))
    filed = desk.scans.file(FIRST, file, f" {BY} ")
    assert (filed.record, filed.what, filed.by) == (FIRST, "scan", BY)
    desk.close()
    desk.unlock(PASSPHRASE)
    assert desk.scans.of(FIRST) == (filed,)
    assert desk.scans.of(SECOND) == ()
    assert desk.thread(FIRST).added == (filed,)
    (page,) = desk.scans.pages(FIRST, filed.text)
    assert Image.open(BytesIO(page)).format == "JPEG"
    assert scan_sum([page]) == filed.text
    assert desk.check() == ()


def test_all_pages_come_back_in_order(desk: Desk) -> None:
    """A paper of several pages: each is there, in order."""
    filed = desk.scans.file(FIRST, desk.paper(desk.record(FIRST)), BY)
    pages = desk.scans.pages(FIRST, filed.text)
    assert len(pages) > 1
    assert len(set(pages)) == len(pages)
    assert scan_sum(pages) == filed.text


def test_the_same_scan_is_not_filed_twice(desk: Desk) -> None:
    """It says when it was filed; another photo of the same paper is another scan."""
    raw = signed(desk)
    desk.scans.file(FIRST, raw, BY)
    fault = refused(desk, "scan_filed_already", FIRST, raw)
    assert fault.facts["number"] == FIRST
    assert "2026" in str(fault.facts["at"])
    turned = handed.file(Image.open(BytesIO(raw)).rotate(180), "JPEG")
    desk.scans.file(FIRST, turned, BY)
    assert len(desk.scans.of(FIRST)) == 2


def test_the_paper_of_another_record_is_filed_on_purpose_only(desk: Desk) -> None:
    """The code on it is another record's: it is named, and filed all the same if somebody says so."""
    raw = signed(desk, SECOND)
    assert refused(desk, "scan_of_other", FIRST, raw).facts == {"number": FIRST, "other": SECOND}
    filed = desk.scans.file(FIRST, raw, BY, anyway=True)
    assert desk.scans.of(FIRST) == (filed,)
    desk.scans.file(SECOND, raw, BY)
    assert desk.scans.pages(FIRST, filed.text) == desk.scans.pages(SECOND, filed.text)


def test_a_photo_without_a_code_is_filed(desk: Desk) -> None:
    """The page with the signatures may have been photographed alone, or the code be torn."""
    photo = handed.file(Image.new("L", (600, 800), "white"))
    assert desk.scans.file(FIRST, photo, BY) in desk.scans.of(FIRST)


def test_what_cannot_be_filed_is_told_and_nothing_is_kept(desk: Desk, tmp_path: Path) -> None:
    """No such record, no name, 200 MB, a text, a locked or cut PDF, a folder."""
    huge = tmp_path / "huge.jpg"
    with huge.open("wb") as out:
        out.truncate(200_000_000)
    raw, paper = signed(desk), desk.paper(desk.record(FIRST))
    refused(desk, "record_unknown", "2026-009", raw)
    refused(desk, "name_missing", FIRST, raw, " ")
    for file, code in (
        (huge, "scan_too_large"),
        (b"A text.", "scan_not_a_picture"),
        (raw[:2000], "scan_not_a_picture"),
        (handed.locked(paper), "paper_locked"),
        (paper[:-200], "paper_unreadable"),
        (tmp_path, "brought_no_file"),
        (tmp_path / "gone.jpg", "brought_missing"),
    ):
        refused(desk, code, FIRST, file)
    assert desk.scans.of(FIRST) == ()


def test_pages_that_were_changed_are_not_shown(desk: Desk) -> None:
    """A page that is another, one that is gone, the pages of another record: refused."""
    filed = desk.scans.file(FIRST, desk.paper(desk.record(FIRST)), BY)
    hands = desk.hands()
    with pytest.raises(AppError, match="scan_altered"):
        desk.scans.pages(SECOND, filed.text)
    for act in (
        "UPDATE scans SET picture = zeroblob(9) WHERE page = 2",
        "DELETE FROM scans WHERE page = 2",
        "DELETE FROM scans",
    ):
        connection = connect(hands.places.register, hands.keys.data_key)
        connection.execute(act)
        connection.close()
        with pytest.raises(AppError, match="scan_altered"):
            desk.scans.pages(FIRST, filed.text)


def test_entry_and_pages_come_together_or_not_at_all(desk: Desk) -> None:
    """Where the pages cannot be written, no entry speaks of them."""
    hands = desk.hands()
    connection = connect(hands.places.register, hands.keys.data_key)
    connection.execute("CREATE TRIGGER full BEFORE INSERT ON scans BEGIN SELECT RAISE(ABORT, 'no pages'); END")
    connection.close()
    before, raw = hands.register.head(), signed(desk)
    with pytest.raises(Exception, match="no pages"):
        desk.scans.file(FIRST, raw, BY)
    assert hands.register.head() == before
    assert desk.scans.of(FIRST) == ()


def test_a_filed_scan_lies_in_the_file_itself(desk: Desk) -> None:
    """The log beside it is empty afterwards: neither damage to it nor a power cut takes the scan."""
    desk.scans.file(FIRST, signed(desk), BY)
    register = desk.hands().places.register
    log = register.with_name(register.name + "-wal")
    assert not log.exists() or log.stat().st_size == 0


def test_a_backup_carries_the_scans(desk: Desk, tmp_path: Path) -> None:
    """Put back, every page is there; one that was filed since is not."""
    stick = tmp_path / "stick"
    stick.mkdir()
    filed = desk.scans.file(FIRST, signed(desk), BY)
    pages = desk.scans.pages(FIRST, filed.text)
    backup = desk.backups.make(stick).path
    desk.scans.file(SECOND, signed(desk, SECOND), BY)
    desk.close()
    restore = desk.backups.restore(backup)
    restore.with_passphrase(PASSPHRASE)
    desk.backups.put_in_place(restore)
    assert desk.scans.of(FIRST) == (filed,)
    assert desk.scans.pages(FIRST, filed.text) == pages
    assert desk.scans.of(SECOND) == ()


def test_scans_go_with_their_record(desk: Desk) -> None:
    """After a disposal no page of it is in the register, nor its entry's words; another record's is."""
    gone = desk.scans.file(FIRST, signed(desk), BY)
    kept = desk.scans.file(SECOND, signed(desk, SECOND), BY)
    desk.retention.dispose([FIRST], "Its time is over.", WHO, PASSPHRASE)
    hands = desk.hands()
    connection = connect(hands.places.register, hands.keys.data_key)
    assert connection.execute("SELECT record FROM scans").fetchall() == [(SECOND,)]
    connection.close()
    said = everything(desk)
    assert (gone.text in said, kept.text in said) == (False, True)
    assert len(desk.scans.pages(SECOND, kept.text)) == 1
    assert desk.check() == ()
