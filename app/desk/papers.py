"""Papers for outside: a record with references in the place of names, a calendar of what is due, and putting a paper
where somebody wants it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.decisions import reminders
from app.decisions.mentions import Reading
from app.decisions.naming import signs
from app.errors import AppError
from app.files import put

if TYPE_CHECKING:
    from app.decisions.mentions import Mention
    from app.decisions.record import Record
    from app.decisions.sharing.whole import Sharing
    from app.decisions.thread import Thread
    from app.words import Words


def named(record: Record, thread: Thread, words: Words) -> tuple[Mention, ...]:
    """Who and what the paper of a record would name; it prints a reference for each that nobody chose to show."""
    return Reading(record.content, thread, signs(words)).mentions()


def drawn(record: Record, thread: Thread, words: Words, shown: frozenset[str] = frozenset()) -> bytes:
    """The paper of a record, in memory only. `shown`: ids of mentions that are printed as they are."""
    from app.pdf.record_paper import render

    def say(kind: str, number: int) -> str:
        return words.text("papers", f"reference.{kind}", number=number)

    content, around = Reading(record.content, thread, signs(words)).printed(shown, say)
    changed = content is not record.content or around is not thread
    return render(replace(record, content=content), words, around, references=changed)


def calendar(record: Record, sharing: Sharing, words: Words, at: datetime) -> bytes:
    """What must happen after a decision and by when, and when to chase what was shared (`sharing`: as it stands now),
    as an iCalendar file; it names nobody."""
    dues = reminders.of_record(record.content, words)
    chases = reminders.of_sharing(sharing, words, record.number)
    return reminders.calendar((*dues, *chases), words, stamp=at, number=record.number)


def save(paper: bytes, path: Path) -> None:
    """Write a paper whole or not at all. Raises AppError("paper_unwritable")."""
    try:
        put(path, paper)
    except AppError as fault:
        raise AppError("paper_unwritable", folder=str(path.parent)) from fault
