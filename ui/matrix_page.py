"""Who gets what: things down, recipients across; nothing goes until somebody says so, and the rules propose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.decisions.sharing.acts import shortened
from app.decisions.sharing.view import TITLE, choose, explain, found, write
from ui.a11y import announce, focus_on
from ui.at_work import tried
from ui.buttons import Button
from ui.cards import Scroll, column, drop
from ui.matrix_grid import Grid
from ui.matrix_panel import CellPanel, ColumnPanel, RowPanel
from ui.prose import Prose
from ui.sharing_form import Option, Pick
from ui.sharing_leaf import SharingLeaf

if TYPE_CHECKING:
    from collections.abc import Iterable

    from app.decisions.sharing.values import Give
    from app.decisions.sharing.view import CellView, ColumnView
    from app.decisions.sharing.whole import Sharing
    from ui.matrix_grid import At
    from ui.window import Window

MOST = 25
"""Rows that are there at once: hundreds would keep somebody waiting."""

NARROW, EACH = 640, 96
"""Pixels at 100 % for the things and the choice, and for each recipient: with less, and from 150 % text on, there is
one recipient at a time."""

LETTERS: dict[str, Give] = {"A": "yes", "P": "part", "N": "no"}


class MatrixPage(SharingLeaf):
    """Where there is room the choice stands beside the table; else below the row it is about. `about` may name the
    recipient to begin with, and after a space the thing."""

    def __init__(self, window: Window, about: str = "") -> None:
        self.percent, self.came = 0, bool(about)
        # Not at once: Qt is in the middle of its widgets when it says that the style is another.
        self._soon = QTimer(singleShot=True, interval=0)
        super().__init__(window, "matrix", about, widest=1500)
        self.table_of = self.session.table()
        self.recipients = [column.recipient for column in self.table_of.columns]
        recipient, _, item = about.partition(" ")
        self.shown = recipient if recipient in self.recipients else (self.recipients or [""])[0]
        self.first = next((at for at, each in enumerate(self.sharing.items[:MOST]) if each.id == item), 0)
        self.most = MOST
        self.parting: tuple[str, str] | None = None
        """The cell whose words are being chosen, though none of them may go yet."""
        self.narrow: bool | None = None
        self.body: QWidget | None = None
        self._soon.setParent(self)
        self._soon.timeout.connect(self._again)
        self.grid: Grid
        self.panels: tuple[CellPanel, ColumnPanel, RowPanel]
        if self.recipients and self.sharing.items:
            self._arrange()
        else:
            self.page.addWidget(Prose(self.kit, self.say("wants"), tone="quiet"))

    # How it is laid out

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._soon.start()

    def _again(self) -> None:
        """Lay it out for the room and the text size that there are now, where there is a table on the screen."""
        if self.body is not None and self.isVisible():
            self._arrange()

    def _arrange(self) -> None:
        if self.percent != self.kit.theme.percent:
            self.percent, self.narrow = self.kit.theme.percent, None
        wide = self.width() if self.isVisible() else self.main.width()
        wanted = self.kit.theme.px(NARROW + EACH * len(self.recipients))
        narrow = wide < wanted or self.kit.theme.percent >= 150
        if narrow == self.narrow:
            return
        self.narrow = narrow
        row, side = self.grid.at if self.body is not None else (self.first, 0)
        if self.body is not None:
            self.page.removeWidget(self.body)
            drop(self.body)
        self.body = body = QWidget()
        self.page.addWidget(body, 1)
        self.column.setStretch(0, 0 if narrow else 1)
        self.column.setStretch(1, 1 if narrow else 0)
        self._build(body)
        self.grid.stand((row, side if side < 0 else self.columns.index(self.shown)))

    def _build(self, body: QWidget) -> None:
        kit = self.kit
        self.columns = [self.shown] if self.narrow else self.recipients
        self.grid = Grid(kit, self.say("heading"), len(self.columns), 220)  # before the rest, for Tab
        self.grid.moved.connect(self._moved)
        self.grid.opened.connect(self._opened)
        self.grid.pressed.connect(self._pressed)
        self.panels = (CellPanel(kit), ColumnPanel(kit), RowPanel(kit))
        self._connect(*self.panels)
        self.more = Button(kit, "", "link")
        self.more.clicked.connect(self.show_more)
        if self.narrow:
            inside = column(body, kit, gap=12)
            names = [Option(each.recipient, each.name) for each in self.table_of.columns]
            self.who = Pick(kit, self.say("who"), "", names, self.shown)
            self.who.changed.connect(self._turn_to)
            for part in (self.who, self.grid, self.more):
                inside.addWidget(part)
            for panel in self.panels:
                panel.hide()
        else:
            across = QHBoxLayout(body)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(kit.theme.space(20))
            left, right = Scroll(kit), Scroll(kit)
            for part in (self.grid, self.more):
                left.column.addWidget(part)
            for panel in self.panels:
                right.column.addWidget(panel)
            for side in (left, right):
                side.column.addStretch(1)
                side.setMinimumHeight(kit.theme.px(240))
                side.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # the window says how high
            right.setFixedWidth(kit.theme.px(340))
            self.area = left
            across.addWidget(left, 1)
            across.addWidget(right)
        self._grow()

    def _connect(self, cell: CellPanel, head: ColumnPanel, row: RowPanel) -> None:
        cell.chosen.connect(self._choose)
        cell.written.connect(self._write)
        cell.explained.connect(self._explain)
        cell.whole.connect(self._whole)
        head.take.connect(self.take_proposals)
        for explained in (head.explained, row.explained):
            explained.connect(self._explain_all)
        for look in (cell.look, head.look):
            look.connect(lambda: self._leave_for(f"finds {self._recipient}"))
        head.asks.connect(lambda: self._leave_for(f"asks {self._recipient}"))
        head.change.connect(lambda: self._leave_for(f"recipient {self._recipient}"))
        row.change.connect(lambda: self._leave_for(f"item {self._item}"))

    def _leave_for(self, where: str) -> None:
        """Another page, from which back leads to this place."""
        self.go(where, f"matrix {self.about}")

    def _grow(self) -> None:
        sharing = self.sharing
        before, rows = self.grid.rows, min(self.most, len(sharing.items))
        self.grid.grow(rows)
        for at, name in enumerate(self.columns):
            self._head(at, name)
        for row in range(before, rows):
            self._row(sharing, row)
        left = len(sharing.items) - rows
        self.more.setVisible(left > 0)
        self.more.setText(self.counted("more", left))
        self.more.setAccessibleName(self.more.text())

    def _head(self, at: int, recipient: str) -> None:
        view = self._column(recipient)
        self.grid.places[-1, at].show_words(view.name, self.say("column_name", name=view.name))

    def _row(self, sharing: Sharing, row: int) -> None:
        item = sharing.items[row]
        title = shortened(item.text, TITLE) or self.say("blank")
        self.grid.places[row, -1].show_words(title, self.say("row_name", title=title))
        narrowed = {view.recipient: view for view in self.table_of.row(sharing, item.id)}
        for at, recipient in enumerate(self.columns):
            self._show(narrowed[recipient], (row, at))

    def _show(self, view: CellView, at: At) -> None:
        place = self.grid.places[at]
        word = self.say(f"mark.{view.mark}")
        look = view.mark if view.mark in ("no", "part", "yes", "blocked") and not view.needs else "needs"
        place.show_words(word, self.name_of(view), look)

    def name_of(self, view: CellView) -> str:
        """A cell as a sentence."""
        title = shortened(self.sharing.item(view.item).text, TITLE).rstrip(".") or self.say("blank")
        said = self.say(
            "cell_name",
            title=title,
            name=self._column(view.recipient).name,
            state=self.say(f"mark.{view.mark}"),
            proposed=self.say(f"state.{view.proposed}"),
        )
        return " ".join((said, *view.held))

    def _column(self, recipient: str) -> ColumnView:
        return next(each for each in self.table_of.columns if each.recipient == recipient)

    # Where somebody is, and what they do there

    def focus_first(self) -> None:
        """The place one came from, if one did; else the heading."""
        if self.came and self.body is not None:
            self.grid.go(self.grid.at)
        else:
            super().focus_first()

    @property
    def _item(self) -> str:
        return self.sharing.items[max(self.grid.at[0], 0)].id

    @property
    def _recipient(self) -> str:
        return self.columns[max(self.grid.at[1], 0)]

    def _moved(self, at: At) -> None:
        row, side = at
        self.about = self.shown = self._recipient
        if row >= 0:
            self.about = f"{self.shown} {self._item}"
        mine = self.panels[1 if row < 0 else 2 if side < 0 else 0]
        for panel in self.panels:
            panel.setVisible(panel is mine and not self.narrow)
        self.parting = None
        for line in (self.done, self.problem):
            line.hide()  # it was about another place
        self._mirror()
        area = self if self.narrow else self.area
        area.ensureWidgetVisible(self.grid.places[at], 0, self.kit.theme.px(16))

    def _opened(self, at: At) -> None:
        row, side = at
        mine = self.panels[1 if row < 0 else 2 if side < 0 else 0]
        if self.narrow:
            self.grid.put_under(row, mine)
            mine.show()
        mine.focus_first()
        if self.narrow:  # once it is laid out
            QTimer.singleShot(0, mine, lambda: self.ensureWidgetVisible(mine, 0, self.kit.theme.px(16)))

    def _pressed(self, at: At, letter: str) -> None:
        row, side = at
        if row >= 0 and side >= 0 and letter in LETTERS:
            self._choose(LETTERS[letter])
            if LETTERS[letter] == "part":
                self._opened(at)
                focus_on(self.panels[0].words)

    def _choose(self, chosen: Give) -> None:
        item, recipient = self._item, self._recipient
        self.parting = None
        if chosen == "part":
            words = self.sharing.cell(item, recipient).words
            self.parting = (item, recipient)
            self._put(write(self.sharing, item, recipient, words))
        elif tried(
            self, lambda: self._put(choose(self.sharing, item, recipient, chosen)), self.grid.places[self.grid.at]
        ):
            self.problem.hide()
        self._mirror()
        announce(self, self.say(f"mark.{self._view.mark}"))

    def _write(self, words: str) -> None:
        item, recipient = self._item, self._recipient
        if words != self.sharing.cell(item, recipient).words:
            self.parting = (item, recipient)
            self._put(write(self.sharing, item, recipient, words))
            self._mirror()

    def _whole(self) -> None:
        self.panels[0].words.setPlainText(self.sharing.item(self._item).text)
        focus_on(self.panels[0].words)

    def _explain(self, reason: str) -> None:
        if reason != self.sharing.cell(self._item, self._recipient).reason:
            self._put(explain(self.sharing, self._item, self._recipient, reason))
            self._mirror()

    def _explain_all(self, reason: str) -> None:
        row, _ = self.grid.at
        of = self._recipient if row < 0 else self._item
        if reason != self.sharing.reason(of):
            self.put(self.sharing.put_reason(of, reason))
            self._refresh(rows=range(self.grid.rows) if row < 0 else (row,))

    def take_proposals(self) -> None:
        """Decide every cell of this recipient that nobody decided as it is proposed, but for those held back."""
        self.put(self.table_of.proposals(self.sharing, self._recipient))
        self._refresh(rows=range(self.grid.rows))
        self._mirror()
        self.say_done(self.say("took"))

    def show_more(self) -> None:
        """More rows; the first one that was not there before has the focus."""
        before, self.most = self.grid.rows, self.most + MOST
        self._grow()
        self.grid.go((before, 0))

    def _turn_to(self, recipient: str) -> None:
        """Narrow: now this recipient."""
        self.shown, at = recipient, self.grid.at
        self.columns = [recipient]
        for panel in self.panels:
            panel.hide()
        self._head(0, recipient)
        self._refresh(rows=range(self.grid.rows))
        self.grid.stand(at)

    def _put(self, sharing: Sharing) -> None:
        self.put(sharing)
        self._show(self._view, self.grid.at)

    def _refresh(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._row(self.sharing, row)

    @property
    def _view(self) -> CellView:
        return self.table_of.cell(self.sharing, self._item, self._recipient)

    def _mirror(self) -> None:
        """The panel says what is so now."""
        (row, side), sharing = self.grid.at, self.sharing
        cell, head, line = self.panels
        if row < 0:
            taken = self.table_of.proposals(sharing, self._recipient)
            head.show_column(
                self._column(self._recipient),
                len(taken.cells) - len(sharing.cells),
                sharing.reason(self._recipient),
                found=bool(found(sharing, self._recipient)),
            )
        elif side < 0:
            line.show_row(sharing.items[row].text, sharing.reason(self._item))
        else:
            view, title = self._view, shortened(sharing.items[row].text, TITLE) or self.say("blank")
            if self.parting == (view.item, view.recipient) and view.give == "no":
                view = self.table_of.tried(sharing, view.item, view.recipient)  # says what is wrong with the words
            cell.show_cell(view, title, self._column(view.recipient).name)
