"""Days as how long ago they are, and ages as bands: near enough to be understood, too rough to tell who it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, datetime
from typing import Any

from app.words import Words

BANDS = ((5, "under_5"), (11, "from_5"), (14, "from_11"), (16, "from_14"), (18, "from_16"))
"""Below so many years, the band of this name; above the last, grown up."""

_AGO = (
    (0, "today"),
    (2, "day"),
    (4, "days"),
    (10, "week"),
    (17, "two_weeks"),
    (24, "three_weeks"),
    (45, "month"),
    (75, "two_months"),
    (320, "months"),
    (550, "year"),
    (3650, "years"),
)
"""Up to so many days away, the words of this name; further away, those of `long`."""

_YEAR = 365.25


def ago(day: date, today: date, words: Words) -> str:
    """How long before today, or after it, a day is, in rough words."""
    away = (today - day).days
    named = next((name for most, name in _AGO if abs(away) <= most), "long")
    return words.text("advice_request", f"{'ago' if away >= 0 else 'ahead'}.{named}")


def band(years: float) -> str:
    """The name of the band of an age."""
    return next((name for below, name in BANDS if years < below), "grown_up")


def age(born: date, today: date) -> str:
    """The name of the band of somebody born on a day."""
    return band(today.year - born.year - ((today.month, today.day) < (born.month, born.day)))


def day_of(text: str) -> date | None:
    """The day of an ISO day or time; None for anything else."""
    try:
        return datetime.fromisoformat(text.strip()).date()
    except ValueError:
        return None


class Rough:
    """Finds days and ages in texts, as they are written in England. `births`: days that nobody may be told."""

    def __init__(self, words: Words, today: date, births: Collection[date] = ()) -> None:
        self._words, self._today, self._births = words, today, births
        dates: Mapping[str, Any] = words.section("dates")
        said = words.section("advice_request")["shapes"]
        self._months = {name[:3].lower(): at for at, name in enumerate(dates["months"], 1)}
        names = "|".join(f"{name[:3]}(?:{name[3:]})?" if name[3:] else name for name in dates["months"])
        names = names.replace("Sep(?:tember)?", "Sept?(?:ember)?")
        numbers = said["numbers"].split()
        self._numbers = {name: str(at) for at, name in enumerate(numbers, 1)}
        weekdays = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in dates["weekdays"])
        before = rf"(?:(?:on )?(?:the )?(?:(?:{weekdays}),? )?(?:the )?)?"
        day = r"(?P<{d}>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
        figures = (
            r"(?P<year_a>(?:19|20)\d\d)[./\- ](?P<month_a>0?[1-9]|1[0-2])[./\- ](?P<day_a>\d{1,2})"
            r"(?:[T ]\d\d:\d\d(?::\d\d)?(?:[+\-]\d\d:?\d\d|Z)?)?"
            r"|(?P<day_b>0?[1-9]|[12]\d|3[01])(?P<gap> ?[./\-] ?| )(?P<month_b>0?[1-9]|1[0-2])(?P=gap)"
            r"(?P<year_b>(?:19|20)\d\d|(?<! )\d\d)"
        )
        year = r"(?:[ ,.\-/]{1,2}(?P<year_c>(?:19|20)\d\d|[’']?\d\d(?![\d.:])))?"
        written = (
            rf"{day.format(d='day_c')}[ .\-]{{0,2}}(?:of )?(?P<name_c>{names})\.?{year}"
            rf"|(?P<name_d>{names})\.? (?:the )?{day.format(d='day_d')}(?:,? (?P<year_d>(?:19|20)\d\d))?"
            rf"|(?:in |since )?(?P<name_e>{names})\.?,? (?P<year_e>(?:19|20)\d\d)"
        )
        self._day = re.compile(rf"(?<![\w/.\-]){before}(?:{figures}|{written})(?![\w/\-]|\.\d)", re.IGNORECASE)
        counted = rf"(?P<{{0}}>\d{{{{1,3}}}}|{'|'.join(numbers)})"
        units, gap = "(?P<{0}>years?|yrs?|months?|weeks?|y)", r"[ \-‐-―]{0,2}"
        self._age = re.compile(
            rf"\b{counted.format('n_a')}{gap}{units.format('u_a')}{gap}(?:old|olds|/?o)\b"
            rf"|\b(?:aged?|turned|turns|turning)(?: of| is| was)?:? {counted.format('n_b')}\b"
            rf"(?: (?P<u_b>years?|months?|weeks?)(?: old)?)?",
            re.IGNORECASE,
        )

    def days(self, text: str, said: Callable[[str], str]) -> str:
        """The text with what `said` gives for them in the place of days."""
        return self._day.sub(lambda match: said(self._ago(match)), text)

    def ages(self, text: str, said: Callable[[str], str]) -> str:
        """The text with what `said` gives for them in the place of ages."""
        return self._age.sub(lambda match: said(self._band(match)), text)

    def _ago(self, match: re.Match[str]) -> str:
        part = {key.partition("_")[0]: value for key, value in match.groupdict().items() if value}
        month = int(part["month"]) if "month" in part else self._months[part["name"][:3].lower()]
        try:
            day = date(self._year(part.get("year", ""), month), month, int(part.get("day", "15")))
        except ValueError:
            return self._words.text("advice_request", "instead.day")
        if day in self._births:
            return self._words.text("advice_request", "instead.born")
        return ago(day, self._today, self._words)

    def _year(self, written: str, month: int) -> int:
        """The year as written, in full or short; the last one with such a month where none is."""
        if not written:
            return self._today.year - (month > self._today.month)
        year = int(written.strip("’'"))
        if year >= 100:
            return year
        return 2000 + year if 2000 + year <= self._today.year + 1 else 1900 + year

    def _band(self, match: re.Match[str]) -> str:
        part = {key.partition("_")[0]: value.lower() for key, value in match.groupdict().items() if value is not None}
        count = int(self._numbers.get(part["n"], part["n"]))
        years = count if part.get("u", "y").startswith("y") else 0
        name = band(years)
        before_one = (
            match["n_a"] is not None and match.group().lower().rstrip("s").endswith("old") and "-" in match.group()
        )
        return self._words.text("advice_request", f"{'aged_before' if before_one else 'aged'}.{name}")
