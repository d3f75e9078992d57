"""Disposing of records in the window, in two steps and over a real register; what is left to do, and the new key."""

from __future__ import annotations

import shutil
from threading import Event

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from app.desk.disposing import Finished
from app.errors import AppError
from tests.ui.kept import pressed, top, typed
from tests.ui.look_at import focus_name, seen, until
from tests.unit.keeping import PASSPHRASE, over, seal, set_up, with_three
from ui.buttons import Button
from ui.care import open_page
from ui.dispose_page import DisposePage
from ui.keeping_page import KeepingPage, open_dispose
from ui.new_key import new_key
from ui.tasks import wait_for_all


@pytest.fixture
def desk(tmp_path):
    """A carer's open desk with three records; the first is long over, the second was given a class."""
    made = with_three(tmp_path / "mine")
    yield made
    made.close()


def test_what_stands_in_the_way_is_said_and_nothing_can_be_pressed(open_window, desk):
    """A record that is not due has no last button; and what is in the way of each is there to read."""
    window = open_window(desk)
    open_dispose(window, ["2026-001", "2026-002"])
    page = top(window, DisposePage)
    shown = seen(page)
    assert "These 2 records cannot be disposed of together now" in shown
    assert any("Record 2026-002 must still be kept." in line for line in shown)
    assert not hasattr(page, "go")


def test_disposing_takes_a_reason_a_manager_a_passphrase_and_a_tick(open_window, desk):
    """Whatever is missing or wrong is said at its box, and nothing has gone by then."""
    window = open_window(desk)
    open_page(window, "keeping")
    page = top(window, KeepingPage)
    assert page.dispose_button.text() == "Dispose of the one record that may go"
    page.dispose_button.click()
    page = top(window, DisposePage)
    assert {"This will be destroyed", "A foster carer's record: 10 years"} <= set(seen(page))
    assert not page.go.isEnabled()
    typed(page, passphrase="")
    page.go.click()
    assert page.problem.text() == "Type your passphrase first."
    for given, said, at in (
        ({"reason": " "}, "The reason is missing", lambda: page.reason),
        ({"by": ""}, "A manager must agree", lambda: page.by),
        ({"passphrase": "not this one at all"}, "That passphrase did not open", lambda: page.passphrase.line),
    ):
        typed(page, **given)
        pressed(page)
        assert page.problem.text().startswith(said)
        assert QApplication.focusWidget() is at()
    assert len(desk.records()) == 3
    page.sure.click()
    assert not page.go.isEnabled()


def test_a_record_is_disposed_of_and_its_certificate_saved(open_window, desk, tmp_path):
    """The second page says so and has the focus; the certificate names nobody in its file name; it comes again from
    the list, where the record is no longer."""
    window = open_window(desk)
    offered = []
    window.ask_where = lambda _, name: offered.append(name) or str(tmp_path / name)
    open_dispose(window, ["2026-001"])
    page = top(window, DisposePage)
    typed(page)
    pressed(page)
    assert focus_name() == "The record is disposed of"
    assert "The register has a new key. The backups it knows of are new." in seen(page)
    assert "This will be destroyed" not in seen(page)
    page.save_button.click()
    until(page.done.isVisible)
    assert page.done.text().startswith("The paper is saved. It is not encrypted")
    assert offered == ["certificate of disposal 2026-11-20.pdf"]
    paper = (tmp_path / offered[0]).read_bytes()
    assert paper.startswith(b"%PDF-")
    page.back.click()
    page = top(window, KeepingPage)
    assert len(page.lines) == 2
    assert not page.dispose_button.isVisible()
    (gone,) = page.gone
    assert (gone.text(), gone.detail) == ("Record 2026-001", "Friday 20 November 2026 · Its time is over.")
    (tmp_path / offered[0]).unlink()
    gone.click()
    until(page.done.isVisible)
    assert (tmp_path / offered[1]).read_bytes() == paper


def test_what_is_left_is_said_and_done_later(open_window, desk, tmp_path):
    """The stick is away: it is said with what to do; the list offers it again and is content once it is done."""
    stick = tmp_path / "stick"
    stick.mkdir()
    desk.backups.choose(stick)
    desk.backups.make()
    shutil.move(stick, tmp_path / "away")
    window = open_window(desk)
    open_dispose(window, ["2026-001"])
    page = top(window, DisposePage)
    typed(page)
    pressed(page)
    step = "Make a new backup, and do away with the old ones that still hold the record."
    assert {"Still to do", step} <= set(seen(page))
    assert "The register has a new key. The backups it knows of are new." not in seen(page)
    page.back.click()
    page = top(window, KeepingPage)
    assert {"Something is left to do", step} <= set(seen(page))
    page.passphrase.line.setText(PASSPHRASE)
    page.finish_button.click()
    until(lambda: page.isEnabled() and page.problem.isVisible())
    assert step in seen(page)
    shutil.move(tmp_path / "away", stick)
    page.passphrase.line.setText(PASSPHRASE)
    page.finish_button.click()
    until(page.done.isVisible)
    assert page.done.text() == "Done. Nothing is left to do."
    assert step not in seen(page)
    assert desk.retention.left() == ()


def test_a_new_recovery_key_is_shown_and_its_sheet_saved(open_window, desk, tmp_path):
    """Where the printed sheet opens nothing any more, the new key is there in groups until it is written down."""
    window = open_window(desk)
    window.ask_where = lambda _, name: str(tmp_path / name)
    open_page(window, "keeping")
    page = top(window, KeepingPage)
    key = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789-ABCD"
    card = new_key(page, window, key)
    page.page.addWidget(card)
    assert "ABCD   EFGH   JKLM\nNPQR   STUV   WXYZ\n2345   6789   ABCD" in seen(card)
    assert page.key == key
    card.findChildren(Button)[0].click()
    until(page.done.isVisible)
    assert (tmp_path / "Sharewell recovery sheet.pdf").read_bytes().startswith(b"%PDF-")


def test_a_new_recovery_key_is_shown_to_whoever_has_left_the_page(open_window, desk, monkeypatch):
    """Going home meanwhile costs nobody the key; where there is none, and where it failed, home stays as it is."""
    key = "ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789-ABCD"
    window = open_window(desk)
    finished = Finished(left=(), recovery_key=key)
    for outcome, shown in ((finished, True), (Finished(left=(), recovery_key=None), False), (None, False)):
        window.show_home()
        desk.hands().register.keep("disposal_left", {"steps": ["tidy"]})
        open_page(window, "keeping")
        page, gate = top(window, KeepingPage), Event()

        def finish(*_, outcome=outcome, gate=gate):
            gate.wait(10)
            if outcome is None:
                raise AppError("register_busy")
            return outcome

        monkeypatch.setattr(type(desk.retention), "finish", finish)
        page.passphrase.line.setText(PASSPHRASE)
        page.finish_button.click()
        window.show_home()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gate.set()
        wait_for_all()
        QApplication.processEvents()
        assert (window.page is window.home) != shown


def test_a_manager_may_leave_the_name_out(open_window, tmp_path):
    """Their page says that they can decide this themselves."""
    desk = set_up(tmp_path / "theirs", role="manager")
    seal(desk, "Child A told me something.")
    over(desk, "2026-001")
    window = open_window(desk)
    open_dispose(window, ["2026-001"])
    page = top(window, DisposePage)
    assert "You are a manager, so you can decide this yourself. Leave it empty if you do." in seen(page)
    typed(page, by="")
    pressed(page)
    assert desk.retention.certificates()[0].said.authorised_by == "Ada Example"
    desk.close()


def test_an_unexpected_fault_is_handed_on(open_window, desk, monkeypatch):
    """It is not taken for something that was expected, and the page can be used again."""
    window = open_window(desk)
    open_dispose(window, ["2026-001"])
    page = top(window, DisposePage)
    typed(page)
    told = []
    page.failed.connect(told.append)

    def fails(*_):
        raise RuntimeError

    monkeypatch.setattr(type(desk.retention), "dispose", fails)
    pressed(page)
    until(lambda: bool(told))
    assert isinstance(told[0], RuntimeError)
    assert not isinstance(told[0], AppError)
