"""Backups in the window, over a real register: the line on the first page, what is there, and making one."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from tests.faults.kept import Kept
from tests.ui.backing import At, answering, page_of, whole
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.stand_in import NOW, StandInDesk
from tests.unit.put_back import PASSPHRASE
from ui.backup_page import BackupPage
from ui.care import open_page
from ui.furniture import make_wizard
from ui.tasks import wait_for_all
from ui.unlock import Unlock


@pytest.fixture
def desk(locked: Desk, kept: Kept) -> Desk:
    """The same, open; its backups go where one is already."""
    locked.unlock(PASSPHRASE)
    locked.backups.choose(kept.file.parent)
    return locked


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    """Another folder for backups, empty."""
    made = tmp_path / "stick"
    made.mkdir()
    return made


def line(window) -> list[str]:
    """What the first page says of backups."""
    window.home.refresh()
    return [] if window.home.backup_line is None else seen(window.home.backup_line)


def test_the_first_page_says_when_the_last_one_was(open_window, desk: Desk, kept: Kept, clock: At) -> None:
    """None yet, today with the time, yesterday, days ago: in the quiet colour for a week, then in the other."""
    window = open_window(desk)
    desk.backups._change(made=None, folder=None)
    assert line(window)[0] == "There is no backup yet."
    assert window.home.backup_line.accent == "sun"
    desk.backups.choose(kept.file.parent)
    clock.now = NOW - timedelta(hours=2)
    desk.backups.make()
    assert line(window) == ["Last backup: today, 12.05 pm", "Backup"]
    for days, said, accent in (
        (1, "Last backup: yesterday", "card"),
        (7, "Last backup: 7 days ago", "card"),
        (8, "Last backup: 8 days ago", "sun"),
    ):
        desk.backups._change(made=(NOW - timedelta(days=days)).isoformat())
        clock.now = NOW
        assert line(window)[0] == said
        assert window.home.backup_line.accent == accent


def test_why_there_is_none_is_said_there(open_window, desk: Desk, kept: Kept) -> None:
    """A stick in a pocket is told quietly; what went wrong is told in the colour that says look again."""
    window = open_window(desk)
    desk.backups.make()
    away = kept.file.parent.rename(kept.file.parent.with_name("pocket"))
    with pytest.raises(AppError):
        desk.backups.make()
    assert line(window)[1] == "The place for your backups is not there."
    assert window.home.backup_line.accent == "card"
    desk.backups._change(failed="backup_not_whole")
    assert line(window)[1] == "The backup did not come out whole."
    assert window.home.backup_line.accent == "sun"
    away.rename(kept.file.parent)


def test_it_leads_to_the_backups_and_the_focus_stays(open_window, desk: Desk) -> None:
    """The link opens the page; when something changes meanwhile the words do, and the focus does not."""
    window = open_window(desk)
    button = window.home.backup_line.button
    button.setFocus()
    desk.backups.make()
    window.home.backup_line.refresh()
    assert seen(window.home.backup_line)[0] == "Last backup: today, 2.05 pm"
    assert button.hasFocus()
    press(window, Qt.Key.Key_Return)
    page_of(window, BackupPage)
    assert focus_name() == "Backup"


@pytest.mark.parametrize("how", [{"state": "locked"}, {"state": "none"}, {"scratch": True}])
def test_where_nothing_is_open_or_kept_nothing_is_said(open_window, how: dict) -> None:
    """Before the passphrase nobody knows, and a practice register is thrown away."""
    assert line(open_window(StandInDesk(**how))) == []


def test_an_unwise_place_for_the_records_is_said_once(open_window, kept: Kept, tmp_path: Path, clock: At) -> None:
    """Where another program copies the records themselves to the internet, the first page says so until it was read
    on the page for backups."""
    shutil.move(kept.places.root, tmp_path / "Dropbox")
    desk = Desk(Places(tmp_path / "Dropbox"), clock)
    desk.unlock(PASSPHRASE)
    window = open_window(desk)
    said = desk.words.text("care", "backup.own_warning.synced")
    assert said in line(window)[1]
    open_page(window, "backup")
    assert said in seen(page_of(window, BackupPage))
    window.show_home()
    assert said not in " ".join(line(window))
    open_page(window, "backup")
    assert said in seen(page_of(window, BackupPage))
    window.show_home()
    desk.close()


def test_a_place_is_chosen_and_a_backup_made(open_window, desk: Desk, stick: Path) -> None:
    """The place is named with what is unwise about it; one is made there, each step is said, and what is there then
    is listed with what it holds."""
    desk.backups._change(folder=None, made=None)
    window = open_window(desk)
    open_page(window, "backup")
    page = page_of(window, BackupPage)
    assert page.say("no_place") in seen(page)
    assert page.say("found") not in seen(page)
    answering(window, stick)
    page.now.click()
    until(lambda: page.counted("made", 4) in seen(page))
    assert page.progress.text() == page.say("checking"), "the last of the steps that were said"
    assert [path.suffix for path in stick.iterdir()] == [".backup"]
    until(lambda: page.counted("holds", 4) in seen(page) and page.say("warning.same_disk") in seen(page))
    assert {
        "Last backup: today, 2.05 pm",
        page.say("place", folder=stick),
        page.say("warning.same_disk"),
        "today, 2.05 pm",
    } <= set(seen(page))
    assert page.choose.text() == page.say("choose_other")
    assert page.now.isEnabled()


def test_one_that_has_rotted_is_shown_as_that(open_window, desk: Desk, kept: Kept) -> None:
    """In the list it is damaged, and the whole one is whole."""
    made = desk.backups.make().path
    content = bytearray(made.read_bytes())
    content[len(content) // 2] ^= 1
    made.write_bytes(content)
    window = open_window(desk)
    open_page(window, "backup")
    page = page_of(window, BackupPage)
    until(lambda: page.say("broken") in seen(page))
    assert page.counted("holds", 2) in seen(page)


def test_what_goes_wrong_is_said_and_can_be_tried_again(open_window, desk: Desk, kept: Kept, stick: Path) -> None:
    """A place that is gone is told with what to do, in the list too; a file is no place; cancelling changes nothing."""
    window = open_window(desk)
    away = kept.file.parent.rename(kept.file.parent.with_name("pocket"))
    open_page(window, "backup")
    page = page_of(window, BackupPage)
    until(lambda: seen(page).count("The place for your backups is not there.") == 1)
    page.now.click()
    until(page.now.isEnabled)
    assert any(text.startswith("The place for your backups is not there. Plug the stick in") for text in seen(page))
    window.ask_where = lambda *_: ""
    page.choose.click()
    answering(window, stick / "no")
    page.choose.click()
    assert desk.backups.standing().folder == kept.file.parent
    away.rename(kept.file.parent)
    page.now.click()
    until(lambda: page.counted("made", 4) in seen(page))


def test_leaving_the_page_does_not_stop_a_backup(open_window, desk: Desk, kept: Kept, app) -> None:
    """It goes on beside the window, and counts."""
    window = open_window(desk)
    open_page(window, "backup")
    page_of(window, BackupPage).now.click()
    window.show_home()
    app.sendPostedEvents(None, 52)  # DeferredDelete: the page is gone for good
    wait_for_all()
    assert len(list(kept.file.parent.iterdir())) == 2
    assert desk.backups.standing().made == NOW


def test_one_is_made_by_itself_after_unlocking_and_after_sealing(
    open_window, desk: Desk, kept: Kept, clock: At
) -> None:
    """Where the place is known and it is time, nobody has to do anything, and the first page says that it was done."""
    desk.close()
    window = open_window(desk)
    clock.now = NOW + timedelta(days=1)
    window.home.unlock.emit()
    page = page_of(window, Unlock)
    page.passphrase.line.setText(PASSPHRASE)
    page.go.click()
    until(lambda: len(list(kept.file.parent.iterdir())) == 2)
    wait_for_all()
    until(lambda: seen(window.home.backup_line)[0] == "Last backup: Saturday 21 November 2026, 2.05 pm")
    clock.now = NOW + timedelta(days=2)
    wizard = make_wizard(window, desk.start())
    wizard.sealed.disconnect(window.sealed)
    wizard.sealed.emit(None)
    until(lambda: len(list(kept.file.parent.iterdir())) == 3)
    wait_for_all()
    assert desk.backups.standing().made == clock.now


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off_and_nothing_is_low(open_window, desk: Desk, kept: Kept, percent: int, size) -> None:
    """At large text and in a small window each line has the room it needs."""
    window = open_window(desk, percent=percent, size=size)
    open_page(window, "backup")
    page = page_of(window, BackupPage)
    until(lambda: page.counted("holds", 2) in seen(page))
    whole(page)
