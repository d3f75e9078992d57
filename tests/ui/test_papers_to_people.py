"""Papers for those who get something: none leaves before it is ready; the log and the notices are saved nameless."""

from __future__ import annotations

import os
from dataclasses import replace

import pytest

from app.decisions.sharing.values import Cell
from tests.ui.look_at import seen, until
from tests.ui.shared import on, shared_desk, shared_page
from tests.unit.decisions.sharing import made
from tests.unit.keeping import set_up
from ui.agency_notices_page import AgencyNoticesPage
from ui.care import open_page
from ui.log_page import LogPage
from ui.notice_page import NoticePage
from ui.place import go_back, here
from ui.recipient_paper_page import RecipientPaperPage
from ui.shared_page import open_shared


def right() -> object:
    """A decision whose paper for the mother only wants a second look."""
    draft = made.draft()
    mother = replace(made.MOTHER, kind="relative", worries=(), answers=made.MOTHER.answers)
    sharing = draft.sharing.put(mother).put_reason("mum", "She is the mother.")
    return draft.with_sharing(sharing, draft.updated)


@pytest.fixture
def desk(tmp_path):
    """A desk with one record in which things go to two people."""
    desk = shared_desk(tmp_path / "mine")
    yield desk
    desk.close()


@pytest.fixture
def page(open_window, desk):
    """What goes to whom from the record, reached from it."""
    return shared_page(open_window(desk))


def test_a_paper_that_is_not_ready_cannot_leave(page):
    """What keeps it back is said; neither button works until it is put right."""
    page.buttons["paper mum"].click()
    papers = on(page.window(), RecipientPaperPage)
    assert not papers.save_button.isEnabled()
    assert not papers.print_button.isEnabled()
    assert "Before it can go" in seen(papers)
    assert any("page by page" in text or "one by one" in text for text in seen(papers))


def test_the_second_look_lets_just_this_paper_go(open_window, tmp_path):
    """Each page is ticked; then it can be saved; another paper is not let go by it; the look is on the record."""
    desk = set_up(tmp_path / "mine")
    draft = right()
    number = desk.seal_draft(replace(draft, id=os.urandom(16).hex())).number
    assert [problem.code for problem in desk.recipient_papers.problems(number, "mum")] == ["look"]
    window = open_window(desk)
    open_shared(window, number)
    window.page.buttons["paper mum"].click()
    papers = on(window, RecipientPaperPage)
    until(lambda: bool(papers.right))
    assert not papers.save_button.isEnabled()
    for line in papers.right:
        line.click()
    assert papers.save_button.isEnabled()
    assert "You have looked at every page. It can go now." in seen(papers)
    window.ask_where = lambda _, name: str(tmp_path / name)
    papers.save_button.click()
    until((tmp_path / "for-recipient.pdf").exists)
    until(papers.isEnabled)
    assert [each.what for each in desk.thread(number).added] == ["looked"]
    assert [copy.way for copy in desk.copies.of(number)] == ["saved"]
    desk.close()


def test_the_script_and_the_note_are_shown_too(page):
    """Each paper of the recipient can be looked at, and what was shown is shown again after hiding."""
    window = page.window()
    page.buttons["paper sw"].click()
    papers = on(window, RecipientPaperPage)
    for which in ("script", "note", "sheet", "script"):
        papers.picked.rows[which].click()
        assert papers.which == which
        drawn = []
        papers.sheets.drawn.connect(lambda: drawn.append(True))  # noqa: B023 - called before the next turn
        until(lambda: bool(drawn))  # noqa: B023
    where = here(window)
    window.show_home()
    go_back(window, where)
    again = on(window, RecipientPaperPage)
    assert again.which == "script"
    drawn = []
    again.sheets.drawn.connect(lambda: drawn.append(True))
    until(lambda: bool(drawn))


def test_a_notice_is_only_made_for_somebody_who_may_be_told(page, tmp_path):
    """The words for a child are proposed for a child; where the record does not let them be told, that is said."""
    window = page.window()
    page.buttons["notice"].click()
    notice = on(window, NoticePage)
    assert notice.wording.picked == "child"
    notice.who.rows["mother"].click()
    assert notice.wording.picked == "adult"
    notice.make_button.click()
    until(notice.isEnabled)
    assert notice.problem.isVisible()


def test_the_log_shows_everything_without_names_and_saves_it(open_window, desk, tmp_path):
    """Names are in a file only where somebody asks for them, and the file says so."""
    window = open_window(desk)
    open_page(window, "log")
    log = on(window, LogPage)
    assert any("Social worker" in text for text in seen(log))
    assert not any("Tarn" in text for text in seen(log))
    window.ask_where = lambda _, name: str(tmp_path / name)
    for kind, ending in (("csv", "sharing-log.csv"), ("pdf", "sharing-log.pdf"), ("ics", "sharing-dates.ics")):
        log.saves[kind].click()
        until((tmp_path / ending).exists)
        until(log.isEnabled)
    assert b"Tarn" not in (tmp_path / "sharing-log.csv").read_bytes()
    log.names.click()
    log.saves["csv"].click()
    until(log.isEnabled)
    assert b"Tarn" in (tmp_path / "sharing-log.csv").read_bytes()
    log.which.rows["to_chase"].click()
    assert "Nothing here is waiting for an answer." in seen(log)


def test_the_agencys_notices_are_saved_changed_and_printed(open_window, desk, tmp_path):
    """As a paper, as a text, and as a paper from a text that somebody changed."""
    window = open_window(desk)
    open_page(window, "agency_notices")
    page = on(window, AgencyNoticesPage)
    window.ask_where = lambda _, name: str(tmp_path / name)
    page.ask_file = lambda *_: str(tmp_path / "privacy-notice.txt")
    for key, name in (("text", "privacy-notice.txt"), ("pdf", "privacy-notice.pdf")):
        page.buttons["privacy", key].click()
        until((tmp_path / name).exists)
        until(page.isEnabled)
    (tmp_path / "privacy-notice.txt").write_text("# Ours\n\nWe keep very little.\n", "utf-8")
    before = (tmp_path / "privacy-notice.pdf").read_bytes()
    page.buttons["privacy", "mine"].click()
    until(lambda: (tmp_path / "privacy-notice.pdf").read_bytes() != before)
    until(page.isEnabled)


def test_a_cell_that_gives_nothing_offers_no_paper(open_window, tmp_path):
    """There is nothing to print for somebody who gets nothing."""
    desk = set_up(tmp_path / "mine")
    draft = made.draft()
    none = draft.sharing.put_cell(Cell(item="bruise", recipient="mum", give="no"))
    number = desk.seal_draft(replace(draft.with_sharing(none, draft.updated), id=os.urandom(16).hex())).number
    window = open_window(desk)
    open_shared(window, number)
    assert "paper mum" not in window.page.buttons
    assert "paper sw" in window.page.buttons
    desk.close()
