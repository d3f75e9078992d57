"""Why we ask, where that comes from and what words mean: beside the question, or folded under its hint."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.decisions.screen import Cited, Screen, Word
from ui.buttons import Button
from ui.cards import clear, column, together
from ui.kit import Kit
from ui.prose import Prose


class Why(QWidget):
    """`folded`: one button that opens and shuts it, and shown only when `set_wanted`; else always open."""

    def __init__(self, kit: Kit, *, folded: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kit, self._folded = kit, folded
        page = column(self, kit, gap=4)
        self.button = Button(kit, kit.say("wizard.why"), "link", mark="fold")
        self.button.clicked.connect(lambda: self.inside.setVisible(not self.inside.isVisible()))
        self.inside: QWidget = QWidget()
        self._column = column(self.inside, kit, gap=6)
        page.addWidget(self.button)
        page.addWidget(self.inside)
        if not folded:
            page.addStretch(1)
        for part in (self.inside, self) if folded else (self.button,):
            part.hide()  # never show() here: without a parent yet, it would become a window
        self._shown: tuple[str, tuple[Cited, ...], tuple[Word, ...]] = ("", (), ())
        self._wanted = not folded

    @property
    def filled(self) -> bool:
        """Whether there is anything to say."""
        return any(self._shown)

    def set_wanted(self, wanted: bool) -> None:
        """Whether there is a place for it here."""
        self._wanted = wanted
        self.setVisible(wanted and self.filled)

    def show_why(self, screen: Screen) -> None:
        """Mirror the why, the sources and the glossary of a screen."""
        now = (screen.why, screen.sources, screen.glossary)
        if now != self._shown:
            self._shown = now
            self._fill(screen)
        self.set_wanted(self._wanted)

    def _fill(self, screen: Screen) -> None:
        clear(self._column)
        kit = self.kit
        if screen.why:
            if not self._folded:
                self._column.addWidget(Prose(kit, kit.say("wizard.why"), "label", "leaf"))
            self._column.addWidget(Prose(kit, screen.why))
        if screen.sources:
            self._head("wizard.sources")
            for source in screen.sources:
                self._column.addWidget(Prose(kit, cited(kit, source), "small", "quiet"))
        if screen.glossary:
            self._head("wizard.words")
            for word in screen.glossary:
                self._column.addLayout(together(Prose(kit, word.term, "strong"), Prose(kit, word.means)))
        self._name(screen)

    def _head(self, key: str) -> None:
        if self._column.count():
            self._column.addSpacing(self.kit.theme.space(10))
        self._column.addWidget(Prose(self.kit, self.kit.say(key), "label", "leaf"))

    def _name(self, screen: Screen) -> None:
        """The button says what it opens, so that nobody opens it for nothing."""
        key = "wizard.why_words" if screen.glossary else "wizard.why"
        words = self.kit.say(key if screen.why or screen.sources else "wizard.words")
        self.button.setText(words)
        self.button.setAccessibleName(words)
        self.button.updateGeometry()


def titled(kit: Kit, source: Cited) -> str:
    """The title of a source, and that a manager must confirm it where that is so."""
    return kit.say("wizard.confirm", title=source.title) if source.confirm else source.title


def cited(kit: Kit, source: Cited) -> str:
    """One source in a line: its title, and the site it is on. The whole address is on the paper."""
    place = site(source.where)
    return kit.say("wizard.source", title=titled(kit, source), where=place) if place else titled(kit, source)


def site(where: str) -> str:
    """The name of the site of a web address; nothing for a book or a letter."""
    _, web, rest = where.partition("://")
    return rest.partition("/")[0].removeprefix("www.") if web else ""
