"""What goes to whom opens over the wizard: its parts, its lists, and the ways there and back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from app.decisions.screen import Page
from app.decisions.sharing.values import Item
from app.decisions.sharing.whole import EMPTY
from tests.ui.look_at import focus_name, seen
from tests.ui.sharing_made import decide, kept, page, whole
from tests.unit.decisions.journeys import sealed_ready
from tests.unit.decisions.sharing.made import sharing
from tests.unit.keeping import set_up
from ui.buttons import Button
from ui.emergency import Emergency
from ui.home import Home
from ui.matrix_page import MatrixPage
from ui.place import go_back, here
from ui.sharing_asks import AsksPage
from ui.sharing_finds import FindsPage
from ui.sharing_items import ItemPage, ItemsPage
from ui.sharing_leaf import open_sharing, pages
from ui.sharing_page import SharingPage
from ui.wizard import Wizard

WAYS = (
    "", "people", "person girl", "items", "item home", "recipients", "recipient mum", "bars", "bar bar-home",
    "asks mum", "asks sw", "finds sw", "person", "item", "recipient", "bar", "matrix", "matrix mum",
)  # fmt: skip
"""Every page, of something that is there and of something new."""


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """An open register; each test has a draft of its own."""
    made = set_up(tmp_path_factory.mktemp("sharing") / "mine")
    yield made
    made.close()


@pytest.fixture
def window(open_window, desk):
    """On the guidance of a decision in which nothing was put in yet."""
    return decide(open_window, desk, EMPTY)


@pytest.fixture
def full(open_window, desk):
    """The same with people, things, recipients and bars."""
    return decide(open_window, desk, sharing())


def test_the_last_pages_offer_it_and_no_question_does(window):
    """A card at the end of the guidance; on a question there is none, and nobody has to open it."""
    wizard = window.wizard
    assert wizard.page.current.page is Page.GUIDANCE
    assert wizard.page.whom.open.text() == "Open what goes to whom"
    wizard.go_on()
    assert wizard.page.current.page is Page.QUESTION
    assert wizard.page.whom is None


def test_the_card_says_where_it_stands(full):
    """In one line."""
    line = full.wizard.page.whom.line.text()
    assert line == "4 things to share, 2 people who might get something, 4 choices made."


def test_it_opens_over_the_wizard_and_leads_back_to_where_one_was(window):
    """The card then says what was put in meanwhile."""
    wizard = window.wizard
    wizard.page.whom.open.click()
    assert isinstance(window.page, SharingPage)
    window.page.put(sharing())
    window.page.back.click()
    assert window.page is wizard
    assert wizard.page.current.page is Page.GUIDANCE
    assert wizard.page.whom.line.text().startswith("4 things")


def test_the_parts_say_how_much_is_in_them(full):
    """And the table waits until there is something to put in it."""
    rows = page(full, "", SharingPage).rows
    assert [rows[part].detail for part in ("people", "items", "recipients", "bars", "matrix")] == [
        "5 people", "4 things", "2 people", "2 things to keep from someone", "4 choices made",
    ]  # fmt: skip
    assert rows["matrix"].isEnabled()
    full.page.put(EMPTY)
    assert not page(full, "", SharingPage).rows["matrix"].isEnabled()


def test_the_ledgers_and_advice_without_names_are_a_press_away(full):
    """Both come back here."""
    for part in ("shared", "advice"):
        page(full, "", SharingPage).rows[part].click()
        assert not isinstance(full.page, SharingPage)
        while not isinstance(full.page, SharingPage):
            full.page.back.click()
    assert full.page.sharing == sharing()


def test_a_long_list_shows_some_and_the_next_at_a_press(open_window, desk):
    """The first that was not there before has the focus."""
    many = tuple(Item(id=f"i{at}", kind="basics", text=f"Thing {at}") for at in range(60))
    window = decide(open_window, desk, replace(EMPTY, items=many))
    made = page(window, "items", ItemsPage)
    assert len(made.rows) == 25
    made.show_more()
    assert len(made.rows) == 50
    assert focus_name() == "Thing 25"
    made.rows["i30"].click()
    assert isinstance(window.page, ItemPage)
    assert window.page.boxes["text"].toPlainText() == "Thing 30"


def test_the_questions_about_a_recipient_are_asked_one_at_a_time(full):
    """In the words of the decision's own; answered, the next follows, and at last what the guidance says of them."""
    made = page(full, "asks mum", AsksPage)
    assert made.heading.text() == "About Perpetua Marrable"
    made.on.click()
    assert made.problem.text() == "Choose an answer first."
    asked = []
    while full.page.question:
        asked.append(full.page.question)
        full.page.field.rows["no" if "no" in full.page.field.rows else next(iter(full.page.field.rows))].click()
        full.page.on.click()
    assert asked[:1] == ["harmful"]
    assert len(asked) == len(set(asked))
    assert set(asked) <= set(full.page.sharing.recipient("mum").answers)
    assert full.page.view.title in seen(full.page)
    full.page.on.click()
    assert full.page.table == "matrix"


def test_what_was_found_is_decided_one_by_one(full):
    """Each with what stands around it; the program says what it cannot know."""
    made = page(full, "finds sw", FindsPage)
    assert "I only know what you told me. Read it yourself." in seen(made)
    assert "“Ignatius Quill” next door heard shouting at the weekend." in seen(made)
    find = next(find for find in made.finds if find.text == "Ignatius Quill")
    made.picks[find.id].rows["leave_out"].click()
    ((ruled),) = [ruling for ruling in made.sharing.rulings if ruling.find == find.id]
    assert (ruled.recipient, ruled.may_go) == ("sw", False)
    made.picks[find.id].rows["may_go"].click()
    assert [ruling.may_go for ruling in made.sharing.rulings if ruling.find == find.id] == [True]
    made.done_button.click()
    assert full.page.table == "matrix"


@pytest.mark.long
def test_a_lock_leads_back_to_every_page(full):
    """With all that was put in, and back leads on to the decision as before."""
    for where in WAYS:
        open_sharing(full, where)
        before = (type(full.page), full.page.table, full.page.about)
        place = here(full)
        full.flush()
        full.show_home()
        assert isinstance(full.page, Home)
        go_back(full, place)
        assert (type(full.page), full.page.table, full.page.about) == before
        assert kept(full) == sharing()
        while not isinstance(full.page, Wizard):
            full.page.back.click()
        assert full.page.page.current.page is Page.GUIDANCE


def test_danger_can_be_said_from_every_page(full):
    """And leads back to the decision."""
    for table in pages():
        open_sharing(full, f"{table} {'sw' if table in ('asks', 'finds') else ''}".strip())
        seen(full.page)
        danger = next(button for button in full.page.findChildren(Button) if button.kind == "warn")
        assert danger.isVisible()
        danger.click()
        assert isinstance(full.page, Emergency)
        full.page.leave.emit()
        assert full.page is full.wizard


@pytest.mark.parametrize(
    ("percent", "size"), [(100, (1280, 720)), (150, (1280, 720)), (200, (1280, 720)), (100, (820, 600))]
)
def test_nothing_is_cut_off(open_window, desk, percent, size):
    """At large text and in a small window every text has its room, and no page needs sideways scrolling."""
    window = decide(open_window, desk, sharing(), percent=percent, size=size)
    for where in WAYS:
        open_sharing(window, where)
        QApplication.processEvents()
        assert whole(window.page) > 3, where
        assert (window.width(), window.height()) == size, where


def test_larger_text_in_the_middle_of_a_form_cuts_nothing_off(full):
    """What was typed stays, and every text has its room; pages that were left before take no part in it."""
    page(full, "matrix", MatrixPage)
    made = page(full, "item bruise", ItemPage)
    made.boxes["text"].setPlainText("Typed.")
    for _ in range(4):
        full.resize_text(1)
    assert full.kit.theme.percent == 200
    assert whole(made) > 10
    assert "Typed." in seen(made)


def test_sealing_asks_nothing_about_it(window, desk):
    """A decision without any of it is sealed as before."""
    wizard = window.wizard
    while wizard.page.current.page is not Page.SEAL:
        wizard.go_on()
    assert wizard.page.whom is not None
    record = desk.seal(wizard.session)
    assert not record.content.sharing
    assert sealed_ready().draft.sharing == EMPTY
