"""The first page: who to ring, what to start, and what is waiting."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.a11y import focus_on
from ui.buttons import Button
from ui.cards import Card, Fold, Hairline, Room, Scroll, centred, clear, together
from ui.kit import Kit
from ui.numbers import Strip, agency, everyone
from ui.prose import Prose, heading

if TYPE_CHECKING:
    from app.desk import Desk
    from ui.backup_line import BackupLine

LAST = 5
"""How many of the last decisions are shown."""


class Home(Scroll):
    """Shown before anything slow is loaded: it asks the desk only for its settings and its state."""

    danger = Signal()
    wrong = Signal()
    start = Signal(str)
    unlock = Signal()
    resume = Signal(str)
    open_record = Signal(str)
    about = Signal()
    care = Signal()
    found = Signal()
    backup = Signal()
    put_back = Signal()
    check = Signal()
    second = Signal()
    log = Signal()
    refreshed = Signal()

    def __init__(self, kit: Kit, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(kit, pad=24, gap=0, parent=parent)
        self.kit, self.desk = kit, desk
        page = QWidget()
        self._page = QVBoxLayout(page)
        self._page.setContentsMargins(0, 0, 0, 0)
        self._page.setSpacing(kit.theme.space(24))
        self.column.addWidget(centred(kit, page, 1120))
        self.column.addStretch(1)
        self._page.addWidget(self._emergency())
        self._page.addWidget(self._begin())
        self._waiting = QVBoxLayout()
        self._state = ""
        self.backup_line: BackupLine | None = None
        self.due_room: Room | None = None
        self._page.addLayout(self._waiting)
        self.second_button = Button(kit, kit.say("home.second"), "quiet")
        self.second_button.clicked.connect(self.second)
        self.check_button = Button(kit, kit.say("home.check"), "quiet")
        self.check_button.clicked.connect(self.check)
        self.care_button = Button(kit, kit.words.text("care", "care.link"), "quiet")
        self.care_button.clicked.connect(self.care)
        self.about_button = Button(kit, kit.say("about.link"), "quiet")
        self.about_button.clicked.connect(self.about)
        self._page.addLayout(together(self.second_button, self.check_button, self.care_button, self.about_button))
        self.second_button.hide()
        self._offer()
        if desk.state != "open":
            self.refresh()  # with an open register the lists wait until the page is painted

    def refresh(self) -> None:
        """Show what is waiting as it stands now; what says the same already stays, and with it the focus."""
        state, self._state = self._state, self.desk.state
        self.refreshed.emit()
        if self._state == state != "open":
            return
        self._offer()
        clear(self._waiting)
        self.backup_line = self.due_room = None
        if self.desk.state == "open":
            if not self.desk.scratch and self.desk.health.found:
                self._waiting.addWidget(self._found(len(self.desk.health.found)))
            if not self.desk.scratch and self.desk.health.short_of_room:
                self._waiting.addWidget(self._notice("room.title", Prose(self.kit, self._care("room.more"))))
            self.due_room = Room(self.kit)
            self._waiting.addWidget(self.due_room)
            self._waiting.addWidget(self._lists())
            if not self.desk.scratch:
                self._waiting.addWidget(self._backup())
        else:
            self._waiting.addWidget(self._locked())

    def _offer(self) -> None:
        """Only what there is a register for."""
        self.check_button.setVisible(self.desk.state != "none")
        self.care_button.setVisible(self.desk.state != "none" and not self.desk.scratch)

    def show_second(self, waiting: tuple[str, ...]) -> None:
        """Whether a record waits for a second person."""
        self.second_button.setVisible(bool(waiting))

    def show_due(self, count: int, first: str) -> None:
        """How much that was passed on is to be asked about again, and since which day (ISO)."""
        if self.desk.state == "open" and self.due_room is not None:
            self.due_room.put(self._to_chase(count, datetime.fromisoformat(first)) if count else None)

    def focus_first(self) -> None:
        """Give the focus to what matters most."""
        focus_on(self.danger_button)

    def _emergency(self) -> QWidget:
        kit = self.kit
        card = Card(kit, "ember", pad=24)
        fold = Fold(kit, narrow=760, gap=40, last_on_top=True)
        left = QVBoxLayout()
        left.setSpacing(kit.theme.space(12))
        self.danger_button = Button(
            kit,
            kit.say("home.danger"),
            "danger",
            mark="danger",
            detail=kit.say("home.danger_more"),
            wide=True,
            role="title",
        )
        self.danger_button.clicked.connect(self.danger)
        self.wrong_button = Button(
            kit, kit.say("home.wrong"), "warn", mark="chevron", detail=kit.say("home.wrong_more"), wide=True
        )
        self.wrong_button.clicked.connect(self.wrong)
        left.addWidget(self.danger_button)
        left.addWidget(self.wrong_button)
        left.addStretch(1)
        fold.row.addLayout(left, 5)
        fold.row.addWidget(Strip(kit, everyone(kit), agency(kit, self.desk)), 7)
        card.column.addWidget(fold)
        if self.desk.settings.fault:
            note = QVBoxLayout()
            note.setSpacing(0)
            # A number is never lost by these.
            other = self.desk.settings.fault.startswith(("lock_minutes", "hide_from_capture", "retention"))
            key = "home.fault_safety" if other else "home.fault"
            note.addWidget(Prose(kit, kit.say(key), "strong"))
            note.addWidget(Prose(kit, kit.say(f"{key}_more"), tone="quiet"))
            card.column.addSpacing(kit.theme.space(8))
            card.column.addWidget(Hairline(kit))
            card.column.addSpacing(kit.theme.space(4))
            card.column.addLayout(note)
        return card

    def _begin(self) -> QWidget:
        fold = Fold(self.kit, narrow=760, gap=16)
        self.start_buttons = []
        for key, kind in (("start", "primary"), ("asked", "outline"), ("asking", "outline")):
            tile = Button(
                self.kit,
                self.kit.say(f"home.{key}"),
                kind,
                detail=self.kit.say(f"home.{key}_more"),
                mark="chevron",
                wide=True,
                role="title",
            )
            tile.clicked.connect(lambda _=False, key=key: self.start.emit(key))
            self.start_buttons.append(tile)
            fold.row.addWidget(tile, 1)
        return fold

    def _locked(self) -> QWidget:
        fold = Fold(self.kit, narrow=640, gap=24)
        state = self.desk.state
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Prose(self.kit, self.kit.say(f"home.{state}"), "strong"))
        words.addWidget(Prose(self.kit, self.kit.say(f"home.{state}_more"), tone="quiet"))
        button = Button(self.kit, self.kit.say(f"home.{state}_do"))
        button.clicked.connect(self.unlock)
        self.put_back_button = Button(self.kit, self.kit.say("home.put_back"), "link")
        self.put_back_button.clicked.connect(self.put_back)
        fold.row.addLayout(words, 1)
        fold.row.addWidget(button)
        fold.row.addWidget(self.put_back_button)
        card = Card(self.kit, pad=20)
        card.column.addWidget(fold)
        return card

    def _backup(self) -> QWidget:
        from ui.backup_line import BackupLine

        self.backup_line = BackupLine(self.kit, self.desk)
        self.backup_line.go.connect(self.backup)
        return self.backup_line

    def _found(self, count: int) -> QWidget:
        more = self.kit.words.counted("care", "found.more", count)
        self.found_button = Button(self.kit, self._care("found.do"))
        self.found_button.clicked.connect(self.found)
        return self._notice("found.title", Prose(self.kit, more), self.found_button)

    def _to_chase(self, count: int, first: datetime) -> Card:
        more = self.kit.words.counted("care", "chase.more", count, day=self.kit.day(first))
        self.log_button = Button(self.kit, self._care("chase.do"))
        self.log_button.clicked.connect(self.log)
        return self._notice("chase.title", Prose(self.kit, more), self.log_button)

    def _notice(self, title: str, more: Prose, *buttons: Button) -> Card:
        fold = Fold(self.kit, narrow=640, gap=24)
        fold.row.addLayout(together(Prose(self.kit, self._care(title), "strong"), more), 1)
        for button in buttons:
            fold.row.addWidget(button)
        card = Card(self.kit, "sun", pad=20)
        card.column.addWidget(fold)
        return card

    def _care(self, key: str) -> str:
        return self.kit.words.text("care", key)

    def _lists(self) -> QWidget:
        kit = self.kit
        fold = Fold(kit, narrow=760, gap=16)
        drafts, records = self.desk.drafts(), self.desk.records()[:LAST]
        one = self._list("home.unfinished", "home.no_unfinished")
        for draft in drafts:
            more = kit.words.counted("ui", "home.answered", draft.answered)
            amends = kit.say("home.amends", number=draft.amends) if draft.amends else ""
            detail = " · ".join(part for part in (amends, kit.moment(draft.updated), more) if part)
            line = Button(kit, draft.at, detail=detail, mark="chevron", wide=True)
            line.clicked.connect(lambda _=False, id=draft.id: self.resume.emit(id))
            one.column.addWidget(line)
        two = self._list("home.last", "home.no_last")
        for record in records:
            by = kit.say("home.superseded", number=record.superseded_by) if record.superseded_by else ""
            detail = " · ".join(part for part in (record.number, by, kit.day(record.sealed), record.author) if part)
            line = Button(kit, record.decision_title, detail=detail, mark="chevron", wide=True)
            line.clicked.connect(lambda _=False, n=record.number: self.open_record.emit(n))
            two.column.addWidget(line)
        for card, filled, empty in ((one, drafts, "home.no_unfinished"), (two, records, "home.no_last")):
            if not filled:
                card.column.addWidget(Prose(kit, kit.say(empty), tone="quiet"))
            card.column.addStretch(1)
            fold.row.addWidget(card, 1)
        return fold

    def _list(self, title: str, empty: str) -> Card:
        card = Card(self.kit, pad=20, gap=10)
        card.column.addWidget(heading(self.kit, self.kit.say(title), "title"))
        return card
