"""A sealed decision can be read, with what took its place, and everything that is done with it begins there."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from app.decisions.additions import Addition
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.records import LAW, NAME, record, refused
from tests.ui.stand_in import StandInDesk, StandInRetention
from tests.unit.keeping import decided, seal, set_up
from ui.add_page import AddPage
from ui.amend_page import AmendPage
from ui.buttons import Button
from ui.file_paper_page import FilePaperPage
from ui.prose import Prose
from ui.record_page import RecordPage
from ui.second_page import SecondPage


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
    page.things["dates"].click()
    until(page.done.isVisible)
    assert offered == ["decision-2026-014-dates.ics"]
    assert (tmp_path / offered[0]).read_bytes() == b"BEGIN:VCALENDAR"
    assert page.done.text().startswith("The dates are saved")
    assert not opened(window, dues=()).things["dates"].isVisible()


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


def test_what_took_its_place_is_said_first_and_leads_there(open_window, tmp_path):
    """Number, when and why, above what was decided; the new one says whose place it took, and leads back. What was
    replaced is not decided about again."""
    desk = set_up(tmp_path / "mine")
    seal(desk, "Child A told me something.")
    desk.seal_draft(decided(desk.amend("2026-001", "Her school told me more.").draft))
    window = open_window(desk)
    window.show_record(desk.record("2026-001"))
    shown = seen(window.page)
    order = ["Record 2026-002 has taken the place of this one", "Her school told me more.", "What was decided"]
    assert [shown.index(text) for text in order] == sorted(shown.index(text) for text in order)
    assert not window.page.things["again"].isVisible()
    window.page.others["2026-002"].click()
    assert window.page.record.number == "2026-002"
    shown = seen(window.page)
    assert "This record takes the place of record 2026-001." in shown
    assert "Her school told me more." in shown
    assert window.page.things["again"].isVisible()
    window.page.others["2026-001"].click()
    assert window.page.record.number == "2026-001"
    desk.close()


@pytest.mark.parametrize(
    ("thing", "page"),
    [("file", FilePaperPage), ("add", AddPage), ("again", AmendPage), ("second", SecondPage)],
)
def test_what_else_is_done_with_a_record_begins_here_and_leads_back(open_window, tmp_path, thing, page):
    """By keyboard: the link goes down to the list, and the way back from each page is the record."""
    desk = set_up(tmp_path / "mine")
    seal(desk, "Child A told me something.")
    window = open_window(desk)
    window.show_record(desk.record("2026-001"))
    assert focus_name() == "Decision 2026-001"
    press(window, "\t")
    assert focus_name() == "Print or save"
    press(window, "\t", Qt.Key.Key_Return)
    assert focus_name() == "Who gets what"
    while window.focusWidget() is not window.page.things[thing]:
        press(window, "\t")
    press(window, Qt.Key.Key_Return)
    assert isinstance(window.page, page)
    window.page.back.click()
    assert isinstance(window.page, RecordPage)
    desk.close()


def test_a_verdict_is_shown_with_who_gave_it(open_window):
    """What they say, who they are, and their words; a scan among the additions is a signed paper, not its sum."""
    said = {"record": "2026-014", "by": "Rita Manager", "at": "2026-11-20T14:05:00+00:00"}
    verdict = Addition(what="disagrees", text="Her school must know too.", role="manager", **said)
    window = open_window(StandInDesk(retention=StandInRetention((verdict,))))
    window.show_record(record())
    shown = seen(window.page)
    at = shown.index("A second person disagrees")
    assert shown[at + 1 : at + 3] == ["Rita Manager (Registered manager), today, 2.05 pm", "Her school must know too."]
