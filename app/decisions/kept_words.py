"""How long records are kept, and what is held about somebody, in words: for the window, for lines and for papers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from app.clock import spoken_day
from app.decisions.access import Access, Passage
from app.decisions.retention import Class, Standing
from app.words import Words


def period(years: int | None, words: Words) -> str:
    """A period, such as "75 years"."""
    return words.text("keeping", "no_years") if years is None else words.counted("keeping", "years", years)


def source(kind: Class, words: Words) -> str:
    """The source of a class's period, and whether it must be confirmed before anybody relies on it."""
    title = words.text("keeping", f"source.{kind.source or 'none'}.title")
    return words.text("keeping", "source_confirm", title=title) if kind.source and kind.confirm else title


def confirmed(on: date | None, words: Words) -> str:
    """Whether a manager has confirmed a period."""
    return words.text("keeping", "confirmed", day=_day(on, words)) if on else words.text("keeping", "not_confirmed")


def counting(kind: Class, years: int | None, words: Words) -> str:
    """How a class counts, such as "75 years, from the day the child was born"."""
    counts = words.text("keeping", f"class.{kind.id}.counts")
    return words.text("keeping", "counting", period=period(years, words), counts=counts)


def status(standing: Standing, words: Words) -> str:
    """Where a record stands, in one line: due or not, on hold, to be looked at again."""

    def said(key: str, day: date | None = None) -> str:
        return words.text("keeping", f"standing.{key}", **({"day": _day(day, words)} if day else {}))

    if standing.due is None:
        parts = [said("no_period" if "years" in standing.missing else "no_date")]
    else:
        parts = [said("due" if standing.is_due else "later", standing.due)]
    if standing.keeping.held:
        parts.append(said("held"))
    if standing.keeping.review_on:
        parts.append(said("review" if standing.look_again else "review_later", standing.keeping.review_on))
    return ", ".join(parts)


def _day(day: date | None, words: Words) -> str:
    return "" if day is None else spoken_day(day, words.section("dates"))


def counted(access: Access, words: Words) -> str:
    """How much was found, and where."""
    if not access.passages:
        return words.text("keeping", "access.nothing")
    drafts = {each.draft for each in access.passages if each.draft}
    said = words.text(
        "keeping",
        "access.found_said",
        passages=words.counted("keeping", "access.passages", len(access.passages)),
        records=words.counted("keeping", "access.records", len(access.records)),
    )
    return f"{said} {words.counted('keeping', 'access.drafts', len(drafts))}." if drafts else f"{said}."


def limits(access: Access, words: Words) -> Iterator[str]:
    """What to know before anything is handed over."""
    day = _day(access.by, words)
    yield words.text("keeping", "limits.by", day=day) if day else words.text("keeping", "limits.by_unknown")
    for key in ("manager", "others", "whole", "words", "elsewhere"):
        yield words.text("keeping", f"limits.{key}")
    if access.disposed:
        numbers = ", ".join(access.disposed)
        yield words.counted("keeping", "limits.disposed", len(access.disposed), numbers=numbers)


def place(passage: Passage, words: Words) -> str:
    """Where in a record or draft a passage stands."""
    where = words.text("keeping", f"where.{passage.part.where}")
    if not passage.part.heading:
        return where
    return words.text("keeping", "where.headed", where=where, heading=passage.part.heading)


def others(passage: Passage, words: Words) -> str:
    """What in a passage may be about somebody else."""
    if not passage.others:
        return words.text("keeping", "access.others_none")
    said = dict.fromkeys(
        words.text("keeping", "mark.said", words=passage.words(mark), kind=words.text("keeping", f"mark.{mark.kind}"))
        for mark in passage.others
    )
    return words.text("keeping", "access.others", marks=", ".join(said))


def whence(passage: Passage, words: Words) -> str:
    """From which record or draft a passage is, and of which day."""
    day = _day(datetime.fromisoformat(passage.day), words)
    if passage.record:
        return words.text("keeping", "access.record", number=passage.record, day=day)
    return words.text("keeping", "access.draft", day=day)
