"""Check your answers: every line that was answered, grouped by rule, each with Change."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.decisions.screen import Answered, Screen
from ui.buttons import Button
from ui.cards import Hairline, clear, column, row
from ui.kit import Kit
from ui.prose import Prose
from ui.step import Acts, Step


class CheckPage(Step):
    """Mirrors the answered lines of a Screen."""

    def __init__(self, kit: Kit, screen: Screen, acts: Acts) -> None:
        super().__init__(kit, screen, acts)
        self._lines: tuple[Answered, ...] = ()
        self.fill(screen)

    def fill(self, screen: Screen) -> None:
        if screen.answered != self._lines:
            self._lines = screen.answered
            clear(self.body)
            lines(self, screen, self.acts)


def lines(page: Step, screen: Screen, acts: Acts) -> None:
    """Put the answered lines into the body of a page."""
    kit, group = page.kit, ""
    for line in screen.answered:
        if line.group != group:
            group = line.group
            page.body.addSpacing(kit.theme.space(12))
            page.body.addWidget(Prose(kit, group, "label", "leaf"))
        page.body.addWidget(Hairline(kit))
        page.body.addWidget(_line(kit, line, acts))


def _line(kit: Kit, line: Answered, acts: Acts) -> QWidget:
    outer, words = QWidget(), QWidget()
    said = column(words, kit, gap=0)
    said.addWidget(Prose(kit, line.heading, tone="quiet"))
    if line.missing:
        said.addWidget(Prose(kit, kit.say("wizard.to_answer"), "strong", "sun"))
    else:
        said.addWidget(Prose(kit, line.answer, "strong"))
    if line.note:
        said.addWidget(Prose(kit, kit.say("wizard.your_words", note=line.note)))
    change = Button(kit, kit.say("wizard.change"), "link")
    change.setAccessibleName(kit.say("wizard.change_name", heading=line.heading))
    change.clicked.connect(lambda: acts.go_to(line.question))
    across = row(kit, words, change)
    across.setStretch(0, 1)
    outer.setLayout(across)
    return outer
