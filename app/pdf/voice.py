"""A paper's own words, and times and people's words as it says them."""

from __future__ import annotations

from datetime import date, datetime

from app.clock import spoken, spoken_day
from app.pdf.lines import Span
from app.words import Words


class Voice:
    """The words of one table of papers.toml or of another `section`, and times in people's words."""

    def __init__(self, words: Words, table: str, section: str = "papers") -> None:
        self.words, self.table, self.section = words, table, section

    def say(self, key: str, **facts: object) -> str:
        """The sentence at this key of the table."""
        return self.words.text(self.section, f"{self.table}.{key}", **facts)

    def counted(self, key: str, count: int, **facts: object) -> str:
        """The sentence for so many."""
        return self.words.counted(self.section, f"{self.table}.{key}", count, **facts)

    def spoken(self, time: str) -> str:
        """An ISO time as people say it; anything else as it stands, since no paper is refused for its words."""
        at = moment(time)
        return spoken(at, self.words.section("dates")) if at else time

    def day(self, text: str) -> str:
        """An ISO day, or the day of an ISO time, as people say it; anything else as it stands."""
        try:
            return spoken_day(date.fromisoformat(text), self.words.section("dates"))
        except ValueError:
            return self.spoken(text)


def moment(time: str) -> datetime | None:
    """An ISO time, or None for anything else."""
    try:
        return datetime.fromisoformat(time)
    except ValueError:
        return None


def own(text: str) -> str:
    """A person's text without the empty lines around it."""
    return text.strip("\r\n").rstrip()


def listed(*spans: Span) -> list[Span]:
    """Spans each on a line of their own; empty ones left out."""
    full = [(text, style) for text, style in spans if text.strip()]
    return [(text if at == len(full) - 1 else text + "\n", style) for at, (text, style) in enumerate(full)]
