"""The paper of a record is shown as it is, printed, saved and protected; what left is noted."""

from __future__ import annotations

import hashlib

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.papered import HAPPENED, SCHOOL, WHERE, WHO, paper_page, to_file, wait_drawn
from tests.unit.keeping import seal, set_up
from ui.buttons import Button
from ui.paper_page import PaperPage, open_paper
from ui.place import go_back, here
from ui.prose import Prose
from ui.record_page import RecordPage
from ui.rows import ManyRow
from ui.sheets import A4_INCHES


@pytest.fixture
def desk(tmp_path):
    """A desk with a record that names people, and one that names nobody."""
    made = set_up(tmp_path / "mine")
    seal(made, HAPPENED)
    seal(made, "Child A was late.")
    yield made
    made.close()


@pytest.fixture
def page(open_window, desk):
    """The page about the paper of the first."""
    return paper_page(open_window(desk))


def text_of(path, password=None) -> str:
    """All that a PDF says."""
    return " ".join(" ".join(each.extract_text() for each in PdfReader(path, password=password).pages).split())


def put_at(page, path):
    """Let whoever is asked where to save answer with this; gives what is offered."""
    offered = []
    page.owner.ask_where = lambda _, name: offered.append(name) or str(path)
    return offered


def test_the_preview_is_the_paper_itself(page, desk):
    """Every page of the PDF, dot for dot as PDFium draws it for this width of the screen."""
    paper = pypdfium2.PdfDocument(desk.paper(page.record))
    assert len(page.sheets.sheets) == len(paper) >= 2
    for at, sheet in enumerate(page.sheets.sheets):
        drawn = sheet.pixmap().toImage().convertToFormat(QImage.Format.Format_RGB888)
        wanted = paper[at].render(scale=page.sheets.dots / A4_INCHES / 72, rev_byteorder=True).to_pil().convert("RGB")
        assert (drawn.width(), drawn.height()) == wanted.size
        assert abs(drawn.width() - sheet.width() * sheet.devicePixelRatioF()) <= 1
        rows = [bytes(drawn.constScanLine(y))[: 3 * drawn.width()] for y in range(drawn.height())]
        assert b"".join(rows) == wanted.tobytes()


def test_a_reader_hears_which_page_it_is_and_where_its_words_are(page):
    """Each picture has its number, and says that the same words are on the page of the record."""
    face = QAccessible.queryAccessibleInterface(page.sheets.sheets[0])
    assert face.role() == QAccessible.Role.Graphic
    assert face.text(QAccessible.Text.Name) == f"Page 1 of {len(page.sheets.sheets)}"
    more = face.text(QAccessible.Text.Description)
    assert more == "A picture of the page. The same words are on the page of the record."


def test_names_are_not_printed_unless_they_are_ticked(page, desk, tmp_path):
    """Each is offered, none is ticked; ticked, the paper is drawn again, and saved, with that one and no other."""
    assert [line.text() for line in page.names.values()] == [WHO, WHERE, SCHOOL]
    assert "I only know what you told me. Read it yourself." in seen(page)
    assert page.shown == frozenset()
    before = page.sheets.sheets[0].pixmap().toImage()
    wait_drawn(page, next(iter(page.names.values())).click)
    assert page.sheets.sheets[0].pixmap().toImage() != before
    put_at(page, tmp_path / "a.pdf")
    page.save()
    page.ways["go"].click()
    until(page.done.isVisible)
    said = text_of(tmp_path / "a.pdf")
    assert WHO in said
    assert WHERE not in said
    assert SCHOOL not in said


def test_where_nobody_is_named_nothing_is_asked(open_window, desk):
    """There is no card about names."""
    page = paper_page(open_window(desk), "2026-002")
    assert "Names and addresses" not in seen(page)


def test_saving_says_once_that_the_file_is_plain(page, desk, tmp_path):
    """What it means and three ways on; the second time it is saved at once. Each copy is noted, with who took it."""
    offered = put_at(page, tmp_path / "a.pdf")
    page.taker.setText("Her school nurse")
    page.save_button.click()
    assert focus_name() == "Anybody who has this file can read it"
    assert list(page.ways) == ["go", "protect", "leave"]
    assert offered == []
    page.ways["leave"].click()
    assert "Anybody who has this file can read it" not in seen(page)
    assert QApplication.focusWidget() is page.save_button
    page.save_button.click()
    page.ways["go"].click()
    until(page.done.isVisible)
    assert (tmp_path / "a.pdf").read_bytes() == desk.paper(page.record)
    page.save_button.click()
    until(lambda: len(desk.copies.of("2026-001")) == 2)
    assert offered == ["decision-2026-001.pdf"] * 2
    assert [(each.way, each.taker) for each in desk.copies.of("2026-001")] == [
        ("saved", ""),
        ("saved", "Her school nurse"),
    ]
    until(page.isEnabled)
    assert sum("Saved as a file" in line for line in seen(page)) == 2


def test_a_protected_copy_opens_with_its_password_only(page, desk, tmp_path):
    """Too short, or not twice the same, is said; then the copy is saved, opens with the password, and is noted."""
    put_at(page, tmp_path / "a.pdf")
    page.protect_button.click()
    assert focus_name() == "Password for this copy"
    said = "Tell it by telephone, and not in the same email."
    assert said in seen(page)
    for first, second, problem in (
        ("", "", "Choose a password for this copy."),
        ("four warm words", "four warm word", "The two passwords are not the same."),
        ("short", "short", "Please choose a longer password."),
    ):
        page.password.line.setText(first)
        page.again.line.setText(second)
        page.ways["go"].click()
        until(page.isEnabled)
        until(page.problem.isVisible)
        assert page.problem.text().startswith(problem)
        assert isinstance(QApplication.focusWidget(), QLineEdit)
    assert not (tmp_path / "a.pdf").exists()
    page.password.line.setText("four warm words")
    page.again.line.setText("four warm words")
    press(page.owner, Qt.Key.Key_Return)
    until(page.done.isVisible)
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf", password="four warm words") as opened:
        assert opened.encryption.R == 6
    assert [each.way for each in desk.copies.of("2026-001")] == ["protected"]
    assert "Password for this copy" not in seen(page)


def test_what_is_printed_is_the_paper_and_noted(page, desk, tmp_path):
    """On A4, page for page; the job is named by the number alone, and each copy is noted once it has gone."""
    page.ask_printer = to_file(tmp_path / "out.pdf", copies=2)
    page.taker.setText("Court")
    page.print_button.click()
    until(page.done.isVisible)
    assert page.done.text().startswith("2 copies have gone to the printer")
    printed, paper = pypdfium2.PdfDocument(tmp_path / "out.pdf"), pypdfium2.PdfDocument(desk.paper(page.record))
    assert len(printed) == 2 * len(paper)
    assert printed.get_metadata_value("Title") == "2026-001"
    for at, sheet in enumerate(printed):
        assert [round(side) for side in sheet.get_size()] == [595, 842]
        one, other = (each.render(scale=1).to_pil().convert("L") for each in (sheet, paper[at % len(paper)]))
        unlike = sum(abs(a - b) > 96 for a, b in zip(one.tobytes(), other.resize(one.size).tobytes(), strict=True))
        assert unlike < 0.005 * one.width * one.height
    copies = desk.copies.of("2026-001")
    assert [(each.way, each.taker) for each in copies] == [("printed", "Court")] * 2
    assert copies[0].sha256 == hashlib.sha256(desk.paper(page.record)).hexdigest()


def test_only_the_pages_that_were_asked_for_are_printed(page, desk, tmp_path):
    """The range of the dialog counts; one that has none of the pages prints nothing, notes nothing, and is told."""
    page.ask_printer = to_file(tmp_path / "out.pdf", pages="2-9")
    page.print_button.click()
    until(page.done.isVisible)
    assert len(pypdfium2.PdfDocument(tmp_path / "out.pdf")) == len(page.sheets.sheets) - 1
    page.ask_printer = to_file(tmp_path / "none.pdf", pages="40")
    page.print_button.click()
    until(page.problem.isVisible)
    assert page.problem.text().startswith("None of those pages is there.")
    assert len(desk.copies.of("2026-001")) == 1
    assert not (tmp_path / "none.pdf").exists()


def test_somebody_who_changes_their_mind_prints_nothing(page, desk):
    """The dialog is closed: nothing is said and nothing noted."""
    page.ask_printer = lambda window, number: None
    page.print_button.click()
    assert page.isEnabled()
    assert desk.copies.of("2026-001") == ()


def test_the_page_can_be_left_while_the_paper_is_drawn(open_window, desk):
    """Nothing waits for anything."""
    window = open_window(desk)
    for _ in range(5):
        open_paper(window, "2026-001")
        QApplication.processEvents()
        window.page.back.click()
        QApplication.processEvents()
    assert isinstance(window.page, RecordPage)


def test_what_is_written_and_ticked_is_there_after_hiding(page, desk):
    """Who takes it, and which names it says; the person is led back to the same paper."""
    window = page.owner
    page.taker.setText("Her school nurse")
    wait_drawn(page, next(iter(page.names.values())).click)
    kept = here(window)
    assert kept.way == (("record", "2026-001"), ("paper", "2026-001"))
    window.show_home()
    go_back(window, kept)
    again = window.page
    assert isinstance(again, PaperPage)
    assert again is not page
    until(lambda: bool(again.names))
    assert again.taker.text() == "Her school nurse"
    assert [line.isChecked() for line in again.names.values()] == [True, False, False]


def test_tab_goes_down_the_page(page):
    """Who takes it, the ways to let it go, what is asked there, the names, and then the pages, which arrows scroll."""
    page.save_button.click()
    page.taker.setFocus()
    met = [focus_name()]
    for _ in range(10):
        press(page.owner, "\t")
        met.append(focus_name())
    assert met == [
        *("Who takes this copy?", "Print", "Save as a PDF", "Save with a password"),
        *("Save it as it is", "Protect it with a password", "Do not save it"),
        *(WHO, WHERE, SCHOOL, f"Page 1 of {len(page.sheets.sheets)}"),
    ]
    before = page.verticalScrollBar().value()
    press(page.owner, Qt.Key.Key_Down)
    assert page.verticalScrollBar().value() > before


def test_no_title_says_more_than_the_program(page):
    """Also while the paper is open."""
    assert page.owner.windowTitle() == "Sharewell"


@pytest.mark.parametrize("ask", ["save", "ask_secret"])
@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off(open_window, desk, percent, size, ask):
    """At large text and in a small window, with everything that can be asked."""
    window = open_window(desk, percent=percent, size=size)
    page = paper_page(window)
    getattr(page, ask)()
    seen(window)
    assert (window.width(), window.height()) == size
    assert page.widget().width() <= page.viewport().width()
    parts = [each for kind in (Button, Prose, ManyRow) for each in page.findChildren(kind) if each.isVisible()]
    assert len(parts) > 12
    for part in parts:
        assert part.height() >= part.heightForWidth(part.width()), part.text()
        assert isinstance(part, Prose) or part.height() >= 44
