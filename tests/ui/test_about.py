"""Help: what this copy's guidance is, and whether today's edition would say otherwise about what was sealed."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.decisions.again import Again, Changed
from app.errors import AppError
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.records import record
from tests.ui.screens import WRITE, screen
from tests.ui.stand_in import ABOUT, StandInDesk
from ui.about_page import AboutPage
from ui.buttons import Button
from ui.folded import Folded
from ui.prose import Prose
from ui.unlock import Unlock

HEADING = "Help: check this guidance"
SAME = Again(number="2026-001", sealed="2026-11-02T10:00:00+00:00", edition="2024", changed=(), open=(), lost=0)
CHANGED = replace(
    SAME, number="2026-014", changed=(Changed(part="What to do", was="Ask the person first", now="Share it"),), lost=2
)
ASKED = replace(SAME, number="2026-009", open=("How serious could it be?", "Do they agree?"))


@pytest.fixture
def helped(open_window):
    """Opens the page about the guidance over the first page: `helped(desk)` gives the window and the page."""

    def open_about(desk, **how):
        window = open_window(desk, **how)
        press(window, Qt.Key.Key_F1)
        page = window.stack.currentWidget()
        until(lambda: ABOUT.laws[0] in seen(page))
        return window, page

    return open_about


def test_everything_about_the_guidance_is_there_in_order(helped):
    """Proof, version, digest in groups of four, editions, new laws, outcomes, sources: and long lists are folded."""
    _, page = helped(StandInDesk())
    shown = seen(page)
    groups = "0123 4567 89ab cdef 0123 4567 89ab cdef"
    wanted = (
        *(HEADING, ABOUT.proof, "2026.12, for England", f"{groups}\n{groups}", "Would today's edition say otherwise?"),
        *("Rules of 2018", "In use for new decisions", "Rules of 2024", "Duty to share: off", "Share it now"),
    )
    places = [shown.index(text) for text in wanted]
    assert places == sorted(places)
    assert shown.count("In use for new decisions") == 1
    folded = {"Did you ask them?", "Do they agree?", "A child may be hurt.", "https://www.example.org/26"}
    assert not folded & set(shown)
    for each in page.findChildren(Folded):
        each.button.click()
    assert folded | {"Standard 26 (to be confirmed with your manager)"} <= set(seen(page))


def test_a_fold_says_whether_it_is_open(helped):
    """By keyboard, and by ear: which edition's rules they are, closed, then open, then closed again."""
    window, page = helped(StandInDesk())
    fold = page.findChildren(Folded)[0].button
    fold.setFocus()
    assert (focus_name(), fold.accessibleDescription()) == ("Its rules and questions: Rules of 2018", "closed")
    press(window, Qt.Key.Key_Return)
    assert fold.accessibleDescription() == "open"
    assert "Did you ask them?" in seen(page)
    press(window, Qt.Key.Key_Return)
    assert fold.accessibleDescription() == "closed"
    assert "Did you ask them?" not in seen(page)


@pytest.mark.parametrize(("proved", "accent"), [(True, "leaf"), (False, "sun")])
def test_a_copy_that_was_not_proved_is_marked(helped, proved, accent):
    """The card with the proof wears the calm colour or the one that says look again; the words say it too."""
    _, page = helped(StandInDesk(known=replace(ABOUT, proved=proved)))
    card = next(label for label in page.findChildren(type(page.heading)) if label.text() == ABOUT.proof).parentWidget()
    assert card.accent == accent


@pytest.mark.parametrize("state", ["none", "locked", "open"])
def test_it_is_read_whatever_the_state_of_the_register(helped, state):
    """Before anything is unlocked it is all there, except for what would have to look at sealed decisions."""
    window, page = helped(StandInDesk(state=state))
    assert ABOUT.proof in seen(page)
    assert ("Would today's edition say otherwise?" in seen(page)) == (state == "open")
    press(window, "\t")
    assert focus_name() == "Go back"
    press(window, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is window.home


def test_the_first_page_leads_there_last_of_all(open_window):
    """A quiet line at the foot: below everything that somebody in a hurry needs, and the focus comes back to it."""
    window = open_window(StandInDesk())
    button = window.home.about_button
    assert button.kind == "quiet"
    bottoms = [b.mapTo(window, b.rect().bottomLeft()).y() for b in window.home.findChildren(Button) if b is not button]
    assert button.mapTo(window, button.rect().topLeft()).y() > max(bottoms)
    assert focus_name() == "Someone is in danger now"
    button.setFocus()
    press(window, Qt.Key.Key_Return)
    assert focus_name() == HEADING
    window.leave_about()
    assert button.hasFocus()


def test_back_is_where_one_was_in_the_middle_of_a_sentence(walk):
    """The draft is saved, the page and the box are as they were left, also after the text was made larger there."""
    window = walk(WRITE)
    press(window, "\t", "a", "b")
    box = QApplication.focusWidget()
    press(window, Qt.Key.Key_F1)
    assert isinstance(window.stack.currentWidget(), AboutPage)
    assert window.desk.saved
    press(window, Qt.Key.Key_F1)
    assert focus_name() == HEADING
    window.stack.currentWidget().back.click()
    assert QApplication.focusWidget() is box
    press(window, "c", Qt.Key.Key_F1)
    press(window, Qt.Key.Key_Plus, held=Qt.KeyboardModifier.ControlModifier)
    window.stack.currentWidget().back.click()
    assert window.stack.currentWidget() is window.wizard
    assert focus_name() == WRITE.heading
    assert window.wizard.page.field.writing.toPlainText() == "abc"


def test_a_half_filled_page_waits_underneath(open_window):
    """What was typed into the first set-up is still there; nothing else of the window is kept for long."""
    window = open_window(StandInDesk(state="none"))
    window.start()
    page = window.stack.currentWidget()
    assert isinstance(page, Unlock)
    press(window, "A", "d", "a", Qt.Key.Key_F1)
    window.leave_about()
    assert window.stack.currentWidget() is page
    assert "Ada" in seen(page)
    window.show_home()
    assert window.stack.count() == 1


def test_nothing_is_looked_up_over_a_hidden_page(walk):
    """While everything is hidden F1 does nothing; back again, all is as it was."""
    window = walk(WRITE)
    press(window, Qt.Key.Key_F12, Qt.Key.Key_F1)
    assert window.aside is None
    assert HEADING not in seen(window)


def test_home_ends_the_detour(walk):
    """From help, Home is the first page, as from anywhere; nothing of help or of the decision stays behind."""
    window = walk(screen())
    press(window, Qt.Key.Key_F1)
    window.bar.home_button.click()
    assert (window.stack.currentWidget(), window.aside, window.wizard) == (window.home, None, None)
    assert window.stack.count() == 1


def asked(window, page):
    """Press the button and wait for what comes of it; gives all that can be read then."""
    page.again.ask.setFocus()
    press(window, Qt.Key.Key_Return)
    until(lambda: not page.again._looking)
    return seen(page)


def test_decisions_that_would_come_out_otherwise_are_listed(helped):
    """Number, day, what was and what would be, and what is newly asked; those that stay the same are only counted."""
    window, page = helped(StandInDesk(otherwise=(CHANGED, SAME, ASKED)))
    shown = asked(window, page)
    assert focus_name() == "Yes, about 2 of your 3 decisions."
    verdict = QApplication.focusWidget()
    assert verdict.visibleRegion().boundingRect() == verdict.rect()
    line = next(b for b in page.findChildren(Button) if b.text() == "Decision 2026-014")
    assert line.detail == "sealed Monday 2 November 2026"
    assert {
        "Held against: 2024",
        "What to do: it was “Ask the person first”. Now it would be “Share it”.",
        "2 of its answers are no longer ones that can be given.",
        "Newly asked: How serious could it be? Do they agree?",
    } <= set(shown)
    assert "Decision 2026-001" not in shown


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ((), "You have not sealed a decision yet."),
        ((SAME,), "No. Today's edition says the same about your one decision."),
        ((SAME, SAME), "No. Today's edition says the same about all 2 of your decisions."),
    ],
)
def test_where_nothing_would_change_that_is_said(helped, found, said):
    """A plain no, which has the focus, so that it is read out."""
    window, page = helped(StandInDesk(otherwise=found))
    assert said in asked(window, page)
    assert focus_name() == said


def test_a_decision_in_the_list_is_opened_and_leads_back(helped):
    """The record is opened as it was sealed; from there back is the list, and back again where one was before."""
    window, page = helped(StandInDesk(otherwise=(CHANGED,), sealed=record()))
    asked(window, page)
    next(b for b in page.findChildren(Button) if b.text() == "Decision 2026-014").click()
    opened = window.stack.currentWidget()
    assert focus_name() == "Decision 2026-014"
    assert opened.back.text() == "Go back"
    opened.back.click()
    assert window.stack.currentWidget() is page
    assert "Decision 2026-014" in seen(page)
    page.back.click()
    assert window.stack.currentWidget() is window.home
    window.show_record(record())
    assert window.stack.currentWidget().back.text() == "Home"


def test_a_fault_while_looking_is_told_and_can_be_tried_again(helped, monkeypatch):
    """A record that cannot be read is a message, and the button works again."""
    window, page = helped(StandInDesk())

    def fails(_):
        raise AppError("record_unreadable")

    with monkeypatch.context() as patched:
        patched.setattr(StandInDesk, "again", fails)
        page.again.ask.click()
        until(lambda: window._note is not None)
    assert "You have not sealed a decision yet." in asked(window, page)


def test_a_decision_sealed_meanwhile_is_shown(walk):
    """Help opened while a decision is being sealed does not hide that it was."""
    window = walk(screen())
    press(window, Qt.Key.Key_F1)
    window.sealed(record())
    assert focus_name() == "Decision 2026-014"
    assert (window.aside, window.stack.count()) == (None, 2)


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off_and_nothing_is_low(helped, percent, size):
    """Unfolded, with a list of decisions, at large text and in a small window: each line has the room it needs."""
    window, page = helped(StandInDesk(otherwise=(CHANGED, ASKED)), percent=percent, size=size)
    asked(window, page)
    for each in page.findChildren(Folded):
        each.button.click()
    seen(page)
    assert page.widget().width() <= page.viewport().width()
    assert (window.width(), window.height()) == size
    for part in (*page.findChildren(Button), *page.findChildren(Prose)):
        if part.isVisible():
            assert part.height() >= part.heightForWidth(part.width()), part.text()
            assert not isinstance(part, Button) or part.height() >= 44


def test_looking_something_up_decides_nothing(walk):
    """It is not an act in the decision one is making."""
    window = walk(screen())
    press(window, Qt.Key.Key_F1)
    window.leave_about()
    assert window.desk.session.acts == []


def test_the_papers_to_fill_in_by_hand_are_saved_from_there(helped, tmp_path):
    """Two buttons, whatever the state of the register: the file is where somebody wants it, and that is said."""
    made = SimpleNamespace(form=lambda: b"the form", emergency_log=lambda: b"the log")
    desk = StandInDesk(state="none")
    desk.blank_papers = made
    window, page = helped(desk)
    window.ask_where = lambda _, name: str(tmp_path / name)
    for words, name, paper in (
        ("Save the blank form", "Sharewell blank form.pdf", b"the form"),
        ("Save the emergency log", "Sharewell emergency log.pdf", b"the log"),
    ):
        page.saved.setText("")
        button = next(each for each in page.findChildren(Button) if each.text() == words)
        button.setFocus()
        press(window, Qt.Key.Key_Return)
        until(lambda: "The paper is saved. Open it to print it." in seen(page))
        assert (tmp_path / name).read_bytes() == paper
