"""The backups: where they go, making one now, what is there already, and the way to putting one back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.errors import AppError
from ui.a11y import announce
from ui.at_work import say_fault, tried
from ui.backup_line import last
from ui.buttons import Button
from ui.cards import Hairline, clear, row, together
from ui.leaf import Leaf
from ui.prose import Prose
from ui.tasks import in_background, posting

if TYPE_CHECKING:
    from app.desk.backups import Backup
    from ui.window import Window


class BackupPage(Leaf):
    """One place for all of it; what takes time is said in words while it goes on."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "backup")
        self._window, self._backups = window, window.desk.backups
        self._own()
        self.state = self.card("state")
        self.lines = QVBoxLayout()
        self.warned = QVBoxLayout()
        self.state.column.addLayout(self.lines)
        self.state.column.addLayout(self.warned)
        self.progress = Prose(self.kit, "", "strong", "leaf")
        self.progress.hide()
        self.state.column.addWidget(self.progress)
        self.now, self.choose = Button(self.kit, self.say("now"), "primary"), Button(self.kit, self.say("choose"))
        self.now.clicked.connect(lambda _=False: self.back_up())
        self.choose.clicked.connect(lambda _=False: self.choose_place())
        self.state.column.addSpacing(self.kit.theme.space(4))
        self.state.column.addLayout(row(self.kit, self.now, self.choose, None))
        self.there = self.card("found")
        self.listed = QVBoxLayout()
        self.there.column.addLayout(self.listed)
        self._back()
        self.show_standing()
        self.look()

    def show_standing(self) -> None:
        """When the last one was, where they go, and what should be known about that place."""
        kit, standing = self.kit, self._backups.standing()
        clear(self.lines)
        self.lines.addWidget(Prose(kit, last(kit, standing), "strong", "sun" if standing.late else "ink"))
        if standing.folder is None:
            self.lines.addWidget(Prose(kit, self.say("no_place")))
        else:
            self.lines.addWidget(Prose(kit, self.say("place", folder=standing.folder)))
        if standing.failed:
            said = self.kit.words.text("errors", f"{standing.failed}.title")
            self.lines.addWidget(Prose(kit, f"{said}.", tone="sun"))
        words = self.say("choose" if standing.folder is None else "choose_other")
        self.choose.setText(words)
        self.choose.setAccessibleName(words)

    def choose_place(self) -> bool:
        """Another folder or stick; whether one was chosen."""
        title = self.say("choose_title")
        folder = self._window.ask_where(self, "") if self._window.ask_where else _folder(self, title)
        if not folder or not tried(self, lambda: self._backups.choose(Path(folder)), self.choose):
            return False
        self.show_standing()
        self.look()
        self.say_done(self.say("chosen"))
        return True

    def back_up(self) -> None:
        """One now; where there is no place yet, that is asked first."""
        if self._backups.standing().folder is None and not self.choose_place():
            return
        self._enable(False)
        backups, say = self._backups, posting(self, self._said)
        in_background(self, lambda: backups.make(said=say), self._made, self._failed)

    def look(self) -> None:
        """Look at the place, and read every backup that is there: beside the window, since a place may be far away."""
        clear(self.listed)
        folder, backups = self._backups.standing().folder, self._backups
        self.there.setVisible(folder is not None)
        if folder is not None:
            self.listed.addWidget(Prose(self.kit, self.say("looking"), tone="quiet"))
            in_background(self, lambda: backups.warnings(folder), self._warned, self.failed.emit)
            in_background(self, backups.found, self._found, self._not_found)

    def _own(self) -> None:
        if not self._backups.own_warnings:
            return
        for code in self._backups.own_warnings:
            self.page.addWidget(Prose(self.kit, self.say(f"own_warning.{code}"), "strong", "sun"))
        self._backups.saw_own_warnings()

    def _back(self) -> None:
        card = self.card("back")
        card.column.addWidget(Prose(self.kit, self.say("back_hint")))
        self.put_back = Button(self.kit, self.say("back_go"))
        self.put_back.clicked.connect(self._restore)
        card.column.addLayout(row(self.kit, self.put_back, None))

    def _restore(self) -> None:
        from ui.restore_page import open_restore

        if not open_restore(self._window):
            self.say_problem(self.say("busy"), self.put_back)

    def _enable(self, on: bool) -> None:
        for button in (self.now, self.choose, self.put_back):
            button.setEnabled(on)
        self.progress.setVisible(not on)

    def _said(self, step: str) -> None:
        self.progress.setText(self.say(step))
        announce(self, self.say(step))

    def _made(self, made: Backup) -> None:
        self._enable(True)
        self.show_standing()
        self.look()
        self.say_done(self.counted("made", made.manifest.records if made.manifest else 0))

    def _failed(self, fault: Exception) -> None:
        self._enable(True)
        self.show_standing()
        if isinstance(fault, AppError):
            say_fault(self, fault, self.now)
        else:
            self.failed.emit(fault)

    def _warned(self, codes: tuple[str, ...]) -> None:
        clear(self.warned)
        for code in codes:
            self.warned.addWidget(Prose(self.kit, self.say(f"warning.{code}"), tone="sun"))

    def _found(self, found: tuple[Backup, ...]) -> None:
        clear(self.listed)
        if not found:
            self.listed.addWidget(Prose(self.kit, self.say("none"), tone="quiet"))
        for at, each in enumerate(found):
            if at:
                self.listed.addWidget(Hairline(self.kit))
            whole = each.manifest is not None
            more = self.counted("holds", each.manifest.records) if each.manifest is not None else self.say("broken")
            line = Prose(self.kit, more, tone="quiet" if whole else "sun")
            self.listed.addLayout(together(Prose(self.kit, self.kit.moment(each.made), "strong"), line))

    def _not_found(self, fault: Exception) -> None:
        clear(self.listed)
        if not isinstance(fault, AppError):
            self.failed.emit(fault)
            return
        said = self.kit.words.text("errors", f"{fault.code}.title")
        self.listed.addWidget(Prose(self.kit, f"{said}.", tone="quiet"))


def _folder(page: QWidget, title: str) -> str:
    return QFileDialog.getExistingDirectory(page, title, str(Path.home()))
