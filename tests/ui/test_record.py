"""A sealed decision can be read and its paper saved."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.ui.look_at import seen, until
from tests.ui.records import LAW, NAME, record, refused
from tests.ui.stand_in import StandInDesk
from ui.buttons import Button
from ui.prose import Prose


def test_the_record_page_says_what_was_sealed(open_window):
    """Decision, reasons, who must still be told, answers, calls and fingerprint, in the words of the record."""
    window = open_window(StandInDesk(sealed=record()))
    window.show_record(record())
    shown = seen(window.stack.currentWidget())
    assert {"Decision 2026-014", "Share it now", f"{NAME} may be hurt again.", f"{NAME} told me"} <= set(shown)
    assert "Still to be told, today by 6 pm" in shown
    assert "101 Police, today, 1.50 pm" in shown
    assert record().fingerprint in shown
    assert window.windowTitle() == "Sharewell"


def test_the_paper_is_written_whole_where_somebody_chose(open_window, tmp_path):
    """The name offered holds the number and nobody's name; the file holds the whole paper."""
    window = open_window(StandInDesk(sealed=record()))
    offered = []
    target = tmp_path / "paper.pdf"

    def where(_, name):
        offered.append(name)
        return str(target)

    window.ask_where = where
    window.show_record(record())
    page = window.stack.currentWidget()
    page.save_button.click()
    until(page.done.isVisible)
    assert offered == ["decision-2026-014.pdf"]
    assert target.read_bytes() == b"%PDF-1.7 a paper"
    assert list(tmp_path.iterdir()) == [target]


def test_a_no_says_when_it_is_looked_at_again_and_what_would_change_it(open_window):
    """Day and reason side by side, the second person's moment, the law to confirm, and the new law that counted."""
    window = open_window(StandInDesk())
    window.show_record(record(refused()))
    shown = seen(window.stack.currentWidget())
    at = shown.index("Look again: Friday 18 December 2026")
    assert shown[at + 1 : at + 3] == ["What would change it", "A letter from the court."]
    assert "A second person should look at this by Monday 23 November 2026, 5 pm." in shown
    at = shown.index(LAW.title)
    assert shown[at : at + 3] == [LAW.title, LAW.verdict, LAW.points[0].text]
    assert "Counted as law: Duty to share" in shown
    assert "Look again: when the court has met" in seen(opened(window, look_again="when the court has met"))


def opened(window, **changes):
    """The page of the refused record with something changed."""
    window.show_record(record(replace(refused(), **changes)))
    return window.stack.currentWidget()


def test_the_dates_go_into_a_file_for_a_calendar(open_window, tmp_path):
    """The name offered holds the number and nobody's name; where nothing is due there is nothing to save."""
    window = open_window(StandInDesk())
    offered = []
    window.ask_where = lambda _, name: offered.append(name) or str(tmp_path / name)
    page = opened(window)
    page.dates_button.click()
    until(page.done.isVisible)
    assert offered == ["decision-2026-014-dates.ics"]
    assert (tmp_path / offered[0]).read_bytes() == b"BEGIN:VCALENDAR"
    assert page.done.text().startswith("The dates are saved")
    assert not opened(window, dues=()).dates_button.isVisible()


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_of_a_record_is_cut_off(open_window, percent, size):
    """At large text and in a small window every line has the height it needs and nothing is wider than the window."""
    window = open_window(StandInDesk(), percent=percent, size=size)
    page = opened(window)
    seen(page)
    assert page.widget().width() <= page.viewport().width()
    assert (window.width(), window.height()) == size
    for text in (*page.findChildren(Prose), *page.findChildren(Button)):
        assert not text.isVisible() or text.height() >= text.heightForWidth(text.width()), text.text()


def test_a_paper_that_cannot_be_written_is_said(open_window, tmp_path):
    """A folder that is not there is a message, never half a file."""
    window = open_window(StandInDesk(sealed=record()))
    window.ask_where = lambda _, name: str(tmp_path / "nowhere" / name)
    window.show_record(record())
    window.stack.currentWidget().save_button.click()
    until(lambda: window._note is not None)
    assert list(tmp_path.iterdir()) == []
