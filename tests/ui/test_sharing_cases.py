"""Published cases played through the window: what went wrong cannot be chosen, and what may go can, and is sealed."""

from __future__ import annotations

import pytest

from app.decisions.sharing.look_alikes import stands
from app.decisions.sharing.releasing import problems
from app.decisions.sharing.sheet import sheet
from tests.cases.sharing_cases import CASES, SharingCase
from tests.cases.test_sharing_cases import draft_of
from tests.ui.look_at import press
from tests.ui.sharing_made import decide, page
from tests.unit.keeping import set_up
from ui.matrix_page import MatrixPage
from ui.sharing_finds import FindsPage
from ui.window import Window

each_case = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
BLOCKED, REASON = "Blocked", "Needs a reason"


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """An open register of a social worker."""
    made = set_up(tmp_path_factory.mktemp("played") / "mine", role="ssw")
    yield made
    made.close()


@pytest.fixture
def window(open_window, desk, case: SharingCase) -> Window:
    """On the table of the case, with nothing decided."""
    draft = draft_of(case.decided())
    made = decide(open_window, desk, draft.sharing, draft)
    page(made, "matrix", MatrixPage)
    return made


def go(window: Window, item: str, recipient: str) -> MatrixPage:
    """Be at the cell of this thing and this recipient."""
    made = window.page
    assert isinstance(made, MatrixPage)
    items = [each.id for each in made.sharing.items]
    made.grid.go((items.index(item), made.columns.index(recipient)))
    return made


@each_case
def test_what_went_wrong_cannot_be_chosen(window: Window, case: SharingCase) -> None:
    """Where they must not learn it the choice is not there, the letter does nothing, and it cannot be written into a
    part; elsewhere it waits for a reason, and says so."""
    made = go(window, *case.wrong)
    if case.stops == "blocked":
        assert made.grid.places[made.grid.at].text() == BLOCKED
        assert not made.panels[0].rows["yes"].isEnabled()
        press(window, "a")
        made.panels[0].rows["yes"].click()
        assert made.sharing.cells == ()
        assert made.panels[0].held.isVisible()
        press(window, "p")
        made.panels[0].words.setPlainText(f"Between us: {case.secret}")
        told = made.sharing.cell(*case.wrong)
        assert (told.give, told.words) == ("no", f"Between us: {case.secret}")
        assert made.panels[0].needs.isVisible()
    else:
        press(window, "a")
        assert made.grid.places[made.grid.at].text() == REASON
        assert made.panels[0].why.isVisible()


@each_case
def test_what_may_go_is_chosen_and_its_paper_is_right(window: Window, case: SharingCase) -> None:
    """With its words, its reason and what was found; the secret is on no paper of whoever must not have it."""
    item, recipient, give, words = case.right
    made = go(window, item, recipient)
    press(window, "p" if give == "part" else "a")
    if words:
        made.panels[0].words.setPlainText(words)
    if case.reason:
        assert made.panels[0].why.isVisible()
        made.panels[0].reason.setPlainText(case.reason)
    if case.may_go:
        made.panels[0].finds.click()
        finds = window.page
        assert isinstance(finds, FindsPage)
        assert [find.text for find in finds.finds] == [case.may_go]
        finds.picks[finds.finds[0].id].rows["may_go"].click()
        finds.done_button.click()
        made = go(window, item, recipient)
    assert made.grid.places[made.grid.at].text() == {"part": "Part", "yes": "All"}[give]
    content = window.desk.record(window.desk.seal_draft(made.session.draft).number).content
    assert problems(content, recipient, looked=True) == ()
    assert [each.words for each in sheet(content, recipient).items] == [words or made.sharing.item(item).text]
    assert not stands(case.secret, str(sheet(content, case.wrong[1]).to_json()))
