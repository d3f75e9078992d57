"""Deadlines for a calendar: what must happen and by when, in the guidance's own words and without any name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app.decisions.content import Content
from app.decisions.wording import Wording
from app.guidance.evaluate import Assessment
from app.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One thing to do: an id that stays the same when it is saved again, what, and by when."""

    id: str
    what: str
    by: datetime


def of_assessment(found: Assessment, wording: Wording) -> tuple[Reminder, ...]:
    """The people to tell and the duties of an assessment."""
    tells = (Reminder(id=t.id, what=wording.words.text("protect", f"{t.id}.who"), by=t.by) for t in found.tell_now)
    return (*tells, *(Reminder(id=due.id, what=wording.duty(due), by=due.by) for due in found.duties))


def of_record(content: Content) -> tuple[Reminder, ...]:
    """The duties of a sealed record and the day it is looked at again. What a record holds of people is not in them."""
    return tuple(Reminder(id=due.duty, what=due.what, by=datetime.fromisoformat(due.by)) for due in content.dues)


def calendar(reminders: Iterable[Reminder], words: Words, *, stamp: datetime, number: str = "") -> bytes:
    """The reminders as an iCalendar file (RFC 5545), one event of a quarter of an hour each, with an alarm before it.

    `stamp`: when the file is made; `number`: the record's number, if there is one: it names nobody."""
    from icalendar import Alarm, Calendar, Event

    book = Calendar()
    book.add("prodid", "-//Sharewell//EN")
    book.add("version", "2.0")
    for each in reminders:
        event = Event()
        event.add("uid", f"{number or 'unsealed'}-{each.id}@sharewell")
        event.add("dtstamp", stamp.astimezone(UTC))
        event.add("dtstart", each.by.astimezone(UTC) - QUARTER)
        event.add("dtend", each.by.astimezone(UTC))
        event.add("summary", words.text("session", "reminder.due", what=each.what))
        event.add("description", words.text("session", "reminder.where", number=number or "…"))
        event.add("class", "PRIVATE")
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words.text("session", "reminder.alarm"))
        alarm.add("trigger", -timedelta(hours=2))
        event.add_component(alarm)
        book.add_component(event)
    return bytes(book.to_ical())


QUARTER = timedelta(minutes=15)
