"""Papers held against the register: what left here, what was done to it since, and what came to the record."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from app.decisions.sheet_code import SheetCode
from app.desk import Desk
from app.desk.paper_words import more, verdict
from app.desk.verifying import Later, Verdict
from app.errors import AppError
from app.pdf import pictures
from tests.faults.kept import Kept
from tests.pdf import handed
from tests.unit.keeping import PASSPHRASE, WHO, decided, over, seal, set_up

FIRST = "2026-001"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A carer's open desk with two records; the first is long over."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something. Mr Bramley heard it, at 4 Mill Lane.")
    seal(made, "Child B was late.")
    over(made, FIRST)
    yield made
    made.close()


@pytest.fixture(scope="module")
def kept_once(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A register with a backup, made once."""
    return Kept.made(tmp_path_factory.mktemp("kept"))


def code_of(desk: Desk, number: str = FIRST) -> SheetCode:
    """The code of a sheet that is printed now."""
    return desk.thread(number).code(number)


def refused(code: str, act: Callable[..., object], *given: object) -> AppError:
    """This act is refused with this code."""
    with pytest.raises(AppError, match=f"^{code}$") as fault:
        act(*given)
    return fault.value


def states(found: Verdict) -> tuple[str, str, str]:
    """What is said, on what evidence, of which record."""
    return found.state, found.evidence, found.number


def signatures(desk: Desk) -> Image.Image:
    """The page with the square code, as it is printed now."""
    paper = desk.paper(desk.record(FIRST))
    return handed.printed(paper, 150, pictures.pages(paper) - 1)


def scanned(*pages: Image.Image, under: str = "") -> bytes:
    """A PDF as a scanner makes it: pictures, and words `under` them for searching."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=(595, 842), pageCompression=0)
    for page in pages:
        if under:
            text = canvas.beginText(60, 700)
            text.setTextRenderMode(3)
            text.textLine(under)
            canvas.drawText(text)
        canvas.drawImage(ImageReader(page), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def edited(pdf: bytes, act: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The paper as another program saves it, once it has done this to it."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        act(opened)
        opened.save(made)
    return made.getvalue()


def test_a_code_says_which_record_it_is_and_what_came_since(desk: Desk) -> None:
    """Typed or read from the square, it is genuine until a statement, a second statement or another decision comes; a
    newer sheet shows them, but a record whose place was taken is never the latest."""
    first = code_of(desk)
    for text in (first.typed, first.qr, first.typed.lower().replace("-", " ").replace(" ", "-", 1)):
        assert desk.verifying.check_code(text) == Verdict(state="genuine", evidence="code", number=FIRST, seq=1)
    said = desk.retention.add(FIRST, "statement", "I see it otherwise.", "Child A")
    second = code_of(desk)
    found = desk.verifying.check_code(first.typed)
    assert (states(found), found.later) == (
        ("superseded", "code", FIRST),
        (Later(what="statement", at=said.at),),
    )
    assert desk.verifying.check_code(second.typed).state == "genuine"
    new = desk.seal_draft(decided(desk.amend(FIRST, "She told me more.").draft))
    successor = Later(what="decision", at=new.content.sealed, number=new.number)
    assert desk.verifying.check_code(second.typed).later == (successor,)
    last = desk.verifying.check_code(code_of(desk).typed)
    assert (last.state, last.seq, last.later) == ("superseded", 4, (successor,))
    assert desk.verifying.check_code(code_of(desk, new.number).qr).state == "genuine"


def test_a_code_that_does_not_fit_is_altered_and_another_registers_is_unknown(desk: Desk) -> None:
    """Another fingerprint, an entry of another record, one that is not there: altered; a number that is not here:
    unknown; a slip in typing is said to be one."""
    own, other = desk.record(FIRST), desk.record("2026-002")
    for code in (
        SheetCode(FIRST, 1, other.digest),
        SheetCode(FIRST, 2, other.digest),
        SheetCode(FIRST, 3, own.digest),
        SheetCode(FIRST, 2, own.digest),
    ):
        for text in (code.typed, code.qr):
            assert states(desk.verifying.check_code(text)) == ("altered", "code", FIRST)
    strange = SheetCode("2025-001", 1, own.digest)
    assert states(desk.verifying.check_code(strange.typed)) == ("unknown", "code", "2025-001")
    for slip in ("", FIRST, code_of(desk).typed[:-1], code_of(desk).typed.replace(" 1 ", " 2 "), "x" * 10_000):
        refused("code_mistyped", desk.verifying.check_code, slip)


def test_a_file_that_left_here_is_genuine_and_says_who_took_it(desk: Desk, tmp_path: Path) -> None:
    """Byte for byte, with every copy that it is; after an addition it is genuine and not the latest, and what is
    printed then is."""
    record, file = desk.record(FIRST), tmp_path / "paper.pdf"
    first = desk.copies.save(record, file, "Ms Lee")
    second = desk.copies.give_out(FIRST, "printed", "The office", file.read_bytes())
    for given in (file, file.read_bytes()):
        found = desk.verifying.check_file(given)
        assert (states(found), found.copies, found.seq) == (("genuine", "file", FIRST), (second, first), 1)
    desk.retention.add(FIRST, "correction", "It was Tuesday.", "Ada Example")
    found = desk.verifying.check_file(file)
    assert (found.state, [each.what for each in found.later], len(found.copies)) == ("superseded", ["correction"], 2)
    assert states(desk.verifying.check_file(desk.paper(record))) == ("genuine", "file", FIRST)


def test_a_paper_that_nobody_noted_is_known_by_drawing_it_again(desk: Desk) -> None:
    """As it is drawn now, as it was drawn before something came to it, and with the names that it shows."""
    record = desk.record(FIRST)
    names = desk.mentions(record)
    assert len(names) > 1
    papers = [desk.paper(record, shown=shown) for shown in (frozenset(), frozenset([names[0].id]))]
    papers.append(desk.paper(record, shown=frozenset(each.id for each in names)))
    assert len(set(papers)) == 3
    for paper in papers:
        assert desk.verifying.check_file(paper) == Verdict(state="genuine", evidence="file", number=FIRST, seq=1)
    desk.retention.add(FIRST, "correction", "It was Tuesday.", "Ada Example")
    for paper in papers:
        assert states(desk.verifying.check_file(paper)) == ("superseded", "file", FIRST)
    assert desk.copies.of(FIRST) == ()


def test_after_an_older_backup_was_put_back_a_paper_is_still_genuine(kept_once: Kept, tmp_path: Path) -> None:
    """Which copies left since the backup is not known any more; the paper is, and one of a record that is gone is
    unknown."""
    kept = kept_once.copied(tmp_path / "kept")
    desk = kept.desk()
    desk.unlock(PASSPHRASE)
    files = [tmp_path / f"{number}.pdf" for number in (FIRST, "2026-004")]
    for file in files:
        desk.copies.save(desk.record(file.stem), file)
        assert len(desk.verifying.check_file(file).copies) == 1
    desk.close()
    restore = desk.backups.restore(kept.file)
    restore.with_passphrase(PASSPHRASE)
    desk.backups.put_in_place(restore)
    assert desk.verifying.check_file(files[0]) == Verdict(state="genuine", evidence="file", number=FIRST, seq=1)
    assert states(desk.verifying.check_file(files[1])) == ("unknown", "file", "2026-004")
    desk.close()


def test_a_file_that_was_changed_is_altered(desk: Desk) -> None:
    """A byte anywhere, rubbish at the end, a page or the embedded record taken out or swapped, words laid over it, its
    text in a file of another make: each is altered, and names the record where that can still be read."""
    paper, other = desk.paper(desk.record(FIRST)), desk.paper(desk.record("2026-002"))

    def overlaid(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_add(pikepdf.Stream(pdf, b"BT ET 1 g 60 700 300 20 re f"))

    def swapped(inside: bytes) -> Callable[[pikepdf.Pdf], None]:
        def act(pdf: pikepdf.Pdf) -> None:
            del pdf.attachments["record.json"]
            pdf.attachments["record.json"] = pikepdf.AttachedFileSpec(pdf, inside, filename="record.json")

        return act

    def with_another_page(pdf: pikepdf.Pdf) -> None:
        with pikepdf.open(BytesIO(other)) as second:
            pdf.pages[0] = second.pages[0]
            made = BytesIO()
            pdf.save(made)

    strange = '{"code":"' + SheetCode("2025-001", 1, "ab" * 32).typed + '"}'
    changed = {
        "appended": paper + b"junk",
        "appended line": paper + b"\n",
        "much appended": paper + b"x" * 5000,
        "saved by another program": edited(paper, lambda _: None),
        "overlaid": edited(paper, overlaid),
        "attachment gone": edited(paper, lambda pdf: pdf.attachments.__delitem__("record.json")),
        "attachment of another": edited(paper, swapped(strange.encode())),
        "attachment of rubbish": edited(paper, swapped(b"\xff{")),
        "page replaced": edited(paper, with_another_page),
        "page gone": edited(paper, lambda pdf: pdf.pages.__delitem__(-1)),
    }
    for name, raw in changed.items():
        assert states(desk.verifying.check_file(raw)) == ("altered", "file", FIRST), name
    for at in (*range(0, len(paper), len(paper) // 40), *range(len(paper) - 30, len(paper), 3)):
        flipped = paper[:at] + bytes([paper[at] ^ 1]) + paper[at + 1 :]
        found = desk.verifying.check_file(flipped)
        assert (found.state, found.number in {FIRST, ""}) == ("altered", True), at


def test_a_paper_of_other_records_is_unknown(desk: Desk, tmp_path: Path) -> None:
    """A paper whose number is not here; one whose number is here is not the paper of that record."""
    other = set_up(tmp_path / "other")
    for happened in ("Child C was ill.", "Child C was ill again.", "Child C is well."):
        seal(other, happened)
    papers = {number: other.paper(other.record(number)) for number in (FIRST, "2026-003")}
    other.close()
    assert states(desk.verifying.check_file(papers["2026-003"])) == ("unknown", "file", "2026-003")
    assert states(desk.verifying.check_file(papers[FIRST])) == ("altered", "file", FIRST)


def test_a_protected_copy_is_known_and_another_locked_file_is_refused(desk: Desk, tmp_path: Path) -> None:
    """Nothing in it can be read, so it is known by its bytes or not at all."""
    file = tmp_path / "locked.pdf"
    copy = desk.copies.save(desk.record(FIRST), file, password="three ordinary words")
    found = desk.verifying.check_file(file)
    assert (states(found), found.copies, copy.way) == (("genuine", "file", FIRST), (copy,), "protected")
    refused("paper_locked", desk.verifying.check_file, handed.locked(desk.paper(desk.record(FIRST))))


def test_what_was_disposed_of_is_told_by_its_code_alone(desk: Desk, tmp_path: Path) -> None:
    """The entry is still in the chain, so the code is known; that the words were destroyed is said; a file cannot be
    held against words that are gone."""
    file, code = tmp_path / "paper.pdf", code_of(desk)
    desk.copies.save(desk.record(FIRST), file)
    desk.retention.dispose([FIRST], "Its time is over.", WHO, PASSPHRASE)
    (line,) = desk.retention.certificate_of(FIRST).lines
    found = desk.verifying.check_code(code.typed)
    assert (states(found), found.disposed, found.later) == (("superseded", "code", FIRST), line.said.at, ())
    of_file = desk.verifying.check_file(file)
    assert (states(of_file), of_file.disposed) == (("superseded", "code", FIRST), line.said.at)
    assert any("was destroyed" in said for said in more(found, desk.words))


def test_a_scan_or_photo_is_judged_by_its_code(desk: Desk) -> None:
    """A photo, a scan with words under it for searching: genuine by its code, and the words are to be compared; filing
    it does not make the sheet an old one."""
    paper = desk.paper(desk.record(FIRST))
    first, last = (handed.printed(paper, 150, page) for page in (0, pictures.pages(paper) - 1))
    brought = {
        "photo": handed.file(last, "JPEG"),
        "scan": scanned(first, last),
        "searchable": scanned(last, under="Decision record"),
    }
    for name, raw in brought.items():
        found = desk.verifying.check_file(raw)
        assert found == Verdict(state="genuine", evidence="code", number=FIRST, seq=1), name
        assert any("Only the code was read" in said for said in more(found, desk.words))
    desk.scans.file(FIRST, brought["scan"], "Ada Example")
    assert desk.verifying.check_file(brought["scan"]).state == "genuine"
    desk.retention.add(FIRST, "statement", "I see it otherwise.", "Child A")
    assert desk.verifying.check_file(brought["photo"]).state == "superseded"
    forged = handed.printed(handed.paper(SheetCode(FIRST, 1, "ab" * 32).qr), 150)
    assert states(desk.verifying.check_file(handed.file(forged))) == ("altered", "code", FIRST)
    strange = handed.printed(handed.paper(SheetCode("2025-001", 1, "ab" * 32).qr), 150)
    assert states(desk.verifying.check_file(handed.file(strange))) == ("unknown", "code", "2025-001")


def test_two_codes_that_differ_vouch_for_nothing(desk: Desk) -> None:
    """Two sheets in one photo, or pages of different printings in one scan: refused, whichever is genuine."""
    before = signatures(desk)
    desk.retention.add(FIRST, "correction", "It was Tuesday.", "Ada Example")
    after = signatures(desk)
    refused("codes_differ", desk.verifying.check_file, scanned(before, after))
    both = Image.new("RGB", (before.width * 2, before.height), "white")
    both.paste(before, (0, 0))
    both.paste(after, (before.width, 0))
    refused("codes_differ", desk.verifying.check_file, handed.file(both))


def test_what_is_no_paper_is_one_clear_error(desk: Desk, tmp_path: Path) -> None:
    """A paper without a code, half a PDF, a text, an empty file, a folder, a pipe, a device, a file that is not there,
    may not be read, or is 200 MB: each is said, at once, and the register is as it was."""
    paper = desk.paper(desk.record(FIRST))
    huge, pipe, empty, shut = (tmp_path / name for name in ("huge.pdf", "pipe", "empty.pdf", "shut.pdf"))
    with huge.open("wb") as out:
        out.truncate(200_000_000)
    os.mkfifo(pipe)
    empty.touch()
    before = desk.hands().register.head()
    cases: tuple[tuple[Path | bytes, str], ...] = (
        (handed.paper(""), "no_code_found"),
        (handed.paper("https://example.org"), "no_code_found"),
        (handed.file(Image.new("L", (600, 800), "white")), "no_code_found"),
        (scanned(Image.new("RGB", (600, 800), "white")), "no_code_found"),
        (paper[: len(paper) // 2], "paper_unreadable"),
        (handed.paper("")[:300], "paper_unreadable"),
        (b"A text.", "scan_not_a_picture"),
        (b"%PDF-1.7 and nothing else\nstartxref\n%%EOF", "paper_unreadable"),
        (huge, "scan_too_large"),
        (pipe, "brought_no_file"),
        (empty, "brought_no_file"),
        (tmp_path, "brought_no_file"),
        (Path(os.devnull), "brought_no_file"),
        (tmp_path / "gone.pdf", "brought_missing"),
        (tmp_path / "gone" / "paper.pdf", "brought_missing"),
        (Path("a\0b"), "brought_unreadable"),
    )
    for file, code in cases:
        refused(code, desk.verifying.check_file, file)
    if os.geteuid():  # root may read anything
        shut.write_bytes(paper)
        shut.chmod(0)
        refused("brought_unreadable", desk.verifying.check_file, shut)
    assert desk.hands().register.head() == before
    desk.close()
    refused("not_open", desk.verifying.check_file, paper)


def test_every_verdict_has_its_words(desk: Desk) -> None:
    """In each state, on each evidence, with everything that may stand beside it, whole sentences come out."""
    copy = desk.copies.give_out(FIRST, "printed", "Ms Lee", b"a paper")
    later = (Later(what="sent_back", at=copy.at), Later(what="decision", at=copy.at, number="2026-002"))
    for evidence in ("file", "code"):
        for state in ("genuine", "superseded", "altered", "unknown"):
            found = Verdict(state=state, evidence=evidence, number=FIRST, later=later, copies=(copy,))
            said = (verdict(found, desk.words), *more(found, desk.words))
            assert all(line.endswith(".") and "{" not in line for line in said)
            assert FIRST in said[0]
    assert "which record" in verdict(Verdict(state="altered", evidence="file"), desk.words)
    gone = Verdict(state="superseded", evidence="code", number=FIRST, disposed=copy.at)
    assert len(list(more(gone, desk.words))) == 1
