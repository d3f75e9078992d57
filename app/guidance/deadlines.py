"""By when: clock hours, or working days in England with its bank holidays."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from app.clock import UK
from app.guidance.model import Hours, Within

OFFICE_CLOSES = time(17, 0)


def deadline(known_at: datetime, within: Within) -> datetime:
    """The last moment, in England's time. Working days end when the office closes."""
    start = known_at.astimezone(UK)
    if isinstance(within, Hours):
        # Clock hours run through a change to or from summer time, so count them in UTC.
        return (known_at.astimezone(UTC) + timedelta(hours=within.hours)).astimezone(UK)
    closed = _bank_holidays(start.year) | _bank_holidays(start.year + 1)
    day, left = start.date(), within.days
    while left:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in closed:
            left -= 1
    return datetime.combine(day, OFFICE_CLOSES, UK)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
