"""What one desk notes in the log, and the reports it keeps of faults that nobody expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from app.errors import AppError
from app.log import Event, fits, note

if TYPE_CHECKING:
    from app.clock import Clock
    from app.paths import Places
    from app.store.audit import Finding


class Logbook(NamedTuple):
    """Writes into the folder of one register, or nowhere: `places` is None at a throw-away desk."""

    places: Places | None
    clock: Clock

    def note(self, event: Event, **ids: str | int) -> None:
        """Note an event with its ids, as `app.log.note` has it."""
        if self.places is not None:
            note(self.places, event, self.clock(), **ids)

    @contextmanager
    def trying(self, event: Event) -> Iterator[None]:
        """Note this event once what is tried has come about, or the code of what kept it from coming about."""
        try:
            yield
        except AppError as fault:
            self.note(Event.WRONG_TRY if fault.code.startswith("wrong_") else Event.TROUBLE, code=fault.code)
            raise
        self.note(event)

    def checked(self, found: Sequence[Finding]) -> None:
        """Note what a check of the register found, and that it was made."""
        for each in found:
            number = {"record": each.record} if each.record and fits("record", each.record) else {}  # or it is damaged
            self.note(Event.FINDING, code=each.code, **number)
        self.note(Event.CHECKED, count=len(found))

    def heed(self, fault: BaseException) -> None:
        """Note what a person is told went wrong; where nobody expected it, keep a report too."""
        from app.fault_report import keep, let_go

        if isinstance(fault, AppError):
            self.note(Event.TROUBLE, code=fault.code)
        elif self.places is not None:
            keep(self.places, fault, self.clock())
        let_go(fault)
