"""Each page shows its Screen, whole and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from app.decisions.wording import Wording
from app.guidance import GUIDANCE as GUIDANCE_ASKED
from app.words import Words
from tests.ui.look_at import press, seen, until
from tests.ui.screens import (
    CHECK,
    CHOICES,
    DAY,
    FGM,
    GUIDANCE,
    LADO,
    MISSING,
    NEW,
    NOTICE,
    SEAL,
    SEVERAL,
    SOURCE,
    TELL,
    TELL_SOCIAL,
    WRITE,
    choice,
    screen,
)
from tests.ui.stand_in import NOW
from ui.buttons import Button
from ui.cards import Card
from ui.why import site


def in_turn(window, *wanted):
    """These texts can be seen, in this order."""
    shown = seen(window.wizard)
    places = [shown.index(text) for text in wanted]
    assert places == sorted(places), shown


def test_a_question_reads_where_heading_hint_choices_ways_on(walk):
    """The order of reading is the order on the page: where, problem, heading, hint, choices, Continue, Back."""
    window = walk(screen(problems=(MISSING,), tell=(TELL_SOCIAL,)))
    labels = [choice.label for choice in CHOICES]
    tell = "The child's social worker · 0300 123 6720"
    head = ("Rule 4 of 7 · Consent", MISSING.text, screen().heading, screen().hint)
    in_turn(window, *head, *labels, tell, "Continue", "Back")


def test_choices_mirror_the_screen_and_the_app_decides(walk):
    """A click sends the choice; what is marked is what the Screen says, also where it clears others."""
    window = walk(screen(), SEVERAL)
    rows = window.wizard.page.field.rows
    rows["unsafe"].click()
    assert window.desk.session.acts == [("answer", "first", ("unsafe",))]
    assert [id for id, row in rows.items() if row.isChecked()] == ["unsafe"]
    window.wizard.go_on()
    many = window.wizard.page.field.rows
    many["yes"].click()
    many["unsure"].click()
    assert window.desk.session.acts[-1] == ("answer", "several", ("yes", "unsure"))
    none_else = replace(SEVERAL, choices=tuple(replace(c, chosen=c.id == "unsure") for c in SEVERAL.choices))
    window.wizard.show_screen(none_else)
    assert [id for id, row in many.items() if row.isChecked()] == ["unsure"]


def test_a_problem_leads_to_its_field(walk):
    """Pressing the problem puts the focus where it can be put right."""
    window = walk(screen())
    window.wizard.show_screen(screen(problems=(MISSING,)))
    assert QApplication.focusWidget().text() == MISSING.text
    press(window, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is window.wizard.page.field.rows["yes"]


def test_a_box_is_never_rewritten_while_somebody_types_in_it(walk):
    """The app may keep the words in another form; the box with the focus stays as it was typed."""
    window = walk(screen(note="", note_label="In your own words"))
    box = window.wizard.page.note
    box.setFocus()
    press(window, "a", "b")
    cursor = box.textCursor().position()
    window.wizard.show_screen(replace(window.desk.session.screen, note="AB kept otherwise"))
    assert (box.toPlainText(), box.textCursor().position()) == ("ab", cursor)
    window.wizard.focus_first()
    window.wizard.show_screen(replace(window.desk.session.screen, note="AB kept otherwise"))
    assert box.toPlainText() == "AB kept otherwise"
    assert [act for act in window.desk.session.acts if act[0] == "note"] == [
        ("note", "first", "a"),
        ("note", "first", "ab"),
    ]


def test_a_date_goes_out_as_iso_and_comes_back(walk):
    """Day, month and year make one ISO date; a half date is sent as it stands; none is nothing."""
    window = walk(DAY)
    day, month, year = window.wizard.page.field.boxes
    day.setFocus()
    press(window, "4", "\t", "1", "2", "\t", "2", "0", "2", "6")
    sent = [act[2] for act in window.desk.session.acts]
    assert (sent[0], sent[-1]) == ("--04", "2026-12-04")
    window.wizard.focus_first()
    window.wizard.show_screen(replace(DAY, text="2027-01-09"))
    assert [day.text(), month.text(), year.text()] == ["09", "01", "2027"]


def test_people_to_tell_have_full_cards(walk):
    """Who, by when, the number, what to say; "I have told them" shows when, and Carry on leaves."""
    window = walk(TELL, screen())
    in_turn(window, "Police, ambulance or fire", "999", "Say where you are first.", "The child's social worker")
    buttons = [b for b in window.wizard.page.findChildren(Button) if b.text() == "I have told them"]
    assert [b.accessibleName() for b in buttons] == [
        "I have told them: Police, ambulance or fire",
        "I have told them: The child's social worker",
    ]
    buttons[0].click()
    assert "Told today, 2.05 pm" in seen(window.wizard)
    assert QApplication.focusWidget().accessibleName() == "I have told them: The child's social worker"
    window.wizard.go_on()
    assert [act[0] for act in window.desk.session.acts] == ["told", "carry_on"]
    assert TELL.tell[0].told is None
    assert window.desk.session.screens[0].tell[0].told == NOW


def test_check_lists_every_line_with_change(walk):
    """Each line names its question; what is missing says so; Change goes there."""
    window = walk(CHECK, screen())
    in_turn(window, "The concern", "Is someone in danger now?", "No", "A foster carer", "What happened?")
    assert "Still to answer" in seen(window.wizard)
    changes = [b for b in window.wizard.page.findChildren(Button) if b.text() == "Change"]
    assert changes[0].accessibleName() == "Change: Is someone in danger now?"
    changes[0].click()
    assert window.wizard.page.current.step == "q:first"


def test_guidance_shows_outcome_parts_sources_and_the_answers_behind(walk):
    """The outcome first, every point with its source, and the answers that caused it as links."""
    window = walk(GUIDANCE, screen())
    in_turn(
        window, "Share it now, without waiting for consent", "Because you said “Yes”", "Not yet", "Not needed", "Decide"
    )
    assert f"{SOURCE.title} (to be confirmed with your manager)" in seen(window.wizard)
    link = next(b for b in window.wizard.page.findChildren(Button) if b.text() == "Because you said “Yes”")
    link.click()
    assert window.desk.session.acts == [("go_to", "first", None)]


def test_beside_a_question_a_source_is_a_title_and_a_site(walk):
    """An address as long as a line is for the paper; on the page it is the name of the site."""
    walked = walk(screen())
    assert f"{SOURCE.title} (to be confirmed with your manager) · example.org" in seen(walked.wizard)
    assert site("Data Protection Act 2018, Schedule 2") == ""
    assert site("https://www.gov.scot/publications/x/") == "gov.scot"


def test_the_words_used_here_stand_under_why_and_sources(walk):
    """Each term with its meaning, in the order of the screen; on a page that needs none there is nothing."""
    window = walk(NEW, screen())
    source = f"{SOURCE.title} (to be confirmed with your manager) · example.org"
    in_turn(window, NEW.why, source, "Words used here", LADO.term, LADO.means, FGM.term, FGM.means)
    window.wizard.go_on()
    assert "Words used here" not in seen(window.wizard)
    alone = walk(replace(NEW, why="", sources=()))
    assert "Words used here" in seen(alone.wizard)
    assert "Why we ask" not in seen(alone.wizard)


@pytest.mark.parametrize("page", [NEW, replace(CHECK, notice=NOTICE)], ids=["question", "check"])
def test_a_notice_is_a_calm_card_above_the_heading(walk, page):
    """Not a problem to put right and not an alarm; gone when there is nothing more to say."""
    window = walk(page)
    (card,) = [card for card in window.wizard.page.findChildren(Card) if NOTICE in seen(card)]
    assert card.accent == "sun"
    assert card.y() < window.wizard.page.heading.y()
    window.wizard.show_screen(replace(page, notice=""))
    assert NOTICE not in seen(window.wizard)


def test_no_question_runs_out_of_keys(walk):
    """Each answer of each question that is asked has a key of its own, and that key picks it."""
    wording = Wording(Words(), GUIDANCE_ASKED, GUIDANCE_ASKED.editions[0])
    asked = {question.id: wording.choices(question, ()) for question in GUIDANCE_ASKED.questions}
    for id, choices in asked.items():
        assert len({one.key.casefold() for one in choices} - {""}) == len(choices), id
    choices = max(asked.values(), key=len)
    window = walk(screen(choices=choices))
    for one in choices:
        press(window, one.key.lower())
        assert window.wizard.page.field.rows[one.id].isChecked()


def test_a_long_list_is_low_and_grouped_and_every_row_has_its_key(walk):
    """Twenty-six rows under their headings, 44 pixels high; after the letters come digits, and they pick too."""
    keys = "ABCDEFGHIJKLMOPQRSTUVWXYZ0"
    many = tuple(choice(f"c{at}", f"Choice {key}", key, group=f"Group {at // 9}") for at, key in enumerate(keys))
    window = walk(screen(choices=many))
    assert {"Group 0", "Group 1", "Group 2"} <= set(seen(window.wizard))
    rows = window.wizard.page.field.rows
    assert {row.height() for row in rows.values()} == {44}
    for key, row in zip(keys, rows.values(), strict=True):
        press(window, key.lower())
        assert row.isChecked()
        assert row.hasFocus()


def test_sealing_hands_over_the_record_and_saves_nothing_after(walk):
    """Seal asks the desk once, then the record is shown, and the draft is not saved again."""
    from tests.ui.records import record

    window = walk(SEAL)
    window.desk.sealed = record()
    window.wizard.on.click()
    until(lambda: window.wizard is None)
    saved = len(window.desk.saved)
    assert "Decision 2026-014" in seen(window.stack.currentWidget())
    window.show_home()
    assert len(window.desk.saved) == saved


def test_a_seal_that_is_not_ready_cannot_be_pressed(walk):
    """While something is open the button is off, by mouse and by key."""
    window = walk(replace(SEAL, can_go_on=False, problems=(MISSING,)))
    press(window, Qt.Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert window.wizard is not None
    assert not window.wizard.on.isEnabled()


@pytest.mark.parametrize("page", [screen(), WRITE, TELL, CHECK, GUIDANCE, SEAL], ids=lambda s: s.step)
def test_what_people_wrote_is_never_read_as_markup(walk, page):
    """Every label is plain text, so a name with brackets shows its brackets."""
    window = walk(replace(page, heading="<b>Zebedee</b> & <img src=x>"))
    assert "<b>Zebedee</b> & <img src=x>" in seen(window.wizard)
    for label in window.findChildren(QLabel):
        assert label.textFormat() == Qt.TextFormat.PlainText


def test_an_old_page_is_gone_at_once(walk):
    """After turning the page, nothing of the old one is left for a screen reader to find."""
    window = walk(screen(), WRITE)
    window.wizard.go_on()
    assert screen().heading not in [label.text() for label in window.wizard.findChildren(QLabel)]
