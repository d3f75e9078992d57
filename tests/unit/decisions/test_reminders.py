"""Deadlines for a calendar, without any name."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from icalendar import Calendar

from app.decisions.reminders import calendar, of_assessment, of_record, of_sharing
from app.decisions.wording import Wording
from app.guidance import GUIDANCE
from app.words import Words
from tests.unit.decisions.journeys import START
from tests.unit.decisions.sharing.made import with_ledgers
from tests.unit.decisions.test_keeping import assessed, finished, refused, said

NAMES = ("Ada", "Example", "uncle", "run off", "quiet all week")


def events(made: bytes) -> dict[str, Any]:
    """The events of a file by their id, read by someone else's reader."""
    return {str(event["UID"]): event for event in Calendar.from_ical(made).walk("VEVENT")}


def test_a_record_becomes_events_that_end_when_something_is_due() -> None:
    """One event a duty that is still to come, a quarter of an hour long, with an alarm."""
    made = events(calendar(of_record(said(), Words()), Words(), stamp=START, number="2026-001"))
    ahead = [due.duty for due in said().dues if datetime.fromisoformat(due.by) > START]
    assert set(made) == {f"2026-001-{duty}@sharewell" for duty in ahead}
    assert "log_sharing" in ahead
    note = made["2026-001-log_sharing@sharewell"]
    assert note["DTEND"].dt - note["DTSTART"].dt == timedelta(minutes=15)
    assert note["DTEND"].dt.astimezone(START.tzinfo).isoformat() == "2026-11-23T17:00:00+00:00"
    assert "what went to whom" in note["SUMMARY"]
    assert len(note.subcomponents) == 1


def test_what_is_due_already_rings_no_bell() -> None:
    """A duty of this very moment, or of the past, is on the record and not in the calendar."""
    assert "agency_notifies" in [due.duty for due in said().dues]
    late = calendar(of_record(said(), Words()), Words(), stamp=START + timedelta(days=30))
    assert events(late) == {}


def test_the_day_to_look_again_is_in_it() -> None:
    """A decision not to share comes back on its day, when offices open."""
    made = events(calendar(of_record(said(refused()), Words()), Words(), stamp=START, number="2026-001"))
    again = made["2026-001-look_again@sharewell"]
    assert again["DTEND"].dt.astimezone(START.tzinfo).isoformat() == "2026-12-18T09:00:00+00:00"


def test_no_name_and_no_word_of_the_story_is_in_it() -> None:
    """Not the author, not the organisation, not what was written: a family may share a calendar."""
    made = calendar(of_record(said(), Words()), Words(), stamp=START, number="2026-001").decode()
    assert not [name for name in NAMES if name.casefold() in made.casefold()]


def test_the_same_record_gives_the_same_events() -> None:
    """Saved twice, a calendar program sees the same events and does not double them."""
    once, twice = (calendar(of_record(said(), Words()), Words(), stamp=START, number="2026-001") for _ in range(2))
    assert once == twice


def test_an_assessment_gives_its_people_and_duties() -> None:
    """Before anything is sealed, the people to tell are events too."""
    wording = Wording(Words(), GUIDANCE, GUIDANCE.editions[0])
    found = assessed(finished())
    reminders = of_assessment(found, wording)
    assert [each.id for each in reminders] == [*(t.id for t in found.tell_now), *(d.id for d in found.duties)]
    assert b"unsealed-child_sw@sharewell" in calendar(reminders, Words(), stamp=START)


def test_what_waits_for_an_answer_comes_back_on_the_day_to_chase_it() -> None:
    """When offices open, under the same id in the record's own calendar and in that of the whole log; without a day, or
    once it was answered, not at all."""
    waiting = replace(with_ledgers(), heard=())
    (sent,) = waiting.sent
    waiting = waiting.put(replace(sent, id="never", chase_on=""))
    chases = of_sharing(waiting, Words(), "2026-001")
    for number in ("2026-001", ""):
        made = events(calendar(chases, Words(), stamp=START, number=number))
        assert set(made) == {"2026-001-chase-sent@sharewell"}
        chase = made["2026-001-chase-sent@sharewell"]
        assert chase["DTEND"].dt.astimezone(START.tzinfo).isoformat() == "2026-11-24T09:00:00+00:00"
        assert "2026-001" in chase["DESCRIPTION"]
    assert of_sharing(with_ledgers(), Words(), "2026-001") == ()
