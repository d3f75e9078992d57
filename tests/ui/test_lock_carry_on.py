"""After an end that nobody closed: what was being worked on is offered openly, and kept either way."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from app.desk.summaries import DraftSummary
from app.desk.whereabouts import Whereabouts
from app.errors import AppError
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.records import record
from tests.ui.screens import NOTICE, WRITE, screen
from tests.ui.stand_in import NOW, StandInDesk, StandInSession

DRAFT = DraftSummary(id="d1", updated=NOW, at="Rule 4 of 7 · Consent", answered=12)
AT = (NOW - timedelta(minutes=20)).isoformat()
CALL = (("who", "999 Emergency"), ("said", "He ran off"))


@pytest.fixture
def unlocked(open_window):
    """A window whose register has just been opened, with this kept as where somebody was."""

    def unlock(where, unfinished=(DRAFT,), session=None):
        desk = StandInDesk(state="locked", where=where, unfinished=unfinished)
        desk.session = session or StandInSession([WRITE])
        window = open_window(desk)
        window.home.unlock.emit()
        page = window.stack.currentWidget()
        page.passphrase.line.setText(desk.passphrase)
        page.unlock()
        until(lambda: window.stack.currentWidget() is not page)
        return window

    return unlock


def test_a_decision_is_offered_with_when_and_how_far(unlocked):
    """When it was saved, where it is and how much is answered; carrying on leads to the page that was open."""
    window = unlocked(Whereabouts(way=(("decision", "d1"),), step="q:words"))
    assert focus_name() == "You were in the middle of a decision"
    assert {"Last saved today at 2.05 pm.", "You had got to Rule 4 of 7 · Consent, with 12 answers."} <= set(
        seen(window)
    )
    press(window, "\t", Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.wizard
    assert window.desk.resumed == ("d1", "q:words")


def test_kept_for_later_it_stays_in_the_list(unlocked):
    """Nothing is thrown away, and it is not asked again."""
    window = unlocked(Whereabouts(way=(("decision", "d1"),), step="q:words"))
    window.stack.currentWidget().keep.click()
    assert window.stack.currentWidget() is window.home
    assert "Rule 4 of 7 · Consent" in seen(window.home)
    assert window.desk.where is None
    assert window.desk.calls == []


def test_what_somebody_meant_to_do_is_done_after_the_question(open_window):
    """Who pressed Start a decision and keeps the other for later is at the start of a new one."""
    where = Whereabouts(way=(("decision", "d1"),), step="q:words")
    session = StandInSession([screen()])
    window = open_window(StandInDesk(state="locked", where=where, unfinished=(DRAFT,), session=session))
    window.home.start_buttons[0].click()
    page = window.stack.currentWidget()
    page.passphrase.line.setText(window.desk.passphrase)
    page.unlock()
    until(lambda: window.stack.currentWidget() is not page)
    window.stack.currentWidget().keep.click()
    assert window.stack.currentWidget() is window.wizard
    assert window.desk.resumed == ("", "")


def test_words_of_a_call_are_offered_too(unlocked):
    """Who was rung and what was said stand there again."""
    window = unlocked(Whereabouts(way=(("emergency", ""),), words=CALL, at=AT), unfinished=())
    assert focus_name() == "You were writing down a call"
    assert "Last saved today at 1.45 pm." in seen(window)
    window.stack.currentWidget().go.click()
    assert window.stack.currentWidget().jotted() == dict(CALL)


@pytest.mark.parametrize(("page", "words", "who"), [("emergency", CALL, "999 Emergency"), ("wrong", CALL[1:], "")])
def test_words_of_a_call_kept_for_later_become_a_decision_to_finish(unlocked, page, words, who):
    """Not a word is lost: it is logged as far as it got, and waits in the list like any logged call."""
    window = unlocked(Whereabouts(way=((page, ""),), words=words, at=AT), unfinished=())
    window.stack.currentWidget().keep.click()
    (call,) = window.desk.calls
    assert (call.who, call.said, call.breach) == (who or "Not written down yet", "He ran off", page == "wrong")
    assert call.at == NOW - timedelta(minutes=20)
    assert window.desk.where is None


def test_a_call_in_the_middle_of_a_decision(unlocked):
    """Both are named, and carrying on brings both back."""
    way = (("decision", "d1"), ("emergency", ""))
    window = unlocked(Whereabouts(way=way, step="q:words", words=CALL, at=AT))
    assert "You had also begun to write down a call." in seen(window)
    window.stack.currentWidget().go.click()
    assert window.stack.currentWidget().jotted() == dict(CALL)
    assert window.wizard is not None


def test_a_call_whose_decision_is_gone_is_still_offered(unlocked):
    """The words are worth more than the page they were written from."""
    way = (("decision", "gone"), ("emergency", ""))
    window = unlocked(Whereabouts(way=way, words=CALL, at=AT), unfinished=())
    window.stack.currentWidget().go.click()
    assert window.stack.currentWidget().jotted() == dict(CALL)
    assert window.wizard is None


def test_an_addition_to_a_record_is_only_carried_on(unlocked):
    """It is in no list to be kept in; on its own page it can be finished or left."""
    way = (("record", "2026-014"), ("add", "2026-014"))
    window = unlocked(Whereabouts(way=way, words=(("text", "She rang back"),), at=AT), unfinished=())
    assert focus_name() == "You were adding to a record"
    assert "Keep for later" not in seen(window)
    window.desk.sealed = record()
    window.stack.currentWidget().go.click()
    assert window.stack.currentWidget().jotted() == {"text": "She rang back"}
    window.desk.where = None


def test_deciding_again_is_only_carried_on(unlocked):
    """Nothing is begun yet that could be in a list; and it is no call."""
    way = (("record", "2026-014"), ("amend", "2026-014"))
    window = unlocked(Whereabouts(way=way, words=(("text", "She rang back"),), at=AT), unfinished=())
    assert focus_name() == "You were about to decide again about a record"
    assert "Keep for later" not in seen(window)
    window.desk.sealed = record()
    window.stack.currentWidget().go.click()
    assert window.stack.currentWidget().jotted() == {"text": "She rang back"}
    window.desk.where = None


@pytest.mark.parametrize("way", [(("record", "2026-014"), ("paper", "2026-014")), (("care", "check_sheet"),)])
def test_what_was_written_on_any_other_page_is_no_call(unlocked, way):
    """It is offered in plain words, on the page that it was written on, and becomes no decision."""
    window = unlocked(Whereabouts(way=way, words=(("taker", "Her nurse"), ("code", "2026-0")), at=AT), unfinished=())
    assert focus_name() == "You had begun to write something down"
    assert "Keep for later" not in seen(window)
    window.desk.where = None


@pytest.mark.parametrize(
    "where",
    [None, Whereabouts(), Whereabouts(way=(("decision", "sealed"),)), Whereabouts(way=(("record", "2026-014"),))],
)
def test_where_nothing_was_open_nothing_is_asked(unlocked, where):
    """Closed properly, sealed since, or only being read: the first page."""
    window = unlocked(where)
    assert window.stack.currentWidget() is window.home


def test_a_recovery_key_that_was_not_written_down_is_shown(unlocked):
    """Also when the program ended while it was locked."""
    window = unlocked(Whereabouts(way=(("key", "ABCD-EFGH-JKLM"),)))
    assert "ABCD   EFGH   JKLM" in seen(window)


def test_what_the_guidance_asks_anew_is_said_on_the_page(unlocked):
    """Carried on under newer guidance, the page says that it has changed, as it always does."""
    session = StandInSession([screen(notice=NOTICE)])
    window = unlocked(Whereabouts(way=(("decision", "d1"),), step="q:first"), session=session)
    window.stack.currentWidget().go.click()
    assert NOTICE in seen(window)


@pytest.mark.parametrize("way_out", ["home", "close"])
def test_going_home_and_closing_leave_nothing_open(walk, way_out):
    """While somebody writes, the register knows where; leaving by a door ends that."""
    window = walk(WRITE)
    press(window, "\t", "a")
    until(lambda: bool(window.desk.saved))
    assert window.desk.where == Whereabouts(way=(("decision", "d1"),), step="q:words")
    window.show_home() if way_out == "home" else window.close()
    assert window.desk.where is None


def test_a_call_is_kept_while_it_is_written_and_forgotten_once_logged(open_window):
    """Every word is in the register within a second; logged, it is a draft and no longer open."""
    window = open_window(StandInDesk())
    window.show_emergency()
    form = window.stack.currentWidget().form
    form.who[0].click()
    form.said.setFocus()
    press(window, *"He ran")
    until(lambda: window.desk.where is not None and ("said", "He ran") in window.desk.where.words)
    assert window.desk.where.way == (("emergency", ""),)
    form.send()
    until(lambda: window.desk.where.words == ())
    window.show_home()
    assert window.desk.where is None


def test_a_call_that_cannot_be_kept_is_said(open_window):
    """A full disk while somebody writes down a call is told like any other."""
    window = open_window(StandInDesk())
    window.show_emergency()

    def full(where):
        raise AppError("disk_full", folder="here")

    keep, window.desk.keep_whereabouts = window.desk.keep_whereabouts, full
    window.stack.currentWidget().form.said.setFocus()
    press(window, "H")
    until(lambda: "The disk is full" in seen(window))
    window.desk.keep_whereabouts = keep


def test_before_a_register_is_open_nothing_is_kept(open_window):
    """Locked or without a register the call is written as ever, and sealed or held when it is logged."""
    window = open_window(StandInDesk(state="locked"))
    window.show_emergency()
    window.stack.currentWidget().form.said.setFocus()
    press(window, "H")
    window.show_home()
    assert window.desk.where is None
