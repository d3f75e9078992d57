"""The forms for people, things, recipients and bars: little has to be typed, and nothing is lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from app.decisions.sharing.address_book import Contact
from app.decisions.sharing.values import Bar, Detail, Item, Known, Person, Recipient
from app.decisions.sharing.whole import EMPTY
from tests.ui.look_at import focus_name, press, until
from tests.ui.sharing_made import decide, kept, page
from tests.ui.stand_in import NOW
from tests.unit.decisions.sharing.made import sharing
from tests.unit.keeping import set_up
from ui.sharing_bars import BarPage, BarsPage
from ui.sharing_items import ItemPage
from ui.sharing_people import PeoplePage, PersonPage
from ui.sharing_recipients import RecipientPage


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


def test_a_person_needs_only_a_name(window):
    """Who they are and what papers call them are proposed; it is in the register after a pause."""
    page(window, "people", PeoplePage).add_button.click()
    made = window.page
    assert isinstance(made, PersonPage)
    made.boxes["name"].setText("Zuleika Marrable")
    until(lambda: kept(window).people != ())
    assert kept(window).people == (Person(id="p1", role="child", ref="Child A"),)
    assert kept(window).known == (Known(person="p1", name="Zuleika Marrable"),)
    made.again_button.click()
    window.page.boxes["name"].setText("Ignatius Quill")
    assert [person.ref for person in window.page.sharing.people] == ["Child A", "Person A"]


def test_what_somebody_is_changes_what_they_are_called_unless_one_chose_that(full):
    """The next free letter of what they are; a name of one's own stays."""
    made = page(full, "person", PersonPage)
    made.boxes["role"].button.click()
    made.boxes["role"].rows["parent"].click()
    assert made.sharing.person("p1").ref == "Parent B"
    made.ref.setText("Granny")
    made.boxes["role"].button.click()
    made.boxes["role"].rows["relative"].click()
    assert (made.sharing.person("p1").ref, made.sharing.person("p1").role) == ("Granny", "relative")
    made.ref.setText("")
    assert made.sharing.person("p1").ref == "Relative A"


def test_two_people_cannot_be_called_the_same(full):
    """It is said, and what stood before stays."""
    made = page(full, "person boy", PersonPage)
    made.ref.setText("child a")
    assert "already called child a" in made.clash.text()
    assert made.sharing.person("boy").ref == "Child B"
    made.ref.setText("Child D")
    assert not made.clash.isVisible()
    assert made.sharing.person("boy").ref == "Child D"


def test_nobody_is_called_by_their_real_name(full):
    """Whichever of the two was typed first; papers keep the one that tells nothing."""
    made = page(full, "person boy", PersonPage)
    made.ref.setText("Torquil")
    assert "real name" in made.clash.text()
    assert made.sharing.person("boy").ref == "Child B"
    made.ref.setText("Tiger")
    made.boxes["also"].setText("Tiger")
    assert made.clash.isVisible()
    assert made.sharing.person("boy").ref == "Child B"
    made.ref.setText("Bear")
    assert not made.clash.isVisible()
    assert made.sharing.person("boy").ref == "Bear"


def test_what_could_find_somebody_is_kept_by_kind(full):
    """Two of a kind in one box, and other spellings too."""
    made = page(full, "person mother", PersonPage)
    made.details.button.click()
    made.boxes["address"].setText("1 High Street; 2 Low Road ;")
    made.boxes["born"].setText("4 May 1990")
    made.boxes["also"].setText("Perpy; P. M.")
    made.boxes["reported"].rows["yes"].click()
    known = made.sharing.knows("mother")
    assert known.also == ("Perpy", "P. M.")
    assert known.details == (
        Detail("address", "1 High Street"), Detail("address", "2 Low Road"), Detail("born", "4 May 1990"),
    )  # fmt: skip
    assert made.sharing.person("mother").reported
    again = page(full, "person mother", PersonPage)
    assert again.boxes["address"].text() == "1 High Street; 2 Low Road"


def test_a_thing_needs_only_its_words(window):
    """It is a worry and a fact unless somebody says otherwise, and when it was written down is kept."""
    made = page(window, "item", ItemPage)
    made.boxes["text"].setPlainText("Child A had a bruise.")
    (item,) = made.sharing.items
    assert item == Item(id="i1", kind="concern", text="Child A had a bruise.", wrote=NOW.isoformat())


def test_when_it_happened_is_picked_or_typed(window):
    """Today and yesterday with a press; a day in figures is understood, and other words stay as they are."""
    made = page(window, "item", ItemPage)
    made.boxes["happened"].quick["yesterday"].click()
    made.boxes["known"].line.setText("20/11/2026 at 7.30 pm")
    (item,) = made.sharing.items
    assert item.happened == NOW.date().replace(day=NOW.day - 1).isoformat()
    assert item.known == "2026-11-20T19:30:00+00:00"
    made.boxes["happened"].line.setText("at the weekend")
    assert made.sharing.item("i1").happened == "at the weekend"


def test_what_is_written_down_late_is_said(window):
    """More than a day after it was known."""
    made = page(window, "item", ItemPage)
    made.boxes["known"].line.setText("2 November 2026")
    assert made.late.isVisible()
    assert "You knew it on Monday 2 November 2026" in made.late.text()
    made.boxes["known"].line.setText("")
    assert not made.late.isVisible()


def test_who_said_it_is_asked_only_where_somebody_said_it(window):
    """The box is there once that is picked."""
    made = page(window, "item", ItemPage)
    assert not made.said_by.isVisible()
    made.boxes["sort"].rows["said"].click()
    assert made.said_by.isVisible()
    made.said_by.setText("Ignatius Quill")
    assert made.sharing.item("i1").said_by == "Ignatius Quill"


def test_what_is_in_a_thing_by_its_kind_stays_ticked(full):
    """An address holds where someone lives, whatever is pressed."""
    made = page(full, "item bruise", ItemPage)
    made.boxes["kind"].button.click()
    made.boxes["kind"].rows["address"].click()
    assert made.holds.picked == ("address",)
    made.holds.rows["address"].click()
    assert made.holds.picked == ("address",)
    made.holds.rows["school"].click()
    assert made.sharing.item("bruise").secrets == ("address", "school")
    made.boxes["about"].rows["boy"].click()
    assert made.sharing.item("bruise").about == ("girl", "boy")


def test_the_first_recipient_is_the_one_the_decision_is_about(window):
    """Later ones are for the person to say."""
    made = page(window, "recipient", RecipientPage)
    assert made.recipient.kind == "child_sw"
    made.boxes["need"].setPlainText("They look after her case.")
    assert made.sharing.recipients == (Recipient(id="r1", kind="child_sw", need="They look after her case."),)
    made.again_button.click()
    assert window.page.recipient.kind == "unsure"


def test_a_recipient_is_known_by_all_that_was_put_in(full):
    """How they were checked, how it reaches them and what may be wrong with that, and whose names they get."""
    made = page(full, "recipient", RecipientPage)
    made.boxes["name"].setText("Mr Tile")
    made.boxes["identity"].rows["rang_back"].click()
    made.boxes["channel"].button.click()
    made.boxes["channel"].rows["email"].click()
    made.boxes["worries"].rows["personal_mailbox"].click()
    made.boxes["conditions"].setPlainText("Only you.")
    made.boxes["names"].rows["girl"].click()
    made.boxes["person"].button.click()
    made.boxes["person"].rows["neighbour"].click()
    assert made.sharing.recipient("r1") == Recipient(
        id="r1", kind="unsure", name="Mr Tile", identity="rang_back", channel="email", worries=("personal_mailbox",),
        conditions="Only you.", names=("girl",), person="neighbour",
    )  # fmt: skip


def test_somebody_from_the_address_book_is_found_by_some_letters(open_window, desk):
    """By name or place of work; who they are is then put in, and why they need it is still to be said."""
    put = [
        desk.address_book.put(
            Contact(id="", kind="school", name="Ms Slate", role="Head", organisation="Fernhill Primary")
        ),
        desk.address_book.put(Contact(id="", kind="police", role="Desk", organisation="Thornby police")),
    ]
    window = decide(open_window, desk, EMPTY)
    made = page(window, "recipient", RecipientPage)
    made.contacts.line.setText("fern")
    assert [row.text() for row in made.contacts.rows] == ["Ms Slate"]
    made.contacts.line.setText("nobody")
    assert made.contacts.rows == []
    made.contacts.line.setText("head fern")
    made.contacts.rows[0].click()
    assert isinstance(window.page, RecipientPage)
    assert window.page.boxes["name"].text() == "Ms Slate"
    assert window.page.sharing.recipients == (
        Recipient(id="r1", kind="school", name="Ms Slate", role="Head", organisation="Fernhill Primary"),
    )
    for contact in put:
        desk.address_book.remove(contact.id)


def test_something_is_kept_from_a_person_a_kind_or_anyone(full):
    """What, and about whom, with a tick each."""
    made = page(full, "bar", BarPage)
    made.boxes["what"].rows["address"].click()
    assert made.sharing.bars[-1] == Bar(id="b1", who="anyone", what=("address",))
    made.boxes["who"].button.click()
    rows = made.boxes["who"].rows
    assert {"anyone", "person:mother", "recipient:sw", "kind:media"} < set(rows)
    rows["person:mother"].click()
    made.boxes["what"].rows["everything"].click()
    made.boxes["whose"].rows["carer"].click()
    made.boxes["why"].setPlainText("She came at night.")
    assert made.sharing.bars[-1] == Bar(
        id="b1", who="person:mother", what=("address", "everything"), whose=("carer",), why="She came at night.",
    )  # fmt: skip
    listed = page(full, "bars", BarsPage).rows["b1"]
    assert (listed.text(), listed.detail) == ("Parent A", "Where someone lives; Anything about them. About Carer A")


@pytest.mark.parametrize(
    ("where", "kind", "part"),
    [
        ("person mother", PersonPage, "people"),
        ("item home", ItemPage, "items"),
        ("recipient mum", RecipientPage, "recipients"),
        ("bar bar-home", BarPage, "bars"),
    ],
)
def test_taking_out_asks_first_and_says_what_goes_with_it(full, where, kind, part):
    """The safe answer has the focus; only the other one takes it out, and leads back to the list."""
    made = page(full, where, kind)
    there = len(getattr(made.sharing, part))
    made.out_button.click()
    assert focus_name() == "Keep"
    assert len(getattr(made.sharing, part)) == there
    press(full, Qt.Key.Key_Return)
    assert not made.asked.isVisible()
    made.out_button.click()
    press(full, "\t", Qt.Key.Key_Return)
    assert full.page.table == part
    assert len(getattr(full.page.sharing, part)) == there - 1


def test_what_is_new_and_untouched_is_not_there(window):
    """A page that was only looked at puts nothing in, and offers nothing to take out."""
    for where, kind in (("person", PersonPage), ("item", ItemPage), ("recipient", RecipientPage), ("bar", BarPage)):
        made = page(window, where, kind)
        assert not made.out_button.isVisible()
        made.done_button.click()
        assert window.page.sharing == EMPTY


def test_one_of_many_is_picked_with_the_keyboard(window):
    """Enter opens, the arrows go, Enter picks; Escape leaves it as it was."""
    made = page(window, "item", ItemPage)
    pick = made.boxes["kind"]
    pick.button.setFocus()
    press(window, Qt.Key.Key_Return)
    assert pick.rows["concern"].hasFocus()
    press(window, Qt.Key.Key_Down)
    assert pick.rows["history"].hasFocus()
    assert pick.picked == "concern"
    press(window, Qt.Key.Key_Return)
    assert pick.picked == "history"
    assert pick.button.hasFocus()
    assert focus_name().startswith("What kind of thing is it? The child's or the family's history")
    press(window, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_Escape)
    assert (pick.picked, pick.inside.isVisible(), pick.button.hasFocus()) == ("history", False, True)
