"""Who gets what: a table that can be walked with the keys and heard, in which the wrong cell cannot be chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.decisions.sharing.values import Cell, Sent
from tests.ui.look_at import focus_name, press, seen
from tests.ui.sharing_made import cell, decide, kept, page
from tests.ui.stand_in import NOW
from tests.unit.decisions.sharing.made import ITEMS, sharing
from tests.unit.keeping import set_up
from ui.matrix_cell import Place
from ui.matrix_page import MatrixPage
from ui.sharing_asks import AsksPage
from ui.sharing_finds import FindsPage
from ui.sharing_items import ItemPage
from ui.sharing_recipients import RecipientPage

HIDDEN_FROM_MUM = (
    "She lives at 14 Larch Road, Thornby TS9 4QX, to Perpetua Marrable: Blocked. Proposed: nothing. "
    "They must not learn this: where someone lives. She came to the last home."
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """An open register; each test has a draft of its own."""
    made = set_up(tmp_path_factory.mktemp("matrix") / "mine")
    yield made
    made.close()


@pytest.fixture
def window(open_window, desk):
    """On the table of a decision in which nothing was decided yet."""
    made = decide(open_window, desk, sharing(cells=()))
    page(made, "matrix", MatrixPage)
    return made


def given(window):
    """What was decided, as thing, recipient and what goes."""
    return [(each.item, each.recipient, each.give) for each in window.page.sharing.cells]


def test_nothing_is_shared_at_first(window):
    """Every cell says so, or that it is blocked; the choice beside it says what is proposed and by which rule."""
    marks = [cell(window, row, column).text() for row in range(4) for column in range(2)]
    assert marks == [
        "Not shared",
        "Not shared",
        "Not shared",
        "Blocked",
        "Not shared",
        "Blocked",
        "Not shared",
        "Not shared",
    ]
    shown = " ".join(seen(window.page.panels[0]))
    assert "Proposed: all of it. It is their job to keep people safe, so they get the worry." in shown
    assert window.page.sharing.cells == ()


def test_the_arrows_go_from_place_to_place_and_tab_leaves(window):
    """To the heads as well; at the edge they stay. Of the whole table only one place is a stop of Tab."""
    grid = window.page.grid
    grid.go((0, 0))
    press(window, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert grid.at == (1, 1)
    press(window, Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert grid.at == (2, 1)
    press(window, Qt.Key.Key_Home)
    assert grid.at == (2, -1)
    press(window, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert grid.at == (-1, 1)
    press(window, Qt.Key.Key_Home, Qt.Key.Key_Left)
    assert grid.at == (-1, 0)
    assert cell(window, -1, 0).hasFocus()
    press(window, "\t")
    assert not isinstance(QApplication.focusWidget(), Place)
    press(window, Qt.Key.Key_Backtab)
    assert cell(window, -1, 0).hasFocus()


def test_a_letter_chooses_and_the_draft_is_saved(window):
    """A for all, N for nothing, P for a part, whose words are asked for right there."""
    window.page.grid.go((0, 0))
    press(window, "a")
    assert given(window) == [("bruise", "sw", "yes")]
    assert cell(window, 0, 0).text() == "All"
    press(window, "n")
    assert given(window) == [("bruise", "sw", "no")]
    assert cell(window, 0, 0).text() == "Needs a reason"
    press(window, "p")
    assert focus_name() == "The words that go"
    assert cell(window, 0, 0).text() == "Needs a reason"
    press(window, *"A mark.")
    assert window.page.sharing.cell("bruise", "sw") == Cell(item="bruise", recipient="sw", give="part", words="A mark.")
    window.flush()
    assert kept(window).cell("bruise", "sw").words == "A mark."


def test_enter_and_space_open_the_choice_and_back_leads_to_the_cell(window):
    """The row that is picked has the focus there."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Space):
        window.page.grid.go((0, 0))
        press(window, key)
        assert window.page.panels[0].rows["no"].hasFocus()
    press(window, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert given(window)[0] == ("bruise", "sw", "yes")
    press(window, Qt.Key.Key_Backtab)
    assert cell(window, 0, 0).hasFocus()


def test_a_blocked_cell_cannot_be_chosen(window):
    """Not with the mouse and not with a key; it says who must not learn what, and why."""
    window.page.grid.go((2, 1))
    assert cell(window, 2, 1).accessibleName() == HIDDEN_FROM_MUM
    panel = window.page.panels[0]
    assert not panel.rows["yes"].isEnabled()
    panel.rows["yes"].click()
    press(window, "a")
    assert given(window) == []
    assert cell(window, 2, 1).text() == "Blocked"
    assert window.page.problem.isVisible()
    assert cell(window, 2, 1).hasFocus()
    press(window, "n")
    assert not window.page.problem.isVisible()


def test_words_that_would_tell_do_not_go_and_are_not_lost(window):
    """What is wrong is said at once; when they are put right, they go."""
    window.page.grid.go((2, 1))
    press(window, "p", *"Ring 07700 900123")
    panel = window.page.panels[0]
    assert window.page.sharing.cell("home", "mum").give == "no"
    assert "They must not learn this: phone number or email." in panel.held.text()
    assert "so nothing goes" in panel.needs.text()
    assert panel.words.hasFocus()
    press(window, *[Qt.Key.Key_Backspace] * 12)
    assert window.page.sharing.cell("home", "mum") == Cell(item="home", recipient="mum", give="part", words="Ring ")
    assert panel.words.toPlainText() == "Ring "


def test_a_part_can_start_from_all_the_words(window):
    """Where nothing of it must stay out."""
    window.page.grid.go((0, 0))
    press(window, "p")
    window.page.panels[0].all_words.click()
    assert window.page.sharing.cell("bruise", "sw").words == ITEMS[0].text
    window.page.grid.go((3, 0))
    press(window, "p")
    assert not window.page.panels[0].all_words.isVisible()


def test_only_an_exception_is_asked_for_words(window):
    """What is as proposed wants none; what is not wants a reason, of its own or of the row or column."""
    window.page.grid.go((0, 0))
    press(window, "a")
    panel = window.page.panels[0]
    assert not panel.why.isVisible()
    press(window, "n")
    assert panel.why.isVisible()
    panel.reason.setPlainText("Already told by phone.")
    assert cell(window, 0, 0).text() == "Not shared"
    assert window.page.sharing.cell("bruise", "sw").reason == "Already told by phone."


def test_one_reason_covers_a_column_or_a_row(window):
    """Typed once at its head, and every cell of it has one."""
    for row in (0, 3):
        window.page.grid.go((row, 1))
        press(window, "p")
        window.page.panels[0].words.setPlainText("All is well.")
        assert cell(window, row, 1).text() == "Needs a reason"
    window.page.grid.go((-1, 1))
    press(window, Qt.Key.Key_Return)
    window.page.panels[1].reason.setPlainText("She may know how her child is.")
    assert [cell(window, row, 1).text() for row in (0, 3)] == ["Part", "Part"]
    window.page.panels[1].reason.setPlainText("")
    assert [cell(window, row, 1).text() for row in (0, 3)] == ["Needs a reason"] * 2
    window.page.grid.go((3, -1))
    press(window, Qt.Key.Key_Return)
    assert focus_name() == "One reason for everyone who gets it"
    window.page.panels[2].reason.setPlainText("It is about her.")
    assert [cell(window, row, 1).text() for row in (0, 3)] == ["Needs a reason", "Part"]


def test_the_proposals_of_a_column_are_taken_at_once(window):
    """Those that nothing holds back; what was decided stays as it was."""
    window.page.grid.go((3, 0))
    press(window, "n")
    window.page.grid.go((-1, 0))
    press(window, Qt.Key.Key_Return)
    button = window.page.panels[1].take_button
    assert button.text() == "Take 1 proposal"
    button.click()
    assert given(window) == [("brother", "sw", "no"), ("bruise", "sw", "yes")]
    assert window.page.done.text() == "Taken. Look at each of them: you decide, not the program."
    assert button.text() == "No proposals to take"


def test_what_is_open_about_a_recipient_and_what_was_found_lead_on(window):
    """And so does changing what is known of them, or the thing itself."""
    made = window.page
    made.grid.go((-1, 1))
    assert made.panels[1].open.text() == "2 questions about them are open"
    made.panels[1].ask.click()
    assert isinstance(window.page, AsksPage)
    assert window.page.about == "mum"
    window.page.back.click()
    assert isinstance(window.page, MatrixPage)
    assert cell(window, 0, 1).hasFocus()
    window.page.grid.go((1, 0))
    press(window, "a")
    window.page.panels[0].reason.setPlainText("They have to speak to him.")
    assert cell(window, 1, 0).text() == "Look again"
    window.page.panels[0].finds.click()
    assert isinstance(window.page, FindsPage)
    window.page.picks[window.page.finds[0].id].rows["may_go"].click()
    window.page.back.click()
    assert cell(window, 1, 0).text() == "All"
    assert cell(window, 1, 0).hasFocus()
    window.page.grid.go((1, -1))
    window.page.panels[2].change.emit()
    assert isinstance(window.page, ItemPage)
    window.page.done_button.click()
    assert cell(window, 1, 0).hasFocus()
    page(window, "matrix", MatrixPage).panels[1].change.emit()
    assert isinstance(window.page, RecipientPage)


def test_what_went_already_says_so(open_window, desk):
    """With the day, and whether the words to go are still the same."""
    went = Sent(
        id="s", recipient="sw", at=NOW.isoformat(), by="A", how="post", items=("bruise",), went=(ITEMS[0].text,)
    )
    cells = (Cell(item="bruise", recipient="sw", give="yes"),)
    window = decide(open_window, desk, sharing(cells=cells, sent=(went,)))
    made = page(window, "matrix", MatrixPage)
    made.grid.go((0, 0))
    assert made.panels[0].sent.text() == "It went to them: today, 2.05 pm."
    press(window, "p")
    made.panels[0].words.setPlainText("A mark.")
    assert "The words to go are not the same now." in made.panels[0].sent.text()
