"""The first set-up, unlocking, and the way back in."""

from __future__ import annotations

from PySide6.QtCore import Qt

from app.errors import AppError
from tests.ui.look_at import focus_name, press, seen, until
from tests.ui.screens import screen
from tests.ui.stand_in import StandInDesk, StandInSession


def test_a_decision_asks_for_the_passphrase_and_then_begins(open_window):
    """Wrong is said with what to do; right leads straight to the first question."""
    desk = StandInDesk(state="locked", session=StandInSession([screen()]))
    window = open_window(desk)
    window.home.start_buttons[0].click()
    assert focus_name() == "Your passphrase"
    press(window, "x", Qt.Key.Key_Return)
    page = window.stack.currentWidget()
    until(page.isEnabled)
    assert any(text.startswith("That passphrase did not open your records.") for text in seen(page))
    page.passphrase.line.setText(desk.passphrase)
    press(window, Qt.Key.Key_Return)
    until(lambda: window.wizard is not None)
    assert focus_name() == screen().heading


def test_the_first_set_up_ends_only_when_the_key_is_written_down(open_window):
    """Name, role, passphrase twice; then the recovery key stays until somebody says that they have it."""
    window = open_window(StandInDesk(state="none"))
    window.home.unlock.emit()
    page = window.stack.currentWidget()
    page.set_up()
    assert "Write your name." in seen(page)
    page.name.setText("Alex Morgan")
    page.set_up()
    assert "Choose what you do." in seen(page)
    page.roles["carer"].click()
    page.passphrase.line.setText("four words of mine")
    page.again.line.setText("four words of yours")
    page.set_up()
    assert "The two passphrases are not the same. Type them once more." in seen(page)
    page.again.line.setText("four words of mine")
    page.set_up()
    until(lambda: "ABCD   EFGH   JKLM\nNPQR   STUV   WXYZ\n2345   6789" in seen(page))
    assert not page.go.isEnabled()
    page.written.click()
    page.go.click()
    assert window.stack.currentWidget() is window.home
    assert "Unfinished" in seen(window.home)


def test_the_recovery_sheet_is_saved_where_somebody_chose(open_window, tmp_path):
    """Beside writing the key down: a sheet to print, with a name that says what it is, and what to do with it after."""
    window, offered = open_window(StandInDesk(state="none")), []

    def where(_, name):
        offered.append(name)
        return str(tmp_path / name)

    window.ask_where = where
    window.home.unlock.emit()
    page = window.stack.currentWidget()
    page.show_key("ABCD-EFGH")
    page.sheet_button.click()
    until(page.done.isVisible)
    assert offered == ["Sharewell recovery sheet.pdf"]
    assert (tmp_path / offered[0]).read_bytes() == b"%PDF-1.7 ABCD-EFGH"
    assert page.done.text().startswith("The sheet is saved. Print it")
    assert not page.go.isEnabled()


def test_a_passphrase_is_dots_until_somebody_asks_to_see_it(open_window):
    """Show and Hide change nothing but what can be seen."""
    window = open_window(StandInDesk(state="locked"))
    window.home.unlock.emit()
    secret = window.stack.currentWidget().passphrase
    secret.line.setText("abc")
    assert secret.line.displayText() != "abc"
    secret.see.click()
    assert secret.line.displayText() == "abc"
    assert secret.see.accessibleName() == "Hide"


def test_the_recovery_key_opens_it_with_a_new_passphrase(open_window):
    """Forgotten is not the end: the key and a new passphrase twice."""
    desk = StandInDesk(state="locked")
    window = open_window(desk)
    window.home.unlock.emit()
    page = window.stack.currentWidget()
    page.show_recover()
    page.key.setText("ABCD EFGH")
    page.passphrase.line.setText("new words for it")
    page.again.line.setText("new words for it")
    page.recover()
    until(lambda: window.stack.currentWidget() is window.home)
    assert desk.passphrase == "new words for it"


def test_too_many_tries_wait_and_say_so(open_window, monkeypatch):
    """After several wrong tries one waits a little: said in words that do not change each second, and then no more."""
    desk = StandInDesk(state="locked")
    window = open_window(desk)
    window.home.unlock.emit()
    page, now = window.stack.currentWidget(), [0.0]
    monkeypatch.setattr(page.waiting, "_clock", lambda: now[0])

    def refuse(_, typed):
        raise AppError("too_many_tries", seconds=16)

    with monkeypatch.context() as patched:
        patched.setattr(StandInDesk, "unlock", refuse)
        press(window, "x", Qt.Key.Key_Return)
        until(page.isEnabled)
    said = page.problem.text()
    assert "you can try again in 20 seconds" in said
    assert focus_name() == "Your passphrase"
    assert not page.go.isEnabled()
    now[0] = 5
    page.waiting.look()
    assert page.problem.text() == said
    now[0] = 16
    page.waiting.look()
    assert page.problem.text() == "You can try again now."
    page.passphrase.line.setText(desk.passphrase)
    press(window, Qt.Key.Key_Return)
    until(lambda: window.stack.currentWidget() is window.home)
