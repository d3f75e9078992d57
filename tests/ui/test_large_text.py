"""Large text and small windows: everything is there, nothing is cut off, nothing needs sideways scrolling."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from tests.ui.look_at import cut_off, focus_name, press, seen
from tests.ui.screens import CHECK, DAY, FGM, GUIDANCE, NEW, SEAL, SEVERAL, TELL, WRITE, screen
from tests.ui.stand_in import StandInSession
from ui.prose import Prose

PAGES = [screen(), NEW, SEVERAL, WRITE, DAY, TELL, CHECK, GUIDANCE, SEAL]


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (1024, 600))])
def test_nothing_is_cut_off(walk, percent, size):
    """On every page each text has the height it needs, and the page is never wider than the window."""
    window = walk(screen(), percent=percent, size=size)
    for page in PAGES:
        window.decide(StandInSession([page]))
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        assert cut_off(window) == [], page.step


@pytest.mark.parametrize(("percent", "size"), [(100, (820, 600)), (150, (1280, 720)), (200, (1280, 720))])
def test_where_there_is_less_room_the_sides_fold_and_danger_stays(walk, percent, size):
    """The rail becomes the line above the heading, "why we ask" folds under the hint, and danger can be pressed."""
    window = walk(screen(), percent=percent, size=size)
    wizard = window.wizard
    assert not wizard.rail_side.isVisible()
    assert not wizard.why_side.isVisible()
    assert "Rule 4 of 7 · Consent" in seen(wizard)
    danger = wizard.foot_danger
    assert danger.visibleRegion().boundingRect() == danger.rect()
    assert wizard.on.visibleRegion().boundingRect() == wizard.on.rect()
    assert screen().why not in seen(wizard)
    wizard.page.why.button.click()
    assert screen().why in seen(wizard)


def test_the_words_used_here_fold_with_why_we_ask(walk):
    """Where there is less room one line says what it opens, and opens all of it."""
    window = walk(NEW, percent=200)
    why = window.wizard.page.why
    assert why.button.accessibleName() == "Why we ask, and words used here"
    assert FGM.means not in seen(window.wizard)
    why.button.click()
    shown = seen(window.wizard)
    places = [shown.index(text) for text in (NEW.why, "Words used here", FGM.term, FGM.means, NEW.choices[0].label)]
    assert places == sorted(places)
    for text in window.wizard.page.findChildren(Prose):
        assert not text.isVisible() or text.height() >= text.heightForWidth(text.width()), text.text()


def test_text_size_can_be_changed_on_any_page_and_nothing_is_lost(walk):
    """Ctrl and plus make the text larger in the middle of a sentence; the sentence stays, and the focus in the page."""
    window = walk(WRITE)
    press(window, "\t", "a", "b")
    press(window, Qt.Key.Key_Plus, held=Qt.KeyboardModifier.ControlModifier)
    assert window.kit.theme.percent == 125
    assert window.wizard.page.field.writing.toPlainText() == "ab"
    assert focus_name() == WRITE.heading
    assert isinstance(window.wizard.area, QAbstractScrollArea)


def test_what_gets_the_focus_is_scrolled_into_view(walk):
    """Walking down a long page by keyboard, the row with the focus can be seen."""
    window = walk(SEVERAL, percent=200)
    press(window, "\t", "\t", "\t", "\t", "\t")
    last = window.wizard.page.field.rows["unsure"]
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty()
