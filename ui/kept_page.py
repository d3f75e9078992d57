"""What is kept about one record: its class, the days that count, whose file it is on, and a hold."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.clock import spoken_day
from app.decisions.kept_words import confirmed, counting, period, source, status
from app.decisions.retention import BY_ID, CLASSES, FILES
from app.errors import AppError
from ui.a11y import focus_on
from ui.at_work import tried
from ui.boxes import box
from ui.buttons import Button
from ui.cards import Card, Group, clear, column, row, together
from ui.day import Day
from ui.furniture import make_record
from ui.keeping_page import open_dispose, open_kept
from ui.leaf import Leaf
from ui.prose import Prose
from ui.rows import OneRow, mark
from ui.troubles import worded
from ui.writing import Writing

if TYPE_CHECKING:
    from app.decisions.retention import FileOn
    from ui.window import Window


class KeptPage(Leaf):
    """Shows the record's standing from the desk; each act is done at once and shown as it stands then."""

    def __init__(self, window: Window, number: str) -> None:
        self._window, self._retention, self._number = window, window.desk.retention, number
        self._standing = self._retention.standing(number)
        super().__init__(window.kit, window.desk, "kept")
        self._stands, self._held = Card(self.kit, pad=20, gap=10), Card(self.kit, pad=20, gap=10)
        self.page.addWidget(self._stands)
        self._classes()
        self.page.addWidget(self._held)
        self._show()

    def say(self, key: str, /, **facts: object) -> str:
        """The sentence of this page at a key; heading and hint say which record it is about."""
        standing = self._standing
        known = {"number": standing.number, "title": standing.title, "day": self._day(standing.sealed)}
        return super().say(key, **(known if key in ("heading", "hint") else facts))

    # What a person can do

    def keep(self) -> None:
        """Keep the class, the days and the file as they stand on the page."""
        days = []
        for each in (self.counted_from, self.until, self.review):
            day = _day_of(each)
            if day is None and each.text():
                self.say_problem(self.say("bad_day"), each.boxes[0])
                return
            days.append(day)
        counted_from, until, review_on = days

        def act() -> None:
            self._standing = self._retention.classify(
                self._number,
                self._chosen(),
                file_on=self._file(),
                counted_from=counted_from,
                until=until,
                review_on=review_on,
            )

        if tried(self, act, self.counted_from.boxes[0]):
            self._done(self.say("kept", status=status(self._standing, self.kit.words)))

    def hold(self) -> None:
        """Hold the record back."""
        reason, by = self.reason.toPlainText(), self.by.text()

        def act() -> None:
            self._standing = self._retention.hold(self._number, reason, by)

        if tried(self, act, self.by if reason.strip() else self.reason):
            self._done(self.say("held"))

    def lift(self) -> None:
        """Lift the hold."""

        def act() -> None:
            self._standing = self._retention.lift(self._number, self.by.text())

        if tried(self, act, self.by):
            self._done(self.say("lifted"))

    # How it is put together

    def _done(self, words: str) -> None:
        self._show()
        self.say_done(words)
        focus_on(self.heading)
        self.verticalScrollBar().setValue(0)

    def _show(self) -> None:
        self._show_standing()
        self._show_hold()

    def _show_standing(self) -> None:
        kit, standing, card = self.kit, self._standing, self._stands
        clear(card.column)
        said = status(standing, kit.words)
        card.column.addWidget(Prose(kit, self.say("stands"), "label", "leaf"))
        card.column.addWidget(Prose(kit, said[:1].upper() + said[1:], "title"))
        for code in standing.in_the_way:
            told = worded(kit.words, AppError(code, number=self._number))
            if code != "not_due":
                card.column.addWidget(Prose(kit, f"{told.what} {told.todo}"))
        read = Button(kit, self.say("open"), "link")
        read.clicked.connect(self._read)
        self.dispose_button = Button(kit, self.say("dispose"))
        self.dispose_button.clicked.connect(lambda: open_dispose(self._window, [self._number]))
        card.column.addLayout(row(kit, self.dispose_button, read, None))
        self.dispose_button.setVisible(not standing.in_the_way)

    def _classes(self) -> None:
        kit, kept, card = self.kit, self._standing.keeping, self.card("class")
        card.column.addWidget(Prose(kit, self.say("class_hint"), tone="quiet"))
        if not kept.chosen:
            card.column.addWidget(Prose(kit, self.say("proposed"), "strong", "sun"))
        group = Group(self.say("class"))
        rows = column(group, kit, gap=5)
        self.kinds = {}
        for each in CLASSES:
            counts = counting(each, self._period(each.id)[0] or each.years, kit.words)
            line = OneRow(kit, kit.words.text("keeping", f"class.{each.id}.title"), counts, parent=group)
            line.face.compact = True
            line.clicked.connect(self._turn)
            self.kinds[each.id] = line
            rows.addWidget(line)
        mark(self.kinds[kept.kind], True)
        card.column.addWidget(group)
        self._about = [Prose(kit, "", "small", "quiet") for _ in range(3)]
        card.column.addLayout(together(*self._about))
        self.counted_from, self._counted = self._dated(card, kept.counted_from, self.say("day_hint"))
        self.until, self._until = self._dated(card, kept.until, "")
        self.review, named = self._dated(card, kept.review_on, self.say("review_hint"))
        named.setText(self.say("review"))
        self.review.rename(self.say("review"))
        files = Group(self.say("file"))
        lines = column(files, kit, gap=5)
        lines.addWidget(Prose(kit, self.say("file"), "strong"))
        self.files: dict[FileOn, OneRow] = {}
        for file in FILES:
            line = OneRow(kit, kit.words.text("keeping", f"file_on.{file}"), parent=files)
            line.face.compact = True
            self.files[file] = line
            lines.addWidget(line)
        mark(self.files[kept.file_on], True)
        card.column.addWidget(files)
        self.keep_button = Button(kit, self.say("keep"), "primary")
        self.keep_button.clicked.connect(self.keep)
        card.column.addLayout(row(kit, self.keep_button, None))
        self._turn()

    def _turn(self) -> None:
        """What goes with the class that is chosen: its source, who confirmed it, and which days count."""
        kit, kind = self.kit, BY_ID[self._chosen()]
        years, on = self._period(kind.id)
        short = years is not None and kind.years is not None and years < kind.years
        lines = (
            source(kind, kit.words),
            confirmed(on, kit.words),
            kit.words.text("keeping", "shorter", set=period(years, kit.words), source=period(kind.years, kit.words))
            if short
            else "",
        )
        for prose, text in zip(self._about, lines, strict=True):
            prose.setText(text[:1].upper() + text[1:])
            prose.setVisible(bool(text))
        for key, name, boxes in (("day", self._counted, self.counted_from), ("until", self._until, self.until)):
            words = kit.words.find("keeping", f"class.{kind.id}.{key}") or ""
            name.setText(words)
            boxes.rename(words)
        for part in (self._until, self.until):
            part.setVisible(kind.until_too)

    def _dated(self, card: Card, day: date | None, hint: str) -> tuple[Day, Prose]:
        boxes, name = Day(self.kit, "", day.isoformat() if day else ""), Prose(self.kit, "", "strong")
        cell = QWidget()
        inner = column(cell, self.kit, gap=2)
        for part in (name, *([Prose(self.kit, hint, tone="quiet")] if hint else []), boxes):
            inner.addWidget(part)
        card.column.addWidget(cell)
        return boxes, name

    def _show_hold(self) -> None:
        kit, hold, card = self.kit, self._standing.keeping.hold, self._held
        clear(card.column)
        if hold is not None and hold.stands:
            card.column.addWidget(Prose(kit, self.say("on_hold"), "title"))
            said = self.say("on_hold_since", day=self._day(hold.at), by=hold.by)
            card.column.addLayout(together(Prose(kit, said, tone="quiet"), Prose(kit, hold.reason)))
            self.by = box(kit, card, self.say("lift_by"))
            self.hold_button = Button(kit, self.say("lift_do"))
            self.hold_button.clicked.connect(self.lift)
        else:
            card.column.addWidget(Prose(kit, self.say("hold"), "title"))
            card.column.addWidget(Prose(kit, self.say("hold_hint"), tone="quiet"))
            if hold is not None:
                ended = self.say("lifted_on", day=self._day(hold.lifted_at), by=hold.lifted_by)
                card.column.addWidget(Prose(kit, ended))
            card.column.addWidget(Prose(kit, self.say("reason"), "strong"))
            self.reason = Writing(kit, self.say("reason"), "", 2)
            card.column.addWidget(self.reason)
            self.by = box(kit, card, self.say("by"))
            self.hold_button = Button(kit, self.say("hold_do"))
            self.hold_button.clicked.connect(self.hold)
        card.column.addLayout(row(kit, self.hold_button, None))

    def _chosen(self) -> str:
        return next(kind for kind, line in self.kinds.items() if line.isChecked())

    def _file(self) -> FileOn:
        return next(file for file, line in self.files.items() if line.isChecked())

    def _period(self, kind: str) -> tuple[int | None, date | None]:
        """The years that were set for a class, if any, and the day on which a manager confirmed them."""
        found = dict(self.desk.settings.retention).get(kind)
        if found is None:
            return None, None
        on = found.confirmed
        return found.years, on if on and on <= self.kit.clock().date() else None

    def _day(self, iso: str) -> str:
        return spoken_day(datetime.fromisoformat(iso), self.kit.words.section("dates"))

    def _read(self) -> None:
        window, number = self._window, self._number
        window.open_page(make_record(window, self.desk.record(number), lambda: open_kept(window, number)))


def _day_of(boxes: Day) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(boxes.text())
    return None
