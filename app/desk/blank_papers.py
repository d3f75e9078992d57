"""Papers to fill in by hand, for when there is no computer: the blank form and the emergency log."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.clock import Clock
    from app.desk import Desk


class BlankPapers:
    """Needs no open register: nothing that anybody wrote is on them."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self._desk, self._clock = desk, clock

    def form(self, edition: str = "") -> bytes:
        """The questions of an edition as a form, PDF, made in memory; of the one that the agency works by, or the
        first, if none is named. Raises KeyError for an edition there is not."""
        from app.decisions.blank_form import blank_form
        from app.guidance import GUIDANCE
        from app.pdf.blank_form import render

        desk = self._desk
        chosen = GUIDANCE.edition(edition or desk.settings.adopted.edition or GUIDANCE.editions[0].id)
        return render(blank_form(desk.pages.wording(chosen), desk.settings), self._clock(), desk.words)

    def emergency_log(self) -> bytes:
        """One sheet with the numbers to ring and room to write down that they were, PDF, made in memory."""
        from app.decisions.to_ring import agency
        from app.pdf.emergency_log import render

        desk = self._desk
        return render(agency(desk.settings, desk.words), self._clock(), desk.words)
