"""Papers that were changed, papers of hostile words, and printers and disks that fail."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from app import files
from app.desk import Desk
from app.errors import AppError
from app.pdf import pictures
from app.pdf.found_codes import codes_in
from tests.faults.small_disk import holds_on_a_small_disk
from tests.pdf import handed
from tests.pdf.checks import as_printed, even, outside, qpdf, read_out
from tests.pdf.generated import MOST_STEPS, generated
from tests.pdf.held import faults, standards
from tests.pdf.papers import PAPERS
from tests.pdf.reading import printed
from tests.pdf.samples import ARABIC, BARE, BENGALI, CHINESE, CYRILLIC, EMOJI, GREEK, LATIN, TYPICAL, VIETNAMESE, YORUBA
from tests.unit.keeping import seal, set_up

EDGE = 53.0
"""The margin, in points, less the space that ends a line."""

FIRST, SECOND = "2026-001", "2026-002"
OFFSETS = 500
GENUINE, ALTERED = "genuine", "altered"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An open desk with two records."""
    made = set_up(tmp_path / "mine")
    seal(made, "Child A told me something.")
    seal(made, "Child B was late.")
    yield made
    made.close()


def paper_of(desk: Desk, number: str = FIRST) -> bytes:
    """The paper of a record, as it is printed now."""
    return desk.paper(desk.record(number))


def says(desk: Desk, raw: bytes) -> str:
    """What the register says of a file."""
    return desk.verifying.check_file(raw).state


@pytest.mark.long
def test_fault_45_every_changed_byte_is_found(desk: Desk) -> None:
    """One byte changed at five hundred places from the first to the last, a bit of it or all of it: altered each time;
    and the paper that was not changed is genuine, whether or not it was noted that it left."""
    paper = paper_of(desk)
    assert says(desk, paper) == GENUINE
    places = sorted({round(at * (len(paper) - 1) / (OFFSETS - 1)) for at in range(OFFSETS)})
    assert (len(places), places[0], places[-1]) == (OFFSETS, 0, len(paper) - 1)
    missed = []
    for turn, at in enumerate(places):
        if turn == OFFSETS // 2:
            desk.copies.give_out(FIRST, "printed", "Ms Lee", paper)
        changed = bytearray(paper)
        changed[at] ^= (1, 0x20, 0x80, 0xFF)[turn % 4]
        if (state := says(desk, bytes(changed))) != ALTERED:
            missed.append((at, state))
    assert missed == []
    assert says(desk, paper) == GENUINE


def test_fault_46_what_was_added_at_the_end_is_found(desk: Desk) -> None:
    """One byte, a line end, rubbish, the same paper once more, and a change that another program added after the end
    without touching a byte before it, with a white box over a page: altered each time."""
    paper = paper_of(desk)
    added = {
        "a byte": b"x",
        "a line end": b"\n",
        "a null": b"\0",
        "rubbish": os.urandom(3000),
        "once more": paper,
        "a white box": overlay(paper),
    }
    assert len(overlay(paper)) > 100
    assert {name: says(desk, paper + more) for name, more in added.items()} == dict.fromkeys(added, ALTERED)
    with pikepdf.open(BytesIO(paper + added["a white box"])) as covered:
        assert b"re f" in covered.pages[0].Contents[1].read_bytes(), "a reader of PDF shows it"


def overlay(paper: bytes) -> bytes:
    """What to append to lay a white box over the first page: an update as other programs write it."""
    with pikepdf.open(BytesIO(paper)) as opened:
        page = opened.pages[0].obj
        number, size = page.objgen[0], int(opened.trailer.Size)
        drawn = page.Contents.objgen
        page.Contents = pikepdf.Array()
        said = page.unparse(resolved=True).replace(b"/Contents [ ]", b"/Contents [ %d 0 R %d 0 R ]" % (drawn[0], size))
        root = opened.trailer.Root.objgen[0]
    box = b"1 g 50 600 400 200 re f"
    at = len(paper) + 1
    first = b"%d 0 obj\n%s\nendobj\n" % (number, said)
    second = b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (size, len(box), box)
    places = (b"%d 1\n%010d 00000 n \n%d 1\n%010d 00000 n \n") % (number, at, size, at + len(first))
    before = int(paper[paper.rindex(b"startxref") :].split()[1])
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\n" % (size + 1, root, before)
    table = at + len(first) + len(second)
    return b"\n" + first + second + b"xref\n" + places + trailer + b"startxref\n%d\n%%%%EOF\n" % table


def test_fault_47_another_record_inside_or_another_page_is_found(desk: Desk) -> None:
    """The embedded record replaced by that of another paper, by one word less, or taken out; a page replaced by one of
    another record, taken out, or turned round: altered each time."""
    paper, other = paper_of(desk), paper_of(desk, SECOND)
    with pikepdf.open(BytesIO(paper)) as opened, pikepdf.open(BytesIO(other)) as second:
        own, foreign = (each.attachments["record.json"].get_file().read_bytes() for each in (opened, second))
    changed = {
        "of another": edited(paper, lambda pdf: put_inside(pdf, foreign)),
        "a word less": edited(paper, lambda pdf: put_inside(pdf, own.replace(b"told me", b"told", 1))),
        "the same again": edited(paper, lambda pdf: put_inside(pdf, own)),
        "taken out": edited(paper, lambda pdf: pdf.attachments.__delitem__("record.json")),
        "a page of another": edited(paper, lambda pdf: put_page(pdf, other)),
        "a page less": edited(paper, lambda pdf: pdf.pages.__delitem__(0)),
        "in another order": edited(paper, lambda pdf: pdf.pages.reverse()),
    }
    assert {name: says(desk, raw) for name, raw in changed.items()} == dict.fromkeys(changed, ALTERED)
    assert [says(desk, each) for each in (paper, other)] == [GENUINE, GENUINE]


def edited(pdf: bytes, act: Callable[[pikepdf.Pdf], object]) -> bytes:
    """The paper as another program saves it, once it has done this to it."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as opened:
        act(opened)
        opened.save(made)
    return made.getvalue()


def put_inside(pdf: pikepdf.Pdf, record: bytes) -> None:
    """Another record in the place of the one that is embedded."""
    del pdf.attachments["record.json"]
    pdf.attachments["record.json"] = pikepdf.AttachedFileSpec(pdf, record, filename="record.json")


def put_page(pdf: pikepdf.Pdf, other: bytes) -> None:
    """The first page of another paper in the place of this one's."""
    with pikepdf.open(BytesIO(other)) as second:
        pdf.pages[0] = second.pages[0]
        pdf.save(BytesIO())


SCRIPTS = (LATIN, GREEK, CYRILLIC, VIETNAMESE, YORUBA, BENGALI, ARABIC, CHINESE, EMOJI)


@pytest.mark.parametrize("name", [each * 12 for each in SCRIPTS])
def test_fault_50_a_long_name_in_any_script_is_printed_in_letters(name: str) -> None:
    """Never as boxes: what no typeface has is spelt out; it keeps within the margins, and the paper conforms."""
    pdf = printed(replace(TYPICAL, author=name, organisation=name, reasons=name))
    assert list(standards(pdf)) == []
    assert outside(pdf, EDGE) == []
    assert even(read_out(pdf)).count(as_printed(name)) >= 3


def test_fault_50_three_hundred_steps_and_an_empty_record() -> None:
    """Both are printed, conform, and keep within their margins."""
    steps = generated(49).record.content
    assert sum(len(rule.answers) for rule in steps.rules) == MOST_STEPS
    nothing = replace(BARE, author="", decision_title="", number="", edition_title="", started="", known_at="")
    for content in (steps, BARE, nothing):
        pdf = printed(content)
        assert list(standards(pdf)) == []
        assert qpdf(pdf) == ""
        assert outside(pdf, EDGE) == []


@pytest.mark.parametrize("name", PAPERS)
def test_fault_51_52_every_paper_is_what_it_must_be(name: str) -> None:
    """PDF/UA-1 and PDF/A-3a, no error read aloud, `qpdf --check` clean, our own fonts embedded and cut to the letters
    used, tagged, with a title and a language; and its words are read out in order, to the letter and none joined."""
    drawn = PAPERS[name](1)
    assert list(faults(name, drawn)) == []
    assert qpdf(drawn.pdf) == ""
    assert len(drawn.said) > 1


@pytest.mark.parametrize("dots", [300, 150, 100])
def test_fault_53_the_square_code_is_read_from_a_picture(desk: Desk, dots: int) -> None:
    """At a hundred dots an inch and more it says what the register has, and the register knows the sheet by it."""
    paper = paper_of(desk)
    sheet = handed.file(handed.printed(paper, dots, pictures.pages(paper) - 1))
    record = desk.record(FIRST)
    assert codes_in(sheet) == (f"SW1:{FIRST}:{record.header.seq}:{record.digest[:32].upper()}",)
    found = desk.verifying.check_file(sheet)
    assert (found.state, found.number, found.seq) == (GENUINE, FIRST, record.header.seq)


def test_fault_54_19_21_a_paper_on_a_full_or_read_only_disk_or_over_one_that_is_held(tmp_path: Path) -> None:
    """A clear error each time; no half file, the older paper and the record as they were, and nothing noted that did
    not happen; with room and a free file it works."""
    holds_on_a_small_disk("tests.faults.full_paper", tmp_path)


class Held(type(Path())):  # type: ignore[misc]  # which kind of path it is depends on the system
    """A file that Windows refuses to put in place so many times, since another program holds the one that is there."""

    refusals = 0

    def replace(self, target: object) -> Path:
        """Refuses as Windows does, for a while."""
        if Held.refusals:
            Held.refusals -= 1
            raise PermissionError(13, "The process cannot access the file because it is being used by another process")
        return super().replace(target)


def test_fault_54_a_paper_that_is_open_in_another_program(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Windows lets go of within a second is replaced; what it does not is a clear error, the old paper is whole
    and no half one lies beside it."""
    paper, file = paper_of(desk), Held(tmp_path / "2026-001.pdf")
    file.write_bytes(b"the old paper")
    monkeypatch.setattr(os, "name", "nt")
    monkeypatch.setattr(files, "PATIENCE", 0.2)
    Held.refusals = 10**9
    with pytest.raises(AppError, match=r"^paper_unwritable$"):
        desk.save_paper(paper, file)
    assert (file.read_bytes(), [each.name for each in tmp_path.iterdir() if each.is_file()]) == (
        b"the old paper",
        [file.name],
    )
    Held.refusals = 3
    desk.save_paper(paper, file)
    assert file.read_bytes() == paper


def test_fault_54_no_printer(desk: Desk, tmp_path: Path) -> None:
    """A printer that takes nothing is a clear error; nothing is noted as given out, and the record is as it was."""
    from PySide6.QtPrintSupport import QPrinter
    from PySide6.QtWidgets import QApplication

    from ui.printing import print_paper
    from ui.printing import set_up as made_ready

    application = QApplication.instance() or QApplication([])
    printer = made_ready(QPrinter(), FIRST)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "no such folder" / "paper.pdf"))
    record = desk.record(FIRST)
    with pytest.raises(AppError, match=r"^not_printed$"):
        print_paper(printer, paper_of(desk))
    assert application is not None
    assert desk.copies.of(FIRST) == ()
    assert desk.record(FIRST) == record
