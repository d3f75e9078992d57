"""The time of day, as an argument: nothing below the desk reads a clock by itself; and times as people say them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")
"""All times are shown and counted as they are in England."""

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Now, in England, to the second."""
    return datetime.now(UK).replace(microsecond=0)


def spoken(at: datetime, dates: Mapping[str, Any]) -> str:
    """A moment in England's time, such as "Friday 20 November 2026, 2.05 pm". `dates`: the words' section "dates"."""
    said: str = dates["moment"].format(day=spoken_day(_english(at), dates), time=spoken_time(at, dates))
    return said


def spoken_day(on: date, dates: Mapping[str, Any]) -> str:
    """A day, such as "Friday 20 November 2026"."""
    said: str = dates["day"].format(
        weekday=dates["weekdays"][on.weekday()], date=on.day, month=dates["months"][on.month - 1], year=on.year
    )
    return said


def spoken_time(at: datetime, dates: Mapping[str, Any]) -> str:
    """A time in England, such as "2.05 pm", "2 pm" or "12 noon"; in the hour that comes twice in October, which one."""
    at = _english(at)
    shape = {(0, 0): "midnight", (12, 0): "noon"}.get((at.hour, at.minute), "time" if at.minute else "hour")
    half = dates["am"] if at.hour < 12 else dates["pm"]
    said: str = dates[shape].format(hour=at.hour % 12 or 12, minute=f"{at.minute:02}", half=half)
    twice = at.utcoffset() != at.replace(fold=1 - at.fold).utcoffset()
    return f"{said} {at.tzname()}" if twice else said


def _english(at: datetime) -> datetime:
    return at.astimezone(UK) if at.tzinfo else at.replace(tzinfo=UK)
