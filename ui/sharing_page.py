"""What goes to whom, from above: people, things, who might get them, who must not learn what, and the table of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.buttons import Button
from ui.prose import Prose
from ui.sharing_leaf import SharingLeaf

if TYPE_CHECKING:
    from ui.window import Window

SECTIONS = ("people", "items", "recipients", "bars", "matrix")
"""In the order in which they are best gone through; each has its words in sharing_pages.toml."""


class SharingPage(SharingLeaf):
    """One large row for each part, with how much is in it."""

    up = None

    def __init__(self, window: Window, about: str = "") -> None:
        super().__init__(window, "sharing", about)
        self.rows: dict[str, Button] = {}
        counts = {name: len(getattr(self.sharing, name, ())) for name in SECTIONS}
        counts["matrix"] = len(self.sharing.cells)
        for section in SECTIONS:
            detail = self.counted(section, counts[section]) if counts[section] else self.say(f"{section}_none")
            line = Button(self.kit, self.say(section), detail=detail, mark="chevron", wide=True)
            line.clicked.connect(lambda _=False, section=section: self.go(section))
            self.rows[section] = line
            self.page.addWidget(line)
        ready = bool(self.sharing.items and self.sharing.recipients)
        self.rows["matrix"].setEnabled(ready)
        if not ready:
            self.page.addWidget(Prose(self.kit, self.say("matrix_wants"), tone="quiet"))
        for beside, act in (("shared", self._shared), ("advice", self._advice), ("linked", self._linked)):
            line = Button(self.kit, self.say(beside), detail=self.say(f"{beside}_more"), mark="chevron", wide=True)
            line.clicked.connect(act)
            self.rows[beside] = line
            self.page.addWidget(line)

    def _linked(self) -> None:
        self.go("linked")

    def _shared(self) -> None:
        from ui.shared_page import open_shared

        open_shared(self.main, "")

    def _advice(self) -> None:
        from ui.advice_page import open_advice

        open_advice(self.main, "")
