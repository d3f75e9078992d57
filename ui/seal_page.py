"""The last look before a decision is sealed."""

from __future__ import annotations

from app.decisions.screen import Screen
from ui.check_page import lines
from ui.guidance_page import GuidancePage
from ui.kit import Kit
from ui.step import Acts


class SealPage(GuidancePage):
    """What was decided and why, and the answers where the screen has them."""

    def __init__(self, kit: Kit, screen: Screen, acts: Acts) -> None:
        super().__init__(kit, screen, acts)
        lines(self, screen, acts)
