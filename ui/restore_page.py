"""Putting a backup back: which, opened with what, what would change, and only then done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QLayout, QWidget

from app.errors import AppError
from ui.a11y import announce, focus_on
from ui.at_work import say_fault
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, drop, row
from ui.health_page import said
from ui.leaf import Leaf
from ui.prose import Prose, heading
from ui.rows import ManyRow
from ui.secret import SecretLine
from ui.tasks import in_background, wait_for_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from app.desk.restoring import Loss, Restore
    from ui.window import Window

PATIENCE = 2000
"""Milliseconds that work beside the window has to finish before the records are closed."""


def open_restore(window: Window) -> bool:
    """The page, over records that are closed: whatever was at work with them has ended, or the answer is no."""
    if window.desk.state == "open":
        window.flush(leave=True)
        window.watch.stop()
        if not wait_for_all(PATIENCE):
            return False
        window.desk.close()
    page = RestorePage(window)
    page.leave.connect(window.show_home)
    page.failed.connect(window.tell)
    window.open_leaf(page)
    return True


class RestorePage(Leaf):
    """One step after the other on one sheet. Leaving it, however, leaves everything as it is."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "restore")
        self._window = window
        self.restore: Restore | None = None
        self._held, self._here = _Held(), False
        self.destroyed.connect(self._held.let_go)
        self.sheet = Card(self.kit)
        self.first: QWidget = self.heading
        self.show_choose()

    # The steps

    def show_choose(self) -> None:
        """Which backup."""
        self._fresh("choose")
        self._line("choose_hint")
        self.go = self._act("choose_go", self.choose)
        self._turned(self.go)

    def choose(self) -> None:
        """Ask for the file, and read it."""
        ask = self._window.ask_where
        path = ask(self, "") if ask else _file(self, self.say("choose_title"), self.say("kind"))
        if path:
            restore, held = self.desk.backups.restore, self._held
            self._work("reading", lambda: held.take(restore(Path(path))), self._begun, self.show_choose)

    def show_passphrase(self) -> None:
        """Open it with the passphrase."""
        self._opening()
        self.passphrase = self._secret("passphrase", "passphrase_hint")
        self.go = self._act("open_go", self.open_with_passphrase)
        self.passphrase.line.returnPressed.connect(self.go.click)
        self.other = self._act("with_key", self.show_key, "link")
        self._turned(self.passphrase.line)

    def show_key(self) -> None:
        """Open it with the recovery key and a new passphrase."""
        self._opening()
        self.recovery_key = box(self.kit, self.sheet, self.say("key"), self.say("key_hint"))
        self.passphrase, self.again = self._secret("new"), self._secret("again")
        self.go = self._act("open_go", self.open_with_key)
        for line in (self.recovery_key, self.passphrase.line, self.again.line):
            line.returnPressed.connect(self.go.click)
        self.other = self._act("with_passphrase", self.show_passphrase, "link")
        self._turned(self.recovery_key)

    def open_with_passphrase(self) -> None:
        """Try the passphrase."""
        restore, typed = self._begun_one(), self.passphrase.line.text()
        if typed:
            self._work("opening", lambda: restore.with_passphrase(typed), self.show_loss, self.show_passphrase)
        else:
            self.say_problem(self.say("passphrase_missing"), self.passphrase.line)

    def open_with_key(self) -> None:
        """Try the recovery key, with a new passphrase."""
        restore, key, typed = self._begun_one(), self.recovery_key.text(), self.passphrase.line.text()
        if not key.strip():
            self.say_problem(self.say("key_missing"), self.recovery_key)
        elif not typed:
            self.say_problem(self.say("passphrase_missing"), self.passphrase.line)
        elif typed != self.again.line.text():
            self.say_problem(self.say("differ"), self.again.line)
        else:
            self._work("opening", lambda: restore.with_recovery_key(key, typed), self.show_loss, self.show_key)

    def show_loss(self, loss: Loss) -> None:
        """What would change; nothing has been done yet."""
        restore, self._here = self._begun_one(), loss.here
        self._fresh("loss", "sun" if loss.here or loss.entries else "card")
        self._when(restore)
        for line in self._lost(loss):
            self.sheet.column.addWidget(Prose(self.kit, line))
        if restore.found:
            self.sheet.column.addWidget(Prose(self.kit, self.say("faults"), "strong", "sun"))
            for part in said(self.kit, restore.found):
                add = self.sheet.column.addLayout if isinstance(part, QLayout) else self.sheet.column.addWidget
                add(part)  # type: ignore[arg-type]
        self._line("then")
        self.sure = ManyRow(self.kit, self.say("sure"))
        self.sheet.column.addWidget(self.sure)
        self.go, stay = Button(self.kit, self.say("go"), "primary"), Button(self.kit, self.say("stay"), "quiet")
        self.go.setEnabled(False)
        self.sure.toggled.connect(self.go.setEnabled)
        self.go.clicked.connect(lambda _=False: self.put_in_place())
        stay.clicked.connect(self.leave)
        self.sheet.column.addLayout(row(self.kit, self.go, stay, None))
        self._turned(self.title)

    def put_in_place(self) -> None:
        """Do it: the one act that changes anything."""
        restore = self._begun_one()
        self._work("working", lambda: self.desk.backups.put_in_place(restore), lambda _: self.show_done(), self.again_)

    def show_done(self) -> None:
        """The records are back and open."""
        restore = self._begun_one()
        self._fresh("done", "leaf")
        records = restore.manifest.records
        self.sheet.column.addWidget(
            Prose(self.kit, self.counted("done", records, moment=self.kit.moment(restore.made)))
        )
        if self._here:
            self._line("kept")
        self.go = self._act("on", self._window.show_home)
        self.back.hide()
        self._window.watch.begin()
        self._turned(self.title)
        announce(self, self.say("done"))

    def again_(self) -> None:
        """Where it could not be put in place: from the beginning, with the same or another backup."""
        self.show_choose()

    # How it is put together

    def focus_first(self) -> None:
        """Give the focus to what is asked."""
        focus_on(self.first)

    def _begun(self, restore: Restore) -> None:
        self.restore = restore
        self.show_passphrase()

    def _begun_one(self) -> Restore:
        if self.restore is None:
            raise RuntimeError("no backup was chosen")
        return self.restore

    def _opening(self) -> None:
        self._fresh("open")
        self._when(self._begun_one())

    def _when(self, restore: Restore) -> None:
        made = self.say("made", moment=self.kit.moment(restore.made))
        self.sheet.column.addWidget(Prose(self.kit, f"{made} {self.counted('holds', restore.manifest.records)}"))

    def _lost(self, loss: Loss) -> list[str]:
        if not loss.here and not loss.entries:
            return [self.say("nothing_here")]
        lines = []
        if loss.records:
            lines.append(self.counted("lost", len(loss.records), numbers=", ".join(loss.records)))
        if loss.drafts:
            lines.append(self.counted("drafts", loss.drafts))
        if loss.back:
            lines.append(self.counted("back", len(loss.back), numbers=", ".join(loss.back)))
        if loss.seen:
            return lines or [self.say("nothing_lost")]
        return [self.say("unknown") if loss.entries is None else self.counted("counted", loss.entries)]

    def _fresh(self, title: str, accent: str = "card") -> None:
        """A new sheet for the next step."""
        drop(self.sheet)
        self.done.hide()
        self.problem.hide()
        self.sheet = Card(self.kit, accent, pad=20, gap=10)
        self.title = heading(self.kit, self.say(title), "title")
        self.sheet.column.addWidget(self.title)
        self.page.addWidget(self.sheet)

    def _turned(self, first: QWidget) -> None:
        self.first = first
        self.verticalScrollBar().setValue(0)
        if self.isVisible():
            self.focus_first()
        QTimer.singleShot(0, first, lambda: self.ensureWidgetVisible(first, 0, self.kit.theme.px(40)))  # once laid out

    def _line(self, key: str) -> None:
        self.sheet.column.addWidget(Prose(self.kit, self.say(key)))

    def _act(self, key: str, act: Callable[[], object], kind: str = "primary") -> Button:
        button = Button(self.kit, self.say(key), kind)
        button.clicked.connect(lambda _=False: act())
        self.sheet.column.addLayout(row(self.kit, button, None))
        return button

    def _secret(self, key: str, hint: str = "") -> SecretLine:
        line = SecretLine(self.kit, self.say(key), self.say(hint) if hint else "")
        self.sheet.column.addWidget(line)
        return line

    def _work(
        self, doing: str, work: Callable[[], object], then: Callable[..., object], back: Callable[[], object]
    ) -> None:
        """Do it beside the window; what is expected to go wrong is said on the step that `back` shows."""
        self.setEnabled(False)
        self.say_done(self.say(doing))

        def done(result: object) -> None:
            self.setEnabled(True)
            then(result)

        def wrong(fault: Exception) -> None:
            self.setEnabled(True)
            back()
            if isinstance(fault, AppError):
                say_fault(self, fault, self.first)
            else:
                self.failed.emit(fault)

        in_background(self, work, done, wrong)


class _Held:
    """The backup that was begun with, also if nobody is there any more once it was read."""

    def __init__(self) -> None:
        self._restore: Restore | None = None
        self._gone = False

    def take(self, restore: Restore) -> Restore:
        """This is the one now; another one is let go of."""
        if self._restore is not None:
            self._restore.leave()
        self._restore = restore
        if self._gone:
            restore.leave()
        return restore

    def let_go(self, _: object = None) -> None:
        """The page is gone."""
        self._gone = True
        if self._restore is not None:
            self._restore.leave()


def _file(page: QWidget, title: str, kind: str) -> str:
    path, _ = QFileDialog.getOpenFileName(page, title, str(Path.home()), f"{kind} (*.backup)")
    return path
