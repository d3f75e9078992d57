"""The time of day, as an argument: nothing below the desk reads a clock by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

UK = ZoneInfo("Europe/London")
"""All times are shown and counted as they are in England."""

Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """Now, in England, to the second."""
    return datetime.now(UK).replace(microsecond=0)
