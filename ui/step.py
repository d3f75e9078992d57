"""What every page of the wizard has: where we are, what is missing, heading, hint, and who must still be told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.decisions.screen import Page, Problem, Screen, Tally, Tell, Urgency
from ui.a11y import focus_on
from ui.buttons import Button
from ui.cards import Card, column, drop, row
from ui.kit import Kit
from ui.prose import Prose, heading
from ui.whom_card import WhomCard
from ui.why import Why

TONES = {Urgency.EMBER: "ember", Urgency.SUN: "sun", Urgency.LEAF: "leaf"}


@dataclass(frozen=True, slots=True)
class Acts:
    """What a person can do on a page; each is one act of the session."""

    answer: Callable[[str, tuple[str, ...] | str], None]
    note: Callable[[str, str], None]
    go_to: Callable[[str], None]
    told: Callable[[str], None]
    share: Callable[[], None]


class Step(QWidget):
    """One step: made new for each step, refreshed when its Screen changes. Pages add what is theirs to `body`."""

    def __init__(self, kit: Kit, screen: Screen, acts: Acts) -> None:
        super().__init__()
        self.kit, self.current, self.acts = kit, screen, acts
        page = column(self, kit, gap=10)
        self.here = Prose(kit, screen.here, "label", TONES[screen.urgency])
        self.heading = heading(kit, screen.heading)
        self.hint = Prose(kit, screen.hint, "lead", "quiet")
        # Few pages need these, and every widget costs a page turn some tenths of a millisecond.
        self.problems: Card | None = None
        self.notice: Card | None = None
        self.still: Card | None = None
        self.why: Why | None = None
        self.whom: WhomCard | None = None
        main = QWidget()  # of its own, so that it is read and tabbed through before who must still be told
        self.body = column(main, kit, gap=8)
        self.body.setContentsMargins(0, kit.theme.space(6), 0, 0)
        for part in (self.here, self.heading, self.hint, main):
            page.addWidget(part)
        page.addStretch(1)
        self._page, self._main = page, main
        self._shown: tuple[object, object] = ((), ())
        self._noticed = ""
        self._tallied: Tally | None = None
        self._frame(screen)

    def refresh(self, screen: Screen) -> None:
        """Show what changed, and nothing that somebody is typing in."""
        self.current = screen
        self._frame(screen)
        self.fill(screen)

    def fill(self, screen: Screen) -> None:
        """Mirror what is this page's own."""

    def focus_first(self) -> None:
        """Give the focus to the heading, where a screen reader starts to read."""
        self.heading.setFocus()

    def pick(self, key: str) -> bool:
        """Do what a letter key stands for here; False if it stands for nothing."""
        return False

    def focus_problem(self) -> None:
        """Give the focus to the first thing to put right."""
        link = self.problems.findChild(Button) if self.problems is not None else None
        if link is not None:
            focus_on(link)

    def fold_why(self, *, here: bool) -> bool:
        """Whether "why we ask" stands here, folded under the hint, as there is no room beside the page. True if new."""
        new = here and self.why is None
        if new:
            self.why = Why(self.kit, folded=True)
            self._put_before(self._main, self.why)
            self.why.show_why(self.current)
        if self.why is not None:
            self.why.set_wanted(here)
        return new

    def focus_question(self, question: str) -> None:
        """Go to where this question is answered."""
        self.acts.go_to(question)

    def _frame(self, screen: Screen) -> None:
        self.here.setText(screen.here)
        self.here.setVisible(screen.here != screen.heading)  # said once is enough
        self.heading.setText(screen.heading)
        self.heading.setAccessibleName(screen.heading)
        self.heading.setAccessibleDescription(screen.here if screen.here != screen.heading else "")
        self.hint.setText(screen.hint)
        self.hint.setVisible(bool(screen.hint))
        if self.why is not None:
            self.why.show_why(screen)
        if screen.notice != self._noticed:
            self._noticed = screen.notice
            self._give_notice(screen.notice)
        if screen.sharing != self._tallied:
            self._tallied = screen.sharing
            self._say_whom(screen.sharing)
        tell = () if screen.page is Page.TELL else tuple(t for t in screen.tell if t.told is None)
        now: tuple[object, object] = (screen.problems, tell)
        if now != self._shown:
            self._shown = now
            self._list_problems(screen.problems)
            self._list_untold(tell)

    def _give_notice(self, text: str) -> None:
        """Above the heading for the eye, and after it for the ear, which starts to read at the heading."""
        self._drop(self.notice)
        self.notice = None
        if text:
            self.notice = Card(self.kit, "sun", pad=16)
            self.notice.column.addWidget(Prose(self.kit, text))
            self._page.insertWidget(self._page.indexOf(self.heading), self.notice)
            self.notice.stackUnder(self.hint)

    def _list_problems(self, problems: tuple[Problem, ...]) -> None:
        self._drop(self.problems)
        self.problems = None
        if not problems:
            return
        self.problems = Card(self.kit, "sun", pad=16, gap=2)
        self._put_before(self.heading, self.problems)
        self.problems.column.addWidget(Prose(self.kit, self.kit.say("wizard.problems"), "strong"))
        for problem in problems:
            link = Button(self.kit, problem.text, "link", wide=True)
            link.clicked.connect(lambda _=False, question=problem.question: self.focus_question(question))
            self.problems.column.addWidget(link)

    def _list_untold(self, untold: tuple[Tell, ...]) -> None:
        self._drop(self.still)
        self.still = None
        if not untold:
            return
        self.still = Card(self.kit, "sun", pad=16, gap=4)
        self._page.insertWidget(self._page.indexOf(self._main) + 1, self.still)
        self.still.column.addWidget(Prose(self.kit, self.kit.say("wizard.still_to_tell"), "label", "sun"))
        for each in untold:
            self.still.column.addWidget(Untold(self.kit, each, self.acts.told))

    def _say_whom(self, tally: Tally | None) -> None:
        self._drop(self.whom)
        self.whom = None
        if tally is not None:
            self.whom = WhomCard(self.kit, tally, self.acts.share)
            self._page.insertWidget(self._page.indexOf(self._main) + 1, self.whom)
            if self.still is not None:
                self.whom.stackUnder(self.still)

    def _put_before(self, later: QWidget, part: QWidget) -> None:
        self._page.insertWidget(self._page.indexOf(later), part)
        part.stackUnder(later)  # screen readers and Tab go by the order of the children, not of the layout

    def _drop(self, card: Card | None) -> None:
        if card is not None:
            self._page.removeWidget(card)
            drop(card)


class Untold(QWidget):
    """One line: who must still be told, the number, and the button that says it is done."""

    def __init__(self, kit: Kit, tell: Tell, told: Callable[[str], None]) -> None:
        super().__init__()
        name = tell.who if tell.number in tell.who else f"{tell.who} · {tell.number}"
        done = Button(kit, kit.say("wizard.told"), "link")
        done.setAccessibleName(kit.say("wizard.told_name", who=tell.who))
        done.clicked.connect(lambda: told(tell.body))
        who = Prose(kit, name, "strong")
        line = row(kit, who, done)
        line.setStretch(0, 1)
        line.setAlignment(who, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(line)
