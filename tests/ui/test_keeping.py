"""How long records are kept, in the window: the list and one record, over a real register."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from tests.ui.kept import top
from tests.ui.look_at import focus_name, press, seen
from tests.unit.keeping import WHO, with_three
from ui.buttons import Button
from ui.care import open_page
from ui.keeping_page import KeepingPage, open_dispose, open_kept
from ui.kept_page import KeptPage
from ui.prose import Prose
from ui.record_page import RecordPage


@pytest.fixture
def desk(tmp_path):
    """A carer's open desk with three records; the first is long over, the second was given a class."""
    made = with_three(tmp_path / "mine")
    yield made
    made.close()


def test_every_record_stands_in_the_list_what_is_due_first(open_window, desk):
    """Each with its class and where it stands; only what is due can be shown; a line leads to the record and back."""
    window = open_window(desk)
    open_page(window, "keeping")
    page = top(window, KeepingPage)
    assert [line.text()[:15] for line in page.lines] == ["Record 2026-001", "Record 2026-002", "Record 2026-003"]
    assert page.lines[0].detail == "A foster carer's record · due since Thursday 3 February 2011"
    assert page.lines[2].detail == "A child's record (proposed) · no date yet"
    page.only_due.click()
    assert len(page.lines) == 1
    page.only_due.click()
    page.lines[1].click()
    assert focus_name() == "How long record 2026-002 is kept"
    top(window, KeptPage).back.click()
    top(window, KeepingPage)


def test_a_long_list_is_shown_in_two_parts(open_window, desk, monkeypatch):
    """The rest comes when it is asked for, with the focus where it begins."""
    monkeypatch.setattr("ui.keeping_page.MOST", 2)
    window = open_window(desk)
    open_page(window, "keeping")
    page = top(window, KeepingPage)
    assert len(page.lines) == 2
    next(button for button in page.findChildren(Button) if button.text() == "Show 1 more").click()
    assert [line.text()[:15] for line in page.lines] == ["Record 2026-001", "Record 2026-002", "Record 2026-003"]
    assert QApplication.focusWidget() is page.lines[2]
    assert not any(text.startswith("Show 1") for text in seen(page))


def test_a_class_and_its_days_are_kept(open_window, desk):
    """The days asked for follow the class; what is no day is said at its box; what was kept is said and shown."""
    window = open_window(desk)
    open_kept(window, "2026-003")
    page = top(window, KeptPage)
    assert "This is proposed from the answers. Please check it." in seen(page)
    assert {"The day the child was born", "Confirmed by your manager on Tuesday 1 September 2026"} <= set(seen(page))
    assert not page.until.isVisible()
    page.kinds["allegation"].click()
    assert {"The day of the allegation", "The day the person reaches pension age"} <= set(seen(page))
    assert page.until.boxes[0].accessibleName() == "Day, The day the person reaches pension age"
    for boxes, parts in ((page.counted_from, ("31", "2", "2001")), (page.until, ("1", "1", "2040"))):
        for box, part in zip(boxes.boxes, parts, strict=True):
            box.setText(part)
    page.files["both"].click()
    page.keep_button.click()
    assert page.problem.text().startswith("This is no day")
    assert QApplication.focusWidget() is page.counted_from.boxes[0]
    page.counted_from.boxes[0].setText("28")
    page.keep_button.click()
    assert page.done.text() == "Kept: keep until Sunday 1 January 2040."
    assert "Keep until Sunday 1 January 2040" in seen(page)
    kept = desk.retention.standing("2026-003").keeping
    assert (kept.kind, kept.file_on, kept.counted_from) == ("allegation", "both", date(2001, 2, 28))
    page.counted_from.boxes[2].setText("1801")
    page.keep_button.click()
    assert page.problem.text().startswith("This day cannot be right")


def test_a_hold_needs_a_reason_and_a_name_and_is_lifted_by_name(open_window, desk):
    """What is missing is said where it belongs; while it stands there is no way to dispose of the record."""
    window = open_window(desk)
    open_kept(window, "2026-001")
    page = top(window, KeptPage)
    assert page.dispose_button.isVisible()
    page.hold_button.click()
    assert page.problem.text().startswith("The reason is missing")
    assert QApplication.focusWidget() is page.reason
    page.reason.setPlainText("The police have asked.")
    page.hold_button.click()
    assert page.problem.text().startswith("The name is missing")
    assert QApplication.focusWidget() is page.by
    page.by.setText(WHO)
    page.hold_button.click()
    assert page.done.text() == "It is on hold."
    assert not page.dispose_button.isVisible()
    assert {"Due since Thursday 3 February 2011, on hold", "The police have asked."} <= set(seen(page))
    page.hold_button.click()
    assert page.problem.text().startswith("The name is missing")
    page.by.setText("Someone Else")
    page.hold_button.click()
    assert page.done.text() == "The hold was lifted."
    assert page.dispose_button.isVisible()
    assert any(line.endswith("Someone Else lifted it.") for line in seen(page))


def test_the_record_is_read_and_back_is_where_one_was(open_window, desk):
    """From what is kept about a record to the record and back."""
    window = open_window(desk)
    open_kept(window, "2026-002")
    next(button for button in top(window, KeptPage).findChildren(Button) if button.text() == "Read the record").click()
    page = top(window, RecordPage)
    assert (page.record.number, page.back.text()) == ("2026-002", "Go back")
    page.back.click()
    assert top(window, KeptPage).heading.text() == "How long record 2026-002 is kept"


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off_and_nothing_is_low(open_window, desk, percent, size):
    """Each page at large text and in a small window: each line has the room it needs, and nothing is too low."""
    desk.hands().register.keep("disposal_left", {"steps": ["tidy", "key", "backups"]})
    window = open_window(desk, percent=percent, size=size)
    for show in (
        lambda: open_page(window, "keeping"),
        lambda: open_kept(window, "2026-001"),
        lambda: open_dispose(window, ["2026-001"]),
        lambda: open_dispose(window, ["2026-001", "2026-002"]),
    ):
        show()
        page = window.page
        seen(page)
        assert page.widget().width() <= page.viewport().width()
        assert (window.width(), window.height()) == size
        for part in (*page.findChildren(Button), *page.findChildren(Prose)):
            if part.isVisible():
                assert part.height() >= part.heightForWidth(part.width()), part.text()
                assert not isinstance(part, Button) or part.height() >= 44


def test_the_list_is_walked_by_keys(open_window, desk):
    """Tab reaches the way back, the filter and each record in order; Enter opens one."""
    window = open_window(desk)
    open_page(window, "keeping")
    page = top(window, KeepingPage)
    assert focus_name() == page.heading.text()
    met = []
    for _ in range(5):
        press(window, "\t")
        met.append(focus_name())
    assert met[:2] == ["Go back", "Show only what is due"]
    assert [name[:15] for name in met[2:]] == ["Record 2026-001", "Record 2026-002", "Record 2026-003"]
    press(window, Qt.Key.Key_Return)
    assert focus_name() == "How long record 2026-003 is kept"
