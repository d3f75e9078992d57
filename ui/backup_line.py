"""One line on the first page: when the last backup was, and why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from app.clock import UK
from app.errors import AppError
from ui.buttons import Button
from ui.cards import Card, Fold, together
from ui.kit import Kit
from ui.prose import Prose
from ui.troubles import worded

if TYPE_CHECKING:
    from app.desk import Desk
    from app.desk.backups import Standing


class BackupLine(Card):
    """For an open register that is not thrown away. `go` leads to the backups."""

    go = Signal()

    def __init__(self, kit: Kit, desk: Desk) -> None:
        super().__init__(kit, pad=(20, 10, 20, 10))
        self.desk = desk
        self.said, self.more = Prose(kit, "", "strong"), Prose(kit)
        self.button = Button(kit, kit.say("home.backup_do"), "link")
        self.button.clicked.connect(self.go)
        fold = Fold(kit, narrow=480, gap=24)
        lines = together(self.said, self.more)
        fold.row.addLayout(lines, 1)
        fold.row.setAlignment(lines, Qt.AlignmentFlag.AlignVCenter)
        fold.row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addWidget(fold)
        self.refresh()

    def refresh(self) -> None:
        """As it stands now; the focus stays where it is."""
        if self.desk.state != "open":
            return
        kit, standing = self.kit, self.desk.backups.standing()
        lines = [kit.words.text("care", f"backup.own_warning.{code}") for code in standing.unseen]
        self.accent = "sun" if standing.late or lines else "card"
        self.said.setText(last(kit, standing))
        if standing.failed:
            lines.insert(0, f"{worded(kit.words, AppError(standing.failed)).title}.")
        elif standing.made is None:
            lines.insert(0, kit.say("home.backup_none_more"))
        self.more.setText("\n".join(lines))
        self.more.setVisible(bool(lines))
        self.update()


def last(kit: Kit, standing: Standing) -> str:
    """When the last one was, as people say it."""
    if standing.made is None:
        return kit.say("home.backup_none")
    days = (kit.clock().astimezone(UK).date() - standing.made.date()).days
    if days < 1:
        return kit.say("home.backup_at", moment=kit.moment(standing.made))
    return kit.words.counted("ui", "home.backup_days", days)
