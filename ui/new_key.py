"""A new recovery key on a page, until it is written down or its sheet is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.at_work import save_as
from ui.buttons import Button
from ui.cards import Card, row
from ui.prose import Prose

if TYPE_CHECKING:
    from app.desk.disposing import Finished
    from ui.leaf import Leaf
    from ui.window import Window


def new_key(page: Leaf, window: Window, key: str) -> Card:
    """The key in large letters, three groups to a line as on the sheet, and a button that saves the sheet."""
    kit, words = page.kit, page.kit.words
    page.key = key  # so that it is shown again if the program locks itself meanwhile
    card = Card(kit, "sun", pad=20, gap=10)
    card.column.addWidget(Prose(kit, words.text("care", "new_key.heading"), "title"))
    card.column.addWidget(Prose(kit, words.text("care", "new_key.hint")))
    groups = key.split("-")
    lines = ("   ".join(groups[at : at + 3]) for at in range(0, len(groups), 3))
    shown = Prose(kit, "\n".join(lines), "heading")
    shown.setAccessibleName(kit.say("key.name"))
    shown.setAccessibleDescription(key)
    card.column.addWidget(shown)
    sheet = Button(kit, kit.say("key.sheet"))
    name, said = kit.say("key.sheet_file"), kit.say("key.sheet_saved")
    sheet.clicked.connect(lambda: save_as(page, window, name, lambda: page.desk.recovery_sheet(key), said))
    card.column.addLayout(row(kit, sheet, None))
    return card


def show_new_key(window: Window, found: Finished) -> None:
    """The person has left the page that would have shown it: a key that must be written down is shown all the same."""
    if found.recovery_key:
        window.show_key(found.recovery_key)
