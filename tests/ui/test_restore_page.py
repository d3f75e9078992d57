"""Putting a backup back in the window, over a real register: step by step, and leaving at any of them."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

import ui.restore_page
from app.desk import Desk
from app.paths import Places
from app.store.restoring import replaced
from tests.faults.kept import AFTER, BEFORE, Kept, numbers
from tests.ui.backing import At, answering, opening, page_of, reading, whole
from tests.ui.look_at import focus_name, seen, until
from tests.unit.put_back import PASSPHRASE
from ui.backup_page import BackupPage
from ui.buttons import Button
from ui.care import open_page
from ui.restore_page import RestorePage
from ui.tasks import in_background, wait_for_all
from ui.unlock import Unlock

NEW = "five other quite ordinary words"


@pytest.fixture
def desk(locked: Desk, kept: Kept) -> Desk:
    """The same, open; its backups go where one is already."""
    locked.unlock(PASSPHRASE)
    locked.backups.choose(kept.file.parent)
    return locked


def test_a_backup_is_put_back_step_by_step(open_window, desk: Desk, kept: Kept) -> None:
    """The records are locked; the passphrase of then opens it, a slip is told; what would be lost is there to be read,
    and only who has read it can go on; then the records are as they were, and what was here is kept."""
    window = open_window(desk)
    open_page(window, "backup")
    page_of(window, BackupPage).put_back.click()
    assert desk.state == "locked"
    page = reading(window, kept)
    assert any("It holds 2 records." in text for text in seen(page))
    assert focus_name() == "Your passphrase"
    page.go.click()
    assert page.say("passphrase_missing") in seen(page)
    opening(page, "not this one at all")
    assert any(text.startswith("That passphrase did not open your records") for text in seen(page))
    opening(page)
    assert page.counted("lost", 2, numbers=", ".join(AFTER)) in seen(page)
    assert focus_name() == page.say("loss")
    assert not page.go.isEnabled()
    page.sure.click()
    page.go.click()
    until(page.isEnabled)
    assert page.say("kept") in seen(page)
    assert numbers(desk) == BEFORE
    assert len(replaced(kept.places)) == 1
    page.go.click()
    assert window.stack.currentWidget() is window.home
    wait_for_all()


@pytest.mark.parametrize("how", ["back", "home", "stay", "emergency"])
def test_leaving_changes_nothing_however_one_leaves(open_window, locked: Desk, kept: Kept, app, how: str) -> None:
    """At the last step, before the word is said: everything is as it was, and the passphrase opens it."""
    window = open_window(locked)
    window.home.put_back_button.click()
    page = reading(window, kept)
    opening(page)
    match how:
        case "back":
            page.back.click()
        case "home":
            window.bar.home_button.click()
        case "stay":
            next(b for b in page.findChildren(Button) if b.text() == page.say("stay")).click()
        case _:
            window.show_emergency()
    app.sendPostedEvents(None, 52)
    assert not kept.places.restoring.exists()
    locked.unlock(PASSPHRASE)
    assert numbers(locked) == [*BEFORE, *AFTER]
    assert replaced(kept.places) == ()


def test_leaving_while_it_is_read_changes_nothing_either(open_window, locked: Desk, kept: Kept, app) -> None:
    """The page is gone before the backup was read: nothing of it stays, and nobody is locked out."""
    window = open_window(locked)
    window.home.put_back_button.click()
    answering(window, kept.file)
    page_of(window, RestorePage).go.click()
    window.show_home()
    app.sendPostedEvents(None, 52)
    wait_for_all()
    assert not kept.places.restoring.exists()
    locked.unlock(PASSPHRASE)
    assert numbers(locked) == [*BEFORE, *AFTER]


def test_a_file_that_is_no_backup_is_told(open_window, locked: Desk, kept: Kept, tmp_path: Path) -> None:
    """And another one can be chosen; choosing none changes nothing."""
    window = open_window(locked)
    window.home.put_back_button.click()
    page = page_of(window, RestorePage)
    (tmp_path / "holiday.jpg").write_bytes(b"a beach")
    answering(window, tmp_path / "holiday.jpg")
    page.go.click()
    until(lambda: any(text.startswith("This is not a Sharewell backup.") for text in seen(page)))
    window.ask_where = lambda *_: ""
    page.go.click()
    assert page.restore is None
    opening(reading(window, kept))
    assert page.counted("lost", 2, numbers=", ".join(AFTER)) in seen(page)


def test_a_register_that_does_not_open_leads_there(open_window, locked: Desk, kept: Kept) -> None:
    """Where a passphrase cannot help, the page that asks for it offers a backup; what would be lost is not known."""
    kept.places.register.write_bytes(b"")
    window = open_window(locked)
    window.home.unlock.emit()
    page = page_of(window, Unlock)
    assert not page.put_back_button.isVisible()
    page.passphrase.line.setText(PASSPHRASE)
    page.go.click()
    until(page.put_back_button.isVisible)
    page.put_back_button.click()
    page = reading(window, kept)
    opening(page)
    assert page.say("unknown") in seen(page)
    page.sure.click()
    page.go.click()
    until(page.isEnabled)
    assert numbers(locked) == BEFORE
    window.show_home()
    wait_for_all()


def test_on_a_new_computer_the_recovery_key_opens_it(open_window, kept: Kept, tmp_path: Path, clock: At) -> None:
    """Before anything was set up: the recovery key and a new passphrase twice, each slip told."""
    desk = Desk(Places(tmp_path / "new"), clock)
    window = open_window(desk)
    window.home.put_back_button.click()
    page = reading(window, kept)
    page.other.click()
    page.other.click()
    page.other.click()
    for key, new, again, told in (
        ("", NEW, NEW, page.say("key_missing")),
        (kept.recovery_key, "", "", page.say("passphrase_missing")),
        (kept.recovery_key, NEW, "another", page.say("differ")),
        (kept.recovery_key[:-1], NEW, NEW, "The recovery key has a slip in it"),
        (kept.recovery_key, NEW, NEW, page.say("nothing_here")),
    ):
        page.recovery_key.setText(key)
        page.passphrase.line.setText(new)
        page.again.line.setText(again)
        page.go.click()
        until(page.isEnabled)
        assert any(text.startswith(told) for text in seen(page)), told
    page.sure.click()
    page.go.click()
    until(page.isEnabled)
    assert page.say("kept") not in seen(page)
    assert numbers(desk) == BEFORE
    window.show_home()
    wait_for_all()
    desk.close()
    desk.unlock(NEW)
    desk.close()


def test_records_that_are_in_use_are_not_closed(open_window, desk: Desk, monkeypatch) -> None:
    """While something is still at work with them they stay open, and the page says to try again."""
    window, go_on = open_window(desk), threading.Event()
    monkeypatch.setattr(ui.restore_page, "PATIENCE", 20)
    open_page(window, "backup")
    page = page_of(window, BackupPage)
    in_background(window, go_on.wait, lambda _: None, window.tell)
    page.put_back.click()
    assert page.say("busy") in seen(page)
    before = desk.state
    go_on.set()
    wait_for_all()
    page.put_back.click()
    page_of(window, RestorePage)
    assert (before, desk.state) == ("open", "locked")


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off_and_nothing_is_low(open_window, locked: Desk, kept: Kept, percent: int, size) -> None:
    """Every step, at large text and in a small window: each line has the room it needs."""
    window = open_window(locked, percent=percent, size=size)
    window.home.put_back_button.click()
    page = reading(window, kept)
    whole(page)
    page.other.click()
    whole(page)
    page.other.click()
    opening(page)
    whole(page)
