"""Whether every record still says what it said: looked at now, and held against a printed paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.errors import AppError
from ui.a11y import announce
from ui.buttons import Button
from ui.cards import Hairline, clear, row, together
from ui.leaf import Leaf
from ui.prose import Prose
from ui.tasks import in_background, posting
from ui.troubles import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.desk.health import Finding
    from ui.kit import Kit
    from ui.window import Window


def said(kit: Kit, findings: Iterable[Finding]) -> Iterator[QWidget | QLayout]:
    """What was found, one below the other: what is wrong, and what to do."""
    for at, finding in enumerate(findings):
        if at:
            yield Hairline(kit)
        told = worded(kit.words, AppError(finding.code, record=finding.record or "", folder=""))
        yield together(Prose(kit, told.title, "strong"), Prose(kit, told.what), Prose(kit, told.todo, tone="quiet"))


class HealthPage(Leaf):
    """Checks the file and the whole chain when asked."""

    def __init__(self, window: Window) -> None:
        super().__init__(window.kit, window.desk, "health")
        self.result = self.card("result")
        self.lines = QVBoxLayout()
        self.result.column.addLayout(self.lines)
        self.result.column.addSpacing(self.kit.theme.space(4))
        self.go = Button(self.kit, self.say("go"), "primary")
        self.go.clicked.connect(self.check)
        self.accept = Button(self.kit, self.say("accept"), "outline")
        self.accept.clicked.connect(self.accept_older)
        self.accept.hide()
        self.result.column.addLayout(row(self.kit, self.go, self.accept, None))
        self._show()

    def check(self) -> None:
        """Look at everything now."""
        self.go.setEnabled(False)
        self._progress(0, 0)
        tell = posting(self, self._progress)
        in_background(self, lambda: self.desk.health.in_full(tell), self._done, self._failed)

    def accept_older(self) -> None:
        """Somebody says that they put an older copy back themselves."""
        self.accept.setEnabled(False)

        def done(_: object) -> None:
            self.accept.setEnabled(True)
            self._show()
            self.say_done(self.say("accepted"))

        in_background(self, self.desk.health.accept, done, self._failed)

    def _progress(self, done: int, total: int) -> None:
        text = self.say("looking", done=done, total=total) if total else self.say("beginning")
        clear(self.lines)
        self.lines.addWidget(Prose(self.kit, text))

    def _done(self, _: object) -> None:
        self.go.setEnabled(True)
        self._show()
        told = self.counted("found", len(self.desk.health.found)) if self.desk.health.found else self._well()
        announce(self, told)

    def _failed(self, fault: Exception) -> None:
        self.go.setEnabled(True)
        self.accept.setEnabled(True)
        self._show()
        self.failed.emit(fault)

    def _show(self) -> None:
        health = self.desk.health
        clear(self.lines)
        if health.found:
            for part in said(self.kit, health.found):
                self.lines.addLayout(part) if isinstance(part, QLayout) else self.lines.addWidget(part)
        else:
            self.lines.addWidget(Prose(self.kit, self._well(), "strong", "leaf"))
        self.accept.setVisible(health.can_accept)

    def _well(self) -> str:
        checked = self.desk.health.checked
        return self.say("not_yet") if checked is None else self.counted("well", checked)
