"""The table of who gets what for every eye and ear: heard, enlarged, in a small window, dark, and two hundred long."""

from __future__ import annotations

from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from app.decisions.sharing.values import Item, Recipient
from app.decisions.sharing.whole import EMPTY
from tests.ui.look_at import press, seen, until
from tests.ui.sharing_made import cell, decide, page, whole
from tests.unit.decisions.sharing.made import ITEMS, MOTHER, SOCIAL_WORKER, sharing
from tests.unit.keeping import set_up
from ui.matrix_page import MatrixPage


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


def many(things: int, recipients: int):
    """So many of each."""
    kinds = ("school", "new_carer", "police", "health", "club")
    items = [Item(id=f"i{at}", kind="basics", text=f"Thing {at}: she wants a light at night.") for at in range(things)]
    to = [Recipient(id=f"r{at}", kind=kinds[at % 5], name=f"Recipient number {at}") for at in range(recipients)]
    return sharing(
        cells=(),
        items=(*ITEMS, *items)[:things],
        recipients=(SOCIAL_WORKER, MOTHER, *to)[:recipients],
    )


def test_eight_by_five_fits_without_scrolling(open_window, desk):
    """At 1280 by 720 and 100 %, neither sideways nor down."""
    window = decide(open_window, desk, many(8, 5))
    made = page(window, "matrix", MatrixPage)
    assert not made.narrow
    assert len(made.grid.places) == 6 * 9 - 1
    assert all(not place.visibleRegion().isEmpty() for place in made.grid.places.values())
    for area in (made, made.area):
        assert (area.horizontalScrollBar().maximum(), area.verticalScrollBar().maximum()) == (0, 0)
    for place in made.grid.places.values():
        assert place.visibleRegion().boundingRect() == place.rect()


def laid_out(place):
    """Whether it stands there with the height that it needs."""
    return place.isVisible() and place.height() == place.heightForWidth(place.width())


def test_every_place_is_a_sentence_for_whoever_hears_it(window):
    """A thing, to whom, what goes, what is proposed; heads say what they open; in order of rows and columns."""
    names = {at: place.accessibleName() for at, place in window.page.grid.places.items()}
    assert (
        names[0, 0]
        == "Child A had a round bruise on her left arm after contact, to Mx B. Tarn: Not shared. Proposed: all of it."
    )
    assert names[-1, 1].startswith("Perpetua Marrable. Press Enter")
    assert names[2, -1].startswith("She lives at 14 Larch Road, Thornby TS9 4QX. Press Enter")
    assert len(set(names.values())) == len(names)
    seen_by = QAccessible.queryAccessibleInterface(window.page.grid)
    assert seen_by.text(QAccessible.Text.Name) == "Who gets what"
    heard = [seen_by.child(at).text(QAccessible.Text.Name) for at in range(seen_by.childCount())]
    heads, rows = (
        [names[-1, column] for column in range(2)],
        [names[row, column] for row in range(4) for column in (-1, 0, 1)],
    )
    assert heard == [*heads, *rows]
    assert seen_by.child(4).role() is QAccessible.Role.Button


@pytest.mark.parametrize(("percent", "size"), [(150, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_with_less_room_there_is_one_recipient_at_a_time(open_window, desk, percent, size):
    """Picked from a list; the choice stands below its row; nothing is cut off, nothing needs sideways scrolling."""
    window = decide(open_window, desk, sharing(cells=()), percent=percent, size=size)
    made = page(window, "matrix", MatrixPage)
    assert made.narrow
    assert made.grid.columns == 1
    made.who.button.click()
    made.who.rows["mum"].click()
    assert [cell(window, row, 0).text() for row in range(4)] == ["Not shared", "Blocked", "Blocked", "Not shared"]
    cell(window, 2, 0).click()
    panel = made.panels[0]
    assert panel.isVisible()
    assert panel.to.text() == "To Perpetua Marrable"
    assert panel.y() > cell(window, 2, 0).y()
    assert panel.y() < cell(window, 3, 0).y()
    press(window, Qt.Key.Key_Backtab)
    assert cell(window, 2, 0).hasFocus()
    press(window, "p", *"She is well.")
    assert made.sharing.cell("home", "mum").words == "She is well."
    cell(window, -1, 0).click()
    assert not panel.isVisible()
    assert made.panels[1].isVisible()
    assert whole(made) > 10
    assert (window.width(), window.height()) == size


def test_larger_text_in_the_middle_of_it_keeps_the_place(window):
    """Ctrl and plus twice: now one recipient at a time, and what was decided stands."""
    window.page.grid.go((1, 0))
    press(window, "a")
    window.resize_text(1)
    assert not window.page.narrow
    window.resize_text(1)
    until(lambda: window.page.narrow and laid_out(cell(window, -1, 0)))
    assert window.page.grid.at == (1, 0)
    assert cell(window, 1, 0).text() == "Needs a reason"
    assert whole(window.page) > 10


@pytest.mark.parametrize("theme", ["dark", "contrast"])
def test_every_mark_differs_in_every_theme(open_window, desk, theme):
    """No two kinds of cell look alike, with or without the focus."""
    window = decide(open_window, desk, sharing(cells=()), theme=theme)
    made = page(window, "matrix", MatrixPage)
    place, pictures = cell(window, 0, 0), []
    for mark in ("no", "part", "yes", "blocked", "needs"):
        place.show_words("", "", mark)
        pictures.append(place.grab().toImage())
    made.grid.go((0, 0))
    pictures.append(place.grab().toImage())
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])


def test_two_hundred_things_stay_quick(open_window, desk):
    """Some rows are there at once and more at a press; a step and a choice take no time that is felt."""
    window = decide(open_window, desk, many(200, 5))
    start = perf_counter()
    made = page(window, "matrix", MatrixPage)
    assert perf_counter() - start < 3
    assert made.grid.rows == 25
    made.grid.go((20, 0))
    places = dict(made.grid.places)
    start = perf_counter()
    press(window, Qt.Key.Key_Down, "p", *"A word.")
    assert perf_counter() - start < 2
    assert made.grid.places == places
    made.show_more()
    assert made.grid.rows == 50
    assert made.grid.at == (25, 0)
    assert cell(window, 25, 0).hasFocus()
    press(window, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Home)
    assert made.grid.at == (24, -1)


def test_with_nothing_to_decide_it_says_what_is_missing(open_window, desk):
    """In place of an empty table."""
    window = decide(open_window, desk, replace(EMPTY, items=ITEMS))
    made = page(window, "matrix", MatrixPage)
    assert made.body is None
    assert "To choose who gets what, put in one thing and one person who might get it." in seen(made)
