"""Deadlines for a calendar: what must happen and by when, in the guidance's own words and without any name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from app.clock import UK
from app.decisions.content import Content
from app.decisions.sharing.ledger import chase_day, waiting
from app.decisions.sharing.whole import Sharing
from app.decisions.wording import Wording
from app.guidance.circumstances import OFFICE_OPENS
from app.guidance.evaluate import Assessment
from app.words import Words

QUARTER = timedelta(minutes=15)
"""How long an event is: it ends when something is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing to do: an id that stays the same when it is saved again, what, and by when; `number`: of the record
    that it is about, or empty."""

    id: str
    what: str
    by: datetime
    number: str = ""


def of_assessment(found: Assessment, wording: Wording) -> tuple[Reminder, ...]:
    """The people to tell and the duties of an assessment."""
    tells = (Reminder(id=t.id, what=wording.words.text("protect", f"{t.id}.who"), by=t.by) for t in found.tell_now)
    return (*tells, *(Reminder(id=due.id, what=wording.duty(due), by=due.by) for due in found.duties))


def of_record(content: Content, words: Words) -> tuple[Reminder, ...]:
    """The duties of a sealed record and the day it is looked at again. What a record holds of people is not in them."""
    duties = tuple(Reminder(id=due.duty, what=due.what, by=datetime.fromisoformat(due.by)) for due in content.dues)
    try:
        again = datetime.combine(date.fromisoformat(content.look_again), OFFICE_OPENS, UK)
    except ValueError:
        return duties  # no day was named
    return (*duties, Reminder(id="look_again", what=words.text("session", "reminder.look_again"), by=again))


def of_sharing(sharing: Sharing, words: Words, number: str) -> tuple[Reminder, ...]:
    """What still waits for an answer, by the day on which it is to be chased. To whom and what is not in them."""
    what = words.text("session", "reminder.chase")
    return tuple(
        Reminder(id=f"chase-{each.id}", what=what, by=datetime.combine(by, OFFICE_OPENS, UK), number=number)
        for each in waiting(sharing)
        if (by := chase_day(each))
    )


def calendar(reminders: Iterable[Reminder], words: Words, *, stamp: datetime, number: str = "") -> bytes:
    """The reminders as an iCalendar file (RFC 5545), one event of a quarter of an hour each, with an alarm before it.

    What is due already is left out: a calendar would ring at once, or never. `stamp`: when the file is made; `number`:
    the record's number, if all are about one: it names nobody."""
    from icalendar import Alarm, Calendar, Event

    book = Calendar()
    book.add("prodid", "-//Sharewell//EN")
    book.add("version", "2.0")
    for each in reminders:
        if each.by <= stamp:
            continue
        about = each.number or number
        where = (
            words.text("session", "reminder.where", number=about) if about else words.text("session", "reminder.open")
        )
        event = Event()
        event.add("uid", f"{about or 'unsealed'}-{each.id}@sharewell")
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("dtstart", each.by.astimezone(UTC) - QUARTER)
        event.add("dtend", each.by.astimezone(UTC))
        event.add("summary", words.text("session", "reminder.due", what=each.what))
        event.add("description", where)
        event.add("class", "PRIVATE")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words.text("session", "reminder.alarm"))
        alarm.add("trigger", -timedelta(hours=2))
        event.add_component(alarm)
        book.add_component(event)
    return bytes(book.to_ical())
