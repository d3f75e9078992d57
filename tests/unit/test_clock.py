"""Times as people say them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from app.clock import UK, spoken, spoken_day, wall_clock
from app.words import Words

DATES = Words().section("dates")


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-11-20T14:05:00+00:00", "Friday 20 November 2026, 2.05 pm"),
        ("2026-07-01T14:00:00+00:00", "Wednesday 1 July 2026, 3 pm"),
        ("2026-11-20T00:00:00+00:00", "Friday 20 November 2026, 12 midnight, as the day began"),
        ("2026-11-20T12:00:00+00:00", "Friday 20 November 2026, 12 noon"),
        ("2026-11-20T12:30:00+00:00", "Friday 20 November 2026, 12.30 pm"),
        ("2026-11-20T00:30:00+00:00", "Friday 20 November 2026, 12.30 am"),
        ("2026-10-25T00:30:00+00:00", "Sunday 25 October 2026, 1.30 am BST"),
        ("2026-10-25T01:30:00+00:00", "Sunday 25 October 2026, 1.30 am GMT"),
        ("2026-12-31T23:30:00-05:00", "Friday 1 January 2027, 4.30 am"),
        ("2026-11-20T14:05:00", "Friday 20 November 2026, 2.05 pm"),
    ],
)
def test_spoken(at: str, said: str) -> None:
    """A time is said as it is in England, on the day it is there, and never means two moments."""
    assert spoken(datetime.fromisoformat(at), DATES) == said


def test_day() -> None:
    """A day is said with its weekday."""
    assert spoken_day(date(2026, 3, 1), DATES) == "Sunday 1 March 2026"


def test_wall_clock() -> None:
    """The clock on the wall shows England's time to the second."""
    now = wall_clock()
    assert now.tzinfo is UK
    assert now.microsecond == 0
    assert abs((datetime.now(UTC) - now).total_seconds()) < 5
