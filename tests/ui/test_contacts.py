"""The address book: filled by hand or from a table, changed, saved, and never in the clear."""

from __future__ import annotations

import pytest

from tests.ui.look_at import cut_off, seen, until
from tests.ui.shared import on
from tests.unit.keeping import set_up
from ui.care import open_page
from ui.contacts_page import ContactPage, ContactsPage
from ui.place import go_back, here

TABLE = "kind,name,role,organisation,telephone,email,channel,checked\nschool,,Head,Elm School,,,post,\n"


@pytest.fixture
def desk(tmp_path):
    """An open desk with an empty book."""
    desk = set_up(tmp_path / "mine")
    yield desk
    desk.close()


def test_somebody_is_put_in_changed_and_taken_out(open_window, desk):
    """What they are is picked in the words of the question; what is missing is said, and what was written stays."""
    window = open_window(desk)
    open_page(window, "contacts")
    on(window, ContactsPage).add_button.click()
    page = on(window, ContactPage)
    page.lines["role"].setText("Social worker")
    page.keep_button.click()
    assert page.problem.isVisible()
    page.kind.turn()
    page.kind.rows["child_sw"].click()
    page.channel.turn()
    page.channel.rows["telephone"].click()
    page.keep_button.click()
    book = on(window, ContactsPage)
    assert "It is in the book." in seen(book)
    (kept,) = desk.address_book.contacts()
    assert (kept.kind, kept.role, kept.channel, kept.checked) == (
        "child_sw",
        "Social worker",
        "telephone",
        "2026-11-20",
    )
    book.rows[kept.id].click()
    on(window, ContactPage).lines["name"].setText("Mx B. Tarn")
    window.page.keep_button.click()
    assert [each.name for each in desk.address_book.contacts()] == ["Mx B. Tarn"]
    on(window, ContactsPage).rows[kept.id].click()
    window.page.out_button.click()
    assert "Nobody is in it yet." in seen(on(window, ContactsPage))


def test_a_table_is_taken_in_whole_or_not_at_all(open_window, desk, tmp_path):
    """A line that is wrong is named, and nothing is kept; what is saved can be taken in again."""
    table = tmp_path / "book.csv"
    window = open_window(desk)
    open_page(window, "contacts")
    window.page.ask_file = lambda *_: str(table)
    table.write_text(TABLE + "nobody,,Head,Oak School,,,post,\n", "utf-8")
    window.page.take_button.click()
    until(window.page.isEnabled)
    assert window.page.problem.isVisible()
    assert desk.address_book.contacts() == ()
    table.write_text(TABLE, "utf-8")
    window.page.take_button.click()
    until(lambda: len(desk.address_book.contacts()) == 1 and "1 entry is in the book." in seen(window.page))
    window.ask_where = lambda _, name: str(tmp_path / name)
    window.page.save_button.click()
    until((tmp_path / "address-book.csv").exists)
    until(window.page.isEnabled)
    assert "Elm School" in (tmp_path / "address-book.csv").read_text("utf-8-sig")


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_half_written_is_there_again_after_hiding(open_window, desk, percent):
    """The way leads back through the book to the form, with everything in it; nothing is cut off."""
    window = open_window(desk, percent=percent)
    open_page(window, "contacts")
    assert cut_off(window) == []
    window.page.add_button.click()
    page = on(window, ContactPage)
    page.lines["name"].setText("Mx B. Tarn")
    assert cut_off(window) == []
    where = here(window)
    window.show_home()
    go_back(window, where)
    assert on(window, ContactPage).lines["name"].text() == "Mx B. Tarn"
    window.page.back.click()
    on(window, ContactsPage)
