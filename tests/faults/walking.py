"""Somebody who writes a marked name into every box of every page of the real window, over a real desk and register."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt, QThreadPool, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from app.clock import wall_clock
from app.decisions.screen import Field, Page, Screen
from app.desk import Desk
from app.errors import AppError
from app.paths import Places
from app.words import Words
from tests.faults.dialogs import answer_dialog
from tests.faults.seeking import ODD, PASSPHRASE
from tests.ui.look_at import until
from ui.__main__ import open_window
from ui.again_card import AgainCard
from ui.care import PAGES, open_page
from ui.hidden import Hidden
from ui.record_page import RecordPage
from ui.unlock import Unlock

SAY = Words()


class Alarm:
    """The clock of the desk; it raises whatever it is given, once."""

    def __init__(self) -> None:
        self.fault: Exception | None = None

    def __call__(self) -> datetime:
        fault, self.fault = self.fault, None
        if fault is not None:
            raise fault
        return wall_clock()


class Walk:
    """One program over the register in `store`; papers go to `papers`."""

    def __init__(self, app: QApplication, store: Path, papers: Path) -> None:
        self.app, self.papers = app, papers
        self.clock = Alarm()
        self.desk = Desk(Places(store), self.clock)
        self.window = open_window(app, self.desk)
        self.pages: list[str] = []
        self.wrote: set[str] = set()
        self._odd = itertools.cycle(ODD)
        until(lambda: hasattr(self.window, "stack") and app.windowIcon().isNull() is False)

    @property
    def page(self) -> QWidget:
        """The page on top."""
        page = self.window.stack.currentWidget()
        assert page is not None
        return page

    def odd(self) -> str:
        """The name, in its next guise."""
        return next(self._odd)

    def fill(self) -> None:
        """Write into every box of the page that takes words."""
        wizard, name = self.window.wizard, type(self.page).__name__
        if wizard is not None and wizard is self.page:
            name = wizard.session.screen.step
        self.pages.append(name)
        boxes: list[QLineEdit | QPlainTextEdit] = [*self.page.findChildren(QLineEdit)]
        boxes += self.page.findChildren(QPlainTextEdit)
        for box in boxes:
            date = isinstance(box, QLineEdit) and box.maxLength() < 100
            if box.isVisible() and not box.isReadOnly() and not date:
                self._type(box, self.odd())
                self.wrote.add(name)

    def press(self, key: str, section: str = "ui") -> None:
        """Press the button with these words."""
        words = SAY.text(section, key)
        button = next(b for b in self.page.findChildren(QAbstractButton) if b.isVisible() and b.text() == words)
        button.click()
        self.app.processEvents()

    def turn(self, kind: type[QWidget]) -> None:
        """Wait for a page of this kind."""
        until(lambda: isinstance(self.page, kind) and self.page.isEnabled(), 30)

    # The first set-up, and the passphrase

    def set_up(self) -> None:
        """Who I am; the recovery sheet saved through the system's own dialog, into a folder that bears the name."""
        self.window.home.unlock.emit()
        page = self.page
        assert isinstance(page, Unlock)
        self.fill()
        page.roles["carer"].click()
        for line in (page.passphrase.line, page.again.line):
            self._type(line, PASSPHRASE)
        page.go.click()
        until(lambda: page.shown_key != "", 30)
        self.recovery_key = page.shown_key
        self.save(page.sheet_button, self.papers / f"{ODD[0]} sheet.pdf")
        page.written.click()
        page.go.click()
        assert self.desk.state == "open"

    def unlock(self) -> None:
        """First wrong, with the name for a passphrase and for a recovery key; then right."""
        self.window.home.unlock.emit()
        page = self.page
        assert isinstance(page, Unlock)
        self._type(page.passphrase.line, self.odd())
        self._go(page)
        page.show_recover()
        self.fill()
        for line in (page.passphrase.line, page.again.line):
            self._type(line, PASSPHRASE)
        self._go(page)
        page.show_unlock()
        self._type(page.passphrase.line, PASSPHRASE)
        page.go.click()
        until(lambda: self.desk.state == "open" and self.page is not page, 30)

    def _go(self, page: Unlock) -> None:
        page.go.click()
        until(lambda: page.isEnabled() and page.problem.isVisible(), 30)

    # Calls

    def call(self, table: str) -> None:
        """Somebody was rung, or told: both lines are written, and it is logged."""
        self.window.show_emergency(table)
        self.app.processEvents()
        self.fill()
        for radio in self.page.findChildren(QRadioButton):
            radio.click()
        self.press(f"{table}.keep")

    # A decision

    def decide(self, kind: str, answers: dict[str, tuple[str, ...]], otherwise: int = -1) -> None:
        """From the first question to the sealed record, with the name on every page that takes words.

        Where `answers` says nothing, the choice at this place of the list is picked.
        """
        self.window.start(kind)
        for _ in range(90):
            if isinstance(self.page, RecordPage):
                return
            self._answer(answers, otherwise)
        raise AssertionError(f"no end after {self.pages[-1]}")

    def begin(self) -> None:
        """A decision that is not finished: it stands where something is told in one's own words."""
        self.window.start("start")
        assert self.window.wizard is not None
        while self.window.wizard.session.screen.step != "q:topic":
            self._answer({}, -1)
        self.fill()

    def _answer(self, answers: dict[str, tuple[str, ...]], otherwise: int) -> None:
        wizard = self.window.wizard
        assert wizard is not None
        screen = wizard.session.screen
        if screen.field is not None:
            self._choose(screen, answers, otherwise)
        if screen.page is Page.TELL:
            for button in wizard.page.findChildren(QAbstractButton) if wizard.page else ():
                if button.isVisible() and button.text() == SAY.text("ui", "wizard.told"):
                    button.click()
                    break
        self.app.processEvents()
        self.fill()
        wizard.on.click()
        if screen.page is Page.SEAL:
            self.turn(RecordPage)
        else:
            assert wizard.session.screen.step != screen.step, (screen.step, wizard.session.screen.problems)

    def _choose(self, screen: Screen, answers: dict[str, tuple[str, ...]], otherwise: int) -> None:
        chosen = answers.get(screen.step.removeprefix("q:"), ())
        if screen.field is Field.DATE:
            boxes = [box for box in self.page.findChildren(QLineEdit) if box.isVisible()]
            for box, part in zip(boxes, ("4", "12", "2026"), strict=True):
                self._type(box, part)
            return
        picked = [c.label for c in screen.choices if c.id in chosen]
        if not picked and screen.choices:
            picked = [screen.choices[otherwise].label]
        for row in [*self.page.findChildren(QRadioButton), *self.page.findChildren(QCheckBox)]:
            if row.text() in picked and not row.isChecked():
                row.click()

    # Looking about

    def look_about(self) -> None:
        """The page about the guidance, every decision held against it, and a record opened from there."""
        self.window.show_home()
        self.window.show_about()
        until(lambda: bool(self.page.findChildren(AgainCard)))
        card = self.page.findChildren(AgainCard)[0]
        with heard(card.shown):
            card.ask.click()
        self.window.show_record(self.desk.record(self.desk.records()[0].number))
        self.fill()
        self.window.show_home()

    def hide(self) -> None:
        """F12, the name for a passphrase, and back."""
        self.window.lock.end = None  # or this would go on as another program
        self.window.hide_all()
        self.window.hide_all()
        page = self.page
        assert isinstance(page, Hidden)
        for typed in (self.odd(), PASSPHRASE):
            self._type(page.secret.line, typed)
            page.go.click()
            until(page.isEnabled, 30)
        assert not isinstance(self.page, Hidden)

    def care(self) -> None:
        """Every page that looks after the records: the name in every box, and every button pressed."""
        clerk = QTimer(self.window)
        clerk.timeout.connect(self._answer_dialog)
        clerk.start(10)
        for thing in PAGES:
            pressed = {SAY.text("care", "back")}
            while (button := self._unpressed(thing, pressed)) is not None:
                pressed.add(button.text())
                self.fill()
                button.click()
                self._settle()
                self.put_note_away()
        clerk.stop()

    def _unpressed(self, thing: str, pressed: set[str]) -> QAbstractButton | None:
        if self.desk.state == "none":
            return None
        if self.desk.state == "locked":  # so it is while a backup is put back
            self.wait_to_be_let_in()
        open_page(self.window, thing)
        self._settle()
        buttons = (b for b in self.page.findChildren(QAbstractButton) if b.isVisible() and b.isEnabled())
        return next((b for b in buttons if b.text() not in pressed), None)

    def wait_to_be_let_in(self) -> None:
        """Until the right passphrase is taken again; wrong tries are forgotten then."""
        until(self._let_in, 40)

    def _let_in(self) -> bool:
        try:
            self.desk.unlock(PASSPHRASE)
        except AppError:
            return False
        return True

    def _settle(self) -> None:
        """Until what was begun beside the window is done and shown."""
        for _ in range(3):  # what is shown may begin something in its turn
            QThreadPool.globalInstance().waitForDone()
            self.app.processEvents()

    def put_note_away(self) -> None:
        """Whatever was told is read."""
        if self.window._note is not None:
            self.window._note.put_away()

    def _answer_dialog(self) -> None:
        answer_dialog(self.papers, ODD[0])

    # Files

    def save(self, button: QAbstractButton, path: Path) -> None:
        """Save what a button offers under this name, through the dialog that a person gets."""
        path.parent.mkdir(parents=True, exist_ok=True)

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if not isinstance(dialog, QFileDialog):
                QTimer.singleShot(5, answer)
                return
            box = dialog.findChild(QLineEdit, "fileNameEdit")
            assert box is not None
            dialog.setDirectory(str(path.parent))
            box.setText(path.name)
            dialog.accept()

        QTimer.singleShot(5, answer)
        button.click()
        until(path.exists)

    def end(self) -> None:
        """Close the window as a person does, and end as the program does."""
        self.window.close()
        self.window.deleteLater()
        self.desk.close()
        self.app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def _type(self, box: QLineEdit | QPlainTextEdit, text: str) -> None:
        """The last letter with a key, so that the program hears of it as of a person's typing."""
        box.setFocus(Qt.FocusReason.TabFocusReason)
        before, last = (text[:-1], text[-1]) if text[-1].isascii() else (text, " ")
        if isinstance(box, QLineEdit):
            box.setText(before)
        else:
            box.setPlainText(before)
            box.moveCursor(QTextCursor.MoveOperation.End)
        QTest.keyClicks(box, last)


@contextmanager
def heard(signal: Any) -> Iterator[None]:
    """Come out when this signal has been sent."""
    came: list[object] = []
    signal.connect(lambda *_: came.append(None))
    yield
    until(lambda: bool(came))
