"""A sheet of paper is held against the register, and what it is stands there in plain words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.look_at import focus_name, press, seen, until
from tests.unit.keeping import decided, seal, set_up
from ui.buttons import Button
from ui.check_sheet_page import CheckSheetPage, Shape
from ui.file_paper_page import which_file
from ui.place import go_back, here
from ui.prose import Prose
from ui.record_page import RecordPage


@pytest.fixture
def desk(tmp_path):
    """A desk with two records, and the paper of the first saved beside it."""
    made = set_up(tmp_path / "mine")
    for happened in ("Child A told me something.", "Child B was late."):
        seal(made, happened)
    made.copies.save(made.record("2026-001"), tmp_path / "a.pdf")
    yield made
    made.close()


@pytest.fixture
def page(open_window, desk):
    """The page that checks a sheet, reached from the first page."""
    return opened(open_window(desk))


def opened(window) -> CheckSheetPage:
    """The page, by its link on the first page."""
    window.home.check_button.click()
    assert isinstance(window.page, CheckSheetPage)
    return window.page


def chosen(page, path):
    """Choose this file, and wait for the answer."""
    page.ask_file = lambda *asked: str(path)
    page.choose_button.click()
    until(page.isEnabled)
    until(lambda: page.found is not None or page.problem.isVisible())


def typed(page, code):
    """Type this code."""
    page.code.setText(code)
    page.code.setFocus()
    press(page.owner, Qt.Key.Key_Return)


def code_of(desk, number) -> str:
    """The code of a sheet that shows all there is of a record now."""
    return desk.thread(number).code(number).typed


def shape(page) -> str:
    """Which shape stands beside the answer."""
    (found,) = page.findChildren(Shape)
    return found.state


def test_a_saved_paper_is_genuine_and_the_latest(page, tmp_path):
    """In large words, with a tick; every byte was looked at, and when it left is said."""
    chosen(page, tmp_path / "a.pdf")
    assert focus_name() == "Genuine, and the latest"
    assert shape(page) == "genuine"
    shown = seen(page)
    assert "Every byte of the file was checked." in shown
    assert any(line.endswith("Saved as a file.") for line in shown)


def test_one_byte_more_is_told(page, tmp_path):
    """It is not the paper as it left here; another shape says so too."""
    (tmp_path / "a.pdf").write_bytes((tmp_path / "a.pdf").read_bytes() + b"%")
    chosen(page, tmp_path / "a.pdf")
    assert focus_name() == "Changed. Do not rely on it"
    assert shape(page) == "altered"


def test_a_paper_that_was_replaced_leads_to_the_newest(page, desk, tmp_path):
    """Also where what replaced it was replaced itself; and to its own record, from which one comes back here."""
    for number in ("2026-001", "2026-003"):
        desk.seal_draft(decided(desk.amend(number, "I know more now.").draft))
    chosen(page, tmp_path / "a.pdf")
    assert focus_name() == "Genuine, but not the latest"
    assert shape(page) == "superseded"
    assert [each.text() for each in page.ways] == ["Open the newest, record 2026-004", "Open record 2026-001"]
    window = page.owner
    page.ways[0].click()
    assert isinstance(window.page, RecordPage)
    assert window.page.record.number == "2026-004"
    window.page.back.click()
    assert isinstance(window.page, CheckSheetPage)


def test_a_code_vouches_for_no_words(page, desk):
    """The right one asks to compare the words with the record; one that is old, wrong or strange is told."""
    typed(page, code_of(desk, "2026-002").lower())
    assert focus_name() == "The code is right. Now compare the words"
    assert any("Compare the paper with the record on the screen" in line for line in seen(page))
    assert [each.text() for each in page.ways] == ["Open record 2026-002"]
    before = code_of(desk, "2026-002")
    desk.retention.add("2026-002", "correction", "It was Tuesday.", "Ada")
    typed(page, before)
    assert focus_name() == "The code is right, but it is not the latest"
    typed(page, desk.thread("2026-001").code("2026-002").typed)
    assert focus_name() == "The code is not right. Do not rely on it"
    typed(page, desk.thread("2026-001").code("2026-777").typed)
    assert focus_name() == "Not known here"
    assert page.ways == []


def test_what_cannot_be_checked_is_said_at_its_place(page, desk, tmp_path):
    """A slip, an empty box, a file that is no paper and none at all; the last answer is not on the page any more."""
    typed(page, code_of(desk, "2026-001"))
    assert page.found is not None
    for code, said in (("2026-001 / 1 / XXXX", "There is a slip in the check code."), ("", "Type the code")):
        typed(page, code)
        assert page.problem.text().startswith(said)
        assert QApplication.focusWidget() is page.code
        assert page.found is None
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7 nothing")
    chosen(page, tmp_path / "b.pdf")
    assert page.problem.text().startswith("This paper cannot be read.")
    assert QApplication.focusWidget() is page.choose_button
    page.ask_file = lambda *asked: ""
    page.choose_button.click()
    assert page.isEnabled()


def test_it_asks_for_the_passphrase_first(open_window, desk):
    """The link is there while everything is locked, and leads by way of the passphrase."""
    desk.close()
    window = open_window(desk)
    assert window.home.check_button.isVisible()
    window.home.check_button.click()
    assert focus_name() == "Your passphrase"


def test_the_code_is_there_after_hiding(page):
    """What was typed stands there again."""
    page.code.setText("2026-001 / 1 / AB")
    kept = here(page.owner)
    assert kept.way == (("care", "check_sheet"),)
    page.owner.show_home()
    go_back(page.owner, kept)
    assert page.owner.page.code.text() == "2026-001 / 1 / AB"


def test_the_system_s_own_dialog_asks_for_the_file(page):
    """Unless somebody says otherwise."""
    assert page.ask_file is which_file


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off(open_window, desk, tmp_path, percent, size):
    """At large text and in a small window, with the longest answer."""
    desk.seal_draft(decided(desk.amend("2026-001", "I know more now.").draft))
    window = open_window(desk, percent=percent, size=size)
    page = opened(window)
    chosen(page, tmp_path / "a.pdf")
    seen(window)
    assert (window.width(), window.height()) == size
    assert page.widget().width() <= page.viewport().width()
    parts = [each for kind in (Button, Prose) for each in page.findChildren(kind) if each.isVisible()]
    assert len(parts) > 10
    for part in parts:
        assert part.height() >= part.heightForWidth(part.width()), part.text()
        assert isinstance(part, Prose) or part.height() >= 44
