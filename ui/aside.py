"""Looking something up in the middle of something else: the page for it, and the way back to where one was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from ui.a11y import focus_on

if TYPE_CHECKING:
    from ui.about_page import AboutPage


@dataclass
class Aside:
    """`page` is what one reads, `under` the page one came from, `focus` what had the focus there; `record` is a
    record opened from it, which leads back to it."""

    page: AboutPage
    under: QWidget
    focus: QWidget | None
    record: QWidget | None = None

    @classmethod
    def over(cls, under: QWidget, page: AboutPage) -> Aside:
        """Remember where somebody is now."""
        return cls(page, under, QApplication.focusWidget())

    def give_back(self) -> None:
        """Put the focus where it was, or where that page begins if it was made again meanwhile."""
        if self.focus is not None and isValid(self.focus) and self.under.isAncestorOf(self.focus):
            focus_on(self.focus)
        else:
            getattr(self.under, "focus_first", self.under.setFocus)()
