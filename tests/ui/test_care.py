"""The pages that look after the records: what they say, and that what they do is done to a real register."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.desk import Desk
from app.errors import AppError
from app.store.engine import connect
from app.vault import escrow
from app.vault.stretch import LEAST
from tests.ui.look_at import seen, until
from tests.unit.put_back import PASSPHRASE, desk_at, seals
from ui.care import open_page
from ui.care_page import THINGS, CarePage
from ui.health_page import HealthPage
from ui.keys_page import KeysPage
from ui.prose import Prose

OTHER = "five other quite ordinary words"


@pytest.fixture
def desk(tmp_path: Path):
    """An open desk with two records."""
    made = desk_at(tmp_path / "mine")
    made.set_up(PASSPHRASE, author="Ada Example", role="carer", organisation="")
    seals(made, 2)
    yield made
    made.close()


def page_of(window, kind: type):
    """The page on top, which must be of this kind."""
    page = window.stack.currentWidget()
    assert isinstance(page, kind)
    return page


def button(page, text: str) -> QAbstractButton:
    """The button that says this."""
    return next(each for each in page.findChildren(QAbstractButton) if each.text() == text)


def working(page) -> None:
    """Wait until what was begun in the background is done."""
    until(page.isEnabled)


def test_home_leads_to_every_page_and_back(open_window, desk: Desk) -> None:
    """One line on the first page opens the list; each of its lines says what it is for; back leads the same way."""
    window = open_window(desk)
    window.home.care_button.click()
    page = page_of(window, CarePage)
    assert set(page.rows) == set(THINGS)
    assert all(row.text() in " ".join(seen(window)) for row in page.rows.values())
    page.rows["check"].click()
    page_of(window, HealthPage).back.click()
    page_of(window, CarePage).back.click()
    assert window.stack.currentWidget() is window.home


def test_everything_is_checked_when_asked(open_window, desk: Desk) -> None:
    """The page says how far it is and what came of it."""
    window = open_window(desk)
    open_page(window, "check")
    page = page_of(window, HealthPage)
    assert page.say("not_yet") in seen(page)
    page.go.click()
    # Looked at before the window goes on: so little is checked in no time.
    assert page.say("beginning") in [line.text() for line in page.findChildren(Prose)]
    until(page.go.isEnabled)
    assert page.counted("well", 2) in seen(page)
    assert not page.accept.isVisible()


def test_what_is_found_is_said_on_home_and_on_its_page(open_window, desk: Desk) -> None:
    """A record that was changed is named on the page for it, in words, and the first page leads there."""
    window = open_window(desk)
    connection = connect(desk.hands().places.register, desk.hands().keys.data_key)
    connection.execute("DROP TRIGGER records_are_not_changed")
    connection.execute("UPDATE records SET salt = zeroblob(32) WHERE seq = 1")
    connection.close()
    window.watch.begin()
    until(lambda: hasattr(window.home, "found_button"))
    window.home.found_button.click()
    page = page_of(window, HealthPage)
    assert desk.words.text("errors", "found_changed.title", record="2026-001") in seen(page)


def test_a_full_disk_is_said_on_the_first_page(open_window, desk: Desk) -> None:
    """Once the room that was kept aside had to be given up, the first page says so until there is room again."""
    window = open_window(desk)
    said = desk.words.text("care", "room.title")
    assert said not in seen(window)
    desk.hands().register.short_of_room = True
    window.home.refresh()
    assert said in seen(window)


def test_the_passphrase_is_changed_only_with_the_old_one(open_window, desk: Desk) -> None:
    """A slip is told and changes nothing; done, the new one opens and the old one does not."""
    window = open_window(desk)
    open_page(window, "keys")
    page = page_of(window, KeysPage)
    for old, new, again, said in (
        ("", OTHER, OTHER, page.say("missing")),
        (PASSPHRASE, OTHER, "another", page.say("differ")),
        ("wrong one altogether", OTHER, OTHER, desk.words.text("errors", "wrong_passphrase.title")),
        (PASSPHRASE, OTHER, OTHER, page.say("changed")),
    ):
        for line, typed in ((page.old, old), (page.new, new), (page.again, again)):
            line.line.setText(typed)
        page.change.click()
        working(page)
        assert any(text.startswith(said) for text in seen(page)), said
    assert page.old.line.text() == page.new.line.text() == ""
    desk.close()
    with pytest.raises(AppError, match="wrong_passphrase"):
        desk.unlock(PASSPHRASE)
    desk.unlock(OTHER)


def test_a_new_sheet_and_a_new_key(open_window, desk: Desk, tmp_path: Path) -> None:
    """The new recovery key is shown once, saved as a sheet, and opens; a new key for everything leaves it working."""
    window = open_window(desk)
    window.ask_where = lambda _window, name: str(tmp_path / name)
    open_page(window, "keys")
    page = page_of(window, KeysPage)
    page.sheet_ask.click()
    until(lambda: page.key != "")
    button(page, window.kit.say("key.sheet")).click()
    until(lambda: any(path.suffix == ".pdf" for path in tmp_path.iterdir()))
    until(lambda: window.kit.say("key.sheet_saved") in seen(page))
    page.proof.line.setText(PASSPHRASE)
    page.rekey_go.click()
    working(page)
    assert page.say("rekeyed") in seen(page)
    desk.close()
    desk.recover(page.key, OTHER)
    assert len(desk.records()) == 2


def test_the_agency_is_let_in_only_on_purpose(open_window, desk: Desk) -> None:
    """Its key is taken after somebody said that they checked it, shown by its fingerprint, and taken away again; a
    mistyped one is told."""
    _, public = escrow.new_agency_key("the agency's own passphrase", random=os.urandom, cost=LEAST)
    window = open_window(desk)
    open_page(window, "keys")
    page = page_of(window, KeysPage)
    assert page.say("agency_none") in seen(page)
    assert not page.let_in.isEnabled()
    page.sure.setChecked(True)
    for typed, said in (
        ("", page.say("agency_missing")),
        (public[:-1], desk.words.text("errors", "agency_key_mistyped.title")),
    ):
        page.public.setText(typed)
        page.let_in.click()
        working(page)
        assert any(text.startswith(said) for text in seen(page)), said
    page.public.setText(public.lower())
    page.let_in.click()
    working(page)
    assert page.say("agency_now", fingerprint=desk.ways_in.agency()) in seen(page)
    page.shut_out.click()
    working(page)
    assert page.say("agency_none") in seen(page)
    assert desk.ways_in.agency() is None
