"""Days become how long ago they are, and ages become bands, in whatever way people write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from app.decisions.sharing.long_ago import Rough, age, ago
from tests.unit.decisions.sharing.asking import TODAY, WORDS


@pytest.mark.parametrize(
    ("days", "said"),
    [
        *[(0, "today"), (2, "a day or two ago"), (4, "a few days ago"), (7, "about a week ago")],
        *[(14, "about two weeks ago"), (21, "about three weeks ago"), (30, "about a month ago")],
        *[(60, "about two months ago"), (200, "some months ago"), (365, "about a year ago")],
        *[(1500, "some years ago"), (5000, "many years ago"), (-1, "in a day or two"), (-5000, "in many years")],
    ],
)
def test_a_day_is_how_long_ago_it_is(days: int, said: str) -> None:
    """In rough words, before today and after it."""
    assert ago(TODAY - timedelta(days=days), TODAY, WORDS) == said


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("on Friday 20 November 2026", "D"),
        ("2026-11-20T14:05:00+00:00", "D"),
        ("the 20th of Nov", "D"),
        ("20/11/26, 20.11.2026 and 20 11 2026", "D, D and D"),
        ("20 Nov '98", "D"),
        ("in November 2019", "D"),
        ("November 20th, 2026", "D"),
        ("December 31", "D"),
        ("31/02/2026", "D"),
        ("at 7.30 for 5 to 10 minutes, 5 10 15", "at 7.30 for 5 to 10 minutes, 5 10 15"),
    ],
)
def test_days_are_found_as_they_are_written(written: str, told: str) -> None:
    """With their weekday, in figures or letters, with a year or without."""
    assert Rough(WORDS, TODAY).days(written, lambda _: "D") == told


def test_a_day_is_read_as_it_was_meant() -> None:
    """Without a year it is the last one; a short year is not in the future; a day there is not is some day."""
    rough = Rough(WORDS, TODAY, {date(1998, 5, 4)})
    read: list[str] = []

    def noted(said: str) -> str:
        read.append(said)
        return ""

    rough.days("13 December; 31 December; 4.5.98; 1.1.97; 31/02/2026; in May 2024", noted)
    assert read == [
        *("a day or two ago", "in about two weeks", "a date of birth", "many years ago", "one day", "some years ago")
    ]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("her 7-year-old brother", "her 5-to-10-year-old brother"),
        ("a seven year old", "a aged 5 to 10"),
        ("aged 12", "aged 11 to 13"),
        ("Age: 15", "aged 14 to 15"),
        ("turned 17", "aged 16 to 17"),
        ("8 months old", "under 5"),
        ("a 3yo", "a under 5"),
        ("45 years old", "grown up"),
        ("aged nineteen weeks", "under 5"),
        ("for 7 years, and older", "for 7 years, and older"),
    ],
)
def test_an_age_is_a_band(written: str, told: str) -> None:
    """As people write one."""
    assert Rough(WORDS, TODAY).ages(written, lambda said: said) == told


def test_an_age_turns_on_the_birthday() -> None:
    """On the day itself and not before."""
    assert (age(date(2021, 12, 15), TODAY), age(date(2021, 12, 14), TODAY)) == ("under_5", "from_5")
