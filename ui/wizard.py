"""The frame around a decision: the rail, one page at a time, why we ask, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from app.decisions.screen import Page, Screen
from ui.a11y import Say, announce, focus_on, in_order
from ui.buttons import Button
from ui.cards import Card, Hairline, Scroll, column, drop, row
from ui.check_page import CheckPage
from ui.guidance_page import GuidancePage
from ui.kit import Kit
from ui.question_page import QuestionPage
from ui.rail import Rail
from ui.saving import Saving
from ui.seal_page import SealPage
from ui.step import Acts, Step
from ui.tasks import in_background
from ui.tell_page import TellPage
from ui.why import Why

if TYPE_CHECKING:
    from app.decisions.session import Session
    from app.desk import Desk

PAGES: dict[Page, type[Step]] = {
    Page.QUESTION: QuestionPage,
    Page.TELL: TellPage,
    Page.CHECK: CheckPage,
    Page.GUIDANCE: GuidancePage,
    Page.SEAL: SealPage,
}

NARROW = 900
"""Pixels at 100 %: below this, and from 150 % text on, the rail is one line and "why we ask" folds."""

SPARE = 1120
"""Pixels: below this "why we ask" folds too, so that an answer has room for its words in one line."""


class Wizard(QWidget):
    """Shows the session's Screen. Each act goes to the session, and the whole Screen that comes back is shown."""

    saved = Signal(str)
    danger = Signal()
    sealed = Signal(object)
    share = Signal()
    failed = Signal(object)

    def __init__(self, kit: Kit, desk: Desk, session: Session, say: Say = announce) -> None:
        super().__init__()
        self.kit, self.desk, self.session, self._say = kit, desk, session, say
        self.saving = Saving(self, self._take, self._tell_saved, self.failed.emit)
        self.page: Step | None = None
        self.acts = Acts(self._answer, self._note, self._go_to, self._told, self.share.emit)
        self.foot_danger, self.side_danger = self._danger(), self._danger()
        self.rail = Rail(kit, self._go_to)
        self.rail_side = self._side(self.rail, 216)
        self.card = Card(kit, pad=(0, 8, 0, 0), gap=0)
        self.area = Scroll(kit, pad=28)
        self.on = Button(kit, "", "primary")
        self.back = Button(kit, kit.say("wizard.back"), "quiet")
        self.why = Why(kit, folded=False)
        self._lay_out()
        self.on.clicked.connect(self.go_on)
        self.back.clicked.connect(self.go_back)
        for key, act in (("Ctrl+Return", self.go_on), ("Ctrl+Enter", self.go_on), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(key), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self.show_screen(session.screen)

    # What a person can do

    def go_on(self) -> None:
        """The one primary button."""
        if self.page is None or not self.on.isEnabled():
            return
        if self.page.current.page is Page.SEAL:
            self._seal()
        elif self.page.current.page is Page.TELL:
            self._turn(self.session.carry_on())
        else:
            self._turn(self.session.go_on())

    def go_back(self) -> None:
        """One step back; nothing is lost."""
        if self.page is not None and self.page.current.can_go_back and self.isEnabled():
            self._turn(self.session.back())

    @property
    def step(self) -> str:
        """Which step of the decision is on screen."""
        return self.page.current.step if self.page is not None else ""

    def flush(self) -> None:
        """Save now what is not saved yet."""
        self.saving.flush()

    def focus_first(self) -> None:
        """Give the focus to the heading of the page."""
        if self.page is not None:
            self.page.focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What no box and no button wanted: Enter continues, a letter picks its row."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier)
        if held != Qt.KeyboardModifier.NoModifier or self.page is None:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif not (event.text().strip() and self.page.pick(event.text())):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._order()  # Qt may begin somewhere else when a page joins its window

    # Showing

    def show_screen(self, screen: Screen) -> None:
        """Mirror a Screen: a new page for a new step, else only what changed."""
        new = self.page is None or self.page.current.step != screen.step
        announced = "" if self.page is None else self.page.current.announce
        noticed = "" if self.page is None else self.page.current.notice
        if new or self.page is None:
            self._replace(screen)
        else:
            self.page.refresh(screen)
        self.rail.show_stops(screen.rail)
        self.why.show_why(screen)
        self._fold()
        self._order()
        self.on.setText(screen.on_label)
        self.on.setAccessibleName(screen.on_label)
        self.on.setEnabled(screen.can_go_on)
        self.on.updateGeometry()
        self.back.setVisible(screen.can_go_back)
        if new:
            self.focus_first()
        elif screen.problems and self.page is not None:
            self.page.focus_problem()
        if new or (screen.problems and screen.announce != announced):
            fresh = screen.notice if screen.notice != noticed else ""  # what stays on page after page is said once
            self._say(self, f"{screen.announce} {fresh}".strip())

    def _replace(self, screen: Screen) -> None:
        old, self.page = self.page, PAGES[screen.page](self.kit, screen, self.acts)
        self.area.column.addWidget(self.page)
        if old is not None:
            focus_on(self.page.heading)  # before the old page goes, or a screen reader says what is next to it
            self.area.column.removeWidget(old)
            drop(old)
        for area in (self.area, self.why_side):
            area.verticalScrollBar().setValue(0)

    def _order(self) -> None:
        """Tab: the page, the ways on, then the sides."""
        if self.page is not None:
            after = (self.on, self.back, self.foot_danger, *self.rail.stops, self.side_danger, self.why_side)
            in_order((*self.page.findChildren(QWidget), *after))

    def _turn(self, screen: Screen) -> None:
        self.saving.touch()
        self.show_screen(screen)
        self.saving.soon()

    def _answer(self, question: str, value: tuple[str, ...] | str) -> None:
        self.show_screen(self.session.answer(question, value))
        self.saving.touch()

    def _note(self, question: str, text: str) -> None:
        self.show_screen(self.session.note(question, text))
        self.saving.touch()

    def _go_to(self, question: str) -> None:
        self._turn(self.session.go_to(question))

    def _told(self, body: str) -> None:
        self._turn(self.session.told(body))

    def _take(self) -> Callable[[], None]:
        # Frozen: what is typed while it is being saved belongs to the next save.
        draft, step = self.session.draft, self.step
        return lambda: self.desk.autosave(draft, step)

    def _tell_saved(self) -> None:
        self.saved.emit(self.kit.say("wizard.saved", time=self.kit.time(self.kit.clock())))

    def _seal(self) -> None:
        self.flush()
        self.setEnabled(False)
        self._say(self, self.kit.say("wizard.sealing"))
        in_background(self, lambda: self.desk.seal(self.session), self._sealed, self._not_sealed)

    def _sealed(self, record: object) -> None:
        self.saving.forget()
        self.sealed.emit(record)

    def _not_sealed(self, fault: Exception) -> None:
        self.setEnabled(True)
        self.show_screen(self.session.screen)
        self.failed.emit(fault)

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is None or self.page is None:
            return
        if now is self.page.heading:
            self.area.verticalScrollBar().setValue(0)
        elif self.page.isAncestorOf(now):
            # ensureWidgetVisible would be content with the line of the cursor.
            top, edge = now.mapTo(self.page, now.rect().topLeft()).y() + self.page.y(), self.kit.theme.px(16)
            self.area.ensureVisible(0, top + now.height(), 0, edge)
            self.area.ensureVisible(0, top, 0, edge)

    # Where things stand

    def _lay_out(self) -> None:
        px = self.kit.theme.space
        across = QHBoxLayout(self)
        across.setContentsMargins(px(24), px(4), px(24), px(20))
        across.setSpacing(px(24))
        foot = QWidget()
        buttons = column(foot, self.kit)
        buttons.setContentsMargins(px(28), px(10), px(28), px(12))
        buttons.addLayout(row(self.kit, self.on, self.back, None, self.foot_danger))
        inset = row(self.kit, self.area)
        inset.setContentsMargins(0, 0, px(4), 0)  # the scroll bar keeps off the edge of the card
        self.card.column.addLayout(inset, 1)
        self.card.column.addWidget(Hairline(self.kit))
        self.card.column.addWidget(foot)
        self.card.setMaximumWidth(self.kit.theme.px(860))
        self.why_side = Scroll(self.kit, pad=6)
        self.why_side.column.addWidget(self.why)
        self.why_side.setFixedWidth(self.kit.theme.px(232))
        self.why_side.setObjectName("side")
        self.why_side.setAccessibleName(self.kit.say("wizard.why_words"))
        self.why_side.verticalScrollBar().rangeChanged.connect(self._reach_why)
        across.addWidget(self.card, 1)
        across.addWidget(self.why_side)
        across.insertWidget(0, self.rail_side)
        across.addStretch(0)

    def _side(self, rail: Rail, wide: int) -> QWidget:
        side = QWidget()
        inner = column(side, self.kit, gap=8)
        scroll = Scroll(self.kit)
        scroll.column.addWidget(rail)
        inner.addWidget(scroll, 1)
        inner.addWidget(self.side_danger)
        side.setFixedWidth(self.kit.theme.px(wide))
        return side

    def _reach_why(self, _: int, most: int) -> None:
        """What does not fit beside the page is a stop of Tab, so that the arrows can scroll it."""
        policy = Qt.FocusPolicy.TabFocus if most else Qt.FocusPolicy.NoFocus
        if policy != self.why_side.focusPolicy():
            self.why_side.setFocusPolicy(policy)
            self._order()

    def _danger(self) -> Button:
        button = Button(self.kit, self.kit.say("wizard.danger"), "warn", mark="danger")
        button.clicked.connect(self.danger)
        return button

    def _fold(self) -> None:
        narrow = self.width() < NARROW or self.kit.theme.percent >= 150
        self.foot_danger.setVisible(narrow)
        self.rail_side.setVisible(not narrow)
        beside = not narrow and self.width() >= SPARE
        self.why_side.setVisible(beside and self.why.filled)
        if self.page is not None and self.page.fold_why(here=not beside):
            self._order()
