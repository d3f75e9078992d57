"""By when: clock hours, or working days in England with its bank holidays."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from app.clock import UK
from app.guidance.model import Hours, Months, Within

OFFICE_CLOSES = time(17, 0)


def deadline(known_at: datetime, within: Within) -> datetime:
    """The last moment, in England's time. Working days and months end when the office closes."""
    start = known_at.astimezone(UK)
    if isinstance(within, Hours):
        # Clock hours run through a change to or from summer time, so count them in UTC.
        return (known_at.astimezone(UTC) + timedelta(hours=within.hours)).astimezone(UK)
    if isinstance(within, Months):
        return datetime.combine(_months_on(start.date(), within.months), OFFICE_CLOSES, UK)
    day, left = start.date(), within.days
    while left:
        day += timedelta(days=1)
        left -= office_day(day)
    return datetime.combine(day, OFFICE_CLOSES, UK)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def office_day(day: date) -> bool:
    """Whether it is a working day in England."""
    return day.weekday() < 5 and day not in _bank_holidays(day.year)


@cache
def _bank_holidays(year: int) -> frozenset[date]:
    from holidays import country_holidays

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))
