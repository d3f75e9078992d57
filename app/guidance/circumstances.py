"""What is known without asking: the edition, the hour, the kind of service, and which new laws are switched on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from app.clock import UK
from app.guidance.conditions import Chosen
from app.guidance.deadlines import OFFICE_CLOSES, office_day
from app.guidance.model import Edition, Fact
from app.settings import EDITIONS, KINDS, NEW_LAWS, Adopted

OFFICE_OPENS = time(9, 0)

FACTS: tuple[Fact, ...] = (
    Fact("edition", EDITIONS),
    Fact("office", ("open", "closed")),
    Fact("service", KINDS),
    *(Fact(overlay, ("off", "on")) for overlay in NEW_LAWS),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """When it became known, when it is being decided, the kind of service, and the overlays that count then."""

    known_at: datetime
    at: datetime
    service: str = "unknown"
    overlays: frozenset[str] = frozenset()

    @classmethod
    def of(cls, known_at: datetime, at: datetime, adopted: Adopted, law_of: date | None = None) -> Circumstances:
        """Under what the agency has adopted, with the overlays that count on the day of `law_of`, else of `at`."""
        day = law_of or at.astimezone(UK).date()
        on = frozenset(overlay for overlay, start in adopted.starts if start <= day)
        return cls(known_at=known_at, at=at, service=adopted.kind, overlays=on)

    def facts(self, edition: Edition) -> Chosen:
        """Each fact as if it had been answered."""
        return {
            "edition": (edition.id,),
            "office": ("open" if in_office_hours(self.at) else "closed",),
            "service": (self.service,),
            **{overlay: ("on" if overlay in self.overlays else "off",) for overlay in NEW_LAWS},
        }


def in_office_hours(at: datetime) -> bool:
    """Whether an office in England can be expected to answer: from nine to five on a working day."""
    here = at.astimezone(UK)
    return office_day(here.date()) and OFFICE_OPENS <= here.time() < OFFICE_CLOSES
