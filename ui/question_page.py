"""The one page for all questions: a field, and a box for the person's own words where there is one."""

from __future__ import annotations

from app.decisions.screen import Screen
from ui.fields import field
from ui.kit import Kit
from ui.prose import Prose
from ui.step import Acts, Step
from ui.writing import Writing


class QuestionPage(Step):
    """Mirrors a Screen with a question on it."""

    def __init__(self, kit: Kit, screen: Screen, acts: Acts) -> None:
        super().__init__(kit, screen, acts)
        self.question = screen.step.removeprefix("q:")
        if screen.optional:
            self.body.addWidget(Prose(kit, kit.say("wizard.optional"), tone="quiet"))
        self.field = field(kit, screen, lambda value: acts.answer(self.question, value))
        if self.field is not None:
            self.body.addWidget(self.field)
        self.note: Writing | None = None
        if screen.note is not None:
            label = Prose(kit, screen.note_label, "strong")
            self.note = Writing(kit, screen.note_label, screen.note)
            self.note.textChanged.connect(self._noted)
            label.setBuddy(self.note)
            self.body.addSpacing(kit.theme.space(6))
            self.body.addWidget(label)
            self.body.addWidget(self.note)

    def fill(self, screen: Screen) -> None:
        if self.field is not None:
            self.field.refresh(screen)
        if self.note is not None and screen.note is not None:
            self.note.blockSignals(True)
            self.note.mirror(screen.note)
            self.note.blockSignals(False)

    def pick(self, key: str) -> bool:
        return self.field is not None and self.field.pick(key)

    def focus_question(self, question: str) -> None:
        if question == self.question and self.field is not None:
            self.field.focus_first()
        else:
            super().focus_question(question)

    def _noted(self) -> None:
        if self.note is not None:
            self.acts.note(self.question, self.note.toPlainText())
