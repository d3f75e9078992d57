"""The page for the end of a placement: three steps over a real register, each shown as it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk import Desk
from app.vault.escrow import fingerprint, public_key
from tests.faults.seeking import words_in
from tests.ui.look_at import focus_name, press, seen, until
from tests.unit.handing import (
    AGREED,
    CHILD_A,
    CHILD_B,
    PASSPHRASE,
    agency,
    carer,
    opens,
    ready,
    seal,
)
from ui.buttons import Button
from ui.care import open_page
from ui.hand_back_cards import PackageCard
from ui.hand_back_make import MakeCard
from ui.hand_back_page import HandBackPage
from ui.prose import Prose

Opened = Callable[..., HandBackPage]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """An open desk with three records."""
    made = carer(tmp_path / "mine", CHILD_A, CHILD_B, f"{CHILD_A} Again.")
    yield made
    made.close()


@pytest.fixture
def page_of(open_window, tmp_path: Path) -> Opened:
    """Opens the page; files are saved into the test's folder."""

    def open_it(desk: Desk, **how) -> HandBackPage:
        window = open_window(desk, **how)
        window.ask_where = lambda _, name: str(tmp_path / name)
        open_page(window, "hand_back")
        page = window.stack.currentWidget()
        assert isinstance(page, HandBackPage)
        until(lambda: page.make is not None or bool(page.packages))
        return page

    return open_it


def maker(page: HandBackPage) -> MakeCard:
    """The card of the first step."""
    assert page.make is not None
    return page.make


def made(page: HandBackPage) -> PackageCard:
    """Press the button of the first step, and wait for the package."""
    before = set(page.packages)
    maker(page).go.click()
    until(lambda: set(page.packages) > before)
    (new,) = set(page.packages) - before
    return page.packages[new]


def renewed(page: HandBackPage, card: PackageCard) -> PackageCard:
    """The card of the same package once the page has looked again."""
    until(lambda: page.packages.get(card.package.id, card) is not card)
    return page.packages[card.package.id]


def told(card: PackageCard, words: str) -> None:
    """Wait until the card says what is in the way."""
    until(lambda: words in card.problem.text())


def has_room(part: QWidget) -> None:
    """Wait until a line is as high as its words need it."""
    until(lambda: part.height() >= part.heightForWidth(part.width()))


def agreed(page: HandBackPage) -> PackageCard:
    """A package that is locked with a passphrase."""
    make = maker(page)
    make.locks["agreed"].click()
    make.passphrase.line.setText(AGREED)
    make.again.line.setText(AGREED)
    return made(page)


def arrived(page: HandBackPage, card: PackageCard, tmp_path: Path) -> PackageCard:
    """The agency opens it, and its code is typed in."""
    card.code.setText(opens(tmp_path / card.package.file_name).code)
    card.check.click()
    return renewed(page, card)


def test_the_three_steps_from_the_first_to_the_last(page_of: Opened, desk: Desk, tmp_path: Path) -> None:
    """Choose by a reference, make, print the receipt, type the code, remove: and each step is said as it stands."""
    page = page_of(desk)
    make = maker(page)
    assert "3 of 3 records are chosen." in seen(page)
    make.words.setText("Child A")
    make.words.setFocus()
    press(page.window(), Qt.Key.Key_Return)
    until(make.told.isVisible)
    assert "2 of 3 records are chosen." in seen(page)
    assert {number for number, row in make.rows.items() if row.isChecked()} == {"2026-001", "2026-003"}
    card = agreed(page)
    assert [each.number for each in card.package.records] == ["2026-001", "2026-003"]
    assert focus_name() == f"Package {card.package.id}, with 2 records"
    shown = " ".join(seen(page))
    assert "read back and whole" in shown
    assert "3. The receipt code: waiting for your agency" in shown

    card.receipt.click()
    until(card.done.isVisible)
    assert (tmp_path / f"handover-{card.package.id}-receipt.pdf").read_bytes().startswith(b"%PDF-")
    card = arrived(page, card, tmp_path)
    assert "2026-001, 2026-003" in seen(page)
    assert "One other record is not in this package, and stays." in seen(page)
    card.sure.click()
    card.passphrase.line.setText(PASSPHRASE)
    card.passphrase.line.setFocus()
    press(page.window(), Qt.Key.Key_Return)
    assert page.say("removing") in seen(page)
    card = renewed(page, card)
    assert card.going.state == "done"
    assert "nothing that they said can be read or found" in " ".join(seen(page))
    assert [each.number for each in desk.records()] == ["2026-002"]
    card.certificate.click()
    until(card.done.isVisible)
    assert (tmp_path / f"handover-{card.package.id}-removed.pdf").read_bytes().startswith(b"%PDF-")
    assert isinstance(page.make, MakeCard)
    assert page.make.isVisible(), "the next package can be made"
    assert words_in(" ".join(seen(page.window()))) == []


def test_the_way_it_is_locked(page_of: Opened, desk: Desk, tmp_path: Path) -> None:
    """With the key that was let in, another that is typed, or a passphrase; only what is needed is asked."""
    _, public = agency()
    desk.ways_in.let_agency_in(public)
    page = page_of(desk)
    make = maker(page)
    assert make.locks["agency"].isChecked()
    assert not any(box.isVisible() for box in (make.key, make.passphrase, make.again))
    assert made(page).package.agency == fingerprint(public_key(public))
    _, other = agency()
    page.another.button.click()
    make = maker(page)
    make.locks["key"].click()
    until(make.key.isVisible)
    assert not make.passphrase.isVisible()
    make.key.setText(other)
    assert made(page).package.agency == fingerprint(public_key(other))


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (lambda make: make.none.click(), "none_chosen"),
        (lambda make: make.locks["key"].click(), "key_missing"),
        (lambda make: make.locks["agreed"].click(), "passphrase_missing"),
        (lambda make: (make.locks["agreed"].click(), make.passphrase.line.setText(AGREED)), "differ"),
        (lambda make: make.search.click(), "words_missing"),
    ],
    ids=["none", "key", "passphrase", "differ", "words"],
)
def test_what_is_missing_is_said_where_it_is_missing(page_of: Opened, desk: Desk, prepare, said: str) -> None:
    """In a line, with the focus where it can be put right; no file is written."""
    page = page_of(desk)
    make = maker(page)
    prepare(make)
    if said != "words_missing":
        make.go.click()
    assert page.say(said) in seen(page)
    at = {"key_missing": make.key, "passphrase_missing": make.passphrase.line, "differ": make.again.line}
    assert at.get(said, make.words).hasFocus()
    assert page.packages == {}
    assert desk.handbacks.under_way() == ()


def test_a_slip_and_a_wrong_code_change_nothing(page_of: Opened, desk: Desk, tmp_path: Path) -> None:
    """Both are said in words, with the code still there to put right; no record is touched."""
    desk.handbacks.make("0" * 8, tmp_path / "other", ["2026-001"], passphrase=AGREED)
    other = opens(tmp_path / "other").code
    page = page_of(desk)
    page.another.button.click()
    card = agreed(page)
    card.check.click()
    assert page.say("code_missing") in seen(page)
    for code, said in ((other[:-1], "has a slip in it"), (other, "not the code of this package")):
        card.code.setText(code)
        card.check.click()
        told(card, said)
        assert card.code.text() == code
        assert card.code.hasFocus()
    assert len(desk.records()) == 3


def test_nothing_is_removed_without_a_word_and_a_passphrase(page_of: Opened, desk: Desk, tmp_path: Path) -> None:
    """First the agency must have said that it can read them; then the passphrase, and the right one."""
    page = page_of(desk)
    card = arrived(page, agreed(page), tmp_path)
    card.remove_go.click()
    assert page.say("sure_missing") in seen(page)
    assert card.sure.hasFocus()
    card.sure.click()
    card.remove_go.click()
    assert page.say("own_passphrase_missing") in seen(page)
    card.passphrase.line.setText("not this one at all")
    card.remove_go.click()
    told(card, "did not open")
    assert len(desk.records()) == 3


def test_what_stays_is_said_and_why(page_of: Opened, desk: Desk, tmp_path: Path) -> None:
    """On hold, changed since, unfinished, sealed later: each in plain words; and where all stays nothing is asked."""
    draft = ready(desk, "Unfinished.")
    desk.autosave(draft)
    page = page_of(desk)
    assert "One unfinished decision is not in it." in seen(page)
    card = agreed(page)
    desk.retention.hold("2026-001", "A court has asked.", "M. Manager")
    desk.retention.add("2026-002", "correction", "It was Tuesday.", "Ada Example")
    seal(desk, "Later.")
    card = arrived(page, card, tmp_path)
    shown = " ".join(seen(page))
    for wanted in ("2 records stay for now:", "record 2026-001 must be kept for now", "added to record 2026-002"):
        assert wanted in shown
    assert "One unfinished decision is not in it." in seen(page)
    assert "One record can be taken off this computer now:" in shown
    card.sure.click()
    card.passphrase.line.setText(PASSPHRASE)
    card.remove_go.click()
    card = renewed(page, card)
    assert card.going.state == "part"
    assert not hasattr(card, "passphrase"), "there is nothing to remove now"
    assert page.say("proved") in seen(page)


def test_what_could_not_be_done_yet_is_offered_again(page_of: Opened, desk: Desk, tmp_path: Path) -> None:
    """A backup stick that is not there: the card says so, and does it once it is back."""
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.backups.choose(stick)
    desk.backups.make()
    page = page_of(desk)
    card = arrived(page, agreed(page), tmp_path)
    stick.rename(tmp_path / "away")
    card.sure.click()
    card.passphrase.line.setText(PASSPHRASE)
    card.remove_go.click()
    card = renewed(page, card)
    assert card.accent == "sun"
    assert "do away with the old ones" in " ".join(seen(page))
    assert card.remove_go.text() == page.say("finish")
    (tmp_path / "away").rename(stick)
    card.passphrase.line.setText(PASSPHRASE)
    card.remove_go.click()
    assert renewed(page, card).going.state == "done"


def test_one_that_was_never_handed_over_is_taken_off_the_list(page_of: Opened, desk: Desk) -> None:
    """Behind a line that has to be opened first; the records stay."""
    page = page_of(desk)
    card = agreed(page)
    card.never.button.click()
    assert page.say("forget_hint") in seen(page)
    card.forget_go.click()
    until(lambda: not page.packages)
    assert desk.handbacks.under_way() == ()
    assert len(desk.records()) == 3


def test_with_many_records_the_list_is_folded(page_of: Opened, desk: Desk) -> None:
    """How many are chosen is said; the rows are there when they are asked for, as they are chosen by then."""
    for _ in range(4):
        seal(desk, CHILD_B)
    page = page_of(desk)
    make = maker(page)
    assert not make.rows
    make.none.click()
    make.list.button.click()
    assert len(make.rows) == 7
    assert not any(row.isChecked() for row in make.rows.values())
    make.rows["2026-004"].click()
    assert "1 of 7 records are chosen." in seen(page)
    make.all.click()
    assert all(row.isChecked() for row in make.rows.values())
    make.rows["2026-004"].click()
    assert make.chosen == {f"2026-00{n}" for n in (1, 2, 3, 5, 6, 7)}


def test_with_no_records_there_is_nothing_to_make(page_of: Opened, tmp_path: Path) -> None:
    """That is said, and no button is there to press."""
    desk = carer(tmp_path / "mine")
    page = page_of(desk)
    assert page.say("no_records") in seen(page)
    assert not hasattr(page.make, "go")
    desk.close()


def test_where_no_place_is_chosen_nothing_happens(page_of: Opened, desk: Desk) -> None:
    """The dialogue was closed again."""
    page = page_of(desk)
    page.owner.ask_where = lambda *_: ""
    make = maker(page)
    make.locks["agreed"].click()
    make.passphrase.line.setText(AGREED)
    make.again.line.setText(AGREED)
    make.go.click()
    assert make.isEnabled()
    assert desk.handbacks.under_way() == ()


@pytest.mark.parametrize(("percent", "size"), [(100, (1280, 720)), (200, (1280, 720)), (100, (820, 600))])
def test_nothing_is_cut_off_and_nothing_is_low(page_of: Opened, desk: Desk, tmp_path: Path, percent, size) -> None:
    """At each step, at large text and in a small window: each line has the room it needs."""
    desk.autosave(ready(desk, "Unfinished."))
    page = page_of(desk, percent=percent, size=size)

    def fits() -> None:
        inside = page.widget()
        assert inside is not None
        assert inside.width() <= page.viewport().width()
        for part in (*page.findChildren(Button), *page.findChildren(Prose)):
            if part.isVisible():
                has_room(part)
                assert not isinstance(part, Button) or part.height() >= 44

    maker(page).locks["agreed"].click()
    fits()
    card = agreed(page)
    fits()
    desk.retention.hold("2026-001", "A court has asked.", "M. Manager")
    arrived(page, card, tmp_path)
    fits()
