"""Signed papers come back, are kept with their record, and can be looked at."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from tests.ui.look_at import focus_name, seen, until
from tests.unit.keeping import seal, set_up
from ui.buttons import Button
from ui.file_paper_page import FilePaperPage
from ui.place import go_back, here
from ui.prose import Prose
from ui.record_page import RecordPage
from ui.sheets import of_scan
from ui.signed_papers import SignedPage


@pytest.fixture
def desk(tmp_path):
    """A desk with two records, and the papers of both saved as a and b."""
    made = set_up(tmp_path / "mine")
    for name in "ab":
        number = seal(made, f"Child {name.upper()} told me something.")
        made.copies.save(made.record(number), tmp_path / f"{name}.pdf")
    yield made
    made.close()


@pytest.fixture
def page(open_window, desk):
    """The page that files one with the first record, reached from there."""
    window = open_window(desk)
    window.show_record(desk.record("2026-001"))
    window.page.things["file"].click()
    assert isinstance(window.page, FilePaperPage)
    return window.page


def test_a_signed_paper_is_kept_and_shown_beside_the_record(page, desk, tmp_path):
    """Who files it is known; then the record says it, with a small picture, and shows every page large."""
    window = page.window()
    assert page.by.text() == "Ada Example"
    page.ask_file = lambda *asked: str(tmp_path / "a.pdf")
    page.choose_button.click()
    until(lambda: isinstance(window.page, RecordPage))
    assert "The signed paper is kept, below the record." in seen(window.page)
    assert {"Signed papers", "Filed by Ada Example"} <= set(seen(window.page))
    (scan,) = desk.scans.of("2026-001")
    assert scan.text not in " ".join(seen(window.page))
    (button,) = window.page.signed.buttons.values()
    assert button.accessibleName().startswith("Show the signed paper of ")
    button.click()
    assert isinstance(window.page, SignedPage)
    sheets = window.page.sheets
    drawn = []
    sheets.drawn.connect(lambda: drawn.append(True))
    until(lambda: bool(drawn))
    pages = desk.scans.pages("2026-001", scan.text)
    assert len(sheets.sheets) == len(pages)
    wanted = of_scan(lambda: pages).draw(0, sheets.dots).convertToFormat(QImage.Format.Format_RGB888)
    assert sheets.sheets[0].pixmap().toImage().convertToFormat(QImage.Format.Format_RGB888) == wanted
    kept = here(window)
    window.show_home()
    go_back(window, kept)
    assert isinstance(window.page, SignedPage)
    window.page.back.click()
    assert isinstance(window.page, RecordPage)


def test_the_paper_of_another_record_is_asked_about(page, desk, tmp_path):
    """Nothing is kept by then; somebody who knows better files it all the same."""
    window = page.window()
    page.keep(tmp_path / "b.pdf")
    until(lambda: focus_name() == "This looks like the paper of another record")
    assert desk.scans.of("2026-001") == ()
    assert "File it with record 2026-001 anyway" in seen(page)
    page.anyway_button.click()
    until(lambda: isinstance(window.page, RecordPage))
    assert len(desk.scans.of("2026-001")) == 1


def test_what_is_no_paper_is_said(page, desk, tmp_path):
    """A file of another kind, and no name of whoever files it; nothing is kept."""
    (tmp_path / "c.jpg").write_bytes(b"nothing")
    page.keep(tmp_path / "c.jpg")
    until(page.problem.isVisible)
    assert page.problem.text().startswith("This file is not a picture of a paper.")
    page.by.clear()
    page.keep(tmp_path / "a.pdf")
    until(lambda: page.problem.text().startswith("The name is missing."))
    assert QApplication.focusWidget() is page.by
    assert desk.scans.of("2026-001") == ()


def test_who_files_it_is_there_after_hiding(page):
    """The name that was written stands there again."""
    window = page.window()
    page.by.setText("Sam Other")
    kept = here(window)
    assert kept.way == (("record", "2026-001"), ("file_paper", "2026-001"))
    window.show_home()
    go_back(window, kept)
    assert window.page.by.text() == "Sam Other"


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off(open_window, desk, tmp_path, percent, size):
    """The question about another record's paper, and the record with signed papers."""
    window = open_window(desk, percent=percent, size=size)
    window.show_record(desk.record("2026-001"))
    window.page.things["file"].click()
    window.page.keep(tmp_path / "b.pdf")
    until(lambda: focus_name() == "This looks like the paper of another record")
    whole(window, size)
    window.page.anyway_button.click()
    until(lambda: isinstance(window.page, RecordPage))
    whole(window, size)


def whole(window, size):
    """Nothing on the page is cut off or too low to press."""
    seen(window)
    assert (window.width(), window.height()) == size
    assert window.page.widget().width() <= window.page.viewport().width()
    for part in (*window.page.findChildren(Button), *window.page.findChildren(Prose)):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
            assert isinstance(part, Prose) or part.height() >= 44
