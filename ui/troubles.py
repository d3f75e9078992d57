"""The one place where something that went wrong is put into words and shown."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.errors import AppError
from app.fault_report import FaultReport, report
from app.words import Words
from ui.a11y import interrupt
from ui.buttons import Button
from ui.cards import Card
from ui.kit import Kit
from ui.prose import Prose, heading


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is said: a title, what happened, what to do. `report` is for whoever mends the program, if it needs it."""

    title: str
    what: str
    todo: str
    report: FaultReport | None = None


def worded(words: Words, fault: BaseException) -> Trouble:
    """What to say about this fault. Only what the program expected has words of its own; the rest is a bug."""
    if isinstance(fault, AppError) and words.find("errors", f"{fault.code}.title") is not None:
        title, what, todo = (
            words.text("errors", f"{fault.code}.{part}", **fault.facts) for part in ("title", "what", "todo")
        )
        return Trouble(title, what, todo)
    title, what, todo = (words.text("ui", f"trouble.{part}") for part in ("title", "what", "todo"))
    return Trouble(title, what, todo, report(fault))


class TroubleNote(QWidget):
    """A note over the page that says what went wrong and what to do, until it is put away."""

    closed = Signal()

    def __init__(self, kit: Kit, parent: QWidget) -> None:
        super().__init__(parent)
        self.kit = kit
        self.trouble: Trouble | None = None
        self._top = 0
        outer = QVBoxLayout(self)
        outer.setContentsMargins(kit.theme.space(24), kit.theme.space(16), kit.theme.space(24), 0)
        self.card = Card(kit, "sun", gap=6)
        outer.addWidget(self.card)
        self.title = heading(kit, "", "title")
        self.what, self.todo = Prose(kit), Prose(kit)
        self.code = Prose(kit, role="strong")
        self.report = QPlainTextEdit()
        self.report.setReadOnly(True)
        self.report.setAccessibleName(kit.say("trouble.report"))
        self.more = Button(kit, "", "link")
        self.more.clicked.connect(self._show_report)
        self.done = Button(kit, kit.say("trouble.done"), "outline")
        self.done.clicked.connect(self.put_away)
        acts = QHBoxLayout()
        acts.setSpacing(kit.theme.space(16))
        acts.addWidget(self.done)
        acts.addWidget(self.more)
        acts.addStretch(1)
        for part in (self.title, self.what, self.todo, self.code, self.report):
            self.card.column.addWidget(part)
        self.card.column.addLayout(acts)
        self.hide()

    def tell(self, fault: BaseException) -> None:
        """Show what happened and move the focus to it."""
        self.trouble = found = worded(self.kit.words, fault)
        self.title.setText(found.title)
        self.title.setAccessibleName(found.title)
        self.what.setText(found.what)
        self.todo.setText(found.todo)
        made = found.report
        self.code.setText("" if made is None else self.kit.say("trouble.code", code=made.code))
        self.report.setPlainText("" if made is None else made.text)
        self._turn(shown=False)
        for part in (self.code, self.more):
            part.setVisible(made is not None)
        self.show()
        self.done.setFocus()
        interrupt(self, f"{found.title} {found.what} {found.todo} {self.code.text()}".strip())

    def stand(self, top: int) -> None:
        """Stand in the middle of the window, `top` pixels from its upper edge."""
        self._top = top
        window, layout = self.parentWidget(), self.layout()
        if window is not None and layout is not None:
            width = min(window.width(), self.kit.theme.px(760))
            tall = min(window.height() - top, layout.totalHeightForWidth(width))
            self.setGeometry((window.width() - width) // 2, top, width, tall)
            self.raise_()

    def put_away(self) -> None:
        """Hide the note."""
        self.trouble = None
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
        else:
            super().keyPressEvent(event)

    def _show_report(self) -> None:
        self._turn(shown=not self.report.isVisible())
        self.stand(self._top)

    def _turn(self, *, shown: bool) -> None:
        """The report in place of the words, which were read by then; or the words."""
        self.report.setVisible(shown)
        for part in (self.what, self.todo):
            part.setVisible(not shown)
        words = self.kit.say("trouble.hide_report" if shown else "trouble.show_report")
        self.more.setText(words)
        self.more.setAccessibleName(words)
